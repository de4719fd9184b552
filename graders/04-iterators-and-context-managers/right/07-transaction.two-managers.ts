// Differs: one manager for the session inside of another one for the transaction.
// Se distingue: un gestor para la sesión dentro de otro para la transacción.
import type { AsyncContextManager, Coroutine } from '#runtime'

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

class Open {
  readonly #database: Database
  session: Session | undefined

  constructor(database: Database) {
    this.#database = database
  }

  *aenter(): Coroutine<Session> {
    this.session = yield* this.#database.connect()
    return this.session
  }

  *aexit(): Coroutine<void> {
    yield* this.session?.close() ?? nothing()
  }
}

function* nothing(): Coroutine<void> {}

class Begun extends Open {
  override *aenter(): Coroutine<Session> {
    const session = yield* super.aenter()
    try {
      yield* session.begin()
      return session
    } catch (error) {
      yield* super.aexit()
      throw error
    }
  }

  override *aexit(error?: unknown): Coroutine<void> {
    try {
      if (error === undefined) yield* this.session?.commit() ?? nothing()
      else yield* this.session?.rollback() ?? nothing()
    } finally {
      yield* super.aexit()
    }
  }
}

export function transaction(database: Database): AsyncContextManager<Session, boolean> {
  const begun = new Begun(database)
  return {
    aenter: () => begun.aenter(),
    *aexit(error) {
      yield* begun.aexit(error)
      return error instanceof Rollback
    },
  }
}
