import { asyncFor, StopAsyncIteration, sleep } from '../../index.ts'
import { log } from '../twin.ts'

class Gen {
  #i = 0

  aiter() {
    return this
  }

  *anext() {
    if (this.#i === 3) throw new StopAsyncIteration()
    const i = this.#i++
    log('making', i)
    yield* sleep(i)
    return i
  }
}

export function* main() {
  yield* asyncFor(new Gen(), function* (x) {
    log('using', x)
  })
}
