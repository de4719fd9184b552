// fails: gives the results, opens no more connections than are needed, and uses them again
// fails: closes the connection of a work that fails, and makes room for another one
// card: none
// Opens a connection for each work, as without a pool.
import { asyncWith, type Coroutine, Semaphore } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries one query after another, until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

/** Connections to borrow. */
export type Pool = {
  /** Runs the work with a connection, and gives what the work returns. */
  use<T>(work: (connection: Connection) => Coroutine<T>): Coroutine<T>
  /** Closes the connections, when nobody uses them any more. */
  close(): Coroutine<void>
}

export function openPool(database: Database, size: number): Pool {
  const places = new Semaphore(size)
  return {
    *use(work) {
      return yield* asyncWith(places, function* () {
        const connection = yield* database.connect()
        try {
          return yield* work(connection)
        } finally {
          yield* connection.close()
        }
      })
    },
    *close() {},
  }
}
