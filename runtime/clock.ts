// Where the loop's time comes from. Seconds, as everywhere. Python: `loop.time()`.

/** A clock that a loop reads; `now` never goes backwards. */
export type Clock = {
  /** Seconds since some fixed moment. */
  now(): number
  /** Does time pass only when the loop says so? Then nothing outside of the loop can be awaited. */
  readonly isVirtual: boolean
}

/** A clock that stands still until it is told to jump: `simulate` runs on it. */
export class VirtualClock implements Clock {
  readonly isVirtual = true
  #now = 0

  now(): number {
    return this.#now
  }

  /** Jumps forward to `when`; a moment already past changes nothing. */
  jumpTo(when: number): void {
    if (when > this.#now) this.#now = when
  }
}

/** The machine's monotonic clock: `run` lives on it. Python: `time.monotonic`. */
export class RealClock implements Clock {
  readonly isVirtual = false

  now(): number {
    return performance.now() / 1000
  }
}
