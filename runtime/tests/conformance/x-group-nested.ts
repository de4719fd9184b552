import {
  asyncWith,
  CancelledError,
  currentTask,
  ExceptionGroup,
  sleep,
  TaskGroup,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  yield* sleep(1)
  throw new ErrA('x')
}

function* slow(n: string) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled')
    throw e
  }
}

export function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (o) {
      o.createTask(slow('outer child'))
      try {
        yield* asyncWith(new TaskGroup(), function* (i) {
          i.createTask(bad())
          i.createTask(slow('inner child'))
          yield* slow('body')
        })
      } catch (e) {
        log('inner', only(e, ExceptionGroup), currentTask()?.cancelling())
        throw e
      }
    })
  } catch (e) {
    log('outer', only(e, ExceptionGroup), currentTask()?.cancelling())
  }
  try {
    yield* asyncWith(new TaskGroup(), function* (o) {
      o.createTask(bad())
      yield* asyncWith(new TaskGroup(), function* (i) {
        i.createTask(slow('grandchild'))
        yield* slow('inner body')
      })
    })
  } catch (e) {
    log('outer', only(e, ExceptionGroup), currentTask()?.cancelling())
  }
}
