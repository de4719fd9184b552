// Waiting for several things without taking them over: nothing is cancelled, and nothing is thrown
// but what one asks for. Python: `asyncio.wait` and `asyncio.as_completed` of asyncio.tasks.
import { type Awaitable, type Awaited, type Coroutine, isCoroutine } from './coroutines.ts'
import { getRunningLoop, touch } from './events.ts'
import { StopAsyncIteration, TimeoutError, ValueError } from './exceptions.ts'
import { ensureFuture } from './factories.ts'
import { behind, Future, forget, isFuture, observe } from './futures.ts'
import type { Handle } from './handles.ts'
import { describe } from './misuse.ts'
import { Queue } from './queues.ts'
import type { Task } from './tasks.ts'
import { Observer } from './waiters.ts'

/** Return as soon as one of them is done. */
export const FIRST_COMPLETED = 'FIRST_COMPLETED' as const
/** Return as soon as one of them fails; being cancelled is no failure. */
export const FIRST_EXCEPTION = 'FIRST_EXCEPTION' as const
/** Return when all of them are done. */
export const ALL_COMPLETED = 'ALL_COMPLETED' as const

/** When `wait` returns. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED

/**
 * Waits for tasks and sorts them into `done` and `pending`, each in the order of the list.
 *
 * It throws no error of theirs and cancels none of them; after the `timeout` (seconds) the pending
 * ones go on. `done` holds all that are done when it returns, which may be more than one for
 * FIRST_COMPLETED.
 *
 * Throws TypeError for coroutines, ValueError for an empty list.
 *
 * Suspends: always, at least for a turn.
 * Cancelled: the tasks are left alone.
 * Python: `done, pending = await asyncio.wait(tasks)`.
 */
export function* wait<F extends Future<unknown>>(
  tasks: Iterable<F>,
  {
    timeout,
    returnWhen = ALL_COMPLETED,
  }: { timeout?: number | undefined; returnWhen?: ReturnWhen } = {},
): Coroutine<{ done: F[]; pending: F[] }> {
  const futures = checkTasks(tasks)
  checkReturnWhen(returnWhen)
  const loop = getRunningLoop()
  const enough = new Enough(futures)
  const end = () => {
    if (!enough.done()) enough.setResult()
  }
  const timer = timeout === undefined ? undefined : loop.callLater(timeout, end)
  let unfinished = futures.size
  const note = new Observer((future: Future<unknown>) => {
    touch(enough, 'changes')
    unfinished -= 1
    const isEnough =
      unfinished <= 0 ||
      returnWhen === FIRST_COMPLETED ||
      (returnWhen === FIRST_EXCEPTION && !future.cancelled() && future.exception() !== undefined)
    if (!isEnough) return
    timer?.cancel()
    end()
  })
  for (const future of futures) observe(future, note)
  try {
    yield* enough
  } finally {
    timer?.cancel()
    for (const future of futures) forget(future, note)
  }
  const all = [...futures]
  return {
    done: all.filter((future) => future.done()),
    pending: all.filter((future) => !future.done()),
  }
}

class Enough extends Future<void> {
  readonly #futures: ReadonlySet<Future<unknown>>

  constructor(futures: ReadonlySet<Future<unknown>>) {
    super()
    this.#futures = futures
  }

  override [behind](): readonly Future<unknown>[] {
    return [...this.#futures]
  }

  override traceName(): string {
    return `wait of ${this.#futures.size}`
  }
}

/**
 * Starts all of them and gives them in the order in which they end, in one of two ways:
 *
 *     for (const next of asCompleted(list)) {        for next in as_completed(list):
 *       const page = yield* next                         page = await next
 *     }
 *     yield* asyncFor(asCompleted(tasks), function* (task) {
 *       const page = yield* task                     async for task in as_completed(tasks):
 *     })                                                 page = await task
 *
 * `next` is a coroutine that gives whatever ends next, or throws its error; `task` is the very task
 * or future that was passed, done already. After the `timeout` (seconds) what is left throws
 * TimeoutError. Nothing is ever cancelled.
 *
 * Python: `asyncio.as_completed`.
 */
export function asCompleted<A extends Awaitable<unknown>>(
  awaitables: Iterable<A>,
  { timeout }: { timeout?: number | undefined } = {},
): AsCompleted<A> {
  if (isCoroutine(awaitables) || isFuture(awaitables)) {
    throw new TypeError(
      `expects an iterable of awaitables, not ${describe(awaitables)}.\n` +
        '  It takes one list: asCompleted([a, b]).',
    )
  }
  return new AsCompleted(awaitables, timeout)
}

/** The future that `asCompleted` gives for an awaitable. */
export type Completed<A> = A extends Future<unknown> ? A : Task<Awaited<A>>

/** What `asCompleted` returns: each item is taken from it once, one way or the other. */
export class AsCompleted<A extends Awaitable<unknown>> {
  readonly #done = new Queue<Future<unknown> | undefined>()
  readonly #pending: Set<Future<unknown>>
  readonly #timer: Handle | undefined
  /** How many were not asked for yet. */
  #left: number

  /** Use `asCompleted`. */
  constructor(awaitables: Iterable<A>, timeout: number | undefined) {
    const loop = getRunningLoop()
    this.#pending = new Set([...new Set(awaitables)].map((each) => ensureFuture(each, { loop })))
    for (const future of this.#pending) observe(future, this.#completed)
    if (this.#pending.size > 0 && timeout !== undefined) {
      this.#timer = loop.callLater(timeout, () => this.#timedOut())
    }
    this.#left = this.#pending.size
  }

  /** It is its own iterator, for `asyncFor`. */
  aiter(): this {
    return this
  }

  /**
   * The next of the futures that is done; throws StopAsyncIteration after the last, and TimeoutError
   * when the time is over.
   *
   * Suspends: only if none is done that was not given yet.
   * Cancelled: the tasks are left alone.
   * Python: `async for` over `as_completed`.
   */
  *anext(): Coroutine<Completed<A>> {
    if (this.#left === 0) throw new StopAsyncIteration()
    this.#left -= 1
    return (yield* this.#nextDone()) as Completed<A>
  }

  /** It is its own iterator, for `for`. */
  [Symbol.iterator](): this {
    return this
  }

  /** A coroutine that gives the next result or throws the next error. */
  next(): IteratorResult<Coroutine<Awaited<A>>, undefined> {
    if (this.#left === 0) return { done: true, value: undefined }
    this.#left -= 1
    return { done: false, value: this.#nextResult() }
  }

  readonly #completed = new Observer((future: Future<unknown>): void => {
    touch(this, 'changes')
    // Without pending ones the time was over before.
    if (this.#pending.size === 0) return
    this.#pending.delete(future)
    this.#done.putNowait(future)
    if (this.#pending.size === 0) this.#timer?.cancel()
  })

  #timedOut(): void {
    touch(this, 'changes')
    for (const future of this.#pending) {
      forget(future, this.#completed)
      this.#done.putNowait(undefined)
    }
    this.#pending.clear()
  }

  *#nextDone(): Coroutine<Future<unknown>> {
    const future = yield* this.#done.get()
    if (future === undefined) throw new TimeoutError()
    return future
  }

  *#nextResult(): Coroutine<Awaited<A>> {
    const future = yield* this.#nextDone()
    return future.result() as Awaited<A>
  }
}

function checkTasks<F extends Future<unknown>>(tasks: Iterable<F>): Set<F> {
  if (isFuture(tasks) || isCoroutine(tasks)) {
    throw new TypeError(
      `expect a list of futures, not ${describe(tasks)}.\n  wait() takes one list: wait([task]).`,
    )
  }
  const futures = new Set(tasks)
  if (futures.size === 0) {
    throw new ValueError(
      'Set of Tasks/Futures is empty.\n  wait() would have nothing to wait for: ask for the length first.',
    )
  }
  for (const future of futures) {
    if (isCoroutine(future)) {
      throw new TypeError(
        'Passing coroutines is forbidden, use tasks explicitly.\n' +
          '  wait() needs tasks to be able to give the same objects back:\n' +
          '  const tasks = [createTask(a()), createTask(b())]',
      )
    }
    if (!isFuture(future)) {
      throw new TypeError(
        `wait() takes a list of tasks and futures, got ${describe(future)} in it.`,
      )
    }
  }
  return futures
}

function checkReturnWhen(value: string): void {
  if (value === FIRST_COMPLETED || value === FIRST_EXCEPTION || value === ALL_COMPLETED) return
  throw new ValueError(
    `Invalid return_when value: ${value}.\n` +
      '  It is one of FIRST_COMPLETED, FIRST_EXCEPTION and ALL_COMPLETED: wait(tasks, { returnWhen: FIRST_COMPLETED })',
  )
}
