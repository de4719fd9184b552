import { gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: string, d: number) {
  yield* sleep(d)
  log(n)
}

export function* main() {
  yield* gather([w('t', 0.001), w('z', 0)])
}
