import { asCompleted, createTask, gather, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(1))
  const { done, pending } = yield* wait([t, t])
  log(done.length, pending.length)
  log([...asCompleted([t, t])].length, (yield* gather([t, t])).length)
}
