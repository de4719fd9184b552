// A hundred coroutines want to ask a database that allows ten connections. A semaphore with ten
// permits stands at the door: who comes in takes one, who leaves gives it back.
//
// Cien corrutinas quieren preguntar a una base de datos que admite diez conexiones. En la puerta hay
// un semáforo con diez permisos: quien entra toma uno y quien sale lo devuelve.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

/** Gives the coroutine function through which everybody asks: `limit` connections at most. */
export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  // TODO: each query has a connection of its own; all the queries together share one limit.
  return todo('limit the connections')
}
