// fails: takes no place for a caller that is cancelled, and gives none away
// card: M110
// Acquires inside the `try`: who is cancelled in line releases a permit that another has.
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
    try {
      yield* permits.acquire()
      const connection = yield* database.connect()
      try {
        return yield* connection.query(sql)
      } finally {
        yield* connection.close()
      }
    } finally {
      permits.release()
    }
  }
}
