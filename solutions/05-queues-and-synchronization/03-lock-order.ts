// Money goes from one account to another, and both are locked while they are checked. On some days
// the bank stands still: one transfer holds A and waits for B, another the reverse. Repair `transfer`.
//
// El dinero pasa de una cuenta a otra, y ambas están bloqueadas mientras se comprueban. Hay días en
// que el banco se para: una transferencia tiene A y espera B, y otra al revés. Repárese `transfer`.
import { asyncWith, type Coroutine, type Lock } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

/** Moves the money if there is enough of it; says whether it did. */
export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const [first, second] = from.number < to.number ? [from, to] : [to, from]
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
