import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {}

export function* main() {
  log(yield* sleep(1, 'v'), yield* createTask(w()), yield* createTask(sleep(0, 3)))
}
