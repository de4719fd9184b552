// fails: every loop over the same counter gets all the numbers, also two at the same time
// card: M92
// Makes one generator, which all the loops walk through.
import {
  type AsyncIterable,
  asyncGenerator,
  type Coroutine,
  StopAsyncIteration,
  sleep,
} from '#runtime'

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return asyncGenerator<number>(function* (emit) {
    for (let number = 1; number <= last; number += 1) {
      yield* sleep(seconds)
      yield* emit(number)
    }
  })
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
