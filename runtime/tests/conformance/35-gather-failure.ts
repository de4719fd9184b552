import { gather, sleep } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* ok() {
  yield* sleep(2)
  log('sibling finished')
}

function* bad(d: number, e: Error) {
  yield* sleep(d)
  throw e
}

export function* main() {
  const g = gather([ok(), bad(1, new ErrA('1')), bad(1.5, new ErrB('2'))])
  try {
    yield* g
  } catch (e) {
    log(only(e, ErrA), g.cancel())
  }
  yield* sleep(3)
}
