// Somebody wants to know when a task ends, and does not want to wait for it: the task is told whom
// to call. `follow` logs a task that ends; `announce` gives a future its result and counts who heard.
//
// Alguien quiere saber cuándo acaba una tarea sin quedarse esperándola: le deja dicho a quién
// llamar. `follow` anota el final de una tarea; `announce` da un resultado y cuenta quién se enteró.
import type { Coroutine, Future, Task } from '#runtime'
import { todo } from '../todo.ts'

/** Has `NAME ended` and then `NAME gave RESULT` logged when the task has ended; it never waits. */
export function follow(task: Task<number>, log: (line: string) => void): void {
  // TODO: leave the task something to call: first `NAME ended` is logged, then `NAME gave RESULT`.
  return todo('ask the task for a call')
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
  // TODO: set the result, and count `heard` when the callbacks have had their turn.
  return todo('tell everyone and count')
}
