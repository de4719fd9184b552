import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad(d: number) {
  yield* sleep(d)
  throw new ErrA(d)
}

function* slow(n: string) {
  try {
    yield* sleep(3)
    log(n, 'ends')
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled')
    throw e
  }
}

export function* main() {
  function* ticks() {
    yield* sleep(1)
    for (let i = 0; i < 6; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  const inner = gather([bad(1), slow('inner')])
  const outer = gather([inner, slow('outer')])
  try {
    yield* outer
  } catch (e) {
    log(only(e, ErrA), inner.done(), outer.cancel())
  }
  const x = gather([bad(1), slow('x')])
  const y = gather([slow('y')], { returnExceptions: true })
  log(yield* gather([x, y], { returnExceptions: true }))
}
