// The program ends when it should all be done, and not when it is.
//
// By hand: 1 difference from asyncio's order: the writing takes longer than the rest.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const file = shared({ text: '' })
  const save = function* () {
    yield* sleep(1)
    file.text = 'saved'
  }
  const main = function* () {
    const saving = createTask(save(), { name: 'saving' })
    yield* sleep(2)
    return saving.getName()
  }
  return { main: main(), check: (run) => expects(run, file.text === 'saved') }
}
