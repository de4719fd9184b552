// fails: take gives the first items, as many as asked for or as there are, whatever they are
// fails: take asks for one item at a time, and for none beyond count
// card: M91
// Asks for all of them before the first has come.
import { type AsyncIterable, type Coroutine, gather, StopAsyncIteration, sleep } from '#runtime'

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
  function* next(): Coroutine<T> {
    return yield* iterator.anext()
  }
  return yield* gather(Array.from({ length: count }, next))
}
