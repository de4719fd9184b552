// How far a long command is.

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
    const full = Math.round((30 * this.#done) / this.#total)
    const bar = '#'.repeat(full) + '.'.repeat(30 - full)
    process.stderr.write(`\r[${bar}] ${this.#done}/${this.#total}`)
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K')
  }
}
