import {
  aclosing,
  asyncFor,
  asyncGenerator,
  asyncWith,
  leave,
  StopAsyncIteration,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function numbers(n: number) {
  return asyncGenerator<number>(function* (emit) {
    try {
      for (let i = 0; i < n; i++) {
        log('making', i)
        yield* sleep(1)
        yield* emit(i)
      }
    } finally {
      yield* sleep(1)
      log('closed')
    }
  })
}

export function* main() {
  yield* asyncFor(numbers(2), function* (x) {
    log('using', x)
    yield* sleep(1)
  })
  log('--')
  yield* asyncWith(aclosing(numbers(9)), function* (g) {
    yield* asyncFor(g, function* (x) {
      log('using', x)
      return leave()
    })
  })
  log('left')
  let g = numbers(1)
  log(yield* g.anext())
  try {
    yield* g.anext()
  } catch (e) {
    log(only(e, StopAsyncIteration))
  }
  try {
    yield* g.anext()
  } catch (e) {
    log(only(e, StopAsyncIteration))
  }
  yield* g.aclose()
  g = numbers(1)
  yield* g.aclose()
  log('never began')
  try {
    yield* g.anext()
  } catch (e) {
    log(only(e, StopAsyncIteration))
  }
}
