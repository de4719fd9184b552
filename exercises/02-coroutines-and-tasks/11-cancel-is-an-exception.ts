// An upload in parts that can be stopped at any moment: what was sent so far must not stay behind on
// the server. And whoever stops it to begin another one waits until everything is cleaned up.
//
// Una subida por partes que se puede parar en cualquier momento: lo ya enviado no debe quedarse en el
// servidor. Y quien la detiene para empezar otra espera a que todo quede limpio.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/**
 * Sends the parts one after another and returns those that failed. Asked to stop, it discards what
 * was sent, and ends cancelled.
 */
export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  // TODO: leave a part that fails and go on; but a CancelledError is no failure of a part: discard
  // what was sent, and let the CancelledError pass on.
  return todo('send every part')
}

/** Stops `old`, waits until it has ended, and only then runs `next`: gives what `next` gives. */
export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  // TODO: ask the old one to stop, and let it end, with its cleanup, before the next one begins.
  return todo('stop the old one, then run the next one')
}
