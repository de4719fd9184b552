// The connection is closed when the work should be over; the work still uses it.
//
// The repaired twin.
import { createTask, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const connection = shared({ isOpen: true })
  const query = function* () {
    yield* sleep(1)
    holds(connection.isOpen)
  }
  const main = function* () {
    const querying = createTask(query(), { name: 'query' })
    yield* sleep(2)
    yield* querying
    connection.isOpen = false
    yield* querying
  }
  return { main: main() }
}
