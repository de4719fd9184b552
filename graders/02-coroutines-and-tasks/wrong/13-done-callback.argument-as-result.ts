// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: is called in its place in line: after who registered before it, ahead of who came later
// fails: logs in the next turn when the task had already ended
// card: M62
// Takes the argument of the callback for the result.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback(() => log(`${task.getName()} ended`))
  task.addDoneCallback((result) => log(`${task.getName()} gave ${result}`))
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
