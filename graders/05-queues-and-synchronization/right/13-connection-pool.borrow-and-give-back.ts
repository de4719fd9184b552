// Differs: a class that borrows and gives back, with acquire and release by hand.
// Se distingue: una clase que presta y recoge, con `acquire` y `release` a mano.
import { BoundedSemaphore, type Coroutine } from '#runtime'

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

class Connections implements Pool {
  readonly #database: Database
  readonly #places: BoundedSemaphore
  #idle: Connection[] = []

  constructor(database: Database, size: number) {
    this.#database = database
    this.#places = new BoundedSemaphore(size)
  }

  *use<T>(work: (connection: Connection) => Coroutine<T>): Coroutine<T> {
    yield* this.#places.acquire()
    try {
      const connection = this.#idle.shift() ?? (yield* this.#database.connect())
      try {
        const result = yield* work(connection)
        this.#idle.push(connection)
        return result
      } catch (error) {
        yield* connection.close()
        throw error
      }
    } finally {
      this.#places.release()
    }
  }

  *close(): Coroutine<void> {
    while (this.#idle.length > 0) yield* this.#idle.pop()?.close() ?? []
  }
}

export function openPool(database: Database, size: number): Pool {
  return new Connections(database, size)
}
