// An office closes. Who comes later is told so, who waits outside too; what was handed in is still
// worked off. Only when there is a fire is everything dropped that nobody has in hand.
//
// Una oficina cierra. A quien llega después se le dice, y también a quien espera fuera; lo entregado
// aún se atiende. Solo si hay fuego se deja todo lo que nadie tiene entre manos.
import type { Coroutine, Queue } from '#runtime'
import { todo } from '../todo.ts'

/** Hands a ticket in; false when the office has closed. */
export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  // TODO: waits while the queue is full, unless the office closes.
  return todo('hand the ticket in')
}

/** Works tickets off until there will be none; gives how many succeeded. */
export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  // TODO: ends when the office has closed and nothing is left, whatever fails.
  return todo('work the tickets off')
}

/** Closes the office and waits until nobody works any more; gives how many tickets were dropped. */
export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  // TODO: in a fire what lies in the queue is dropped; otherwise it is worked off.
  return todo('close the office')
}
