// A result that is not there yet. Python: asyncio.futures.
import { type Context, copyCurrent } from './contexts.ts'
import {
  countAwait,
  futureMark,
  isCoroutine,
  isCoroutineFunction,
  type Suspension,
} from './coroutines.ts'
import { type Kernel, requireKernel, touch } from './events.ts'
import { CancelledError, InvalidStateError, RuntimeError } from './exceptions.ts'
import { callbackOf, Handle } from './handles.ts'
import type { EventLoop } from './loop.ts'
import type { Turning, Waiter } from './ready.ts'
import { type Ending, PLAIN_FUTURE, type TraceSubject } from './trace.ts'
import { schedule } from './waiters.ts'

/** What is called when a future is done: with the future itself. */
export type DoneCallback<F> = (future: F) => unknown

// A waiting task stands in the same line as the callbacks, at the place where it began to wait.
// A callback that has a context waits inside of its handle.

// The states, as numbers. Beside them AWAITED tells that a future was reached by `yield*` since a task
// last began to wait for it, which tells it from a bare `yield future`. As in CPython the mark outlives
// the end of the future.
const PENDING = 0
const RETURNED = 1
const RAISED = 2
const CANCELLED = 3

const STATE = 3
const AWAITED = 4
const STATE_BITS = 3

const STATES = ['pending', 'returned', 'raised', 'cancelled'] as const
const CODES = { returned: RETURNED, raised: RAISED, cancelled: CANCELLED } as const

// Doors to the private state for the rest of the runtime; the class opens them below.

/** Ends a future and schedules those who wait. It must be pending. */
export let settle: (future: Future<unknown>, state: Ending, value: unknown) => void

/**
 * Puts a task in the line of a future that it has just yielded, or of the ready if the future is done
 * already; undefined when it cannot wait for it: the future is of another loop, or was not reached by
 * `yield*`.
 */
export let parkTask: (
  future: Future<unknown>,
  task: Turning,
  kernel: Kernel,
) => 'waits' | 'is ready' | undefined

/** Tells an observer when the future is done: in its turn, as any callback. */
export let observe: (future: Future<unknown>, observer: Turning) => void

/** Takes the observer out of the line; what is queued already will run. */
export let forget: (future: Future<unknown>, observer: Turning) => void

/**
 * The error of a cancelled future. A task hands out the very error that ended it once; after that,
 * and for plain futures, each call makes a new one.
 */
export let takeCancelledError: (future: Future<unknown>) => CancelledError

/** The message that a plain future was cancelled with. */
export let cancelMessageOf: (future: Future<unknown>) => string | undefined

/** Will awaiting it throw a CancelledError? */
export let endsInCancel: (future: Future<unknown>) => boolean

/** Is it done, and awaiting it throws nothing? */
export let hasReturned: <T>(future: Future<T>) => boolean

/** The kernel of the loop a future belongs to. */
export let kernelOf: <T>(future: Future<T>) => Kernel

let addWaiter: (future: Future<unknown>, waiter: Waiter) => void
let removeWaiters: <T>(future: Future<T>, isMeant: (waiter: Waiter) => boolean) => number

/** Who waits for a pending future: one, several, or nobody. */
export let waiterOf: (future: Future<unknown>) => Waiter | Waiter[] | undefined

/** 28 bits for a subclass, which cost no memory. */
export let flagsOf: <T>(future: Future<T>) => number

/** Sets the bits of a subclass. */
export let setFlags: <T>(future: Future<T>, flags: number) => void

/** The name of a method that tells which futures this one waits for, for deadlock reports. */
export const behind = Symbol('futures behind')

/** True for futures and tasks. Python: `asyncio.isfuture`. */
export let isFuture: (value: unknown) => value is Future<unknown>

/**
 * A result that will be set later, by whoever has it.
 *
 *   pending     nothing yet; those who await it wait
 *   cancelled   somebody gave up; result() and exception() throw CancelledError
 *   returned    setResult() was called
 *   raised      setException() was called
 *
 * pending -> any of the others, once and for all. Awaiting it (`yield* future`) gives the result or
 * throws the error. Python: `asyncio.Future`.
 *
 * Suspends: only while it is pending.
 * Cancelled: cancelling a task that awaits a future cancels the future.
 */
export class Future<T> {
  /** The state, and above its three bits the flags of a subclass. */
  #bits = PENDING
  /**
   * While it is pending those who wait: nobody, one, or an array. Then the result; the error; when
   * cancelled the message, or the one error still to hand out.
   */
  #value: unknown = undefined
  readonly #kernel: Kernel

  /** A future of the running loop, or of the loop that `createFuture` was called on. */
  constructor(kernel: Kernel = requireKernel()) {
    this.#kernel = kernel
    touch(this, 'creates')
  }

  /** True when there is a result, an error or a cancellation. */
  done(): boolean {
    touch(this, 'looks')
    return (this.#bits & STATE) !== PENDING
  }

  /** True when it was cancelled. */
  cancelled(): boolean {
    touch(this, 'looks')
    return (this.#bits & STATE) === CANCELLED
  }

  /**
   * The result; it never waits.
   *
   * Throws the future's error, CancelledError when it was cancelled, InvalidStateError while it is
   * pending.
   */
  result(): T {
    touch(this, 'looks')
    switch (this.#bits & STATE) {
      case RETURNED:
        return this.#value as T
      case RAISED:
        this.#kernel.unretrieved.delete(this)
        throw this.#value
      case CANCELLED:
        throw takeCancelledError(this)
      default:
        throw new InvalidStateError(
          'Result is not set.\n' +
            '  result() reads, it does not wait. To wait: const value = yield* task',
        )
    }
  }

  /**
   * The error it failed with, or undefined when it has a result.
   *
   * Throws CancelledError when it was cancelled, InvalidStateError while it is pending.
   */
  exception(): unknown {
    touch(this, 'looks')
    switch (this.#bits & STATE) {
      case RETURNED:
        return undefined
      case RAISED:
        this.#kernel.unretrieved.delete(this)
        return this.#value
      case CANCELLED:
        throw takeCancelledError(this)
      default:
        throw new InvalidStateError(
          'Exception is not set.\n' + '  The task has not ended: ask done() first, or wait for it.',
        )
    }
  }

  /** Sets the result; whoever waits goes on in the next turn. Throws InvalidStateError when done. */
  setResult(result: T): void {
    if ((this.#bits & STATE) !== PENDING) throw new InvalidStateError(settled(this))
    settle(this, 'returned', result)
  }

  /** Sets the error that awaiting will throw. Throws InvalidStateError when done. */
  setException(exception: unknown): void {
    if ((this.#bits & STATE) !== PENDING) throw new InvalidStateError(settled(this))
    this.#kernel.unretrieved.add(this)
    const isClass = typeof exception === 'function' && exception.prototype instanceof Error
    settle(this, 'raised', isClass ? new (exception as new () => Error)() : exception)
  }

  /**
   * Cancels it: whoever awaits it gets a CancelledError in the next turn.
   *
   * Returns false, and does nothing, when it is already done.
   */
  cancel(message?: string): boolean {
    if ((this.#bits & STATE) !== PENDING) {
      touch(this, 'looks')
      // Python: whoever cancels it knows of it, so its error no longer counts as unseen.
      this.#kernel.unretrieved.delete(this)
      return false
    }
    settle(this, 'cancelled', message)
    return true
  }

  /**
   * Calls `callback(future)` one turn after the future is done, in the order of registration; on a
   * future that is done already, in the next turn.
   *
   * It runs in the given context, else in a copy of the current one.
   * Throws TypeError for what cannot be such a callback. Python: `add_done_callback`.
   */
  addDoneCallback(callback: DoneCallback<this>, options?: { context?: Context }): void {
    checkCallback(callback)
    const context = options?.context ?? copyCurrent()
    const waiter = context === undefined ? callback : new Handle(callback, [this], context)
    if ((this.#bits & STATE) === PENDING) addWaiter(this, waiter)
    else schedule(this.#kernel, this, waiter)
  }

  /** Removes every registration of this callback; returns how many there were. */
  removeDoneCallback(callback: DoneCallback<this>): number {
    return removeWaiters(
      this,
      (waiter) =>
        waiter === callback || (waiter instanceof Handle && callbackOf(waiter) === callback),
    )
  }

  /** The loop it belongs to. */
  getLoop(): EventLoop {
    return this.#kernel.loop
  }

  /** The futures that it waits for itself. */
  [behind](): readonly Future<unknown>[] {
    return []
  }

  /** How it is called in traces and in deadlock reports: what a task that awaits it waits for. */
  traceName(): string {
    return PLAIN_FUTURE.traceName()
  }

  toString(): string {
    return `<${this.constructor.name} ${STATES[this.#bits & STATE]}>`
  }

  // A future is its own iterator, and one without state. `yield* future` begins with
  // next(undefined); the loop resumes with next(null) when the future is done. Anybody else who
  // steps the coroutine sends undefined again, and is found out.

  [Symbol.iterator](): Iterator<Suspension, T, void> {
    return this as unknown as Iterator<Suspension, T, void>
  }

  static {
    const iterator = Future.prototype as unknown as Record<string, unknown>
    const define = (name: string, value: unknown): void => {
      Object.defineProperty(iterator, name, { value, enumerable: false })
    }
    define('next', function next(this: Future<unknown>, sent: null | undefined) {
      if ((this.#bits & STATE) !== PENDING) {
        // Awaiting what is done already takes no turn: in an endless loop that is starvation.
        if (sent !== null) countAwait()
        // Here and not in result(): the engine never compiles a function that only ever throws.
        if ((this.#bits & STATE) === CANCELLED) {
          touch(this, 'looks')
          throw takeCancelledError(this)
        }
        return { done: true, value: this.result() }
      }
      if ((this.#bits & AWAITED) !== 0 || sent === null) throw notAwaited()
      this.#bits |= AWAITED
      return { done: false, value: this }
    })
    // As in CPython, neither of these forgets that somebody has begun to wait.
    define('throw', (error: unknown) => {
      throw error
    })
    define('return', (value: unknown) => ({ done: true, value }))
    Object.defineProperty(Future.prototype, futureMark, { value: true })

    settle = (future, state, value) => {
      touch(future, 'changes')
      const kernel = future.#kernel
      const waiters = future.#value as Waiter | Waiter[] | undefined
      future.#bits = (future.#bits & ~STATE) | CODES[state]
      future.#value = value
      if (kernel.trace !== undefined) kernel.trace.record('future.done', asTraced(future), state)
      if (waiters === undefined) return
      schedule(kernel, future, waiters)
    }
    addWaiter = (future, waiter) => {
      touch(future, 'changes')
      const waiters = future.#value as Waiter | Waiter[] | undefined
      if (waiters === undefined) future.#value = waiter
      else if (Array.isArray(waiters)) waiters.push(waiter)
      else future.#value = [waiters, waiter]
    }
    removeWaiters = (future, isMeant) => {
      touch(future, 'changes')
      if (future.done()) return 0
      const waiters = (future.#value ?? []) as Waiter | Waiter[]
      const all = Array.isArray(waiters) ? waiters : [waiters]
      const kept = all.filter((waiter) => !isMeant(waiter))
      future.#value = kept.length === 0 ? undefined : kept
      return all.length - kept.length
    }
    parkTask = (future, task, kernel) => {
      const bits = future.#bits
      if ((bits & AWAITED) === 0 || future.#kernel !== kernel) return undefined
      future.#bits = bits & ~AWAITED
      touch(future, 'looks')
      if ((bits & STATE) !== PENDING) {
        schedule(kernel, future, task)
        return 'is ready'
      }
      if (future.#value === undefined) future.#value = task
      else addWaiter(future, task)
      return 'waits'
    }
    waiterOf = (future) =>
      (future.#bits & STATE) !== PENDING
        ? undefined
        : (future.#value as Waiter | Waiter[] | undefined)
    flagsOf = (future) => future.#bits >> STATE_BITS
    setFlags = (future, flags) => {
      future.#bits = (future.#bits & (STATE | AWAITED)) | (flags << STATE_BITS)
    }
    observe = (future, observer) => {
      if (!future.done()) addWaiter(future, observer)
      else schedule(future.#kernel, future, observer)
    }
    forget = (future, observer) => {
      removeWaiters(future, (waiter) => waiter === observer)
    }
    takeCancelledError = (future) => {
      const kept = future.#value
      if (kept instanceof CancelledError) {
        future.#value = undefined
        return kept
      }
      return new CancelledError(kept as string | undefined)
    }
    cancelMessageOf = (future) =>
      future.cancelled() && typeof future.#value === 'string' ? future.#value : undefined
    kernelOf = (future) => future.#kernel
    hasReturned = (future) => (future.#bits & STATE) === RETURNED
    endsInCancel = (future) =>
      (future.#bits & STATE) === CANCELLED ||
      ((future.#bits & STATE) === RAISED && future.#value instanceof CancelledError)
    isFuture = (value): value is Future<unknown> =>
      typeof value === 'object' && value !== null && #kernel in value
  }
}

/** What a trace keeps of a future, to ask for its name when it is read. */
export function asTraced(future: Future<unknown>): TraceSubject {
  return future.traceName === nameless ? PLAIN_FUTURE : future
}

const nameless = Future.prototype.traceName

function settled(future: Future<unknown>): string {
  touch(future, 'looks')
  return `invalid state.\n  ${future} is settled already, and that happens once. Guard with: if (!future.done()) ...`
}

/** The error of a coroutine that somebody else than the loop resumes. */
export function notAwaited(): RuntimeError {
  return new RuntimeError(
    "await wasn't used with future.\n" +
      '  The coroutine was stepped by hand - for...of, [...spread], Array.from or next() - and went on\n' +
      '  before what it waits for was there. Await it instead: yield* job(), or yield* createTask(job()).',
  )
}

function checkCallback(callback: unknown): void {
  if (isCoroutineFunction(callback)) {
    throw new TypeError(
      'coroutines cannot be used as done callbacks.\n' +
        '  The loop calls a callback and never awaits it, so the body of a function* would not run.\n' +
        '  Pass a plain function, and start a task in it: (task) => { createTask(save(task.result())) }',
    )
  }
  if (typeof callback === 'function') return
  const got = isCoroutine(callback) ? 'a coroutine' : callback === null ? 'null' : typeof callback
  throw new TypeError(
    `addDoneCallback() takes a function, got ${got}.\n` +
      '  `addDoneCallback(notify(task))` calls notify now and registers what it returned.\n' +
      '  Pass the function without calling it: addDoneCallback(notify)',
  )
}
