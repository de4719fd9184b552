// Differs: every table has an event of its own; dropping one puts a new event in its place.
// Se distingue: cada tabla tiene su evento; al borrarla se pone otro nuevo en su lugar.
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
  let created = new Event()
  function* query(sql: string): Coroutine<string> {
    while (!created.isSet()) {
      yield* created.wait()
    }
    return yield* ask(sql)
  }
  return {
    query,
    *prepare() {
      yield* create()
      created.set()
    },
    drop: () => {
      if (created.isSet()) created = new Event()
    },
  }
}
