// Of two requests the quicker answer is kept and the other is cancelled, after it has paid.
//
// The repaired twin.
import { createTask, FIRST_COMPLETED, sleep, wait } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const bank = shared({ paid: 0 })
  const buy = function* (after: number) {
    yield* sleep(after)
    if (bank.paid === 0) bank.paid += 1
    yield* sleep(1)
  }
  const main = function* () {
    const tasks = [createTask(buy(1), { name: 'quick' }), createTask(buy(9), { name: 'slow' })]
    const { pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
    for (const task of pending) task.cancel()
    yield* wait(tasks)
    holds(bank.paid === 1)
  }
  return { main: main() }
}
