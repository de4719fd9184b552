import { gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: string) {
  for (let i = 0; i < 3; i++) {
    log(n, i)
    yield* sleep(n === 'a' ? 0 : -1)
  }
}

export function* main() {
  yield* gather([w('a'), w('b')])
}
