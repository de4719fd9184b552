// fails: opens the next connection as soon as one is closed, in the order of the callers
// card: M112
// Counts by hand, and sleeps until there is room.
import { type Coroutine, sleep } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  let open = 0
  return function* (sql) {
    while (open >= limit) yield* sleep(0.1)
    open += 1
    try {
      const connection = yield* database.connect()
      try {
        return yield* connection.query(sql)
      } finally {
        yield* connection.close()
      }
    } finally {
      open -= 1
    }
  }
}
