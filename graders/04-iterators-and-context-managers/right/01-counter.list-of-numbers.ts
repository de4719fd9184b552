// Differs: a list of the numbers that are left, and one try around the whole loop.
// Se distingue: una lista de los números que quedan, y un solo try alrededor de todo el bucle.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

export function counter(last: number, seconds: number): AsyncIterable<number> {
  function* next(left: number[]): Coroutine<number> {
    const number = left.shift()
    if (number === undefined) throw new StopAsyncIteration()
    yield* sleep(seconds)
    return number
  }
  return {
    aiter() {
      const left = Array.from({ length: last }, (_, index) => index + 1)
      return { anext: () => next(left) }
    },
  }
}

export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  const taken: T[] = []
  const { anext } = items.aiter()
  try {
    for (let place = 0; place < count; place += 1) taken[place] = yield* anext()
  } catch (error) {
    if (error instanceof StopAsyncIteration) return taken
    throw error
  }
  return taken
}
