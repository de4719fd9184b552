// A counter that takes its time: every number has to be waited for, so an ordinary loop cannot walk
// through it. Written by hand, together with somebody who takes its numbers by hand.
//
// Un contador que se toma su tiempo: cada número hay que esperarlo, así que un bucle corriente no
// puede recorrerlo. Se escribe a mano, y también quien le va pidiendo los números.
import type { AsyncIterable, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The numbers from 1 to `last`, each after a wait of `seconds`. */
export function counter(last: number, seconds: number): AsyncIterable<number> {
  // TODO: give an object with aiter(); each call of it gives a new iterator, with *anext().
  return todo('make something that can be walked through')
}

/** The first `count` items, or all of them if there are fewer. */
export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  // TODO: ask for one item after the other, and stop at `count` or at the end.
  return todo('take the first items')
}
