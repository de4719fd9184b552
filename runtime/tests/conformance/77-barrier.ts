import { Barrier, gather } from '../../index.ts'
import { log } from '../twin.ts'

function* w(b: Barrier, n: string) {
  log(n, yield* b.wait())
}

export function* main() {
  const b = new Barrier(2)
  yield* gather(['a', 'b', 'c', 'd'].map((n) => w(b, n)))
  log(b.nWaiting, b.broken)
}
