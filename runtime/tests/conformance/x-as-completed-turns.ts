import { asCompleted, createTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(d: number) {
  yield* sleep(d)
  log('end', d)
  return d
}

export function* main() {
  const loop = getRunningLoop()
  function* ticks() {
    yield* sleep(1)
    for (let i = 0; i < 5; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  for (const c of asCompleted([w(1), w(1)])) log('got', yield* c)
  const f = loop.createFuture<string>()
  const g = loop.createFuture<string>()
  f.setResult('f')
  g.setResult('g')
  loop.callSoon(log, 'a turn')
  for (const c of asCompleted([g, f])) log('got', yield* c)
}
