// A film is shot: the studio, then the lamps, then the camera, and only then the scene. Afterwards they
// are given back the other way round. How many things it takes is known only on the day.
//
// Se rueda una película: el estudio, luego los focos, luego la cámara, y solo entonces la escena.
// Después se devuelven al revés. Cuántas cosas hacen falta no se sabe hasta ese día.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

/** Enters the managers one inside the other, runs the block with their values, and leaves them. */
export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  return yield* enter([])

  function* enter(values: V[]): Coroutine<R | undefined> {
    const manager = managers[values.length]
    if (manager === undefined) return yield* block(values)
    return yield* asyncWith(manager, (value) => enter([...values, value]))
  }
}
