// fails: opens the next connection as soon as one is closed, in the order of the callers
// card: none
// A lock lets one through, however many are allowed.
import { asyncWith, type Coroutine, Lock } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, _limit: number): (sql: string) => Coroutine<string> {
  const door = new Lock()
  return function* (sql) {
    return yield* asyncWith(door, function* () {
      const connection = yield* database.connect()
      try {
        return yield* connection.query(sql)
      } finally {
        yield* connection.close()
      }
    })
  }
}
