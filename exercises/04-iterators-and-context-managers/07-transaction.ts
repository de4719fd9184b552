// A bank moves money: two accounts change, or none. What a block has begun is committed when the block
// ends well, and rolled back when it does not; and the session with the database is closed either way.
//
// Un banco mueve dinero: cambian las dos cuentas o ninguna. Lo que empezó un bloque se confirma si el
// bloque acaba bien, y se deshace si no; y la sesión con la base de datos se cierra en los dos casos.
import type { AsyncContextManager, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A database: connect() opens a session. */
export type Database = { connect(): Coroutine<Session> }

/** An open session; between begin() and commit() or rollback() it is in a transaction. */
export type Session = {
  begin(): Coroutine<void>
  query(question: string): Coroutine<string>
  commit(): Coroutine<void>
  rollback(): Coroutine<void>
  close(): Coroutine<void>
}

/** Thrown in a block to undo it on purpose: that is no error. */
export class Rollback extends Error {}

/** A transaction for a block, on a session of its own. */
export function transaction(database: Database): AsyncContextManager<Session, boolean> {
  // TODO: begin on the way in; on the way out commit or roll back, and close, whatever happens.
  return todo('begin, then commit or roll back')
}
