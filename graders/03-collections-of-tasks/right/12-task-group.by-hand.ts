// Differs: no group: wait for the first exception, cancel what is pending, wait for all of it.
// Se distingue: sin grupo: espera el primer error, cancela las pendientes y las espera todas.
import { CancelledError, type Coroutine, createTask, FIRST_EXCEPTION, wait } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const reasons: string[] = []
  function* noting(part: string): Coroutine<string> {
    try {
      return yield* reserve(part)
    } catch (error) {
      if (!(error instanceof CancelledError)) reasons.push((error as Error).message)
      throw error
    }
  }
  if (parts.length === 0) return { kind: 'booked', tickets: [] }
  const tasks = parts.map((part) => createTask(noting(part)))
  try {
    const { pending } = yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
    for (const task of pending) task.cancel()
    if (pending.length > 0) yield* wait(pending)
  } catch (error) {
    for (const task of tasks) task.cancel()
    yield* wait(tasks)
    throw error
  }
  if (reasons.length > 0) return { kind: 'refused', reasons }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}
