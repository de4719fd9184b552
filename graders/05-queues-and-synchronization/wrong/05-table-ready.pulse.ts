// fails: lets nobody ask before the table is there, and everybody in that moment
// fails: makes nobody wait while the table is there
// card: M108
// Sets the event and clears it at once: who comes later waits for ever.
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
      isThere.clear()
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
