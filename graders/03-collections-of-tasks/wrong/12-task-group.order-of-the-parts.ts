// fails: is refused with the message of every error, in the order in which they happened
// card: none
// Collects the errors from the tasks, in the order of the parts.
import { asyncWith, CancelledError, type Coroutine, type Task, TaskGroup } from '#runtime'

/** What came of it: a ticket for each part, or the reasons why there is no trip. */
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
    if (error instanceof CancelledError) throw error
    const reasons = tasks
      .filter((t) => !t.cancelled() && t.exception())
      .map((t) => (t.exception() as Error).message)
    return { kind: 'refused', reasons }
  }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}
