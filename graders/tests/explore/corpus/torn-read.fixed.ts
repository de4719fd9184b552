// A reader sees one half of a change.
//
// The repaired twin.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const pair = shared({ left: 1, right: 1 })
  const lock = new Lock()
  const write = function* () {
    const change = function* () {
      pair.left = 2
      yield* sleep(1)
      pair.right = 2
    }
    yield* asyncWith(lock, change)
  }
  const read = function* () {
    yield* sleep(3)
    yield* asyncWith(lock, function* () {
      holds(pair.left === pair.right)
    })
  }
  return { main: together({ writer: write(), reader: read() }) }
}
