// The event loop. Python: asyncio.base_events.
//
// The principles, which hold everywhere in the runtime:
//
//   1. A turn calls what was ready when it began, first come first served. What becomes ready
//      during a turn waits for the next.
//   2. Only the loop resumes a coroutine, and only futures and bare yields reach the loop.
//   3. Nothing that happens to a future runs anybody's code at once: waiters and callbacks go to
//      the ready queue.
//   4. The clock moves only when nothing is ready.
//   5. CPython 3.13 decides every question of order.

import type { Clock } from './clock.ts'
import type { Coroutine } from './coroutines.ts'
import {
  countTurn,
  type ExceptionContext,
  Handle,
  Kernel,
  leaveTimers,
  runHandle,
  swapRunning,
  TimerHandle,
} from './events.ts'
import { Future } from './futures.ts'
import { describe } from './misuse.ts'
import { stepTask, Task } from './tasks.ts'
import { Timers } from './timers.ts'
import type { Trace } from './trace.ts'

/** Timers this close to being due count as due. Python: `_clock_resolution`. */
const CLOCK_RESOLUTION = 1e-9

/** Is told of errors that no coroutine can catch. Python: `loop.set_exception_handler`. */
export type ExceptionHandler = (context: ExceptionContext) => void

// Doors to the private state for the rest of the runtime; the class opens them below.

/** The kernel of a loop, for those who drive it. */
export let kernelOfLoop: (loop: EventLoop) => Kernel

/**
 * Runs callbacks and tasks, turn by turn. `run` and `simulate` make one; inside a coroutine
 * `getRunningLoop()` gives it. Python: the event loop.
 */
export class EventLoop {
  readonly #kernel: Kernel
  readonly #report: (context: ExceptionContext) => void
  #exceptionHandler: ExceptionHandler | undefined

  /** Use `run` or `simulate`. `report` is what the default exception handler does. */
  constructor(
    clock: Clock,
    report: (context: ExceptionContext) => void,
    { trace, line }: { trace?: Trace; line?: () => number } = {},
  ) {
    const recording = trace === undefined ? {} : { trace }
    const placing = line === undefined ? {} : { line }
    this.#kernel = new Kernel(this, { clock, timers: new Timers(), ...recording, ...placing })
    this.#report = report
  }

  /** Seconds on the loop's clock. */
  time(): number {
    return this.#kernel.clock.now()
  }

  /** Calls `callback(...args)` in the next turn, behind what is queued already. */
  callSoon<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle {
    checkCallback('callSoon', callback)
    const handle = new Handle(this.#kernel, callback, args)
    this.#kernel.enqueue(handle)
    return handle
  }

  /** Calls `callback(...args)` after so many seconds. */
  callLater<A extends unknown[]>(
    seconds: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle {
    checkSeconds('delay', seconds)
    return this.callAt(this.time() + seconds, callback, ...args)
  }

  /** Calls `callback(...args)` at that moment of the loop's clock; a past one means next turn. */
  callAt<A extends unknown[]>(
    when: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle {
    checkSeconds('when', when)
    checkCallback('callAt', callback)
    const kernel = this.#kernel
    const timer = new TimerHandle(kernel, when, callback, args)
    kernel.timers.add(timer)
    kernel.trace?.record('timer.set', when)
    kernel.wakeUp?.()
    return timer
  }

  /** A pending future of this loop. */
  createFuture<T>(): Future<T> {
    return new Future<T>(this.#kernel)
  }

  /** As the function `createTask`, for this loop. */
  createTask<T>(coroutine: Coroutine<T>, { name }: { name?: string } = {}): Task<T> {
    return new Task(coroutine, name, this.#kernel)
  }

  /** Whom to tell of errors that no coroutine can catch; undefined for the default. */
  setExceptionHandler(handler: ExceptionHandler | undefined): void {
    if (handler !== undefined && typeof handler !== 'function') {
      throw new TypeError(`A callable object or undefined is expected, got ${describe(handler)}`)
    }
    this.#exceptionHandler = handler
  }

  /** The handler set by `setExceptionHandler`. */
  getExceptionHandler(): ExceptionHandler | undefined {
    return this.#exceptionHandler
  }

  /** What happens when no handler is set: `run` writes to stderr, `simulate` keeps a warning. */
  defaultExceptionHandler(context: ExceptionContext): void {
    this.#report(context)
  }

  /** Tells the handler; an error in the handler itself goes to the default one. */
  callExceptionHandler(context: ExceptionContext): void {
    if (this.#exceptionHandler === undefined) return this.#report(context)
    try {
      this.#exceptionHandler(context)
    } catch (exception) {
      this.#report({ message: 'Unhandled error in exception handler', exception })
      this.#report(context)
    }
  }

  /** Debug mode, as given to `run` or `simulate`. */
  getDebug(): boolean {
    return this.#kernel.debug
  }

  /** Switches debug mode. */
  setDebug(enabled: boolean): void {
    this.#kernel.debug = enabled
  }

  static {
    kernelOfLoop = (loop) => loop.#kernel
  }
}

/**
 * Runs one turn: moves due timers behind what is ready, then calls all of that.
 *
 * The caller has moved the clock, if nothing was ready.
 */
export function runTurn(kernel: Kernel): void {
  const end = kernel.clock.now() + CLOCK_RESOLUTION
  kernel.trace?.at(kernel.clock.now())
  kernel.turns += 1
  countTurn()
  for (let timer = kernel.timers.takeBefore(end); timer; timer = kernel.timers.takeBefore(end)) {
    leaveTimers(timer)
    if (timer.cancelled()) continue
    kernel.trace?.record('timer.fire', timer.when())
    kernel.ready.push(timer)
  }
  const turn = kernel.ready
  kernel.ready = []
  const before = swapRunning(kernel)
  let called = 0
  try {
    for (const entry of turn) {
      called += 1
      if (entry instanceof Handle) runHandle(entry)
      else stepTask(entry, kernel)
    }
  } finally {
    swapRunning(before)
    // A KeyboardInterrupt leaves the rest of the turn for the shutdown.
    if (called < turn.length) kernel.ready.unshift(...turn.slice(called))
  }
}

function checkSeconds(name: string, value: unknown): void {
  if (typeof value === 'number') return
  throw new TypeError(`${name} must be a number of seconds, got ${describe(value)}.`)
}

function checkCallback(method: string, callback: unknown): void {
  if (typeof callback === 'function') return
  throw new TypeError(
    `a callable object was expected by ${method}(), got ${describe(callback)}.\n` +
      `  Pass the function without calling it: loop.${method}(..., f), not f().`,
  )
}
