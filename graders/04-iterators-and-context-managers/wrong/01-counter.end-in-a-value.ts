// fails: take gives the first items, as many as asked for or as there are, whatever they are
// fails: take asks for one item at a time, and for none beyond count
// card: M91
// Waits for a value that means the end.
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
    const item = yield* iterator.anext()
    if (item === undefined) break
    taken.push(item)
  }
  return taken
}
