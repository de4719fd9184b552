// fails: gives the results, opens no more connections than are needed, and uses them again
// fails: closes the connection of a work that fails, and makes room for another one
// fails: never lends more than there are, nor one to two, in any order
// fails: loses no place and no connection when a user is cancelled, in any order
// card: M102
// Looks how many are open, opens one, and counts it when it has come.
import { type Coroutine, Future } from '#runtime'

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
  const idle: Connection[] = []
  const waiting: Future<Connection>[] = []
  let open = 0
  function* borrow(): Coroutine<Connection> {
    const there = idle.pop()
    if (there !== undefined) return there
    if (open < size) {
      const connection = yield* database.connect()
      open += 1
      return connection
    }
    const future = new Future<Connection>()
    waiting.push(future)
    return yield* future
  }
  return {
    *use(work) {
      const connection = yield* borrow()
      try {
        return yield* work(connection)
      } finally {
        const next = waiting.shift()
        if (next !== undefined) next.setResult(connection)
        else idle.push(connection)
      }
    },
    *close() {
      for (const connection of idle) yield* connection.close()
    },
  }
}
