// fails: take gives the first items, as many as asked for or as there are, whatever they are
// fails: take asks for one item at a time, and for none beyond count
// fails: an error of anext that is not the end comes out of take
// card: none
// Begins at the first item again for each one.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

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

export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    try {
      taken.push(yield* items.aiter().anext())
    } catch (error) {
      if (!(error instanceof StopAsyncIteration)) throw error
      break
    }
  }
  return taken
}
