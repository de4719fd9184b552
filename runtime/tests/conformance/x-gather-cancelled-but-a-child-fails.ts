import { CancelledError, gather, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* child(n: number, error?: Error) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    yield* sleep(n)
    throw error ?? e
  }
}

export function* main() {
  for (const returnExceptions of [false, true]) {
    const g = gather([child(2), child(1, new ErrA('x'))], { returnExceptions })
    yield* sleep(1)
    log(g.cancel('first'), g.cancel('second'))
    try {
      log(yield* g)
    } catch (e) {
      log(only(e, ErrA, CancelledError), g.cancelled())
    }
  }
}
