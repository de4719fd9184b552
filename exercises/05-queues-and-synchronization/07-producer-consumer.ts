// A cook puts dishes on a counter, and a waiter serves them. The counter has few places: when it is
// full the cook waits, when it is empty the waiter does. A bounded queue is such a counter.
//
// Un cocinero deja platos en una barra y un camarero los sirve. La barra tiene pocos sitios: si está
// llena espera el cocinero, y si está vacía, el camarero. Una cola acotada es una barra así.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Cooks and serves all dishes; gives those that could not be served. */
export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  // TODO: cook and waiter work side by side, with a counter of so many places between them.
  return todo('cook and serve')
}
