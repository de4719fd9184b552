// The result is asked for when it should be there, and not when it is.
//
// The repaired twin.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'

export function scenario(): Scenario<unknown> {
  const download = function* () {
    yield* sleep(1)
    return 'page'
  }
  const main = function* () {
    const task = createTask(download(), { name: 'download' })
    yield* sleep(2)
    return yield* task
  }
  return { main: main() }
}
