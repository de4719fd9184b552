import { sleep, ValueError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  for (const delay of [Number.NaN, -1, 0]) {
    try {
      log(yield* sleep(delay, 'slept'))
    } catch (e) {
      log(only(e, ValueError))
    }
  }
  const c = sleep(1)
  log('nothing started')
  yield* sleep(1)
  yield* c
}
