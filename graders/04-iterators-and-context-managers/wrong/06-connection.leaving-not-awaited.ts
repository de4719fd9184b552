// fails: answers leaves no connection open, also when a question fails or somebody cancels
// card: M94
// Awaits aenter, and not aexit.
import type { AsyncContextManager, Coroutine } from '#runtime'

/** A database: connect() opens a connection. */
export type Database = { connect(): Coroutine<Connection> }

/** An open connection: query() asks it something, close() ends it. */
export type Connection = { query(question: string): Coroutine<string>; close(): Coroutine<void> }

class Connected {
  readonly #database: Database
  #connection: Connection | undefined

  constructor(database: Database) {
    this.#database = database
  }

  *aenter(): Coroutine<Connection> {
    this.#connection = yield* this.#database.connect()
    return this.#connection
  }

  *aexit(): Coroutine<void> {
    if (this.#connection !== undefined) yield* this.#connection.close()
  }
}

/** A connection for a block: opened on the way in, closed on the way out. */
export function connected(database: Database): AsyncContextManager<Connection, void> {
  return new Connected(database)
}

/** The answers to the questions, asked one after the other on one connection. */
export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  const manager = connected(database)
  const connection = yield* manager.aenter()
  const given: string[] = []
  for (const question of questions) given.push(yield* connection.query(question))
  manager.aexit()
  return given
}
