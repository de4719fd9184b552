import { createTask, FIRST_COMPLETED, gather, sleep, wait } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* w(n: string, d: number) {
  yield* sleep(d)
  log(n, 'ends')
}

function* bad(d: number, e: Error) {
  yield* sleep(d)
  throw e
}

export function* main() {
  try {
    yield* gather([
      bad(2, new ErrA('first argument')),
      bad(1, new ErrB('first in time')),
      w('sibling', 3),
    ])
  } catch (e) {
    log(only(e, ErrA, ErrB))
  }
  gather([w('nobody awaits this', 0)])
  yield* sleep(3)
  const { done, pending } = yield* wait(
    [1, 1, 2].map((d) => createTask(sleep(d))),
    { returnWhen: FIRST_COMPLETED },
  )
  log(done.length, pending.length)
  log(yield* gather([sleep(0, 1), bad(0, new ErrA('collected'))], { returnExceptions: true }))
}
