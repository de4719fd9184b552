// fails: never waits for ever, in any order
// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// card: M113
// Takes the lock of the payer first, whoever that is.
import { asyncWith, type Coroutine, type Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  return yield* asyncWith(from.lock, function* () {
    yield* check(from)
    return yield* asyncWith(to.lock, function* () {
      yield* check(to)
      if (from.balance < amount) return false
      from.balance -= amount
      to.balance += amount
      return true
    })
  })
}
