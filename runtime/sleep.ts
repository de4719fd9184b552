// Waiting for a moment. Python: `asyncio.sleep` of asyncio.tasks.
import { type Coroutine, type Plan, Written } from './coroutines.ts'
import { type Kernel, requireKernel, timeOf } from './events.ts'
import { ValueError } from './exceptions.ts'
import { Future, flagsOf, hasReturned, kernelOf, notAwaited, setFlags } from './futures.ts'
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

/** A call of `sleep`: the seconds and the result. */
type Call = Written<unknown, number, unknown, Sleep>

const SLEEP: Plan<unknown, number, unknown, Sleep> = {
  begin(self) {
    const seconds = self.first
    if (seconds <= 0) return TURN
    if (Number.isNaN(seconds)) throw new ValueError('Invalid delay: NaN (not a number)')
    self.waiting = new Sleep(requireKernel(), self)
    return self.waiting[Symbol.iterator]().next()
  },
  resume(self, sent) {
    const { waiting, second } = self
    if (waiting !== undefined) {
      if (!hasReturned(waiting)) SLEEP.interrupted(self)
      return waiting[Symbol.iterator]().next(sent as undefined)
    }
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

// The flags, kept in the future's bits: a hundred thousand sleepers cost what the cache cannot hold.
const SCHEDULED = 1
const DROPPED = 2

/** What a sleeper waits for, and its timer in one. */
class Sleep extends Future<unknown> {
  readonly #call: Call
  readonly #when: number

  constructor(kernel: Kernel, call: Call) {
    super(kernel)
    this.#call = call
    this.#when = timeOf(kernel) + call.first
    kernel.timers.add(this)
    kernel.trace?.record('timer.set', this.#when)
    kernel.wakeUp?.()
  }

  get [isScheduled](): boolean {
    return (flagsOf(this) & SCHEDULED) !== 0
  }

  set [isScheduled](is: boolean) {
    setFlags(this, is ? flagsOf(this) | SCHEDULED : flagsOf(this) & ~SCHEDULED)
  }

  /** The moment it is due, in seconds on the loop's clock. */
  when(): number {
    return this.#when
  }

  /** Its time has come. */
  [takeTurn](): void {
    if ((flagsOf(this) & DROPPED) === 0 && !this.done()) this.setResult(this.#call.second)
  }

  override cancel(message?: string): boolean {
    const accepted = super.cancel(message)
    kernelOf(this).timers.drop(this)
    return accepted
  }

  /** Takes the timer back: nobody waits any more. */
  drop(): void {
    setFlags(this, flagsOf(this) | DROPPED)
    kernelOf(this).timers.drop(this)
  }

  override traceName(): string {
    return `sleep(${this.#call.first})`
  }
}
