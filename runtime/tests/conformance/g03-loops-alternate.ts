import { gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* loopOf(n: string) {
  for (let i = 0; i < 3; i++) {
    log(n, i)
    yield* sleep(0)
  }
}

export function* main() {
  yield* gather([loopOf('a'), loopOf('b')])
  log('one after the other')
  yield* loopOf('a')
  yield* loopOf('b')
}
