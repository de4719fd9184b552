import {
  CancelledError,
  createTask,
  type Future,
  gather,
  getRunningLoop,
  sleep,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const ok = loop.createFuture<number>()
  const bad = loop.createFuture<number>()
  const cancelled = loop.createFuture<number>()
  ok.setResult(1)
  bad.setException(new ErrA('x'))
  cancelled.cancel('m')
  const pending = createTask(sleep(1))
  for (const futures of [
    [ok, bad],
    [ok, pending, bad],
    [ok, cancelled],
    [bad, cancelled],
    [cancelled, bad],
    [ok, pending],
  ]) {
    for (const returnExceptions of [false, true]) {
      const g = gather(futures as Future<unknown>[], { returnExceptions })
      log(g.done(), g.cancelled())
      try {
        log(yield* g)
      } catch (e) {
        log(only(e, ErrA, CancelledError))
      }
    }
  }
}
