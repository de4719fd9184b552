// fails: tells how the task ended, whichever way, once
// fails: tells nothing before the task has ended, and leaves the task alone
// fails: tells of a task that had already ended: in the next turn, once follow has returned
// fails: adds to lost the line that tell does not take, and no error comes out
// fails: has nothing to take off once the task has ended: the line is told all the same
// card: M63
// Asks for the exception first, which a cancelled task raises.
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
  return () => task.removeDoneCallback(call)
}

function endingOf(task: Task<number>): string {
  if (task.exception() !== undefined) return `raised ${task.exception()}`
  return task.cancelled() ? 'was cancelled' : `returned ${task.result()}`
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
