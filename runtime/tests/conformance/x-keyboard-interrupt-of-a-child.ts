import { asyncWith, KeyboardInterrupt, sleep, TaskGroup } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* interrupted() {
  throw new KeyboardInterrupt()
}

function* fails() {
  try {
    yield* sleep(9)
  } catch {
    throw new ErrA('child')
  }
}

export function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(fails())
      yield* sleep(0)
      g.createTask(interrupted())
      try {
        yield* sleep(9)
      } finally {
        log('block ends')
      }
    })
  } catch (e) {
    log('main sees', e)
    throw e
  }
}
