// fails: logs in the next turn when the task had already ended
// card: M67
// Believes that a callback on a task that has ended is never called, and calls it by hand.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  const report = (ended: Task<number>) => {
    log(`${ended.getName()} ended`)
    log(`${ended.getName()} gave ${ended.result()}`)
  }
  if (task.done()) report(task)
  else task.addDoneCallback(report)
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
