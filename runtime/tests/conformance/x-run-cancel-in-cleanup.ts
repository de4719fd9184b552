import { CancelledError, createTask, currentTask, sleep, type Task } from '../../index.ts'
import { log, only } from '../twin.ts'

const tasks: Task<void>[] = []

function* a() {
  try {
    yield* sleep(9)
  } finally {
    yield* sleep(1)
    log('a cancels b', tasks[1]?.cancel())
    yield* sleep(1)
    log('a ends')
  }
}

function* b() {
  try {
    yield* sleep(9)
  } finally {
    yield* cleanup()
  }
}

function* cleanup() {
  try {
    log('b')
    yield* sleep(5)
    log('never')
  } catch (e) {
    only(e, CancelledError)
    log('b again', currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  tasks.push(createTask(a()))
  tasks.push(createTask(b()))
  yield* sleep(0)
}
