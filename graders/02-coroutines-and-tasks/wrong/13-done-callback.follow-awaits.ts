// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: logs nothing while the task is still running
// fails: logs in the next turn when the task had already ended
// fails: is called in its place in line: after who registered before it, ahead of who came later
// card: M64
// Makes a coroutine of follow to wait for the task; whoever calls it does not await it.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function* follow(task: Task<number>, log: (line: string) => void): Coroutine<void> {
  const result = yield* task
  log(`${task.getName()} ended`)
  log(`${task.getName()} gave ${result}`)
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
