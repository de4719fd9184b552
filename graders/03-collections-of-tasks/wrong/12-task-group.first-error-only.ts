// fails: is refused with the message of every error, in the order in which they happened
// card: M84
// Looks at the first of the errors only.
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
    if (!(error instanceof ExceptionGroup)) throw error
    return {
      kind: 'refused',
      reasons: error.errors.slice(0, 1).map((one) => (one as Error).message),
    }
  }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}
