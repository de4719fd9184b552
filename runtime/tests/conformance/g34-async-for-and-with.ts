import { asyncFor, asyncWith, StopAsyncIteration, sleep } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

class Count {
  #i = 0

  aiter() {
    return this
  }

  *anext() {
    if (this.#i === 3) throw new StopAsyncIteration()
    this.#i++
    yield* sleep(0.01)
    return this.#i
  }
}

class CM {
  readonly #enterFails: boolean

  constructor(enterFails: boolean) {
    this.#enterFails = enterFails
  }

  *aenter() {
    if (this.#enterFails) throw new ErrB('enter')
  }

  *aexit(e?: unknown) {
    log('exit', e)
    return true
  }
}

export function* main() {
  yield* asyncFor(new Count(), function* (x) {
    yield* sleep(0.01)
    log(x)
  })
  yield* asyncWith(new CM(false), function* () {
    throw new ErrA('swallowed')
  })
  log('goes on')
  try {
    yield* asyncWith(new CM(true), function* () {
      log('never')
    })
  } catch (e) {
    log(only(e, ErrB))
  }
}
