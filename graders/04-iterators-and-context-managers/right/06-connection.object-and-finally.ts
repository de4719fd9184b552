// Differs: an object whose methods share a variable; the questions in a try with a finally, without asyncWith.
// Se distingue: un objeto cuyos métodos comparten una variable; las preguntas en un try con finally, sin asyncWith.
import type { AsyncContextManager, Coroutine } from '#runtime'

/** A database: connect() opens a connection. */
export type Database = { connect(): Coroutine<Connection> }

/** An open connection: query() asks it something, close() ends it. */
export type Connection = { query(question: string): Coroutine<string>; close(): Coroutine<void> }

export function connected(database: Database): AsyncContextManager<Connection, void> {
  let close: () => Coroutine<void>
  return {
    *aenter() {
      const connection = yield* database.connect()
      close = () => connection.close()
      return connection
    },
    aexit: () => close(),
  }
}

export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  const connection = yield* database.connect()
  try {
    const given: string[] = []
    for (const [place, question] of questions.entries()) {
      given[place] = yield* connection.query(question)
    }
    return given
  } finally {
    yield* connection.close()
  }
}
