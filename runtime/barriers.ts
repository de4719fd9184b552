// Waiting until everybody is there. Python: `asyncio.Barrier` of asyncio.locks.

import { Condition, waitUntil } from './conditions.ts'
import type { Coroutine } from './coroutines.ts'
import { touch } from './events.ts'
import { BrokenBarrierError, ValueError } from './exceptions.ts'

/**
 * Makes tasks wait for each other: when `parties` of them wait, all go on together.
 *
 *   filling     tasks arrive and wait
 *   draining    the last one has come; they leave, and newcomers wait outside
 *   resetting   reset() sends those who wait away with an error
 *   broken      abort() was called: everybody gets an error until reset()
 *
 * filling -> draining   the last of `parties` arrives
 * draining or resetting -> filling   the last one has left
 * any -> resetting   reset(), with tasks inside;   any -> filling   reset(), with none
 * any -> broken   abort()
 *
 * Python: `asyncio.Barrier`.
 */
export class Barrier {
  readonly #parties: number
  /** Tells everybody when the state changes. */
  readonly #changed = new Condition()
  #state: 'filling' | 'draining' | 'resetting' | 'broken' = 'filling'
  /** Tasks inside. */
  #count = 0

  /** Throws ValueError unless there is at least one party. */
  constructor(parties: number) {
    if (!(parties >= 1)) throw new ValueError('parties must be > 0')
    this.#parties = parties
  }

  /** How many tasks it takes. */
  get parties(): number {
    return this.#parties
  }

  /** How many tasks wait for the others. */
  get nWaiting(): number {
    touch(this, 'looks')
    return this.#state === 'filling' ? this.#count : 0
  }

  /** True after `abort()`. */
  get broken(): boolean {
    touch(this, 'looks')
    return this.#state === 'broken'
  }

  /**
   * Waits for the others; gives each task a different number from 0 to `parties` - 1.
   *
   * Throws BrokenBarrierError when the barrier is broken, or is reset meanwhile.
   *
   * Suspends: unless it is the last of the parties.
   * Cancelled: is not counted any more; the barrier stays as it is.
   * Python: `await barrier.wait()`.
   */
  *wait(): Coroutine<number> {
    yield* this.#changed.acquire()
    try {
      yield* this.#block()
      try {
        const index = this.#count
        this.#count += 1
        touch(this, 'changes')
        if (index + 1 === this.#parties) this.#release()
        else yield* this.#waitForOthers()
        return index
      } finally {
        this.#count -= 1
        this.#exit()
      }
    } finally {
      this.#changed.release()
    }
  }

  /**
   * Empties the barrier: those who wait get BrokenBarrierError, and it can be used again.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   * Python: `await barrier.reset()`.
   */
  *reset(): Coroutine<void> {
    yield* this.#changed.acquire()
    touch(this, 'changes')
    this.#state = this.#count > 0 ? 'resetting' : 'filling'
    this.#changed.notifyAll()
    this.#changed.release()
  }

  /**
   * Breaks the barrier: whoever waits, or comes later, gets BrokenBarrierError.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   * Python: `await barrier.abort()`.
   */
  *abort(): Coroutine<void> {
    yield* this.#changed.acquire()
    touch(this, 'changes')
    this.#state = 'broken'
    this.#changed.notifyAll()
    this.#changed.release()
  }

  /**
   * As `wait`, for `asyncWith`; the block gets the number.
   *
   * Suspends: as `wait`.
   * Cancelled: as `wait`.
   */
  aenter(): Coroutine<number> {
    return this.wait()
  }

  /**
   * Leaving the block does nothing.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   */
  *aexit(_error?: unknown): Coroutine<void> {}

  toString(): string {
    const waiters = this.broken ? '' : `, waiters:${this.nWaiting}/${this.#parties}`
    return `<Barrier [${this.#state}${waiters}]>`
  }

  /** Waits outside while others leave. */
  *#block(): Coroutine<void> {
    const isOpen = () => this.#state !== 'draining' && this.#state !== 'resetting'
    yield* waitUntil(this.#changed, isOpen, 'Barrier.wait')
    if (this.#state === 'broken') throw new BrokenBarrierError('Barrier aborted')
  }

  #release(): void {
    this.#state = 'draining'
    this.#changed.notifyAll()
  }

  *#waitForOthers(): Coroutine<void> {
    yield* waitUntil(this.#changed, () => this.#state !== 'filling', 'Barrier.wait')
    if (this.#state === 'broken' || this.#state === 'resetting') {
      throw new BrokenBarrierError('Abort or reset of barrier')
    }
  }

  #exit(): void {
    touch(this, 'changes')
    if (this.#count > 0) return
    if (this.#state === 'resetting' || this.#state === 'draining') this.#state = 'filling'
    this.#changed.notifyAll()
  }
}
