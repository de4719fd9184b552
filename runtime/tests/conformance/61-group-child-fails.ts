import {
  asyncWith,
  CancelledError,
  currentTask,
  ExceptionGroup,
  sleep,
  TaskGroup,
} from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* bad(n: number) {
  yield* sleep(1)
  throw new ErrA(n)
}

function* slow() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('sibling cancelled')
    yield* sleep(1)
    throw new ErrB('late')
  }
}

export function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(slow())
      g.createTask(bad(1))
      g.createTask(bad(2))
      try {
        yield* sleep(5)
      } catch (e) {
        only(e, CancelledError)
        log('body cancelled', currentTask()?.cancelling())
        throw e
      }
    })
  } catch (e) {
    log(only(e, ExceptionGroup), currentTask()?.cancelling())
  }
}
