// fails: every loop over the same counter gets all the numbers, also two at the same time
// card: M92
// Sets its only position back whenever a loop begins.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'

class Counter {
  readonly #last: number
  readonly #seconds: number
  #given = 0

  constructor(last: number, seconds: number) {
    this.#last = last
    this.#seconds = seconds
  }

  aiter(): this {
    this.#given = 0
    return this
  }

  *anext(): Coroutine<number> {
    if (this.#given >= this.#last) throw new StopAsyncIteration()
    yield* sleep(this.#seconds)
    this.#given += 1
    return this.#given
  }
}

export function counter(last: number, seconds: number): AsyncIterable<number> {
  return new Counter(last, seconds)
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
