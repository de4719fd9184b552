// fails: never has more connections than the limit, with those that open and close
// fails: opens the next connection as soon as one is closed, in the order of the callers
// fails: takes no place for a caller that is cancelled, and gives none away
// card: M85
// Believes that the server will sort it out.
import type { Coroutine } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, _limit: number): (sql: string) => Coroutine<string> {
  return function* (sql) {
    const connection = yield* database.connect()
    try {
      return yield* connection.query(sql)
    } finally {
      yield* connection.close()
    }
  }
}
