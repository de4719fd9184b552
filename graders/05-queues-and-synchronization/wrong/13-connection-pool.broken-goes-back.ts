// fails: closes the connection of a work that fails, and makes room for another one
// card: none
// Puts every connection back, also one whose work has failed.
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
  const idle: Connection[] = []
  return {
    *use(work) {
      return yield* asyncWith(places, function* () {
        const connection = idle.pop() ?? (yield* database.connect())
        try {
          return yield* work(connection)
        } finally {
          idle.push(connection)
        }
      })
    },
    *close() {
      for (const connection of idle) yield* connection.close()
    },
  }
}
