// fails: counter gives the numbers from 1 to last, each after a wait of its own
// card: none
// Waits for the time that has passed since the beginning.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return {
    aiter() {
      let given = 0
      return {
        *anext(): Coroutine<number> {
          if (given >= last) throw new StopAsyncIteration()
          given += 1
          yield* sleep(seconds * given)
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
      taken.push(yield* iterator.anext())
    } catch (error) {
      if (!(error instanceof StopAsyncIteration)) throw error
      break
    }
  }
  return taken
}
