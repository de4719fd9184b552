// One connection to a database, step by step: opening, asking, committing and closing take their time,
// each can fail, and everything is noted, so that a check can ask for it and the trace shows it. (Many
// connections at once, and how many there are, is what database.ts is about.)
import { type Coroutine, sleep } from '#runtime'
import { demand } from './check.ts'
import { type Text, times } from './language.ts'
import { logged, momentOf, note, type Played } from './observe.ts'

/** What goes on for how long, in seconds. */
export type Pace = {
  readonly opens: number
  readonly asks: number
  readonly closes: number
}

/** A step of a connection, as its notes name it: `connection 1 begins to close`. */
const STEPS = {
  close: ['begins to close', 'is closed'],
  begin: ['begins a transaction', 'is in a transaction'],
  commit: ['begins to commit', 'has committed'],
  rollback: ['begins to roll back', 'has rolled back'],
} as const

/** What a connection can do besides asking. */
export type Step = keyof typeof STEPS

/** A database; `failing` are the steps and questions that fail, each time they are tried. */
export class FakeDatabase {
  readonly #pace: Pace
  readonly #failing: ReadonlySet<string>
  #opened = 0
  /** The errors that came out of it, in order. */
  readonly errors: Error[] = []

  constructor(pace: Pace, failing: readonly string[] = []) {
    this.#pace = pace
    this.#failing = new Set(failing)
  }

  *connect(): Coroutine<FakeConnection> {
    note('a connection begins to open')
    yield* sleep(this.#pace.opens)
    this.check('connect')
    this.#opened += 1
    note(`connection ${this.#opened} is open`)
    return new FakeConnection(this, this.#opened, this.#pace)
  }

  /** Fails if `step` is one of those that do. */
  check(step: string): void {
    if (!this.#failing.has(step)) return
    const error = new Error(`${step} fails`)
    note(error.message)
    this.errors.push(error)
    throw error
  }
}

/** A connection that has been opened. */
export class FakeConnection {
  readonly #database: FakeDatabase
  readonly #number: number
  readonly #pace: Pace

  constructor(database: FakeDatabase, number: number, pace: Pace) {
    this.#database = database
    this.#number = number
    this.#pace = pace
  }

  *query(question: string): Coroutine<string> {
    note(`connection ${this.#number} is asked: ${question}`)
    yield* sleep(this.#pace.asks)
    this.#database.check(question)
    note(`connection ${this.#number} has answered: ${question}`)
    return answerTo(question)
  }

  close(): Coroutine<void> {
    return this.#step('close', this.#pace.closes)
  }

  begin(): Coroutine<void> {
    return this.#step('begin', this.#pace.asks)
  }

  commit(): Coroutine<void> {
    return this.#step('commit', this.#pace.asks)
  }

  rollback(): Coroutine<void> {
    return this.#step('rollback', this.#pace.asks)
  }

  *#step(step: Step, seconds: number): Coroutine<void> {
    const [before, after] = STEPS[step]
    note(`connection ${this.#number} ${before}`)
    yield* sleep(seconds)
    this.#database.check(step)
    note(`connection ${this.#number} ${after}`)
  }
}

export const answerTo = (question: string): string => `answer to ${question}`

/** How often a step was begun, by whichever connection. */
export function begun(run: Played<unknown>, step: Step): number {
  return logged(run).filter((line) => line.endsWith(` ${STEPS[step][0]}`)).length
}

/** Plays a program on a database and notes where it is over: what the loop closes later is too late. */
export function* noted<T>(program: Coroutine<T>): Coroutine<T> {
  try {
    return yield* program
  } finally {
    note(OVER)
  }
}

const OVER = 'the program is over'

/**
 * Demands that each connection that was opened has been closed, completely and once, when the program
 * is over. `after` says what had happened, as 'the block ended'.
 */
export function demandAllClosed(run: Played<unknown>, after: Text, card: string): void {
  const told = logged(run)
  const over = told.includes(OVER) ? told.indexOf(OVER) : told.length
  const opened = told.filter((line) => /^connection \d+ is open$/.test(line)).length
  for (let number = 1; number <= opened; number += 1) {
    const closed = told.indexOf(`connection ${number} is closed`)
    demand(closed >= 0 && closed < over, () => ({
      seen: {
        en: `${after.en}, and connection ${number} was ${told.slice(0, over).includes(`connection ${number} begins to close`) ? 'not closed to the end' : 'still open'}.`,
        es: `${after.es}, y la conexión ${number} ${told.slice(0, over).includes(`connection ${number} begins to close`) ? 'no estaba cerrada del todo' : 'seguía abierta'}.`,
      },
      card,
      run,
      mark: ({ text }) =>
        text.en === OVER ? { en: 'still open here', es: 'aquí sigue abierta' } : undefined,
    }))
    const closings = told.filter((line) => line === `connection ${number} begins to close`).length
    demand(closings === 1, () => ({
      seen: {
        en: `Connection ${number} was closed ${times(closings).en}.`,
        es: `La conexión ${number} se cerró ${times(closings).es}.`,
      },
      otherwise: {
        en: 'Close in one place only: whatever has been opened is closed by one `finally`, or by `aexit`, and not by both.',
        es: 'Hay que cerrar en un solo lugar: lo que se abrió lo cierra un `finally`, o `aexit`, pero no los dos.',
      },
      run,
    }))
  }
}

/** When the last connection was closed; undefined where none was. */
export function closedAt(run: Played<unknown>): number | undefined {
  const last = logged(run).findLast((line) => line.endsWith(' is closed'))
  return last === undefined ? undefined : momentOf(run, last)
}
