// fails: adds to lost the line that tell does not take, and no error comes out
// card: M65
// Leaves the error of `tell` to whoever awaits the task.
import type { Coroutine, Task } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  _lost: string[],
): () => number {
  const call = (ended: Task<number>) => {
    const line = `${ended.getName()} ${endingOf(ended)}`
    tell(line)
  }
  task.addDoneCallback(call)
  return () => task.removeDoneCallback(call)
}

function endingOf(task: Task<number>): string {
  if (task.cancelled()) return 'was cancelled'
  const error = task.exception()
  return error === undefined ? `returned ${task.result()}` : `raised ${error}`
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
