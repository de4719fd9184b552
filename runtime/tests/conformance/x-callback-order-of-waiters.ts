import { createTask, type Future, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(f: Future<undefined>, n: string) {
  yield* f
  log(n)
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<undefined>()
  createTask(w(f, 'a'))
  f.addDoneCallback(() => log('callback before the tasks start'))
  createTask(w(f, 'b'))
  yield* sleep(0)
  f.addDoneCallback(() => log('callback after'))
  const c = createTask(w(f, 'c'))
  loop.callSoon(() => f.setResult(undefined))
  yield* c
  yield* sleep(0)
}
