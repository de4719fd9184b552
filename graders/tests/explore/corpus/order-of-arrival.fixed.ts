// The answers are kept as they come, and read as they were asked for.
//
// The repaired twin.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const answers = shared<string[]>([])
  const ask = function* (name: string, after: number) {
    yield* sleep(after)
    return name
  }
  const main = function* () {
    const tasks = [createTask(ask('a', 1)), createTask(ask('b', 2))]
    for (const task of tasks) answers.push(yield* task)
    holds(answers.join('') === 'ab')
  }
  return { main: main() }
}
