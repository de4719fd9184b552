// Differs: waits with `wait`, which raises nothing.
// Se distingue: espera con `wait`, que no lanza nada.
import { type Coroutine, type Task, wait } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* wait([task])
  if (task.cancelled()) return { accepted, ending: 'cancelled' }
  return { accepted, ending: task.exception() ? 'raised' : 'returned' }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const first = task.cancel()
  const second = task.cancel()
  yield* wait([task])
  const third = task.cancel()
  return [first, second, third]
}
