// A task to try programs on: it works, cleans up when it is asked to stop, and ends in the way that
// it was told to. Exercises about endings and cancellation watch it.
import { CancelledError, type Coroutine, type Ending, sleep, type Task } from '#runtime'
import { ending, positiveSeconds, seconds } from './arbitraries.ts'
import { note } from './observe.ts'

/** How long a worker works, how long it cleans up when it is asked to stop, and how it ends. */
export type Work = { ends: Ending; worksFor: number; cleansUpFor: number }

/** Work of any length, with any ending. */
export const work = () => ({
  ends: ending(),
  worksFor: positiveSeconds(),
  cleansUpFor: seconds(),
})

/** Works; asked to stop, it cleans up; then it ends as `ends` says, whether it was asked or not. */
export function* worker<T>(
  { ends, worksFor, cleansUpFor }: Work,
  { result, error }: { result: T; error: Error },
): Coroutine<T> {
  note('work begins')
  let request: unknown
  try {
    yield* sleep(worksFor)
    note('work ends')
  } catch (asked) {
    request = asked
    note('cleanup begins')
    yield* sleep(cleansUpFor)
    note('cleanup ends')
  }
  if (ends === 'raised') throw error
  if (ends === 'cancelled') throw request ?? new CancelledError()
  return result
}

/** How a task that is done has ended. */
export function endingOf(task: Task<unknown>): Ending {
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}
