// Differs: the accounts are sorted, the locks acquired and released by hand.
// Se distingue: las cuentas se ordenan, y los cerrojos se toman y se sueltan a mano.
import type { Coroutine, Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const held: Lock[] = []
  try {
    for (const account of [from, to].sort((a, b) => a.number - b.number)) {
      yield* account.lock.acquire()
      held.push(account.lock)
      yield* check(account)
    }
    const isEnough = from.balance >= amount
    if (isEnough) {
      from.balance -= amount
      to.balance += amount
    }
    return isEnough
  } finally {
    for (const lock of held) lock.release()
  }
}
