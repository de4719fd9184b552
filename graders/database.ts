// A database server for a student's program: connecting, asking and closing take time and may fail.
// It knows how many connections there are, those that are opening and closing included.
import { CancelledError, type Coroutine, sleep } from '#runtime'
import { note } from './observe.ts'

/** How long things take, in seconds, and what fails. */
export type Timing = {
  readonly connects: number
  readonly closes: number
  /** Seconds of a query. */
  asks(query: string): number
  /** Does this query end with an error? */
  fails?(query: string): boolean
  /** Does the nth attempt to connect, from 1, end with an error? */
  refuses?(attempt: number): boolean
}

/** What a program may do with a connection. */
export type Connection = {
  query(sql: string): Coroutine<string>
  close(): Coroutine<void>
}

/** A server, and what became of its connections; each has a name: `connection-1`. */
export class Server {
  /** Connections at this moment. */
  open = 0
  /** The most there were at once. */
  most = 0
  /** Attempts to connect. */
  attempts = 0
  /** Queries that began, in order, each with the connection that carried it. */
  readonly asked: { readonly sql: string; readonly by: string }[] = []
  /** What a program did that no connection allows, in words. */
  readonly misuses: string[] = []
  readonly #timing: Timing

  constructor(timing: Timing) {
    this.#timing = timing
  }

  /** Opens a connection. */
  *connect(): Coroutine<Connection> {
    this.attempts += 1
    const name = `connection-${this.attempts}`
    const isRefused = this.#timing.refuses?.(this.attempts) === true
    this.open += 1
    this.most = Math.max(this.most, this.open)
    note(`${name} opens`)
    try {
      yield* sleep(this.#timing.connects)
      if (isRefused) throw new Error(`${name} was refused`)
    } catch (error) {
      this.open -= 1
      note(`${name} ${error instanceof CancelledError ? 'is given up' : 'is refused'}`)
      throw error
    }
    return this.#connection(name)
  }

  #connection(name: string): Connection {
    let state: 'idle' | 'busy' | 'closed' = 'idle'
    const expectIdle = (what: string) => {
      if (state !== 'idle') this.misuses.push(`${name} was ${state}, and was to ${what}`)
    }
    const server = this
    return {
      *query(sql) {
        expectIdle('ask')
        state = 'busy'
        server.asked.push({ sql, by: name })
        note(`${name} asks ${sql}`)
        try {
          yield* sleep(server.#timing.asks(sql))
          if (server.#timing.fails?.(sql) === true) throw new Error(`${sql} is no query`)
        } finally {
          state = 'idle'
        }
        return answerTo(sql)
      },
      *close() {
        expectIdle('close')
        state = 'closed'
        note(`${name} closes`)
        try {
          yield* sleep(server.#timing.closes)
        } finally {
          server.open -= 1
          note(`${name} is closed`)
        }
      },
    }
  }
}

/** What the server answers. */
export function answerTo(sql: string): string {
  return `rows of ${sql}`
}
