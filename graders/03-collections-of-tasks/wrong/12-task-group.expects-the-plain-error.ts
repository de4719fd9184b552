// fails: is refused with the message of every error, in the order in which they happened
// card: M84
// Waits for a kind of error that never comes out of a group.
import { asyncWith, type Coroutine, type Task, TaskGroup } from '#runtime'

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
    if (!isRefusal(error)) throw error
    return { kind: 'refused', reasons: [error.message] }
  }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Error'
}
