// fails: tells how the task ended, whichever way, once
// fails: tells nothing before the task has ended, and leaves the task alone
// fails: tells of a task that had already ended: in the next turn, once follow has returned
// fails: adds to lost the line that tell does not take, and no error comes out
// fails: ends when it is asked to: takes off one callback, none the second time, and tells nothing
// fails: has nothing to take off once the task has ended: the line is told all the same
// card: M64
// Hands over a coroutine function.
import { type Coroutine, sleep, type Task } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const call = function* (ended: Task<number>): Coroutine<void> {
    yield* sleep(0)
    tell(`${ended.getName()} ${endingOf(ended)}`)
    lost.pop()
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
