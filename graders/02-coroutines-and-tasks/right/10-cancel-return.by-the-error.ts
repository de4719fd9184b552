// Differs: classifies by what comes out of the wait, and looks first whether the task is done.
// Se distingue: clasifica por lo que sale de la espera, y antes mira si la tarea ya acabó.
import { CancelledError, type Coroutine, type Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = !task.done()
  task.cancel()
  let ending: Report['ending'] = 'returned'
  try {
    yield* task
  } catch (error) {
    ending = error instanceof CancelledError ? 'cancelled' : 'raised'
  }
  return { accepted, ending }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const answers: boolean[] = []
  answers.push(task.cancel())
  answers.push(task.cancel())
  try {
    yield* task
  } catch {
    // Only the end matters.
  } finally {
    answers.push(task.cancel())
  }
  const [first = false, second = false, third = false] = answers
  return [first, second, third]
}
