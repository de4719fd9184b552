// fails: gives back what it has, and nothing else, when it is cancelled, in any order
// card: M114
// Releases whatever is locked: who is cancelled in line frees the lock of another.
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
  try {
    yield* first.lock.acquire()
    yield* check(first)
    yield* second.lock.acquire()
    yield* check(second)
    if (from.balance < amount) return false
    from.balance -= amount
    to.balance += amount
    return true
  } finally {
    if (first.lock.locked()) first.lock.release()
    if (second.lock.locked()) second.lock.release()
  }
}
