// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: logs nothing while the task is still running
// fails: is called in its place in line: after who registered before it, ahead of who came later
// fails: logs in the next turn when the task had already ended
// card: M61
// Calls the callback in the place where it should be passed.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  const sayEnded = (ended: Task<number>) => log(`${ended.getName()} ended`)
  const sayResult = (ended: Task<number>) => log(`${ended.getName()} gave ${ended.result()}`)
  // @ts-expect-error: what it returns is no function.
  task.addDoneCallback(sayEnded(task))
  // @ts-expect-error: what it returns is no function.
  task.addDoneCallback(sayResult(task))
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
