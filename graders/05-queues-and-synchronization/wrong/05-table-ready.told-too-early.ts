// fails: lets nobody ask before the table is there, and everybody in that moment
// fails: makes everybody wait again once the table is dropped, until there is another
// fails: makes everybody else wait on when a creation fails or a query is cancelled
// card: none
// Says that the table is there before it has been created.
import { type Coroutine, Event } from '#runtime'

/** A table that may not be there yet. */
export type Table = {
  /** Creates the table. */
  prepare(): Coroutine<void>
  /** Asks as soon as the table is there, and gives the answer. */
  query(sql: string): Coroutine<string>
  /** From here on there is no table. */
  drop(): void
}

export function openTable(
  create: () => Coroutine<void>,
  ask: (sql: string) => Coroutine<string>,
): Table {
  const isThere = new Event()
  return {
    *prepare() {
      isThere.set()
      yield* create()
    },
    *query(sql) {
      yield* isThere.wait()
      return yield* ask(sql)
    },
    drop() {
      isThere.clear()
    },
  }
}
