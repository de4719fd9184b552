// fails: take asks for one item at a time, and for none beyond count
// card: none
// Looks whether there are enough only when it has the next one.
import {
  type AsyncIterable,
  asyncFor,
  type Coroutine,
  leave,
  StopAsyncIteration,
  sleep,
} from '#runtime'

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
  yield* asyncFor(items, function* (item) {
    if (taken.length === count) return leave()
    taken.push(item)
  })
  return taken
}
