// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: is called in its place in line: after who registered before it, ahead of who came later
// fails: logs in the next turn when the task had already ended
// card: M64
// An arrow returns the coroutine, which the loop drops.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback((ended) => report(ended))

  function* report(ended: Task<number>): Coroutine<void> {
    log(`${ended.getName()} ended`)
    log(`${ended.getName()} gave ${ended.result()}`)
  }
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
