// Differs: greater numbers first, and both locks before the first check.
// Se distingue: primero los números mayores, y los dos cerrojos antes de la primera comprobación.
import { asyncWith, type Coroutine, type Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

function both<T>(accounts: Account[], work: () => Coroutine<T>): Coroutine<T> {
  const [high, low] = accounts.toSorted((a, b) => b.number - a.number) as [Account, Account]
  return asyncWith(high.lock, () => asyncWith(low.lock, work))
}

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  return yield* both([from, to], function* () {
    yield* check(from)
    yield* check(to)
    if (amount > from.balance) return false
    to.balance += amount
    from.balance -= amount
    return true
  })
}
