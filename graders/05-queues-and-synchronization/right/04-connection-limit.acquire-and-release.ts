// Differs: a bounded semaphore, acquired before the `try` and released in its `finally`.
// Se distingue: un semáforo acotado, que se toma antes del `try` y se suelta en su `finally`.
import { BoundedSemaphore, type Coroutine } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  const permits = new BoundedSemaphore(limit)
  function* talk(sql: string): Coroutine<string> {
    const connection = yield* database.connect()
    let answer: string
    try {
      answer = yield* connection.query(sql)
    } catch (error) {
      yield* connection.close()
      throw error
    }
    yield* connection.close()
    return answer
  }
  return function* (sql) {
    yield* permits.acquire()
    try {
      return yield* talk(sql)
    } finally {
      permits.release()
    }
  }
}
