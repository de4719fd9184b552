// Differs: a queue that holds the free places.
// Se distingue: una cola que contiene los sitios libres.
import { type Coroutine, Queue } from '#runtime'

/** Opens connections. */
export type Database = { connect(): Coroutine<Connection> }

/** Carries queries until it is closed. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

export function openOffice(database: Database, limit: number): (sql: string) => Coroutine<string> {
  const free = new Queue<number>()
  for (let place = 0; place < limit; place += 1) free.putNowait(place)
  return function* (sql) {
    const place = yield* free.get()
    try {
      const connection = yield* database.connect()
      try {
        return yield* connection.query(sql)
      } finally {
        yield* connection.close()
      }
    } finally {
      free.putNowait(place)
    }
  }
}
