// fails: connected closes on the way out, and waits until that is done
// fails: connected closes also after an error or a cancellation in the block, and lets it out
// fails: an error of close comes out of the block
// fails: answers leaves no connection open, also when a question fails or somebody cancels
// card: M94
// Leaves the closing to a task.
import { type AsyncContextManager, asyncWith, type Coroutine, createTask } from '#runtime'

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
    if (this.#connection !== undefined) createTask(this.#connection.close())
  }
}

/** A connection for a block: opened on the way in, closed on the way out. */
export function connected(database: Database): AsyncContextManager<Connection, void> {
  return new Connected(database)
}

/** The answers to the questions, asked one after the other on one connection. */
export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  return yield* asyncWith(connected(database), function* (connection) {
    const given: string[] = []
    for (const question of questions) given.push(yield* connection.query(question))
    return given
  })
}
