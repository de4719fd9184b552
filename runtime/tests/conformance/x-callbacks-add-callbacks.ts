import { type Future, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<undefined>()
  function first(f: Future<undefined>) {
    log('first')
    f.addDoneCallback(() => log('added by first'))
    loop.callSoon(log, 'soon after first')
  }
  function second(f: Future<undefined>) {
    log('second', f.removeDoneCallback(third))
  }
  function third() {
    log('third')
  }
  for (const callback of [first, second, third]) f.addDoneCallback(callback)
  f.setResult(undefined)
  loop.callSoon(log, 'queued after set_result')
  yield* f
  log('main does not wait for the callbacks')
  yield* sleep(0)
  log('one turn')
  yield* sleep(0)
  log('two turns')
}
