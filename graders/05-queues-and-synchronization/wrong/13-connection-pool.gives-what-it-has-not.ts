// fails: loses no place and no connection when a user is cancelled, in any order
// card: M110
// Acquires inside the `try`: who is cancelled in line releases the place of another.
import { type Coroutine, Semaphore } from '#runtime'

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
      try {
        yield* places.acquire()
        const connection = idle.pop() ?? (yield* database.connect())
        try {
          const result = yield* work(connection)
          idle.push(connection)
          return result
        } catch (error) {
          yield* connection.close()
          throw error
        }
      } finally {
        places.release()
      }
    },
    *close() {
      for (const connection of idle) yield* connection.close()
    },
  }
}
