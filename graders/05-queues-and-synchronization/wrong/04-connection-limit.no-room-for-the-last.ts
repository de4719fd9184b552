// fails: gives everybody the answer to the own query, over a connection of its own
// fails: opens the next connection as soon as one is closed, in the order of the callers
// fails: closes the connection and frees the place when a query or a connection fails
// fails: takes no place for a caller that is cancelled, and gives none away
// card: none
// Counts from 0: one permit too few, and with a limit of one nobody comes in.
import { asyncWith, type Coroutine, Semaphore } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  const permits = new Semaphore(limit - 1)
  return function* (sql) {
    return yield* asyncWith(permits, function* () {
      const connection = yield* database.connect()
      try {
        return yield* connection.query(sql)
      } finally {
        yield* connection.close()
      }
    })
  }
}
