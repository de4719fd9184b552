// The result is asked for when it should be there, and not when it is.
//
// By hand: 1 difference from asyncio's order: the download takes longer than the nap.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const download = function* () {
    yield* sleep(1)
    return 'page'
  }
  const main = function* () {
    const task = createTask(download(), { name: 'download' })
    yield* sleep(2)
    return task.result()
  }
  return { main: main() }
}
