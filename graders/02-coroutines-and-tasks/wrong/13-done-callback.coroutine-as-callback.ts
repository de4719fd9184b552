// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: logs nothing while the task is still running
// fails: is called in its place in line: after who registered before it, ahead of who came later
// fails: logs in the next turn when the task had already ended
// card: M64
// Registers a coroutine function: nobody would await what it returns.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback(function* (ended): Coroutine<void> {
    log(`${ended.getName()} ended`)
    log(`${ended.getName()} gave ${ended.result()}`)
  })
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
