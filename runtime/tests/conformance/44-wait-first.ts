import { createTask, FIRST_COMPLETED, FIRST_EXCEPTION, sleep, wait } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* bad() {
  yield* sleep(2)
  throw new ErrA('x')
}

export function* main() {
  const [a, b, c] = [createTask(sleep(1)), createTask(sleep(1)), createTask(bad())]
  const e = createTask(sleep(9))
  const first = yield* wait([a, b, c, e], { returnWhen: FIRST_COMPLETED })
  log(first.done.length, first.pending.length)
  e.cancel()
  const { done, pending } = yield* wait([a, b, c, e], { returnWhen: FIRST_EXCEPTION })
  log(done.length, pending.length)
}
