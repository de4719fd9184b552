// Differs: a flag and a condition in place of the event.
// Se distingue: una marca y una condición en lugar del evento.
import { asyncWith, Condition, type Coroutine } from '#runtime'

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
  const changed = new Condition()
  let isThere = false
  return {
    *prepare() {
      yield* create()
      yield* asyncWith(changed, function* () {
        isThere = true
        changed.notifyAll()
      })
    },
    *query(sql) {
      yield* asyncWith(changed, () => changed.waitFor(() => isThere))
      return yield* ask(sql)
    },
    drop() {
      isThere = false
    },
  }
}
