// fails: when one part fails, asks all the others to stop, at once and once only
// fails: comes back when every reservation has ended, cleanup included
// card: M46
// Stops the others by hand and does not wait for their cleanup.
import { CancelledError, type Coroutine, createTask, gather } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const tasks = parts.map((part) => createTask(reserve(part)))
  try {
    return { kind: 'booked', tickets: yield* gather(tasks) }
  } catch (error) {
    if (error instanceof CancelledError) throw error
    for (const task of tasks) task.cancel()
    return { kind: 'refused', reasons: [(error as Error).message] }
  }
}
