// Differs: a generator that emits its connection once and closes in its finally: entered with anext, left with aclose.
// Se distingue: un generador que emite su conexión una vez y cierra en su finally: se entra con anext y se sale con aclose.
import { type AsyncContextManager, asyncGenerator, asyncWith, type Coroutine } from '#runtime'

/** A database: connect() opens a connection. */
export type Database = { connect(): Coroutine<Connection> }

/** An open connection: query() asks it something, close() ends it. */
export type Connection = { query(question: string): Coroutine<string>; close(): Coroutine<void> }

export function connected(database: Database): AsyncContextManager<Connection, void> {
  const once = asyncGenerator<Connection>(function* (emit) {
    const connection = yield* database.connect()
    try {
      yield* emit(connection)
    } finally {
      yield* connection.close()
    }
  })
  return {
    aenter: () => once.anext(),
    aexit: () => once.aclose(),
  }
}

export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  const given: string[] = []
  yield* asyncWith(connected(database), function* (connection) {
    yield* askFrom(0)

    function* askFrom(place: number): Coroutine<void> {
      const question = questions[place]
      if (question === undefined) return
      given.push(yield* connection.query(question))
      yield* askFrom(place + 1)
    }
  })
  return given
}
