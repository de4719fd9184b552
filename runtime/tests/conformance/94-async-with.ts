import { asyncWith, currentTask, getRunningLoop, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

class CM {
  *aenter() {
    yield* sleep(1)
    log('enter')
    return 'value'
  }

  *aexit(e?: unknown) {
    yield* sleep(1)
    log('exit', e)
    return e instanceof ErrA
  }
}

export function* main() {
  yield* asyncWith(new CM(), function* (v) {
    log(v)
  })
  yield* asyncWith(new CM(), function* () {
    throw new ErrA('swallowed')
  })
  log('goes on')
  const t = currentTask()
  getRunningLoop().callLater(2, () => t?.cancel())
  yield* asyncWith(new CM(), function* () {
    yield* sleep(9)
  })
}
