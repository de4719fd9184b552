import { gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(d: number, r: string) {
  yield* sleep(d)
  log('finished', r)
  return r
}

function* once() {
  log('runs once')
  return 'x'
}

export function* main() {
  log(yield* gather([w(3, 'a'), w(1, 'b'), w(2, 'c')]))
  const c = once()
  log(yield* gather([c, c]))
  const g = gather([])
  log(g.done(), yield* g)
}
