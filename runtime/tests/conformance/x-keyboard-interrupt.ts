import { createTask, getRunningLoop, KeyboardInterrupt, sleep, type Task } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: string) {
  try {
    log(n)
    yield* sleep(0)
    log(n, 'second step')
    yield* sleep(9)
  } finally {
    log(n, 'cleanup')
  }
}

function* interrupted() {
  throw new KeyboardInterrupt()
}

export function* main() {
  const ts: Task<void>[] = []
  try {
    createTask(w('before'))
    ts.push(createTask(interrupted()))
    createTask(w('after'))
    getRunningLoop().callSoon(log, 'callback')
    yield* sleep(9)
  } finally {
    log('main cleanup', ts[0]?.done(), ts[0]?.exception())
  }
}
