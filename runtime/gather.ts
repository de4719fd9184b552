// Waiting for many at once. Python: `asyncio.gather` of asyncio.tasks.
import type { Awaitable, Awaited } from './coroutines.ts'
import { requireKernel, touch } from './events.ts'
import { CancelledError } from './exceptions.ts'
import { ensureFuture, futureIn } from './factories.ts'
import {
  behind,
  Future,
  forget,
  isFuture,
  kernelOf,
  observe,
  takeCancelledError,
} from './futures.ts'
import { describe, hint } from './misuse.ts'
import { lastCancelMessage } from './tasks.ts'
import { Observer } from './waiters.ts'

/** What `gather` of such a list gives: a tuple of the results. */
export type Results<A extends readonly unknown[]> = { -readonly [I in keyof A]: Awaited<A[I]> }

/** The same with `returnExceptions`: each place may hold the error instead. */
export type ResultsOrErrors<A extends readonly unknown[]> = {
  -readonly [I in keyof A]: Awaited<A[I]> | Error
}

/**
 * Starts all of them - coroutines in tasks of their own - and gives a future of their results, in
 * the order of the list.
 *
 * The first error is thrown to whoever waits, at once, and the others go on. With
 * `returnExceptions` errors take the place of results and it waits for everybody.
 * Cancelling it cancels every child that is not done; it then ends with CancelledError.
 *
 * Throws TypeError for what is no list of awaitables.
 *
 * Suspends: unless all of them are done already.
 * Cancelled: every child is asked to stop.
 * Python: `asyncio.gather(*list)`.
 */
export function gather<const A extends readonly Awaitable<unknown>[]>(
  awaitables: A,
  options?: { returnExceptions?: false },
): Future<Results<A>>
export function gather<const A extends readonly Awaitable<unknown>[]>(
  awaitables: A,
  options: { returnExceptions?: boolean },
): Future<ResultsOrErrors<A>>
export function gather(
  awaitables: readonly Awaitable<unknown>[],
  options: { returnExceptions?: boolean } = {},
): Future<unknown[]> {
  checkArguments(awaitables, options)
  const [first] = awaitables
  if (first === undefined) {
    const nothing = new Future<unknown[]>(requireKernel())
    nothing.setResult([])
    return nothing
  }
  return new Gathering(ensureFuture(first), awaitables, options.returnExceptions === true)
}

class Gathering extends Future<unknown[]> {
  /** Empty if one of the awaitables was refused, and gather() threw. */
  readonly #children: readonly Future<unknown>[] = []
  readonly #returnExceptions: boolean
  #unfinished = 0
  #isCancelRequested = false

  /** `first` is the future of the first awaitable: it tells which loop all belong to. */
  constructor(
    first: Future<unknown>,
    awaitables: readonly Awaitable<unknown>[],
    returnExceptions: boolean,
  ) {
    super(kernelOf(first))
    this.#returnExceptions = returnExceptions
    const kernel = kernelOf(first)
    const note = new Observer((each) => this.#childDone(each))
    // A coroutine that is twice in the list gets one task; a future may well be asked twice.
    const started = new Map<unknown, Future<unknown>>()
    if (!isFuture(awaitables[0])) started.set(awaitables[0], first)
    const children: Future<unknown>[] = []
    const done: Future<unknown>[] = []
    for (const awaitable of awaitables) {
      const isNew = isFuture(awaitable) || !started.has(awaitable)
      const child = isNew ? futureIn(kernel, awaitable) : (started.get(awaitable) as typeof first)
      if (isNew && child !== awaitable) started.set(awaitable, child)
      children.push(child)
      if (child.done()) done.push(child)
      else observe(child, note)
    }
    this.#children = children
    this.#unfinished = children.length
    // What was done already counts now, so that awaiting it takes no turn.
    for (const child of done) this.#childDone(child)
  }

  override cancel(message?: string): boolean {
    if (this.done()) return false
    touch(this, 'changes')
    let accepted = false
    for (const child of this.#children) if (child.cancel(message)) accepted = true
    if (accepted) this.#isCancelRequested = true
    return accepted
  }

  override [behind](): readonly Future<unknown>[] {
    return this.#children
  }

  override traceName(): string {
    return `gather of ${this.#children.length}`
  }

  #childDone(child: Future<unknown>): void {
    touch(this, 'changes')
    this.#unfinished -= 1
    if (this.done() || this.#children.length === 0) {
      // Its error, if any, is dropped: the first one was the one that counted.
      if (!child.cancelled()) child.exception()
      return
    }
    if (!this.#returnExceptions) {
      if (child.cancelled()) return this.setException(takeCancelledError(child))
      const error = child.exception()
      if (error !== undefined) return this.setException(error)
    }
    if (this.#unfinished > 0) return
    // Whatever comes of it, the errors of the children count as seen.
    const results = resultsOf(this.#children)
    if (this.#isCancelRequested) {
      const last = this.#children[this.#children.length - 1] as Future<unknown>
      return this.setException(
        last.cancelled() ? takeCancelledError(last) : new CancelledError(lastCancelMessage(last)),
      )
    }
    this.setResult(results)
  }
}

/**
 * A future that ends as `awaitable` does, and that can be cancelled without cancelling it: whoever
 * waits for the shield may be cancelled, and what is behind it goes on. When what is behind is itself
 * cancelled, so is the shield. Something that is done needs no shield and is given back itself.
 *
 * Keep the task: if it fails after the shield was cancelled, only the task has the error.
 *
 * Suspends: unless it is done already.
 * Cancelled: what is behind the shield goes on.
 * Python: `asyncio.shield`.
 */
export function shield<T>(awaitable: Awaitable<T>): Future<T> {
  const inner = ensureFuture(awaitable)
  if (inner.done()) return inner
  const outer = new Shield(inner)
  const follow = new Observer((): void => {
    if (outer.cancelled()) {
      // Its error, if any, counts as seen.
      if (!inner.cancelled()) inner.exception()
      return
    }
    if (inner.cancelled()) {
      outer.cancel()
      return
    }
    const error = inner.exception()
    if (error !== undefined) outer.setException(error)
    else outer.setResult(inner.result())
  })
  observe(inner as Future<unknown>, follow)
  const unfollow = new Observer((): void => {
    if (!inner.done()) forget(inner as Future<unknown>, follow)
  })
  observe(outer as Future<unknown>, unfollow)
  return outer
}

class Shield<T> extends Future<T> {
  readonly #inner: Future<T>

  constructor(inner: Future<T>) {
    super(kernelOf(inner as Future<unknown>))
    this.#inner = inner
  }

  override [behind](): readonly Future<unknown>[] {
    return [this.#inner as Future<unknown>]
  }

  override traceName(): string {
    return `shield of ${this.#inner.traceName()}`
  }
}

// A loop of its own: the fast code of an inlined map() ends with the list, and takes #childDone along.
function resultsOf(children: readonly Future<unknown>[]): unknown[] {
  const results: unknown[] = []
  for (let i = 0; i < children.length; i++)
    results.push(resultOrError(children[i] as Future<unknown>))
  return results
}

function resultOrError(child: Future<unknown>): unknown {
  // A fresh error: the one that ended the task stays with the task, as in Python.
  if (child.cancelled()) return new CancelledError(lastCancelMessage(child))
  const error = child.exception()
  return error === undefined ? child.result() : error
}

function checkArguments(awaitables: unknown, options: unknown): void {
  if (Array.isArray(awaitables) && (options === undefined || !isAwaitable(options))) return
  if (isAwaitable(awaitables) || isAwaitable(options)) {
    throw new TypeError(
      'gather() takes one list: gather([a, b]), not gather(a, b).\n' +
        '  In Python it is gather(*list); here the list itself is passed, as to Promise.all.',
    )
  }
  throw new TypeError(
    `gather() takes a list of awaitables, got ${describe(awaitables)}.${hint(awaitables)}`,
  )
}

function isAwaitable(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value)
  )
}
