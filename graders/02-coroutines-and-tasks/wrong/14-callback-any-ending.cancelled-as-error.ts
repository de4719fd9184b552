// fails: tells how the task ended, whichever way, once
// fails: tells of a task that had already ended: in the next turn, once follow has returned
// fails: adds to lost the line that tell does not take, and no error comes out
// fails: has nothing to take off once the task has ended: the line is told all the same
// card: M63
// Knows two endings: a cancelled task has failed, it thinks.
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
  try {
    return `returned ${task.result()}`
  } catch (error) {
    return `raised ${error}`
  }
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
