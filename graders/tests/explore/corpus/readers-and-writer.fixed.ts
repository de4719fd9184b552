// Readers count themselves in without the lock that the writer waits for.
//
// The repaired twin.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const room = shared({ readers: 0, isWriting: false })
  const lock = new Lock()
  const enter = function* () {
    room.readers += 1
    holds(!room.isWriting)
    yield* sleep(1)
    room.readers -= 1
  }
  const read = function* () {
    yield* sleep(5)
    yield* asyncWith(lock, enter)
  }
  const write = function* () {
    yield* sleep(1)
    yield* asyncWith(lock, function* () {
      if (room.readers > 0) return
      room.isWriting = true
      yield* sleep(1)
      room.isWriting = false
    })
  }
  return { main: together({ reader: read(), writer: write() }) }
}
