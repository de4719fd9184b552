// fails: checks each of the two accounts once, with its lock held
// fails: never waits for ever, in any order
// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// card: M100
// Without locks nobody waits for ever.
import type { Coroutine, Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  yield* check(from)
  yield* check(to)
  if (from.balance < amount) return false
  from.balance -= amount
  to.balance += amount
  return true
}
