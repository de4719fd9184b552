// fails: adds to lost the line that tell does not take, and no error comes out
// card: none
// Writes the line on paper in any case, and then calls.
import type { Coroutine, Task } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const call = (ended: Task<number>) => {
    const line = `${ended.getName()} ${endingOf(ended)}`
    lost.push(line)
    try {
      tell(line)
    } catch {}
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
