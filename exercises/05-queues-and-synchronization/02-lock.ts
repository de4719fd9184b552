// A shop asks a supplier for prices, over one line that carries one question at a time, and keeps
// the answers. Several callers ask at once; a lock keeps them from asking twice and all together.
//
// Una tienda pide precios a un proveedor por una línea que lleva una sola pregunta a la vez, y guarda
// las respuestas. Preguntan varios a la vez; un `Lock` evita que pregunten dos veces y todos juntos.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The prices of a shop. */
export type Catalog = {
  /** The price, loaded if it is not known yet. */
  price(name: string): Coroutine<number>
  /** The sum of the prices, loaded in one go where they are not known yet. */
  total(names: string[]): Coroutine<number>
  /** What is known at this moment; loads nothing. */
  known(name: string): Coroutine<number | undefined>
}

/** Prices that `load` brings over the line: each of them once, and one at a time. */
export function openCatalog(load: (name: string) => Coroutine<number>): Catalog {
  // TODO: one lock for the line; what waits is inside it, what does not wait needs none.
  return todo('open the catalog')
}
