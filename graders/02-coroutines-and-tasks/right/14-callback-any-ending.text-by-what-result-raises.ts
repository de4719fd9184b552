// Differs: reads the result and goes by what it raises; `changed` waits first and reads then.
// Se distingue: lee el resultado y se guía por lo que lanza; `changed` espera primero y lee después.
import { CancelledError, type Coroutine, type Task, wait } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  function call(ended: Task<number>): void {
    let ending = 'was cancelled'
    try {
      ending = `returned ${ended.result()}`
    } catch (error) {
      if (!(error instanceof CancelledError)) ending = `raised ${error}`
    }
    const line = `${task.getName()} ${ending}`
    try {
      tell(line)
    } catch {
      lost.push(line)
    }
  }
  task.addDoneCallback(call)
  return function end() {
    return task.removeDoneCallback(call)
  }
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  yield* wait([task])
  return change(task.result())
}
