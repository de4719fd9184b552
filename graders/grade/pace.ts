// How far a run is, how fast, and how long it will take: a bar on a terminal, elsewhere a line for
// each submission.
import { say } from '../language.ts'
import { oneLine } from '../reports/escape.ts'
import type { Report, Submission } from '../reports/report.ts'
import { outcome } from '../reports/words.ts'
import { barText } from '../screen.ts'

/** Where it is written to. */
export type Screen = { readonly isTTY?: boolean; write(text: string): unknown }

/** Counts exercises, of which each submission has as many. */
export class Pace {
  readonly #screen: Screen
  readonly #submissions: number
  readonly #exercises: number
  readonly #now: () => number
  readonly #start: number
  #done = 0
  /** Those that an earlier run graded cost no time, and say nothing of the pace. */
  #graded = 0
  #ended = 0
  #drawn = 0

  constructor(
    submissions: number,
    exercises: number,
    screen: Screen = process.stderr,
    now: () => number = () => performance.now() / 1000,
  ) {
    this.#screen = screen
    this.#submissions = submissions
    this.#exercises = exercises
    this.#now = now
    this.#start = now()
  }

  /** An exercise was graded. */
  graded(): void {
    this.#done += 1
    this.#graded += 1
    this.#draw()
  }

  /** A submission is done; `graded` of its exercises were graded in this run. */
  done(submission: Submission, graded: number, report: Pick<Report, 'exercises'>): void {
    this.#ended += 1
    this.#done += this.#exercises - graded
    if (this.#screen.isTTY === true) {
      this.#draw(true)
      return
    }
    const said = oneLine(say(outcome(submission, { ...EMPTY, ...report })), 200)
    this.#screen.write(`${this.#count()}  ${oneLine(submission.id, 80)}: ${said}${this.#left()}\n`)
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#screen.isTTY === true) this.#screen.write('\r\u001B[K')
  }

  #draw(isDue = false): void {
    if (this.#screen.isTTY !== true) return
    // A terminal is slower than a grader.
    const now = this.#now()
    if (!isDue && now - this.#drawn < 0.1) return
    this.#drawn = now
    const bar = barText(this.#done, this.#submissions * this.#exercises)
    this.#screen.write(`\r\u001B[K${bar} ${this.#count()}${this.#left()}`)
  }

  #count(): string {
    return `${this.#ended}/${this.#submissions}`
  }

  /** The rate, and the time that what is left takes at that rate. */
  #left(): string {
    const seconds = this.#now() - this.#start
    const open = this.#submissions * this.#exercises - this.#done
    if (this.#graded === 0 || seconds <= 0 || open <= 0) return ''
    const rate = this.#graded / seconds
    const exercises = say({ en: 'exercises', es: 'ejercicios' })
    const left = say({ en: 'left', es: 'para acabar' })
    return `  ${rate.toPrecision(2)} ${exercises}/s, ${lasting(open / rate)} ${left}`
  }
}

const EMPTY = {
  schema: 'asyncio-kit/report/v1',
  kit: { version: '', hash: '' },
  seed: 0,
  submissions: [],
} as const

/** `40 s`, `12 min`, `3 h 20 min` */
export function lasting(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
