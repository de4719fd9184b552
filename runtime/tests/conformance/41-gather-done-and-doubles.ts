import { gather, getRunningLoop } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log('run')
  return 1
}

export function* main() {
  const g = gather([])
  log(g.done(), yield* g)
  const f = getRunningLoop().createFuture<number>()
  f.setResult(2)
  const h = gather([f, f])
  log(h.done(), yield* h)
  const c = w()
  log(yield* gather([c, f, c]))
}
