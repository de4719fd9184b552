// Differs: the callback is bound, and what it sends goes through a helper; `changed` names the value.
// Se distingue: el callback va con bind, y lo que envía pasa por una función auxiliar; `changed` da nombre al valor.
import type { Coroutine, Task } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const call = report.bind(undefined, tell, lost)
  task.addDoneCallback(call)
  return () => task.removeDoneCallback(call)
}

function report(tell: (line: string) => void, lost: string[], task: Task<number>): void {
  let line: string
  if (task.cancelled()) line = `${task.getName()} was cancelled`
  else if (task.exception() !== undefined) line = `${task.getName()} raised ${task.exception()}`
  else line = `${task.getName()} returned ${task.result()}`
  try {
    tell(line)
  } catch {
    lost.push(line)
  }
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  const value = yield* task
  const result = change(value)
  return result
}
