// Work for other threads, so that the loop can go on. Python: asyncio.threads,
// concurrent.futures.ThreadPoolExecutor, and `run_in_executor` of asyncio.base_events.
//
// A thread of Node shares nothing with ours: what it is to do is sent as source text or as the
// address of a module, and arguments, results and errors are copied.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Coroutine, isCoroutineFunction } from './coroutines.ts'
import { getRunningLoop, type Kernel } from './events.ts'
import { RuntimeError, ValueError } from './exceptions.ts'
import type { Future } from './futures.ts'
import { describe } from './misuse.ts'
import { follow, requireRealClock } from './promises.ts'

/**
 * What a thread can do: a function that uses nothing but its arguments and what every module has, or
 * [module, name], a function that a module exports.
 */
export type Work = ((...args: never[]) => unknown) | readonly [module: string | URL, name: string]

/** Where work is done. Python: `concurrent.futures.Executor`. */
export type Executor = {
  /** Does the work somewhere else; the Promise brings its result or error. */
  submit(work: Work, args: readonly unknown[]): Promise<unknown>
  /** Takes no more work; the Promise ends when what was taken is done. */
  shutdown(): Promise<unknown>
}

/**
 * Runs `work(...args)` in another thread and gives its result or throws its error; the loop goes on
 * meanwhile. For work that computes for long: what only waits needs no thread.
 *
 *     const digest = yield* toThread(slowHash, text)
 *     const page = yield* toThread([import.meta.resolve('./render.js'), 'render'], data)
 *
 * A function is sent as its text, and so takes nothing along of what surrounds it: no imports, no
 * variables, no `this`. Arguments and the result are copied (`structuredClone`); context variables
 * stay here.
 *
 * Throws RuntimeError inside `simulate`.
 *
 * Suspends: always.
 * Cancelled: the thread is not stopped; its result is dropped, and the loop ends only after it.
 * Python: `await asyncio.to_thread(work, *args)`.
 */
export function toThread<A extends unknown[], R>(
  work: (...args: A) => R | PromiseLike<R>,
  ...args: A
): Coroutine<R>
export function toThread<R>(
  work: readonly [module: string | URL, name: string],
  ...args: unknown[]
): Coroutine<R>
export function* toThread(work: Work, ...args: unknown[]): Coroutine<unknown> {
  return yield* getRunningLoop().runInExecutor<unknown>(undefined, work, ...args)
}

/** The future of some work, sent to an executor or else to the one of the loop. */
export function sendToExecutor(
  kernel: Kernel,
  executor: Executor | undefined,
  work: Work,
  args: readonly unknown[],
): Future<unknown> {
  requireRealClock(
    kernel,
    executor === undefined ? 'toThread() and runInExecutor' : 'runInExecutor',
  )
  if (isCoroutineFunction(work)) {
    throw new TypeError(
      'coroutines cannot be used with run_in_executor().\n' +
        '  Send a plain function, or await the coroutine here: it needs the loop, and the thread has none.',
    )
  }
  if (executor !== undefined) checkExecutor(executor)
  return follow(kernel, (executor ?? ownExecutor(kernel)).submit(work, args), 'a thread')
}

function ownExecutor(kernel: Kernel): Executor {
  if (kernel.isExecutorShutDown) throw new RuntimeError('Executor shutdown has been called')
  kernel.executor ??= new ThreadPoolExecutor()
  return kernel.executor
}

/** Throws TypeError for what is no executor. */
export function checkExecutor(executor: unknown): void {
  const { submit, shutdown } = (executor ?? {}) as Partial<Executor>
  if (typeof submit === 'function' && typeof shutdown === 'function') return
  throw new TypeError(
    `executor must be a ThreadPoolExecutor, or have its submit() and shutdown(), got ${describe(executor)}`,
  )
}

type Job = {
  readonly text: string | readonly [module: string, name: string]
  readonly args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * A number of threads that take work in the order it comes. A thread is started when there is work
 * and no thread is free, and kept; while it has no work it does not keep Node alive.
 * Python: `concurrent.futures.ThreadPoolExecutor`.
 */
export class ThreadPoolExecutor implements Executor {
  readonly #maxWorkers: number
  readonly #idle: Worker[] = []
  /** What each thread that has work is doing. */
  readonly #jobs = new Map<Worker, Job>()
  readonly #queue: Job[] = []
  #isShutDown = false
  #ended: (() => void) | undefined

  /** `maxWorkers`: default 4 more than the machine has processors, but at most 32. */
  constructor({ maxWorkers }: { maxWorkers?: number } = {}) {
    if (maxWorkers !== undefined && !(maxWorkers > 0)) {
      throw new ValueError('max_workers must be greater than 0')
    }
    this.#maxWorkers = maxWorkers ?? Math.min(32, availableParallelism() + 4)
  }

  /** Does the work in a thread. Rejects when an argument or the result cannot be copied. */
  submit(work: Work, args: readonly unknown[]): Promise<unknown> {
    if (this.#isShutDown) throw new RuntimeError('cannot schedule new futures after shutdown')
    const text = textOf(work)
    return new Promise((resolve, reject) => {
      this.#queue.push({ text, args, resolve, reject })
      this.#startNext()
    })
  }

  /** Takes no more work and ends the threads when all that was taken is done. */
  shutdown(): Promise<void> {
    this.#isShutDown = true
    return new Promise((resolve) => {
      this.#ended = resolve
      this.#startNext()
    })
  }

  #startNext(): void {
    while (this.#queue.length > 0) {
      const worker = this.#freeWorker()
      if (worker === undefined) return
      this.#start(worker, this.#queue.shift() as Job)
    }
    if (!this.#isShutDown || this.#jobs.size > 0) return
    for (const worker of this.#idle.splice(0)) void worker.terminate()
    this.#ended?.()
  }

  #freeWorker(): Worker | undefined {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#jobs.size >= this.#maxWorkers) return undefined
    const worker = new Worker(THREAD, { eval: true })
    worker.on('message', (answer: Answer) => this.#finish(worker, answer, true))
    // The thread is lost: it ran out of memory, or called process.exit().
    worker.on('error', (error) => this.#finish(worker, { kind: 'raised', error }, false))
    worker.on('exit', () => {
      const error = new RuntimeError('the thread ended before its work was done')
      this.#finish(worker, { kind: 'raised', error }, false)
    })
    return worker
  }

  #start(worker: Worker, job: Job): void {
    this.#jobs.set(worker, job)
    worker.ref()
    try {
      worker.postMessage({ work: job.text, args: job.args })
    } catch (error) {
      this.#finish(worker, { kind: 'raised', error }, true)
    }
  }

  #finish(worker: Worker, answer: Answer, isAlive: boolean): void {
    const job = this.#jobs.get(worker)
    if (!isAlive) remove(this.#idle, worker)
    if (job === undefined) return
    this.#jobs.delete(worker)
    if (isAlive) {
      worker.unref()
      this.#idle.push(worker)
    }
    if (answer.kind === 'returned') job.resolve(answer.value)
    else job.reject(withName(answer.error, answer.name))
    this.#startNext()
  }
}

type Answer =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'raised'; readonly error: unknown; readonly name?: string }

// What runs in the thread. `__name` is what esbuild, and so tsx, calls around functions.
const THREAD = `
const { types } = require('node:util')
const { parentPort } = require('node:worker_threads')
globalThis.__name = (f) => f
parentPort.on('message', async ({ work, args }) => {
  try {
    const f = typeof work === 'string' ? (0, eval)(work) : (await import(work[0]))[work[1]]
    if (typeof f !== 'function') throw new TypeError(work[0] + ' exports no function ' + work[1])
    parentPort.postMessage({ kind: 'returned', value: await f(...args) })
  } catch (error) {
    const name = error?.name
    try {
      if (error instanceof Error && !types.isNativeError(error)) throw error
      parentPort.postMessage({ kind: 'raised', error, name })
    } catch {
      // What cannot be copied as it is, a DOMException for one.
      parentPort.postMessage({ kind: 'raised', error: new Error(error?.message ?? String(error)), name })
    }
  }
})
`

function textOf(work: Work): Job['text'] {
  if (typeof work === 'function') {
    const text = String(work)
    if (text.includes('[native code]')) {
      throw new TypeError(
        `${describe(work)} has no source text that could be sent to a thread.\n` +
          '  Built-in and bound functions have none; wrap it: (x) => Math.sqrt(x)',
      )
    }
    return `(${text})`
  }
  if (Array.isArray(work) && work.length === 2) return [String(work[0]), String(work[1])]
  throw new TypeError(
    `a callable object was expected by run_in_executor(), got ${describe(work)}.\n` +
      '  Pass the function without calling it: toThread(hash, text), not toThread(hash(text)).',
  )
}

/** Copying turns errors into the nearest built-in class: the name is put back, and hints are added. */
function withName(error: unknown, name: string | undefined): unknown {
  if (!(error instanceof Error)) return error
  if (name !== undefined && error.name !== name) {
    Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
  }
  if (name === 'ReferenceError') {
    error.message +=
      '.\n  A function is sent to a thread as its text, without what surrounds it: pass what it needs as\n' +
      "  arguments, or put it in a module: toThread([import.meta.resolve('./work.js'), 'name'], ...)"
  }
  return error
}

function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
