// Differs: an object with a variable; aexit throws the error again instead of saying false.
// Se distingue: un objeto con una variable; aexit vuelve a lanzar el error en vez de decir false.
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

export function transaction(database: Database): AsyncContextManager<Session, boolean> {
  const sessions: Session[] = []
  return {
    *aenter() {
      const session = yield* database.connect()
      let isReady = false
      try {
        yield* session.begin()
        isReady = true
      } finally {
        if (!isReady) yield* session.close()
      }
      sessions.push(session)
      return session
    },
    *aexit(error) {
      for (const session of sessions) {
        try {
          yield* error === undefined ? session.commit() : session.rollback()
        } finally {
          yield* session.close()
        }
      }
      if (error === undefined || error instanceof Rollback) return true
      throw error
    },
  }
}
