// fails: checks each of the two accounts once, with its lock held
// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// fails: lets transfers between other accounts go on at the same time
// card: none
// One lock for the whole bank, and those of the accounts are not used.
import { asyncWith, type Coroutine, Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

const locks = new WeakMap<object, Lock>()

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const bank = locks.get(check) ?? new Lock()
  locks.set(check, bank)
  return yield* asyncWith(bank, function* () {
    yield* check(from)
    yield* check(to)
    if (from.balance < amount) return false
    from.balance -= amount
    to.balance += amount
    return true
  })
}
