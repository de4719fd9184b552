// To open a connection for each query is slow. A pool keeps connections that are open: who needs one
// borrows it, and the next one borrows it after that. What was broken does not go back into the pool.
//
// Abrir una conexión por consulta es lento. Un depósito guarda conexiones abiertas: quien necesita una
// la toma prestada, y después el siguiente. Lo que se ha roto no vuelve al depósito.
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

/** A pool of at most so many connections. */
export function openPool(database: Database, size: number): Pool {
  const places = new Semaphore(size)
  const idle: Connection[] = []
  return {
    *use(work) {
      return yield* asyncWith(places, function* () {
        const connection = idle.pop() ?? (yield* database.connect())
        let isSound = false
        try {
          const result = yield* work(connection)
          isSound = true
          return result
        } finally {
          if (isSound) idle.push(connection)
          else yield* connection.close()
        }
      })
    },
    *close() {
      for (const connection of idle.splice(0)) yield* connection.close()
    },
  }
}
