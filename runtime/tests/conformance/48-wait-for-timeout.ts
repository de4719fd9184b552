import { CancelledError, createTask, sleep, TimeoutError, waitFor } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* slow(x: string) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    yield* sleep(1)
    if (x === 'swallow') return 'value'
    if (x === 'other') throw new ErrA('x')
    throw e
  }
}

export function* main() {
  for (const x of ['plain', 'swallow', 'other']) {
    try {
      log(x, yield* waitFor(createTask(slow(x)), 1))
    } catch (e) {
      log(x, only(e, TimeoutError, ErrA))
    }
  }
}
