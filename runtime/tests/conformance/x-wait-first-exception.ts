import {
  ALL_COMPLETED,
  createTask,
  FIRST_EXCEPTION,
  getRunningLoop,
  sleep,
  ValueError,
  wait,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad(d: number) {
  yield* sleep(d)
  throw new ErrA(d)
}

export function* main() {
  const c = createTask(sleep(9))
  const ts = [createTask(sleep(1)), c, createTask(bad(3)), createTask(bad(4))]
  getRunningLoop().callLater(2, () => c.cancel())
  for (const returnWhen of [FIRST_EXCEPTION, FIRST_EXCEPTION, ALL_COMPLETED] as const) {
    const { done, pending } = yield* wait(ts, { returnWhen })
    log(done.length, pending.length)
  }
  try {
    // @ts-expect-error: there are only three of these.
    yield* wait(ts, { returnWhen: 'SOMETHING' })
  } catch (e) {
    log(only(e, ValueError))
  }
}
