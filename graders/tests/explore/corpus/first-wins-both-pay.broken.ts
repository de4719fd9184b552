// Of two requests the quicker answer is kept and the other is cancelled, after it has paid.
//
// By hand: 1 difference from asyncio's order: the slower one pays before it is cancelled.
import { createTask, FIRST_COMPLETED, sleep, wait } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const bank = shared({ paid: 0 })
  const buy = function* (after: number) {
    yield* sleep(after)
    bank.paid += 1
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
