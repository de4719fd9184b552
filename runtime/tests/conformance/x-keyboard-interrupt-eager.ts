import {
  allTasks,
  createTask,
  eagerTaskFactory,
  getRunningLoop,
  KeyboardInterrupt,
  sleep,
} from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: string) {
  try {
    yield* sleep(9)
  } finally {
    log(n, 'cleanup')
  }
}

function* interrupted() {
  throw new KeyboardInterrupt()
}

export function* main() {
  const loop = getRunningLoop()
  createTask(w('first'))
  yield* sleep(0)
  loop.setTaskFactory(eagerTaskFactory)
  createTask(w('second'))
  try {
    createTask(interrupted())
  } finally {
    log(allTasks().length)
    loop.setTaskFactory(undefined)
    createTask(w('third'))
    yield* sleep(0)
    log('main ends')
  }
}
