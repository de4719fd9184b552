import { asyncWith, CancelledError, currentTask } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

class CM {
  readonly #result: boolean | Error | undefined

  constructor(result: boolean | Error | undefined) {
    this.#result = result
  }

  *aenter() {
    return this
  }

  *aexit(e?: unknown) {
    log('exit', e)
    if (this.#result instanceof Error) throw this.#result
    return this.#result
  }
}

function* firstOf(items: number[]) {
  return yield* asyncWith(new CM(true), function* () {
    for (const x of items) return x
  })
}

export function* main() {
  try {
    yield* asyncWith(new CM(new ErrB('exit')), function* () {
      throw new ErrA('body')
    })
  } catch (e) {
    log(only(e, ErrB))
  }
  try {
    yield* asyncWith(new CM(undefined), function* () {
      throw new ErrA('not swallowed')
    })
  } catch (e) {
    log(only(e, ErrA))
  }
  yield* asyncWith(new CM(true), function* () {
    yield* asyncWith(new CM(false), function* () {
      throw new ErrA('swallowed by the outer one')
    })
  })
  yield* asyncWith(new CM(true), function* () {
    throw new CancelledError()
  })
  log(yield* firstOf([1, 2]), currentTask()?.cancelling())
}
