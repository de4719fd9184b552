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
 * hides the mistake. The note is a private field on the generator, so nobody can forge it.
 */
export function claim(coroutine: object): void {
  if (Claimed.has(coroutine)) throw reused()
  new Claimed(coroutine)
}

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

// The constructor returns its argument, so that a subclass can give it private fields.
const Adopt = function adopt(this: unknown, object: object): object {
  return object
} as unknown as new (
  object: object,
) => object

class Claimed extends Adopt {
  #claimed = true

  static has(object: object): boolean {
    return #claimed in object && object.#claimed
  }
}

function reused(): RuntimeError {
  return new RuntimeError(
    'cannot reuse already awaited coroutine.\n' +
      '  A coroutine object runs once, and this one was awaited, or given to a task, before.\n' +
      '  Call the function again for a second run, or keep its result in a task: const task = createTask(...).',
  )
}

const generatorFunctionPrototype = Object.getPrototypeOf(function* () {})
const generatorPrototype = generatorFunctionPrototype.prototype

// `yield* coroutine` asks the coroutine for its iterator and nothing else, so this is the only door
// where a second await can be seen. Outside a task's step the method is the built-in one.
const builtIn: (this: object) => object = generatorPrototype[Symbol.iterator]
Object.defineProperty(generatorPrototype, Symbol.iterator, {
  value: function awaited(this: object): object {
    if (!steps.running) return builtIn.call(this)
    claim(this)
    steps.awaits += 1
    if (steps.awaits > MAX_AWAITS_IN_A_STEP) throw starvation()
    return this
  },
  configurable: true,
  writable: true,
  enumerable: false,
})
