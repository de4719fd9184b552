// What the runtime says to mistakes that JavaScript lets pass in silence: what is wrong, what
// probably happened, what to write instead. Where asyncio has the error, its text comes first.
import { isCoroutine, isCoroutineFunction } from './coroutines.ts'
import { runningKernel } from './events.ts'
import { RuntimeError, ValueError } from './exceptions.ts'
import { type Future, isFuture } from './futures.ts'
import type { Task } from './tasks.ts'

/** What a wrong argument is, in a word or two. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (isFuture(value)) return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (isCoroutine(value)) return 'a coroutine'
  if (typeof value === 'object') return withArticle(value.constructor?.name)
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function'
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function withArticle(name: string | undefined): string {
  if (!name || name === 'Object') return 'a plain object'
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name} object`
}

/** What to write instead, when the mistake is a common one; begins with a new line. */
export function hint(value: unknown): string {
  if (isCoroutineFunction(value)) {
    return `\n  A coroutine function has to be called: ${(value as () => void).name || 'job'}()`
  }
  if (isFuture(value)) return '\n  It runs already: wait for it with yield*.'
  if (Array.isArray(value)) return '\n  To run several: gather([a(), b()]).'
  if (value instanceof Promise) {
    return "\n  A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits."
  }
  if (typeof value === 'function') return '\n  A coroutine is what calling a function* returns.'
  return ''
}

/** The error for a coroutine that yields what nobody can wait for. */
export function badYield(task: Task<unknown>, value: unknown): Error {
  if (isCoroutine(value)) {
    return new RuntimeError(
      `yield was used instead of yield* for generator in task "${task.getName()}".\n` +
        '  `yield download(url)` starts nothing; write `yield* download(url)`.',
    )
  }
  if (value instanceof Promise) {
    return new RuntimeError(
      `Task got bad yield: a Promise, in task "${task.getName()}".\n` +
        "  Promises and timers of Node end on Node's own loop, which this one does not wait for.\n" +
        "  Use the runtime's coroutines: yield* sleep(seconds).",
    )
  }
  return new RuntimeError(
    `Task got bad yield: ${describe(value)}, in task "${task.getName()}".\n` +
      '  A coroutine can wait only for coroutines, futures and tasks. Waiting is yield* (with a star);\n' +
      '  a bare `yield` gives the others one turn; `return` hands back a value.',
  )
}

/** The text for `yield task`, which hands it over and does not wait. */
export function bareYield(task: Task<unknown>, future: Future<unknown>): string {
  return (
    `yield was used instead of yield* in task "${task.getName()}" with ${future}.\n` +
    '  `yield task` only hands it over; write `yield* task` to wait for it and get its result.'
  )
}

/** The text for a future of another `run` or `simulate`. */
export function otherLoop(task: Task<unknown>, future: Future<unknown>): string {
  return (
    `${task} got ${future} attached to a different loop.\n` +
    '  It was made in another run() or simulate(); create it inside this one.'
  )
}

/** Throws TypeError for what `yield*` could walk through or not take at all, but not wait for. */
export function checkAwaitable(value: unknown): void {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
    const isCollection =
      Array.isArray(value) ||
      value instanceof Map ||
      value instanceof Set ||
      ArrayBuffer.isView(value)
    if (!isCollection) return
  }
  throw new TypeError(
    `An asyncio.Future, a coroutine or an awaitable is required, got ${describe(value)}.${hint(value)}`,
  )
}

/** Throws RuntimeError inside a running loop, ValueError for what is no program. */
export function checkMain(runner: string, main: unknown): void {
  if (runningKernel() !== undefined) {
    throw new RuntimeError(
      `${runner}() cannot be called from a running event loop.\n` +
        '  A program has one loop: await the coroutine with yield*, or give it to createTask.',
    )
  }
  if (isCoroutine(main)) return
  throw new ValueError(`a coroutine was expected, got ${describe(main)}.${hint(main)}`)
}

/** exception() gives undefined for "no error", so an error must be something. */
export function nothingThrown(): Error {
  return new RuntimeError('undefined was thrown; throw an Error, so that it can say what happened.')
}

/**
 * The texts of the language, for `yield*` of what is not iterable at all, say nothing of coroutines:
 * two lines of ours are added to them.
 */
function explainNotIterable(error: TypeError): TypeError {
  const isAwait = /^yield\* .* is not iterable$|\(cannot read property Symbol/.test(error.message)
  if (!isAwait) return error
  const { message } = error
  return rewritten(
    error,
    `${message}\n  yield* waits for coroutines, futures and tasks. A function* has to be called: yield* job();\n` +
      "  a Promise belongs to Node's own loop, and inside run() fromPromise(...) makes a future of it.",
  )
}

/**
 * An array is iterable, so `yield* [a, b]` is legal and hands a and then b to the loop. The refusal
 * cannot be thrown into an array's iterator; the language throws a TypeError of its own instead,
 * which is given our text here.
 */
export function explainTypeError(error: unknown, thrown: unknown): unknown {
  if (!(error instanceof TypeError)) return error
  if (!(thrown instanceof RuntimeError)) return explainNotIterable(error)
  if (!error.message.includes("does not provide a 'throw' method")) return error
  return rewritten(
    error,
    'yield* was given a list, and a list cannot be awaited.\n' +
      '  It hands its items to the loop one by one and gives undefined.\n' +
      '  To wait for all of them: const results = yield* gather([a, b])',
  )
}

function rewritten(error: TypeError, message: string): TypeError {
  // The stack is kept for its line, and it begins with the old message.
  error.stack = error.stack?.replace(error.message, () => message)
  error.message = message
  return error
}
