// fails: logs in the next turn when the task had already ended
// card: M67
// Registers nothing on a task that has ended.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  if (task.done()) return
  task.addDoneCallback((ended) => log(`${ended.getName()} ended`))
  task.addDoneCallback((ended) => log(`${ended.getName()} gave ${ended.result()}`))
}

export function* announce(
  future: Future<number>,
  value: number,
  heard: number[],
): Coroutine<number> {
  future.setResult(value)
  yield* sleep(0)
  return heard.length
}
