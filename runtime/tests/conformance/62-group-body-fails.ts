import { asyncWith, CancelledError, ExceptionGroup, sleep, TaskGroup } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* child() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    throw new ErrB('child')
  }
}

export function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(child())
      g.createTask(sleep(9))
      yield* sleep(1)
      throw new ErrA('body')
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
}
