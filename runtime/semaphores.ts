// Limits to how many pass at once. Python: `asyncio.Semaphore` of asyncio.locks.
import type { Coroutine } from './coroutines.ts'
import { record, touch } from './events.ts'
import { ValueError } from './exceptions.ts'
import { Line } from './lines.ts'
import { Acquirable } from './locks.ts'

/**
 * Lets a limited number of tasks through: `acquire` takes a permit, `release` adds one.
 * Python: `asyncio.Semaphore`.
 */
export class Semaphore extends Acquirable {
  #permits: number
  readonly #line: Line

  /** `permits`: how many may pass at first, default 1. Throws ValueError when negative. */
  constructor(permits = 1) {
    super()
    if (!(permits >= 0)) throw new ValueError('Semaphore initial value must be >= 0')
    this.#permits = permits
    this.#line = new Line(this, `${this.constructor.name}.acquire`)
  }

  /** True when `acquire` would have to wait: no permit is left, or someone is in line. */
  locked(): boolean {
    touch(this, 'looks')
    return this.#permits === 0 || this.#line.turns.some((turn) => !turn.cancelled())
  }

  /**
   * Takes a permit; waits in line while there is none.
   *
   * Suspends: only if no permit is left or someone is already in line.
   * Cancelled: takes no permit; one just received goes to the next in line.
   * Python: `await semaphore.acquire()`.
   */
  *acquire(): Coroutine<true> {
    if (!this.locked()) {
      this.#permits -= 1
      touch(this, 'changes')
      record('lock.acquire', this)
      return true
    }
    const turn = this.#line.join()
    try {
      try {
        yield* turn
      } finally {
        this.#line.leave(turn)
      }
    } catch (error) {
      // The permit was taken for us by #wakeUpNext; we go without it.
      if (turn.done() && !turn.cancelled()) this.#permits += 1
      throw error
    } finally {
      // Others may have joined the line although permits were left, because we were ahead of them.
      while (this.#permits > 0 && this.#wakeUpNext()) {}
    }
    record('lock.acquire', this)
    return true
  }

  /** Adds a permit, which goes to the first in line. */
  release(): void {
    this.#permits += 1
    touch(this, 'changes')
    record('lock.release', this)
    this.#wakeUpNext()
  }

  override toString(): string {
    const state = this.locked() ? 'locked' : `unlocked, value:${this.#permits}`
    return `<${this.constructor.name} [${state}${this.#line}]>`
  }

  /** The permits nobody has. */
  protected get permits(): number {
    return this.#permits
  }

  #wakeUpNext(): boolean {
    for (const turn of this.#line.turns) {
      if (turn.done()) continue
      this.#permits -= 1
      turn.setResult()
      return true
    }
    return false
  }
}

/** A semaphore that never has more permits than at first. Python: `asyncio.BoundedSemaphore`. */
export class BoundedSemaphore extends Semaphore {
  readonly #bound: number

  constructor(permits = 1) {
    super(permits)
    this.#bound = permits
  }

  /** Adds a permit. Throws ValueError when none is out. */
  override release(): void {
    if (this.permits >= this.#bound) {
      throw new ValueError(
        'BoundedSemaphore released too many times.\n' +
          '  Each release() undoes one acquire(). asyncWith(semaphore, function* () { ... }) pairs them.',
      )
    }
    super.release()
  }
}
