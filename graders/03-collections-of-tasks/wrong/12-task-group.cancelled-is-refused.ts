// fails: cancelled from outside, stops every reservation, waits for its cleanup and ends cancelled
// card: M44
// Takes a cancellation for a refusal without reasons.
import { asyncWith, type Coroutine, ExceptionGroup, type Task, TaskGroup } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  let tasks: Task<string>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      tasks = parts.map((part) => group.createTask(reserve(part)))
    })
  } catch (error) {
    const errors = error instanceof ExceptionGroup ? error.errors : []
    return { kind: 'refused', reasons: errors.map((one) => (one as Error).message) }
  }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}
