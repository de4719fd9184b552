// One takes lock A and then B, the other B and then A: each has what the other waits for.
//
// The repaired twin.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const [a, b] = [new Lock(), new Lock()]
  const both = function* (after: number, one: Lock, other: Lock) {
    yield* sleep(after)
    yield* asyncWith(one, function* () {
      yield* sleep(1)
      yield* asyncWith(other, () => sleep(1))
    })
  }
  return { main: together({ first: both(1, a, b), second: both(4, a, b) }) }
}
