// fails: take gives the first items, as many as asked for or as there are, whatever they are
// fails: an error of anext that is not the end comes out of take
// card: M97
// Takes what anext() returns for the item.
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
  const iterator = items.aiter()
  const taken: T[] = []
  while (taken.length < count) {
    try {
      // @ts-expect-error: this is a coroutine.
      taken.push(iterator.anext())
    } catch (error) {
      if (!(error instanceof StopAsyncIteration)) throw error
      break
    }
  }
  return taken
}
