// Two who race to answer look whether there is an answer, and then both give one.
//
// By hand: 1 difference from asyncio's order: both look before either answers.
import { getRunningLoop, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const main = function* () {
    const answer = getRunningLoop().createFuture<string>()
    const race = function* (name: string, after: number) {
      yield* sleep(after)
      if (answer.done()) return
      yield* sleep(1)
      answer.setResult(name)
    }
    yield* together({ first: race('a', 1), second: race('b', 3) })
    return yield* answer
  }
  return { main: main() }
}
