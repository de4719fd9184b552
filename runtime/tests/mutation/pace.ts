// How far a long run is, how fast it goes, and how long it still takes.
import { say } from '../../../graders/language.ts'

/** Milliseconds between two lines where there is no terminal to write over. */
const LINE_EVERY = 60_000

/** Shows how far the trials are: on a terminal one line, elsewhere a line a minute. */
export class Pace {
  readonly #toDo: number
  readonly #of: number
  readonly #start = performance.now()
  #lastLine = this.#start
  #alive = 0
  /** How many it has been told of. */
  done = 0

  /** `toDo` of `of` are still to be tried. */
  constructor(toDo: number, of: number) {
    this.#toDo = toDo
    this.#of = of
  }

  step(isKilled: boolean): void {
    this.done += 1
    if (!isKilled) this.#alive += 1
    const now = performance.now()
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${this.#text(now)}`)
    else if (now - this.#lastLine > LINE_EVERY) {
      this.#lastLine = now
      process.stderr.write(`${this.#text(now)}\n`)
    }
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  }

  #text(now: number): string {
    const seconds = (now - this.#start) / 1000
    const rate = this.done / Math.max(seconds, 0.001)
    const left = Math.ceil((this.#toDo - this.done) / rate / 60)
    const place = `${this.#of - this.#toDo + this.done}/${this.#of}`
    return say({
      en: `${place}  ${this.#alive} alive  ${rate.toFixed(1)}/s  ${left} min left`,
      es: `${place}  ${this.#alive} vivos  ${rate.toFixed(1)}/s  faltan ${left} min`,
    })
  }
}
