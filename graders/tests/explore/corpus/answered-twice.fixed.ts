// Two who race to answer look whether there is an answer, and then both give one.
//
// The repaired twin.
import { getRunningLoop, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const main = function* () {
    const answer = getRunningLoop().createFuture<string>()
    const race = function* (name: string, after: number) {
      yield* sleep(after)
      yield* sleep(1)
      if (!answer.done()) answer.setResult(name)
    }
    yield* together({ first: race('a', 1), second: race('b', 3) })
    return yield* answer
  }
  return { main: main() }
}
