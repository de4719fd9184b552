// fails: announce takes a turn and no time
// card: M60
// Waits for some time, to be on the safe side.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

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
  yield* sleep(0.1)
  return heard.length
}
