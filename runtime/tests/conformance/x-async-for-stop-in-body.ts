import { asyncFor, StopAsyncIteration } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

class Count {
  #i = 0

  aiter() {
    return this
  }

  *anext() {
    if (this.#i === 2) throw new ErrA('third')
    this.#i++
    return this.#i
  }
}

export function* main() {
  try {
    yield* asyncFor(new Count(), function* (x) {
      log(x)
      throw new StopAsyncIteration()
    })
  } catch (e) {
    log('from the body', only(e, StopAsyncIteration))
  }
  try {
    yield* asyncFor(new Count(), function* (x) {
      log(x)
    })
  } catch (e) {
    log(only(e, ErrA))
  }
}
