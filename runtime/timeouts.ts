// Deadlines. Python: asyncio.timeouts, and `wait_for` of asyncio.tasks.
//
// A deadline is a cancellation that knows where it came from: the task is cancelled as by anybody,
// and the block turns its own CancelledError into a TimeoutError on the way out.
import type { Awaitable, Coroutine } from './coroutines.ts'
import { requireKernel, timeOf, touch } from './events.ts'
import { CancelledError, RuntimeError, TimeoutError, ValueError } from './exceptions.ts'
import { currentTask, ensureFuture } from './factories.ts'
import { behind, Future, forget, observe } from './futures.ts'
import type { Handle } from './handles.ts'
import { checkAwaitable, describe } from './misuse.ts'
import type { Task } from './tasks.ts'
import { Observer } from './waiters.ts'
import { asyncWith } from './with.ts'

/**
 * Cancels the task that is in its block when a moment comes, and turns the CancelledError that
 * leaves the block into a TimeoutError. Use `timeout` or `timeoutAt`.
 *
 *   created    not entered yet
 *   active     the task is in the block
 *   expiring   the moment came while it was: the task was cancelled
 *   expired    the block was left after that
 *   finished   the block was left before
 *
 * created -> active   aenter
 * active -> expiring   the timer fires
 * expiring -> expired, active -> finished   aexit
 *
 * Python: `asyncio.Timeout`.
 */
export class Timeout {
  #state: 'created' | 'active' | 'expiring' | 'expired' | 'finished' = 'created'
  #when: number | undefined
  #timer: Handle | undefined
  #task: Task<unknown> | undefined
  /** Cancellations that the task had asked of it before it came here. */
  #cancelling = 0

  /** `when` is a moment on the loop's clock; undefined for never. */
  constructor(when: number | undefined) {
    this.#when = when
    touch(this, 'creates')
  }

  /** The moment on the loop's clock, or undefined. */
  when(): number | undefined {
    touch(this, 'looks')
    return this.#when
  }

  /** Moves the moment; undefined switches it off, a past one fires in the next turn. */
  reschedule(when: number | undefined): void {
    touch(this, 'changes')
    if (this.#state === 'created') {
      throw new RuntimeError(`Timeout has not been entered.${howToEnter}`)
    }
    if (this.#state !== 'active') {
      throw new RuntimeError(`Cannot change state of ${this.#state} Timeout`)
    }
    checkSeconds('when', when)
    this.#when = when
    this.#timer?.cancel()
    this.#timer = undefined
    if (when === undefined) return
    const kernel = requireKernel()
    const onTimeout = () => this.#onTimeout()
    const { loop } = kernel
    this.#timer = when <= timeOf(kernel) ? loop.callSoon(onTimeout) : loop.callAt(when, onTimeout)
  }

  /** True once the moment came while the task was in the block. */
  expired(): boolean {
    touch(this, 'looks')
    return this.#state === 'expiring' || this.#state === 'expired'
  }

  /**
   * Starts the timer, for `asyncWith`. Throws RuntimeError a second time, and outside a task.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   */
  *aenter(): Coroutine<this> {
    if (this.#state !== 'created') {
      throw new RuntimeError(
        'Timeout has already been entered.\n  It measures one block; call timeout() again for another.',
      )
    }
    const task = currentTask()
    if (task === undefined) throw new RuntimeError('Timeout should be used inside a task')
    this.#state = 'active'
    this.#task = task
    this.#cancelling = task.cancelling()
    this.reschedule(this.#when)
    return this
  }

  /**
   * Stops the timer, for `asyncWith`; throws TimeoutError in place of its own CancelledError.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   */
  *aexit(error?: unknown): Coroutine<void> {
    touch(this, 'changes')
    this.#timer?.cancel()
    this.#timer = undefined
    if (this.#state === 'active') this.#state = 'finished'
    if (this.#state !== 'expiring') return
    this.#state = 'expired'
    const requests = this.#task?.uncancel() ?? 0
    // More requests than before: somebody else wants the task to end, and that counts more.
    if (requests > this.#cancelling) return
    if (error instanceof CancelledError) throw new TimeoutError('', { cause: error })
  }

  toString(): string {
    const when = this.#state === 'active' ? ` when=${this.#when?.toFixed(3)}` : ''
    return `<Timeout [${this.#state}]${when}>`
  }

  #onTimeout(): void {
    touch(this, 'changes')
    this.#task?.cancel()
    this.#state = 'expiring'
    this.#timer = undefined
  }
}

/**
 * A block that may take so many seconds; undefined for no limit. What takes longer is cancelled
 * where it waits, and the block throws TimeoutError. A body that never suspends is not interrupted.
 *
 *     yield* asyncWith(timeout(2), function* () {    async with timeout(2):
 *       yield* download(url)                             await download(url)
 *     })
 *
 * Python: `asyncio.timeout`.
 */
export function timeout(seconds: number | undefined): Timeout {
  checkSeconds('delay', seconds)
  const kernel = requireKernel()
  return new Timeout(seconds === undefined ? undefined : timeOf(kernel) + seconds)
}

/** As `timeout`, with a moment on the loop's clock. Python: `asyncio.timeout_at`. */
export function timeoutAt(when: number | undefined): Timeout {
  checkSeconds('when', when)
  return new Timeout(when)
}

/**
 * Waits for one thing, but not longer than so many seconds; undefined for no limit. When the time
 * is over it is cancelled, and TimeoutError comes out once it has ended.
 *
 * A coroutine runs in the current task. If what was cancelled returns a value all the same, that is
 * the result; if it throws something else, that comes out. `shield` keeps it from being cancelled.
 *
 * Suspends: only where the awaited does; with 0 or less, unless it is a future that is done.
 * Cancelled: what it waits for is cancelled too.
 * Python: `asyncio.wait_for`.
 */
export function* waitFor<T>(awaitable: Awaitable<T>, seconds: number | undefined): Coroutine<T> {
  checkAwaitable(awaitable)
  checkSeconds('timeout', seconds)
  if (seconds !== undefined && seconds <= 0) {
    const future = ensureFuture(awaitable)
    if (future.done()) return future.result()
    yield* cancelAndWait(future)
    try {
      return future.result()
    } catch (error) {
      if (error instanceof CancelledError) throw new TimeoutError('', { cause: error })
      throw error
    }
  }
  return yield* asyncWith(timeout(seconds), () => awaitable)
}

/** Waits for the end of a cancelled future without awaiting it, so as to be cancellable itself. */
function* cancelAndWait(future: Future<unknown>): Coroutine<void> {
  const end = new Ending(future)
  const note = new Observer(() => {
    if (!end.done()) end.setResult()
  })
  observe(future, note)
  try {
    future.cancel()
    yield* end
  } finally {
    forget(future, note)
  }
}

class Ending extends Future<void> {
  readonly #of: Future<unknown>

  constructor(of: Future<unknown>) {
    super()
    this.#of = of
  }

  override [behind](): readonly Future<unknown>[] {
    return [this.#of]
  }

  override traceName(): string {
    return `the end of ${this.#of.traceName()}`
  }
}

const howToEnter =
  '\n  It counts from the moment its block is entered: yield* asyncWith(timeout(2), function* () { ... })'

function checkSeconds(name: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value !== 'number') {
    const got = typeof value === 'string' ? `${JSON.stringify(value)} (string)` : describe(value)
    throw new TypeError(`${name} must be a number of seconds, got ${got}.`)
  }
  if (Number.isNaN(value)) throw new ValueError(`Invalid ${name}: NaN (not a number)`)
}
