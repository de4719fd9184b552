// How far a long command is, and how long it still takes.
import { say } from './language.ts'
import { barText } from './screen.ts'

/** A bar on a terminal; elsewhere a line from time to time, or nothing. */
export class Bar {
  readonly #total: number
  readonly #every: number
  readonly #isShown = process.stderr.isTTY === true
  readonly #begun = performance.now()
  #written = 0
  #done = 0

  /** `every` is how many seconds lie between two lines of a log; without it, a log has none. */
  constructor(total: number, every = Number.POSITIVE_INFINITY) {
    this.#total = total
    this.#every = every
  }

  step(): void {
    this.#done += 1
    const seconds = (performance.now() - this.#begun) / 1000
    const text = `${this.#done}/${this.#total}  ${timeLeft(seconds, this.#done, this.#total)}`
    if (this.#isShown) {
      process.stderr.write(`\r\x1b[K${barText(this.#done, this.#total)} ${text.trimEnd()}`)
    } else if (seconds - this.#written >= this.#every) {
      this.#written = seconds
      process.stderr.write(`${text.trimEnd()}\n`)
    }
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K')
  }
}

/** How long the rest takes if it goes on like this; the first steps tell too little. */
export function timeLeft(seconds: number, done: number, total: number): string {
  if (seconds < 2 || done === 0 || done >= total) return ''
  const left = (seconds / done) * (total - done)
  if (left < 90) {
    const count = Math.ceil(left)
    return say({ en: `about ${count} s left`, es: `quedan unos ${count} s` })
  }
  const count = Math.ceil(left / 60)
  return say({ en: `about ${count} min left`, es: `quedan unos ${count} min` })
}
