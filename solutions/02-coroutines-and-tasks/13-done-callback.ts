// Somebody wants to know when a task ends, and does not want to wait for it: the task is told whom
// to call. `follow` logs a task that ends; `announce` gives a future its result and counts who heard.
//
// Alguien quiere saber cuándo acaba una tarea sin quedarse esperándola: le deja dicho a quién
// llamar. `follow` anota el final de una tarea; `announce` da un resultado y cuenta quién se enteró.
import { type Coroutine, type Future, sleep, type Task } from '#runtime'

/** Has `NAME ended` and then `NAME gave RESULT` logged when the task has ended; it never waits. */
export function follow(task: Task<number>, log: (line: string) => void): void {
  task.addDoneCallback((ended) => log(`${ended.getName()} ended`))
  task.addDoneCallback((ended) => log(`${ended.getName()} gave ${ended.result()}`))
}

/**
 * Sets the result of the future and returns how many have heard of it: each of the callbacks that
 * others have registered on it adds the value to `heard`.
 */
export function* announce(
  future: Future<number>,
  value: number,
  heard: number[],
): Coroutine<number> {
  future.setResult(value)
  yield* sleep(0)
  return heard.length
}
