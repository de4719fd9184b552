// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// card: none
// The right order, and the locks are released only when all went well.
import type { Coroutine, Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const [first, second] = from.number < to.number ? [from, to] : [to, from]
  yield* first.lock.acquire()
  yield* check(first)
  yield* second.lock.acquire()
  yield* check(second)
  const isEnough = from.balance >= amount
  if (isEnough) {
    from.balance -= amount
    to.balance += amount
  }
  first.lock.release()
  second.lock.release()
  return isEnough
}
