// Differs: a class for the counter and one for its position; take calls itself for the rest.
// Se distingue: una clase para el contador y otra para su posición; take se llama a sí misma para el resto.
import {
  type AsyncIterable,
  type AsyncIterator,
  type Coroutine,
  StopAsyncIteration,
  sleep,
} from '#runtime'

class Counter implements AsyncIterable<number> {
  readonly last: number
  readonly seconds: number

  constructor(last: number, seconds: number) {
    this.last = last
    this.seconds = seconds
  }

  aiter(): Position {
    return new Position(this)
  }
}

class Position {
  readonly #counter: Counter
  #next = 1

  constructor(counter: Counter) {
    this.#counter = counter
  }

  aiter(): this {
    return this
  }

  *anext(): Coroutine<number> {
    const { last, seconds } = this.#counter
    if (this.#next > last) throw new StopAsyncIteration()
    const number = this.#next++
    return yield* sleep(seconds, number)
  }
}

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return new Counter(last, seconds)
}

export function* take<T>(items: AsyncIterable<T>, count: number): Coroutine<T[]> {
  return yield* takeFrom(items.aiter(), count)
}

function* takeFrom<T>(iterator: AsyncIterator<T>, count: number): Coroutine<T[]> {
  if (count === 0) return []
  let item: T
  try {
    item = yield* iterator.anext()
  } catch (error) {
    if (error instanceof StopAsyncIteration) return []
    throw error
  }
  return [item, ...(yield* takeFrom(iterator, count - 1))]
}
