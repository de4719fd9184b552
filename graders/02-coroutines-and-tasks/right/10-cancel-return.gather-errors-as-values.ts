// Differs: waits with gather, which gives the error as a value; classifies by that value.
// Se distingue: espera con gather, que da el error como valor; clasifica por ese valor.
import { CancelledError, type Coroutine, gather, type Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  const [ended] = yield* gather([task], { returnExceptions: true })
  if (ended instanceof CancelledError) return { accepted, ending: 'cancelled' }
  return { accepted, ending: ended instanceof Error ? 'raised' : 'returned' }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const both = [task.cancel(), task.cancel()] as const
  yield* gather([task], { returnExceptions: true })
  return [...both, task.cancel()]
}
