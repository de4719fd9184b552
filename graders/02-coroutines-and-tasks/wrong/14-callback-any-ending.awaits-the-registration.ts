// fails: changed returns the changed result of the task
// fails: changed raises what the task ended with, if that is no result
// card: M66
// Awaits what registering the callback gives, as if that were what `.then` gives.
import type { Coroutine, Task } from '#runtime'

/**
 * Has `tell` called with how the task ended, a turn after its end. A line that `tell` does not take,
 * because it raises, is added to `lost`. Gives a function that ends this, and says how many
 * callbacks it took off.
 */
export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const call = (ended: Task<number>) => {
    const line = `${ended.getName()} ${endingOf(ended)}`
    try {
      tell(line)
    } catch {
      lost.push(line)
    }
  }
  task.addDoneCallback(call)
  return () => task.removeDoneCallback(call)
}

function endingOf(task: Task<number>): string {
  if (task.cancelled()) return 'was cancelled'
  const error = task.exception()
  return error === undefined ? `returned ${task.result()}` : `raised ${error}`
}

/** Waits for the task and returns what `change` makes of its result, as `.then` does elsewhere. */
export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return yield* task.addDoneCallback((done) => change(done.result())) as never as Coroutine<number>
}
