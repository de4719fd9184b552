// fails: makes everybody wait again once the table is dropped, until there is another
// card: M108
// Believes that an event resets itself once it has woken somebody.
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
      return yield* ask(sql)
    },
    drop() {},
  }
}
