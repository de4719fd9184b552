// What a coroutine is here, and the two checks that JavaScript does not make for us.
//
// A coroutine function is a `function*`; calling it runs nothing. `yield* x` is Python's `await x`:
// it asks x for its iterator, which is Python's `__await__`, and whatever that iterator yields goes
// to the event loop. Only futures and bare yields ever reach the loop.
import { RuntimeError } from './exceptions.ts'
import type { Future } from './futures.ts'

/** What a coroutine hands to the loop: the future it waits for, or nothing (one turn). */
export type Suspension = Future<unknown> | undefined

/** A running or runnable computation: what a `function*` returns. Python: a coroutine object. */
export type Coroutine<T> = Generator<Suspension, T, void>

/** Anything that `yield*` can wait for: a coroutine, a Future, a Task. Python: `Awaitable`. */
export type Awaitable<T> = { [Symbol.iterator](): Iterator<Suspension, T, void> }

/** The value that awaiting an `A` gives. Python: the `T` of `Awaitable[T]`. */
export type Awaited<A> = A extends Awaitable<infer T> ? T : never

/** True for the object that a coroutine function returns. Python: `asyncio.iscoroutine`. */
export function isCoroutine(value: unknown): value is Coroutine<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(futureMark in value) &&
    // What an async function* returns looks alike, and belongs to Promises.
    !(Symbol.asyncIterator in value) &&
    typeof (value as Partial<Coroutine<unknown>>).next === 'function' &&
    typeof (value as Partial<Coroutine<unknown>>).throw === 'function'
  )
}

/** True for a `function*`: a function that makes coroutines. Python: `iscoroutinefunction`. */
export function isCoroutineFunction(value: unknown): boolean {
  return typeof value === 'function' && Object.getPrototypeOf(value) === generatorFunctionPrototype
}

/** Every Future carries it on its prototype: a future is iterable too, and is no coroutine. */
export const futureMark = Symbol('asyncio future')

/**
 * Notes that somebody runs this coroutine; a second time is an error, as in Python.
 *
 * JavaScript lets a finished generator be iterated again and silently gives `undefined`, which
 * hides the mistake.
 */
export function claim(coroutine: object): void {
  if (coroutine instanceof Written) return coroutine.claim()
  const marked = coroutine as { [claimed]?: boolean }
  if (marked[claimed] === true || frozen.has(coroutine)) throw reused()
  if (Object.isExtensible(coroutine)) marked[claimed] = true
  else frozen.add(coroutine)
}

/** On a generator that somebody runs. A property is the fastest note there is. */
const claimed = Symbol('claimed')

/** Those of which no note can be made in that way. */
const frozen = new WeakSet<object>()

/** How many coroutines may be awaited within one step before it counts as starvation. */
export const MAX_AWAITS_IN_A_STEP = 1_000_000

/**
 * Called by the loop around each step of a task: between the two, every `yield* coroutine` and
 * every loop over a generator is checked by `claim` and counted.
 */
export const steps = {
  running: false,
  awaits: 0,
  /** Who runs, for messages; events.ts, which knows it, puts it here. */
  who: (): string => 'the running task',
}

/** The error of a task that awaits without end things that never suspend. */
export function starvation(): RuntimeError {
  // Who catches it may do what it says.
  steps.awaits = 0
  return new RuntimeError(
    `${steps.who()} awaited ${MAX_AWAITS_IN_A_STEP} times without giving the event loop a turn.\n` +
      '  What it awaits in this loop never suspends, so no other task, timer or cancellation gets in.\n' +
      '  Wait for something that does suspend: yield* sleep(0), an Event, a Queue.',
  )
}

function reused(): RuntimeError {
  return new RuntimeError(
    'cannot reuse already awaited coroutine.\n' +
      '  A coroutine object runs once, and this one was awaited, or given to a task, before.\n' +
      '  Call the function again for a second run, or keep its result in a task: const task = createTask(...).',
  )
}

const FRESH = 0
const STARTED = 1
const ENDED = 2

/**
 * A coroutine written out as an iterator: for what programs await all the time, such as `sleep` and
 * the methods of a queue. It costs a fraction of a generator and behaves as one.
 */
export abstract class Written<T> {
  #isClaimed = false
  #state = FRESH

  /** From the start to the first suspension, or to the end. */
  protected abstract begin(): IteratorResult<Suspension, T>

  /** From a suspension to the next, or to the end. `sent` is null when it comes from the loop. */
  protected abstract resume(sent: unknown): IteratorResult<Suspension, T>

  /** An error, or a cancellation, ends it where it waits; in a generator it is a `catch`. */
  protected abstract interrupted(): void

  /** `return()` ends it where it waits; in a generator only a `finally` notices. */
  protected closed(): void {}

  /** As the function `claim`. */
  claim(): void {
    if (this.#isClaimed) throw reused()
    this.#isClaimed = true
  }

  [Symbol.iterator](): this {
    if (steps.running) {
      this.claim()
      countAwait()
    }
    return this
  }

  next(sent?: unknown): IteratorResult<Suspension, T> {
    const state = this.#state
    if (state === ENDED) return { done: true, value: undefined as T }
    this.#state = STARTED
    try {
      const step = state === FRESH ? this.begin() : this.resume(sent)
      if (step.done) this.#state = ENDED
      return step
    } catch (error) {
      this.#state = ENDED
      if (state === STARTED) this.interrupted()
      throw error
    }
  }

  throw(error: unknown): never {
    const state = this.#state
    this.#state = ENDED
    if (state === STARTED) this.interrupted()
    throw error
  }

  return(value: T): IteratorResult<Suspension, T> {
    const state = this.#state
    this.#state = ENDED
    if (state === STARTED) this.closed()
    return { done: true, value }
  }

  get [Symbol.toStringTag](): string {
    return 'Generator'
  }
}

function countAwait(): void {
  steps.awaits += 1
  if (steps.awaits > MAX_AWAITS_IN_A_STEP) throw starvation()
}

const generatorFunctionPrototype = Object.getPrototypeOf(function* () {})
const generatorPrototype = generatorFunctionPrototype.prototype
Object.defineProperty(generatorPrototype, claimed, { value: false, writable: true })

// `yield* coroutine` asks the coroutine for its iterator and nothing else, so this is the only door
// where a second await can be seen. Outside a task's step the method is the built-in one.
const builtIn: (this: object) => object = generatorPrototype[Symbol.iterator]
Object.defineProperty(generatorPrototype, Symbol.iterator, {
  value: function awaited(this: object): object {
    if (!steps.running) return builtIn.call(this)
    claim(this)
    countAwait()
    return this
  },
  configurable: true,
  writable: true,
  enumerable: false,
})
