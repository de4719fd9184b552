import {
  type AsyncGenerator,
  asyncGenerator,
  createTask,
  gather,
  RuntimeError,
  StopAsyncIteration,
  sleep,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function numbers() {
  return asyncGenerator<number>(function* (emit) {
    yield* sleep(1)
    yield* emit(1)
    yield* sleep(1)
    throw new StopAsyncIteration()
  })
}

function stubborn() {
  return asyncGenerator<number>(function* (emit) {
    try {
      yield* emit(1)
    } finally {
      yield* emit(2)
    }
  })
}

function failing() {
  return asyncGenerator<number>(function* (emit) {
    yield* emit(1)
    throw new ErrA('x')
  })
}

function* take(g: AsyncGenerator<number>, n: string) {
  try {
    log(n, yield* g.anext())
  } catch (e) {
    log(n, only(e, RuntimeError, StopAsyncIteration, ErrA))
  }
}

export function* main() {
  let g = numbers()
  yield* gather([take(g, 'a'), take(g, 'b')])
  const t = createTask(take(g, 'c'))
  yield* sleep(0)
  try {
    yield* g.aclose()
  } catch (e) {
    log('aclose', only(e, RuntimeError))
  }
  yield* t
  yield* take(g, 'd')
  g = stubborn()
  yield* g.anext()
  try {
    yield* g.aclose()
  } catch (e) {
    log(only(e, RuntimeError))
  }
  g = failing()
  yield* take(g, 'e')
  yield* take(g, 'f')
  yield* take(g, 'g')
}
