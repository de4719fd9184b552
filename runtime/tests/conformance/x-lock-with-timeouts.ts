import { asyncWith, gather, Lock, sleep, TimeoutError, waitFor } from '../../index.ts'
import { log, only } from '../twin.ts'

function* holder(l: Lock) {
  yield* asyncWith(l, function* () {
    yield* sleep(1)
  })
  log('released')
}

function* w(l: Lock, n: string, seconds: number) {
  try {
    yield* waitFor(l.acquire(), seconds)
    log(n, 'has it')
    yield* sleep(1)
    l.release()
  } catch (e) {
    only(e, TimeoutError)
    log(n, 'gives up', l.locked())
  }
}

export function* main() {
  const l = new Lock()
  yield* gather([
    holder(l),
    w(l, 'impatient', 0.5),
    w(l, 'at the last moment', 1),
    w(l, 'patient', 3),
    w(l, 'last', 1.5),
  ])
}
