// Differs: one named function logs both lines; announce gives its turn with a bare yield.
// Se distingue: una sola función con nombre anota las dos líneas; announce cede su turno con un yield solo.
import type { Coroutine, Future, Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  function report(ended: Task<number>): void {
    log(`${ended.getName()} ended`)
    log(`${ended.getName()} gave ${ended.result()}`)
  }
  task.addDoneCallback(report)
}

export function* announce(
  future: Future<number>,
  value: number,
  heard: number[],
): Coroutine<number> {
  future.setResult(value)
  yield
  return heard.length
}
