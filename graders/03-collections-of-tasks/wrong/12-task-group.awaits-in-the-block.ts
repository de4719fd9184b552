// fails: is refused with the message of every error, in the order in which they happened
// fails: cancelled from outside, stops every reservation, waits for its cleanup and ends cancelled
// card: none
// Awaits the tasks in the block: their errors come out there as well, and the group counts them twice.
import { asyncWith, type Coroutine, ExceptionGroup, TaskGroup } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const tickets: string[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      const tasks = parts.map((part) => group.createTask(reserve(part)))
      for (const task of tasks) tickets.push(yield* task)
    })
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error
    return { kind: 'refused', reasons: error.errors.map((one) => (one as Error).message) }
  }
  return { kind: 'booked', tickets }
}
