import {
  type AsyncGenerator,
  asyncFor,
  asyncGenerator,
  CancelledError,
  createTask,
  StopAsyncIteration,
  sleep,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function numbers() {
  return asyncGenerator<number>(function* (emit) {
    try {
      yield* emit(1)
      try {
        yield* sleep(9)
      } catch (e) {
        only(e, CancelledError)
        log('in the generator')
        yield* emit(2)
        throw e
      }
    } finally {
      log('closed')
    }
  })
}

function* consumer(g: AsyncGenerator<number>) {
  yield* asyncFor(g, function* (x) {
    log('got', x)
  })
  log('end')
}

export function* main() {
  let g = numbers()
  let t = createTask(consumer(g))
  yield* sleep(1)
  t.cancel()
  yield* wait([t])
  log(t.cancelled())
  g = numbers()
  yield* g.anext()
  t = createTask(consumer(g))
  yield* sleep(1)
  t.cancel()
  yield* sleep(0)
  log(t.cancelled(), t.cancelling())
  yield* wait([t])
  try {
    yield* g.anext()
  } catch (e) {
    log(only(e, StopAsyncIteration))
  }
}
