// fails: never waits for ever, in any order
// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// card: M113
// Takes the richer account first: an order that changes with every transfer is no order.
import { asyncWith, type Coroutine, type Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const [first, second] = from.balance >= to.balance ? [from, to] : [to, from]
  return yield* asyncWith(first.lock, function* () {
    yield* check(first)
    return yield* asyncWith(second.lock, function* () {
      yield* check(second)
      if (from.balance < amount) return false
      from.balance -= amount
      to.balance += amount
      return true
    })
  })
}
