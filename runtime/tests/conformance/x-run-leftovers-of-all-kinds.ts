import {
  CancelledError,
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
  type Task,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* fails(n: number) {
  try {
    yield* sleep(9)
  } catch {
    throw new ErrA(n)
  }
}

function* waitsFor(t: Task<void>) {
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('waits_for', t.done())
    throw e
  }
}

function* swallows() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('swallows', currentTask()?.cancelling())
    return 'lost'
  }
}

export function* main() {
  const a = createTask(fails(1))
  createTask(waitsFor(a))
  createTask(swallows())
  createTask(fails(2))
  getRunningLoop().callLater(0.5, log, 'timer')
  const t = createTask(sleep(9), { name: 'waiting for cleanup' })
  yield* sleep(1)
  return [t.done()]
}
