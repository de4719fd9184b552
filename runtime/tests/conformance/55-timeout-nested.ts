import { asyncWith, sleep, TimeoutError, timeout } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  for (const [a, b] of [
    [1, 2],
    [2, 1],
  ]) {
    const o = timeout(a)
    const i = timeout(b)
    try {
      yield* asyncWith(o, function* () {
        try {
          yield* asyncWith(i, function* () {
            yield* sleep(9)
          })
        } catch (e) {
          only(e, TimeoutError)
          log('inner')
        }
        log('after inner')
      })
    } catch (e) {
      only(e, TimeoutError)
      log('outer')
    }
    log(o.expired(), i.expired())
  }
}
