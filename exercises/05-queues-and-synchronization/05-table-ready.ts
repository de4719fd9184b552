// Nobody may query the database before its table exists. Those who come too early wait for an event,
// "the table is there", and go on in the moment it is set, all of them.
//
// Nadie puede consultar la base de datos antes de que exista su tabla. Quienes llegan antes esperan un
// evento, «la tabla ya está», y siguen en el momento en que se activa, todos a la vez.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A table that may not be there yet. */
export type Table = {
  /** Creates the table. */
  prepare(): Coroutine<void>
  /** Asks as soon as the table is there, and gives the answer. */
  query(sql: string): Coroutine<string>
  /** From here on there is no table. */
  drop(): void
}

/** A table that `create` makes and that `ask` queries; at first there is none. */
export function openTable(
  create: () => Coroutine<void>,
  ask: (sql: string) => Coroutine<string>,
): Table {
  // TODO: who queries waits exactly as long as there is no table.
  return todo('open the table')
}
