import { sleep, ValueError, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  for (const x of [[], [sleep(1)]]) {
    try {
      // @ts-expect-error: wait() takes tasks, not coroutines.
      yield* wait(x)
    } catch (e) {
      log(only(e, ValueError, TypeError))
    }
  }
}
