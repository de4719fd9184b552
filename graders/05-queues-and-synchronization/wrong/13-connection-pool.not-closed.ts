// fails: gives the results, opens no more connections than are needed, and uses them again
// fails: closes the connection of a work that fails, and makes room for another one
// fails: never lends more than there are, nor one to two, in any order
// fails: loses no place and no connection when a user is cancelled, in any order
// card: none
// Forgets the connections in `close`, and leaves them open.
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
  let idle: Connection[] = []
  return {
    *use(work) {
      return yield* asyncWith(places, function* () {
        const connection = idle.pop() ?? (yield* database.connect())
        try {
          const result = yield* work(connection)
          idle.push(connection)
          return result
        } catch (error) {
          yield* connection.close()
          throw error
        }
      })
    },
    *close() {
      idle = []
    },
  }
}
