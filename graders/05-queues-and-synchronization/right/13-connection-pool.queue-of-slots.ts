// Differs: a queue of slots, each of which holds an open connection or none.
// Se distingue: una cola de huecos, cada uno con una conexión abierta o ninguna.
import { type Coroutine, LifoQueue } from '#runtime'

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
  const slots = new LifoQueue<Connection | undefined>()
  for (let slot = 0; slot < size; slot += 1) slots.putNowait(undefined)
  return {
    *use(work) {
      let slot = yield* slots.get()
      try {
        slot ??= yield* database.connect()
        return yield* work(slot)
      } catch (error) {
        const broken = slot
        slot = undefined
        if (broken !== undefined) yield* broken.close()
        throw error
      } finally {
        slots.putNowait(slot)
      }
    },
    *close() {
      for (let slot = 0; slot < size; slot += 1) {
        const connection = yield* slots.get()
        if (connection !== undefined) yield* connection.close()
      }
    },
  }
}
