// A counter that takes its time: every number has to be waited for, so an ordinary loop cannot walk
// through it. Written by hand, together with somebody who takes its numbers by hand.
//
// Un contador que se toma su tiempo: cada número hay que esperarlo, así que un bucle corriente no
// puede recorrerlo. Se escribe a mano, y también quien le va pidiendo los números.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

/** The numbers from 1 to `last`, each after a wait of `seconds`. */
export function counter(last: number, seconds: number): AsyncIterable<number> {
  return {
    aiter() {
      let given = 0
      return {
        *anext(): Coroutine<number> {
          if (given >= last) throw new StopAsyncIteration()
          yield* sleep(seconds)
          given += 1
          return given
        },
      }
    },
  }
}

/** The first `count` items, or all of them if there are fewer. */
export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  const iterator = items.aiter()
  const taken: T[] = []
  while (taken.length < count) {
    try {
      taken.push(yield* iterator.anext())
    } catch (error) {
      if (!(error instanceof StopAsyncIteration)) throw error
      break
    }
  }
  return taken
}
