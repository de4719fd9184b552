import { createTask, type Future, gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* child(n: string) {
  yield* sleep(1)
  log(n, 'ends')
  return n
}

function* w(g: Future<unknown>, n: string) {
  log(n, yield* g)
}

export function* main() {
  const a = createTask(child('a'))
  const b = createTask(child('b'))
  const g = gather([a, b])
  let h = gather([b, a])
  g.addDoneCallback((g) => log('callback of g', g.result()))
  const ts = [createTask(w(h, 'h')), createTask(w(g, 'g')), createTask(w(a, 'a'))]
  yield* gather(ts)
  h = gather([createTask(child('c')), createTask(child('d'))])
  const k = gather([h, h])
  log(yield* k, k.cancel())
}
