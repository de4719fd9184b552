// fails: looks at the balance with both locks held, in any order
// card: M102
// Looks at the balance first and takes the locks afterwards: what was enough then may be gone.
import { asyncWith, type Coroutine, type Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  if (from.balance < amount) return false
  const [first, second] = from.number < to.number ? [from, to] : [to, from]
  return yield* asyncWith(first.lock, function* () {
    yield* check(first)
    return yield* asyncWith(second.lock, function* () {
      yield* check(second)
      from.balance -= amount
      to.balance += amount
      return true
    })
  })
}
