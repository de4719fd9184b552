import {
  asyncWith,
  CancelledError,
  ExceptionGroup,
  RuntimeError,
  sleep,
  TaskGroup,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* adder(g: TaskGroup) {
  yield* sleep(1)
  g.createTask(sleep(1))
  log('added')
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    try {
      g.createTask(sleep(1))
    } catch (e) {
      log('shutting down', only(e, RuntimeError))
    }
  }
}

function* bad() {
  yield* sleep(3)
  throw new ErrA('x')
}

export function* main() {
  const g = new TaskGroup()
  try {
    yield* asyncWith(g, function* () {
      g.createTask(adder(g))
      g.createTask(bad())
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
  try {
    g.createTask(sleep(1))
  } catch (e) {
    log('finished', only(e, RuntimeError))
  }
}
