// How far a long command is.
import { barText } from './screen.ts'

/** A bar on a terminal; nothing elsewhere. */
export class Bar {
  readonly #total: number
  readonly #isShown = process.stderr.isTTY === true
  #done = 0

  constructor(total: number) {
    this.#total = total
  }

  step(): void {
    this.#done += 1
    if (!this.#isShown) return
    const bar = barText(this.#done, this.#total)
    process.stderr.write(`\r${bar} ${this.#done}/${this.#total}`)
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K')
  }
}
