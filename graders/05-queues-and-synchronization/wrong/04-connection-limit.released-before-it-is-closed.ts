// fails: never has more connections than the limit, with those that open and close
// fails: opens the next connection as soon as one is closed, in the order of the callers
// fails: takes no place for a caller that is cancelled, and gives none away
// card: M110
// Gives the permit back while the connection is still closing.
import { type Coroutine, Semaphore } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  const permits = new Semaphore(limit)
  return function* (sql) {
    yield* permits.acquire()
    let connection: Connection | undefined
    try {
      connection = yield* database.connect()
      return yield* connection.query(sql)
    } finally {
      permits.release()
      if (connection !== undefined) yield* connection.close()
    }
  }
}
