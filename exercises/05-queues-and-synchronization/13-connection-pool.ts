// To open a connection for each query is slow. A pool keeps connections that are open: who needs one
// borrows it, and the next one borrows it after that. What was broken does not go back into the pool.
//
// Abrir una conexión por consulta es lento. Un depósito guarda conexiones abiertas: quien necesita una
// la toma prestada, y después el siguiente. Lo que se ha roto no vuelve al depósito.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

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
  // TODO: a connection is opened when it is needed, borrowed by one at a time, and used again.
  return todo('open the pool')
}
