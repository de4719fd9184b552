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
  if (typeof value !== 'object' || value === null) return false
  // Every generator has the mark: nearly all that is asked for is one.
  if ((value as { [claimed]?: boolean })[claimed] !== undefined) return true
  return (
    !(futureMark in value) &&
    // What an async function* returns looks alike, and belongs to Promises.
    !(Symbol.asyncIterator in value) &&
    typeof (value as Partial<Coroutine<unknown>>).next === 'function' &&
    typeof (value as Partial<Coroutine<unknown>>).throw === 'function'
  )
}

/** True for a `function*`: a function that makes coroutines. Python: `iscoroutinefunction`. */
export function isCoroutineFunction(value: unknown): boolean {
  return typeof value === 'function' && value.constructor === generatorFunctionPrototype.constructor
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
function starvation(): RuntimeError {
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
/** Added to the state when somebody runs it. */
const CLAIMED = 4

/** What the body of a generator would say, for a coroutine that is written out. */
export type Plan<T, A, B, W> = {
  /** From the start to the first suspension, or to the end. */
  begin(self: Written<T, A, B, W>): IteratorResult<Suspension, T>
  /**
   * From a suspension to the next, or to the end. `sent` is null when it comes from the loop. Before
   * what it waits for throws, it does what `interrupted` does: caught and thrown again by `next`, an
   * error would cost twice.
   */
  resume(self: Written<T, A, B, W>, sent: unknown): IteratorResult<Suspension, T>
  /** `throw()` ends it where it waits; in a generator it is a `catch`. */
  interrupted(self: Written<T, A, B, W>): void
  /** `return()` ends it where it waits; in a generator only a `finally` notices. */
  closed(self: Written<T, A, B, W>): void
}

/**
 * A coroutine written out as an iterator: for what programs await all the time, such as `sleep` and
 * the methods of a queue. It costs a fraction of a generator and behaves as one. One class for all of
 * them: the engine makes objects of a derived class much more slowly.
 */
export class Written<T, A, B, W> {
  #state = FRESH
  readonly #plan: Plan<T, A, B, W>
  /** Its two arguments. */
  readonly first: A
  readonly second: B
  /** What it waits for, while it does. */
  waiting: W | undefined = undefined

  constructor(plan: Plan<T, A, B, W>, first: A, second: B) {
    this.#plan = plan
    this.first = first
    this.second = second
  }

  /** As the function `claim`. */
  claim(): void {
    if ((this.#state & CLAIMED) !== 0) throw reused()
    this.#state |= CLAIMED
  }

  [Symbol.iterator](): this {
    if (!steps.running) return this
    this.claim()
    countAwait()
    return this
  }

  next(sent?: unknown): IteratorResult<Suspension, T> {
    const state = this.#state & ~CLAIMED
    if (state === ENDED) return { done: true, value: undefined as T }
    // If it throws, this stays so.
    this.#state = ENDED | CLAIMED
    const step = state === FRESH ? this.#plan.begin(this) : this.#plan.resume(this, sent)
    if (step.done !== true) this.#state = STARTED | CLAIMED
    return step
  }

  throw(error: unknown): never {
    const state = this.#state & ~CLAIMED
    this.#state = ENDED | CLAIMED
    if (state === STARTED) this.#plan.interrupted(this)
    throw error
  }

  return(value: T): IteratorResult<Suspension, T> {
    const state = this.#state & ~CLAIMED
    this.#state = ENDED | CLAIMED
    if (state === STARTED) this.#plan.closed(this)
    return { done: true, value }
  }

  get [Symbol.toStringTag](): string {
    return 'Generator'
  }
}

/** Counts an await that takes no turn; throws when there are too many within one step. */
export function countAwait(): void {
  steps.awaits += 1
  if (steps.awaits > MAX_AWAITS_IN_A_STEP) throw starvation()
}

const generatorFunctionPrototype = Object.getPrototypeOf(function* () {})
const generatorPrototype = generatorFunctionPrototype.prototype

/** The methods of all generators, for who calls them often: to look one up costs V8 more. */
export const {
  next: nextOfGenerators,
  throw: throwOfGenerators,
  return: returnOfGenerators,
} = generatorPrototype

Object.defineProperty(generatorPrototype, claimed, {
  value: false,
  writable: true,
  configurable: true,
})

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
