import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const a = createTask(sleep(9))
  const b = createTask(sleep(9))
  const g = gather([a, b], { returnExceptions: true })
  yield* sleep(0)
  a.cancel('A')
  b.cancel('B')
  g.cancel('G')
  try {
    yield* g
  } catch (e) {
    log(only(e, CancelledError))
  }
}
