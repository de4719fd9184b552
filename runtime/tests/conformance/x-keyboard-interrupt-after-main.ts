import { createTask, KeyboardInterrupt, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* interrupt() {
  log('interrupt')
  throw new KeyboardInterrupt()
}

function* slow() {
  try {
    yield* sleep(1)
  } finally {
    log('cleanup')
    yield* sleep(1)
    log('not reached')
  }
}

export function* main() {
  createTask(interrupt())
  createTask(slow())
  log('main returns')
}
