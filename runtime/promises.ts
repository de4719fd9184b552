// The bridge to Node's own asynchrony: a Promise for a future, a future for a Promise.
// Python: `asyncio.wrap_future` of asyncio.futures, which bridges to threads in the same way.
import type { Awaitable } from './coroutines.ts'
import { type Kernel, requireKernel } from './events.ts'
import { RuntimeError } from './exceptions.ts'
import { ensureFuture } from './factories.ts'
import { Future, kernelOf, observe } from './futures.ts'
import { describe } from './misuse.ts'
import { Observer } from './waiters.ts'

/**
 * A future that ends as the Promise does: with its value, or with its rejection as the exception. A
 * function is called at once and has to return the Promise.
 *
 *     const response = yield* fromPromise(fetch(url))
 *
 * Throws RuntimeError inside `simulate`, where nothing of Node's can come back.
 *
 * Suspends: always.
 * Cancelled: what the Promise brings later is ignored; what makes it is not stopped.
 */
export function fromPromise<T>(promise: PromiseLike<T> | (() => PromiseLike<T>)): Future<T> {
  const kernel = requireKernel()
  requireRealClock(kernel, 'fromPromise')
  const given: unknown = typeof promise === 'function' ? promise() : promise
  if (typeof (given as Partial<PromiseLike<T>> | undefined | null)?.then !== 'function') {
    throw new TypeError(
      `fromPromise() takes a Promise, or a function that returns one, got ${describe(given)}.\n` +
        '  A coroutine, a task or a future needs no bridge: yield* job()',
    )
  }
  return follow(kernel, given as PromiseLike<T>, 'a Promise')
}

/**
 * A Promise of what an awaitable gives; a coroutine gets a task of its own. For callers that are not
 * coroutines: a handler of a library, an `async` function.
 *
 * Throws RuntimeError inside `simulate`, which ends before the Promise could be looked at.
 */
export function toPromise<T>(awaitable: Awaitable<T>): Promise<T> {
  const future = ensureFuture(awaitable)
  requireRealClock(kernelOf(future as Future<unknown>), 'toPromise')
  return new Promise<T>((resolve, reject) => {
    const settle = new Observer(() => {
      try {
        resolve(future.result())
      } catch (error) {
        reject(error)
      }
    })
    observe(future as Future<unknown>, settle)
  })
}

/** The future of a Promise; `what` is how a deadlock report calls it. */
export function follow<T>(kernel: Kernel, promise: PromiseLike<T>, what: string): Future<T> {
  const future = new Promised<T>(kernel, what)
  promise.then(
    (value) => {
      if (!future.done()) future.setResult(value)
    },
    (error) => {
      if (!future.done()) future.setException(error ?? new RuntimeError(nothingRejected))
    },
  )
  return future
}

/** Throws RuntimeError in a program whose time is not that of the world. */
export function requireRealClock(kernel: Kernel, caller: string): void {
  if (!kernel.clock.isVirtual) return
  throw new RuntimeError(
    `${caller}() cannot be used inside simulate().\n` +
      '  simulate() runs a program to its end at once, on a clock of its own; Promises and threads end later,\n' +
      '  on the clock of the world, when the simulated program is over.\n' +
      '  Run the program with run(main()), or let a coroutine with sleep() stand for what it waits for.',
  )
}

class Promised<T> extends Future<T> {
  readonly #what: string

  constructor(kernel: Kernel, what: string) {
    super(kernel)
    this.#what = what
  }

  override traceName(): string {
    return this.#what
  }
}

const nothingRejected = 'a Promise was rejected with undefined; reject it with an Error.'
