import { asCompleted, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  yield* sleep(2)
  throw new ErrA('x')
}

export function* main() {
  for (const c of asCompleted([sleep(3, 'c'), bad(), sleep(1, 'a')])) {
    try {
      log(yield* c)
    } catch (e) {
      log(only(e, ErrA))
    }
  }
}
