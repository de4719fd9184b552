import { Barrier, createTask, gather } from '../../index.ts'
import { log } from '../twin.ts'

function* w(b: Barrier, n: string) {
  for (let i = 0; i < 2; i++) log(n, i, yield* b.wait())
}

export function* main() {
  const b = new Barrier(3)
  const ts = ['a', 'b', 'c', 'd', 'e', 'f'].map((n) => createTask(w(b, n)))
  yield* gather(ts)
  log(b.nWaiting)
}
