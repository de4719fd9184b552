import { createTask, sleep, ValueError, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const a = createTask(sleep(1))
  const b = createTask(sleep(3))
  const { done, pending } = yield* wait([a, b], { timeout: 2 })
  log(done.length, pending.length, b.cancelled())
  for (const x of [[sleep(1)], []]) {
    try {
      // @ts-expect-error: wait() takes tasks, not coroutines.
      yield* wait(x)
    } catch (e) {
      log(only(e, TypeError, ValueError))
    }
  }
  yield* b
  log(b.cancelled())
}
