// fails: announce returns how many have heard it
// card: M60
// Counts in the line after setResult, before any callback has run.
import type { Coroutine, Future, Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback((ended) => log(`${ended.getName()} ended`))
  task.addDoneCallback((ended) => log(`${ended.getName()} gave ${ended.result()}`))
}

export function* announce(
  future: Future<number>,
  value: number,
  heard: number[],
): Coroutine<number> {
  future.setResult(value)
  return heard.length
}
