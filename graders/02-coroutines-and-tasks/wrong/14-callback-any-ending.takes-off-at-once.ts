// fails: tells how the task ended, whichever way, once
// fails: adds to lost the line that tell does not take, and no error comes out
// fails: ends when it is asked to: takes off one callback, none the second time, and tells nothing
// fails: has nothing to take off once the task has ended: the line is told all the same
// card: none
// Calls `removeDoneCallback` in `follow` itself.
import type { Coroutine, Task } from '#runtime'

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
  const count = task.removeDoneCallback(call)
  return () => count
}

function endingOf(task: Task<number>): string {
  if (task.cancelled()) return 'was cancelled'
  const error = task.exception()
  return error === undefined ? `returned ${task.result()}` : `raised ${error}`
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
