import { getRunningLoop, InvalidStateError } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  f.setResult(1)
  for (const again of [() => f.setResult(2), () => f.setException(new ErrA('x'))]) {
    try {
      again()
    } catch (e) {
      log(only(e, InvalidStateError))
    }
  }
  log(f.cancel(), f.cancelled(), f.result(), f.exception())
}
