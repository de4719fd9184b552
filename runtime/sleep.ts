// Waiting for a moment. Python: `asyncio.sleep` of asyncio.tasks.
import { type Coroutine, type Plan, Written } from './coroutines.ts'
import { type Kernel, requireKernel, timeOf } from './events.ts'
import { ValueError } from './exceptions.ts'
import { Future, kernelOf, notAwaited } from './futures.ts'
import { takeTurn } from './ready.ts'
import { isScheduled } from './timers.ts'

/**
 * Waits for so many seconds and then gives `result`. 0, or less, gives the other tasks one turn.
 *
 * Throws TypeError for what is no number, ValueError for NaN.
 *
 * Suspends: always.
 * Cancelled: its timer is removed.
 * Python: `asyncio.sleep`.
 */
export function sleep(seconds: number): Coroutine<void>
export function sleep<T>(seconds: number, result: T): Coroutine<T>
export function sleep<T>(seconds: number, result?: T): Coroutine<T | undefined> {
  if (typeof seconds !== 'number') {
    const value = typeof seconds === 'string' ? JSON.stringify(seconds) : String(seconds)
    throw new TypeError(`delay must be a number of seconds, got ${value} (${typeof seconds}).`)
  }
  return new Written(SLEEP, seconds, result) as unknown as Coroutine<T | undefined>
}

/** A bare yield. Frozen, since one serves all: who steps a coroutine by hand gets it. */
const TURN = Object.freeze({ done: false, value: undefined } as const)

const SLEEP: Plan<unknown, number, unknown, Sleep<unknown>> = {
  begin(self) {
    const seconds = self.first
    if (seconds <= 0) return TURN
    if (Number.isNaN(seconds)) throw new ValueError('Invalid delay: NaN (not a number)')
    self.waiting = new Sleep(requireKernel(), seconds, self.second)
    return self.waiting[Symbol.iterator]().next()
  },
  resume({ waiting, second }, sent) {
    if (waiting !== undefined) return waiting[Symbol.iterator]().next(sent as undefined)
    // The loop resumes with null: whoever else steps the coroutine is found out.
    if (sent !== null) throw notAwaited()
    return { done: true, value: second }
  },
  interrupted({ waiting }) {
    waiting?.drop()
  },
  closed({ waiting }) {
    waiting?.drop()
  },
}

/** What a sleeper waits for, and its timer in one. */
class Sleep<T> extends Future<T> {
  readonly #seconds: number
  readonly #when: number
  readonly #result: T
  #isDropped = false;
  [isScheduled] = false

  constructor(kernel: Kernel, seconds: number, result: T) {
    super(kernel)
    this.#seconds = seconds
    this.#result = result
    this.#when = timeOf(kernel) + seconds
    kernel.timers.add(this)
    kernel.trace?.record('timer.set', this.#when)
    kernel.wakeUp?.()
  }

  /** The moment it is due, in seconds on the loop's clock. */
  when(): number {
    return this.#when
  }

  /** Its time has come. */
  [takeTurn](): void {
    if (!this.#isDropped && !this.done()) this.setResult(this.#result)
  }

  override cancel(message?: string): boolean {
    const accepted = super.cancel(message)
    kernelOf(this).timers.drop(this)
    return accepted
  }

  /** Takes the timer back: nobody waits any more. */
  drop(): void {
    this.#isDropped = true
    kernelOf(this).timers.drop(this)
  }

  override traceName(): string {
    return `sleep(${this.#seconds})`
  }
}
