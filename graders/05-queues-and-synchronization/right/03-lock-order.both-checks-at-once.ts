// Differs: with both locks held, the two accounts are checked at the same time, by a TaskGroup.
// Se distingue: con los dos bloqueos tomados, las dos cuentas se comprueban a la vez, con un TaskGroup.
import { asyncWith, type Coroutine, type Lock, TaskGroup } from '#runtime'

/** An account. Whoever checks or changes it has its lock. */
export type Account = { readonly number: number; balance: number; readonly lock: Lock }

export function* transfer(
  from: Account,
  to: Account,
  amount: number,
  check: (account: Account) => Coroutine<void>,
): Coroutine<boolean> {
  const [first, second] = from.number < to.number ? [from, to] : [to, from]
  return yield* asyncWith(first.lock, () =>
    asyncWith(second.lock, function* () {
      yield* asyncWith(new TaskGroup(), function* (group) {
        for (const account of [to, from]) group.createTask(check(account))
      })
      if (from.balance < amount) return false
      from.balance -= amount
      to.balance += amount
      return true
    }),
  )
}
