// fails: adds to lost the line that tell does not take, and no error comes out
// card: M65
// Believes that an error of the callback comes out where the task is awaited.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const call = (ended: Task<number>) => {
    const line = `${ended.getName()} ${endingOf(ended)}`
    tell(line)
  }
  task.addDoneCallback(call)
  createTask(listen())
  return () => task.removeDoneCallback(call)

  function* listen(): Coroutine<void> {
    yield* wait([task])
    try {
      yield* task
    } catch (error) {
      if (!task.cancelled() && task.exception() !== error) lost.push(`${task.getName()} was lost`)
    }
  }
}

function endingOf(task: Task<number>): string {
  if (task.cancelled()) return 'was cancelled'
  const error = task.exception()
  return error === undefined ? `returned ${task.result()}` : `raised ${error}`
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
