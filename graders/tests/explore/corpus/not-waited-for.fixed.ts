// The program ends when it should all be done, and not when it is.
//
// The repaired twin.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const file = shared({ text: '' })
  const save = function* () {
    yield* sleep(1)
    file.text = 'saved'
  }
  const main = function* () {
    const saving = createTask(save(), { name: 'saving' })
    yield* sleep(2)
    return yield* saving
  }
  return { main: main(), check: (run) => expects(run, file.text === 'saved') }
}
