// fails: nothing is opened before the block is entered
// card: none
// Begins to open when the manager is made.
import { type AsyncContextManager, asyncWith, type Coroutine, createTask } from '#runtime'

/** A database: connect() opens a connection. */
export type Database = { connect(): Coroutine<Connection> }

/** An open connection: query() asks it something, close() ends it. */
export type Connection = { query(question: string): Coroutine<string>; close(): Coroutine<void> }

export function connected(database: Database): AsyncContextManager<Connection, void> {
  const opening = createTask(database.connect())
  return {
    *aenter() {
      return yield* opening
    },
    *aexit() {
      yield* opening.result().close()
    },
  }
}

/** The answers to the questions, asked one after the other on one connection. */
export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  return yield* asyncWith(connected(database), function* (connection) {
    const given: string[] = []
    for (const question of questions) given.push(yield* connection.query(question))
    return given
  })
}
