// A film is shot: the studio, then the lamps, then the camera, and only then the scene. Afterwards they
// are given back the other way round. How many things it takes is known only on the day.
//
// Se rueda una película: el estudio, luego los focos, luego la cámara, y solo entonces la escena.
// Después se devuelven al revés. Cuántas cosas hacen falta no se sabe hasta ese día.
import type { AsyncContextManager, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Enters the managers one inside the other, runs the block with their values, and leaves them. */
export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  // TODO: enter the first manager, and inside of its block all the others; the block is innermost.
  return todo('enter them one inside the other')
}
