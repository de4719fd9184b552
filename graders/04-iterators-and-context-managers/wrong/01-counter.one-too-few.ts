// fails: counter gives the numbers from 1 to last, each after a wait of its own
// fails: every loop over the same counter gets all the numbers, also two at the same time
// card: none
// Counts to the number before the last.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return {
    aiter() {
      let given = 0
      return {
        *anext(): Coroutine<number> {
          if (given >= last - 1) throw new StopAsyncIteration()
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
      taken.push(yield* iterator.anext())
    } catch (error) {
      if (!(error instanceof StopAsyncIteration)) throw error
      break
    }
  }
  return taken
}
