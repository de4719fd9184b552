// fails: rolls back after an error or a cancellation in the block, closes, and lets it out
// card: M95
// Says true at the end, as if that meant that all went well.
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

/** A transaction for a block, on a session of its own. */
export function transaction(database: Database): AsyncContextManager<Session, boolean> {
  let end: (error: unknown) => Coroutine<boolean>
  return {
    *aenter() {
      const session = yield* database.connect()
      try {
        yield* session.begin()
      } catch (error) {
        yield* session.close()
        throw error
      }
      end = (error) => leaving(session, error)
      return session
    },
    aexit: (error) => end(error),
  }
}

/** The way out: commits or rolls back, closes, and says whether the error is dealt with. */
function* leaving(session: Session, error: unknown): Coroutine<boolean> {
  try {
    if (error === undefined) yield* session.commit()
    else yield* session.rollback()
  } finally {
    yield* session.close()
  }
  return true
}
