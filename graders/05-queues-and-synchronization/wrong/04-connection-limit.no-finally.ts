// fails: closes the connection and frees the place when a query or a connection fails
// fails: takes no place for a caller that is cancelled, and gives none away
// card: none
// Releases only when all went well: after a failure the place is lost.
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
    const connection = yield* database.connect()
    const answer = yield* connection.query(sql)
    yield* connection.close()
    permits.release()
    return answer
  }
}
