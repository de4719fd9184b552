// fails: changed returns the changed result of the task
// fails: changed raises what the task ended with, if that is no result
// card: M29
// Reads the result of a task that is still working.
import { type Coroutine, sleep, type Task } from '#runtime'

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

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  yield* sleep(0)
  return change(task.result())
}
