// fails: logs `NAME ended` and then `NAME gave RESULT`, once each
// fails: logs nothing while the task is still running
// fails: is called in its place in line: after who registered before it, ahead of who came later
// fails: logs in the next turn when the task had already ended
// card: M61
// Calls a callback that reads the result: the task still runs.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback(report(task, log))
}

function report(ended: Task<number>, log: (line: string) => void): () => void {
  log(`${ended.getName()} ended`)
  log(`${ended.getName()} gave ${ended.result()}`)
  return () => {}
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
