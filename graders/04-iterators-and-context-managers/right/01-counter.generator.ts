// Differs: a generator in each aiter(), and a loop that is left when there are enough.
// Se distingue: un generador en cada aiter(), y un bucle del que se sale cuando hay bastantes.
import {
  type AsyncIterable,
  asyncFor,
  asyncGenerator,
  type Coroutine,
  leave,
  sleep,
} from '#runtime'

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return {
    aiter: () =>
      asyncGenerator<number>(function* (emit) {
        for (let number = 1; number <= last; number += 1) {
          yield* sleep(seconds)
          yield* emit(number)
        }
      }),
  }
}

export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  const taken: T[] = []
  if (count === 0) return taken
  yield* asyncFor(items, function* (item) {
    taken.push(item)
    if (taken.length === count) return leave()
  })
  return taken
}
