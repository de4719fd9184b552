import { currentTask, getRunningLoop } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function probe(f: () => unknown) {
  try {
    return f()
  } catch (e) {
    return e
  }
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<number>()
  log(
    probe(() => f.result()),
    probe(() => f.exception()),
    f.done(),
  )
  f.setException(new ErrA('x'))
  log(
    probe(() => f.result()),
    probe(() => f.exception()),
    probe(() => f.setResult(1)),
  )
  const g = loop.createFuture<number>()
  log(
    g.cancel('why'),
    g.cancel(),
    probe(() => g.result()),
    probe(() => g.exception()),
  )
  log(
    probe(() => g.setResult(1)),
    probe(() => currentTask()?.setResult(1)),
  )
}
