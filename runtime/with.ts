// Blocks that await on the way in and out, and loops that await between items. Python has syntax
// for both; here the block is a generator of its own, so `return` in it leaves the block only.
// Python: `async with` and `async for`.
import {
  type Awaitable,
  type Coroutine,
  isCoroutine,
  isCoroutineFunction,
  nextOfGenerators,
  returnOfGenerators,
  type Suspension,
  throwOfGenerators,
} from './coroutines.ts'
import { requireKernel } from './events.ts'
import { GeneratorExit, StopAsyncIteration } from './exceptions.ts'
import { describe } from './misuse.ts'
import type { Task } from './tasks.ts'

/**
 * What `asyncWith` can enter: `aenter` gives the value for the block, `aexit` gets its error, or
 * undefined, and returns true to swallow it. Python: `AsyncContextManager`.
 */
export type AsyncContextManager<V, X = unknown> = {
  aenter(): Awaitable<V>
  aexit(error?: unknown): Awaitable<X>
}

/** What one can take items from; `anext` throws StopAsyncIteration at the end. */
export type AsyncIterator<T> = { anext(): Awaitable<T> }

/** What `asyncFor` can walk through. Python: `AsyncIterable`. */
export type AsyncIterable<T> = { aiter(): AsyncIterator<T> }

/** Made by `leave`: tells `asyncFor` to end the loop. */
export class Leave<R> {
  /** What `asyncFor` gives. */
  readonly value: R
  /** The task in which an `asyncWith` handed it on. */
  carrier: Task<unknown> | undefined

  constructor(value: R) {
    this.value = value
  }
}

/** What `asyncFor` gives for a body that returns an `X`. */
export type LeftWith<X> = X extends Leave<infer R> ? R : undefined

/**
 * Enters the manager, runs the block with the value of `aenter`, and leaves the manager however
 * the block ends. Gives what the block returns; undefined if its error was swallowed.
 *
 *     yield* asyncWith(lock, function* () {          async with lock:
 *       count += 1                                       count += 1
 *     })
 *     return yield* asyncWith(timeout(1), function* () {
 *       return yield* download(url)                  async with timeout(1):
 *     })                                                 return await download(url)
 *
 * `return` in the block leaves the block. To leave the function too, return what asyncWith gives.
 *
 * Throws TypeError for what is no context manager.
 *
 * Suspends: only where aenter, the block or aexit do.
 * Cancelled: aexit gets the CancelledError and may still await.
 * Python: `async with manager as value:`.
 */
export function* asyncWith<V, X, R>(
  manager: AsyncContextManager<V, X>,
  block: (value: V) => Awaitable<R>,
): Coroutine<R | (true extends X ? undefined : never)> {
  checkManager(manager)
  checkBlock('asyncWith', 'manager', block)
  const value = yield* manager.aenter()
  let result: R
  let hasEnded = false
  try {
    result = yield* started('asyncWith', block, value)
    hasEnded = true
  } catch (error) {
    hasEnded = true
    // When the types say that aexit never returns true, they let nobody see this undefined.
    if (yield* manager.aexit(error)) return undefined as true extends X ? undefined : never
    throw error
  } finally {
    // return() was called on the generator that the block is in: Python throws GeneratorExit.
    if (!hasEnded) yield* manager.aexit(new GeneratorExit())
  }
  yield* manager.aexit()
  if (result instanceof Leave) carry(result)
  return result
}

/**
 * Takes the items one by one and runs the body with each; the next item is asked for when the body
 * has ended.
 *
 *     yield* asyncFor(pages, function* (page) {      async for page in pages:
 *       if (page.isEmpty) return                         if page.is_empty: continue
 *       if (page.isLast) return leave()                  if page.is_last: break
 *       yield* save(page)                                await save(page)
 *     })
 *
 *     return yield* asyncFor(pages, function* (page) {
 *       if (page.id === id) return leave(page)       async for page in pages:
 *     })                                                 if page.id == id: return page
 *
 * The body is a generator of its own, so its `return` ends one round, as `continue` does. `leave`
 * ends the loop; asyncFor gives its value, and undefined after the last item. In a block within the
 * body the signal has to be handed on: `return yield* asyncWith(lock, function* () { ... })`.
 *
 * Throws TypeError for what cannot be walked through, and for a body that returns anything else.
 *
 * Suspends: only where anext or the body do.
 * Cancelled: the loop ends where it waits; the iterator is not closed (see `aclosing`).
 * Python: `async for item in iterable:`.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: the result of a body without `return` is void
export function* asyncFor<T, X extends undefined | void | Leave<unknown>>(
  iterable: AsyncIterable<T>,
  body: (item: T) => Awaitable<X>,
): Coroutine<LeftWith<X> | undefined> {
  const iterator = iteratorOf(iterable)
  checkBlock('asyncFor', 'iterable', body)
  for (;;) {
    let item: T
    try {
      item = yield* iterator.anext()
    } catch (error) {
      if (error instanceof StopAsyncIteration) return undefined
      throw error
    }
    carried = undefined
    const left: unknown = yield* started('asyncFor', body, item)
    if (left instanceof Leave) {
      carried = undefined
      return left.value as LeftWith<X>
    }
    if (left !== undefined) throw new TypeError(returned(left))
    if (isLost(carried)) throw new TypeError(lost)
  }
}

/**
 * Returned from the body of `asyncFor`, ends the loop: `return leave()` is `break`, and
 * `return leave(value)` makes asyncFor give the value.
 */
export function leave(): Leave<undefined>
export function leave<R>(value: R): Leave<R>
export function leave<R>(value?: R): Leave<R | undefined> {
  return new Leave(value)
}

// The signal that the block of an asyncWith returned last. If its loop then does not get it, a
// `return` is missing, and the loop would silently go on.
let carried: Leave<unknown> | undefined

function carry(signal: Leave<unknown>): void {
  signal.carrier = requireKernel().current
  carried = signal
}

function isLost(signal: Leave<unknown> | undefined): boolean {
  return signal !== undefined && signal.carrier === requireKernel().current
}

const lost =
  'leave() did not reach its loop: the block of an asyncWith returned it, and the body of asyncFor did not.\n' +
  '  `return` in a block leaves the block only, so the loop would go on.\n' +
  '  Hand the signal on: return yield* asyncWith(manager, function* () { ... })'

function returned(value: unknown): string {
  return (
    `the body of asyncFor returned ${describe(value)}.\n` +
    '  It is a function of its own: its `return` ends one round, not the loop and not the function around it.\n' +
    '  For the next item: return. To end the loop: return leave(), or return leave(value) to get the value\n' +
    '  from asyncFor: const found = yield* asyncFor(items, function* (item) { ... return leave(item) })'
  )
}

function checkManager(manager: unknown): void {
  const { aenter, aexit } = (manager ?? {}) as Partial<AsyncContextManager<unknown>>
  if (typeof aenter === 'function' && typeof aexit === 'function') return
  throw new TypeError(
    `${describe(manager)} does not support the asynchronous context manager protocol.\n` +
      '  asyncWith needs an object with *aenter() and *aexit(error), such as a Lock, a TaskGroup or timeout(1).\n' +
      '  For a lock write asyncWith(lock, ...), not asyncWith(lock.acquire(), ...).',
  )
}

function iteratorOf<T>(iterable: AsyncIterable<T>): AsyncIterator<T> {
  if (typeof (iterable as Partial<AsyncIterable<T>> | undefined)?.aiter !== 'function') {
    throw new TypeError(
      `'async for' requires an object with aiter method, got ${describe(iterable)}.\n` +
        '  What is there already needs no waiting between items: for (const item of list) { ... }\n' +
        '  Items that have to be waited for come from an object with aiter() and *anext(), or asyncGenerator.',
    )
  }
  const iterator = iterable.aiter()
  if (typeof (iterator as Partial<AsyncIterator<T>> | undefined)?.anext === 'function') {
    return iterator
  }
  throw new TypeError(
    `'async for' received an object from aiter that does not implement anext: ${describe(iterator)}.\n` +
      '  aiter() is a plain method and returns the iterator, often `return this`; *anext() is the coroutine.',
  )
}

function checkBlock(caller: string, first: string, block: unknown): void {
  if (typeof block === 'function') return
  const got = isCoroutine(block) ? 'a coroutine' : describe(block)
  throw new TypeError(
    `${caller}() takes a function as its second argument, got ${got}.\n` +
      '  The block is run by it, after the first await, and so has to come as a function.\n' +
      `  yield* ${caller}(${first}, function* (value) { ... })`,
  )
}

function started<R>(caller: string, block: (value: never) => Awaitable<R>, value: unknown) {
  const awaitable = (block as (value: unknown) => Awaitable<R>)(value)
  if (isCoroutineFunction(block)) return new Block(awaitable as Coroutine<R>)
  if (typeof (awaitable as Partial<Awaitable<R>> | undefined)?.[Symbol.iterator] === 'function') {
    return awaitable
  }
  throw new TypeError(
    `the block of ${caller} is not a coroutine function: it returned ${describe(awaitable)}.\n` +
      '  A plain function cannot await; the star is probably missing.\n' +
      `  yield* ${caller}(..., function* (value) { ... })`,
  )
}

/**
 * Runs the coroutine of a block. A block is mostly a `function*` that was made on the spot, and
 * looking up a method on what it returns costs V8 more than the whole block: so the methods are
 * borrowed, which halves the time of `asyncWith`.
 */
class Block<R> {
  readonly #coroutine: Coroutine<R>

  constructor(coroutine: Coroutine<R>) {
    this.#coroutine = coroutine
  }

  [Symbol.iterator](): Iterator<Suspension, R, void> {
    return this
  }

  next(sent: undefined): IteratorResult<Suspension, R> {
    return nextOfGenerators.call(this.#coroutine, sent)
  }

  throw(error: unknown): IteratorResult<Suspension, R> {
    return throwOfGenerators.call(this.#coroutine, error)
  }

  return(value: R): IteratorResult<Suspension, R> {
    return returnOfGenerators.call(this.#coroutine, value)
  }
}
