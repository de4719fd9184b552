// fails: is called in its place in line: after who registered before it, ahead of who came later
// card: M68
// Starts a task that waits: it gets in line one turn later than a callback would.
import { type Coroutine, createTask, type Future, sleep, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  createTask(watch())

  function* watch(): Coroutine<void> {
    const result = yield* task
    log(`${task.getName()} ended`)
    log(`${task.getName()} gave ${result}`)
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
