// fails: makes nobody wait while the table is there
// fails: lets nobody ask before the table is there, and everybody in that moment
// card: M108
// Each query clears the event when it has come through, as if it were for one.
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
      yield* create()
      isThere.set()
    },
    *query(sql) {
      yield* isThere.wait()
      isThere.clear()
      return yield* ask(sql)
    },
    drop() {
      isThere.clear()
    },
  }
}
