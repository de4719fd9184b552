// The event loop. Python: asyncio.base_events.
//
// The principles, which hold everywhere in the runtime:
//
//   1. A turn calls what was ready when it began, first come first served. What becomes ready
//      during a turn waits for the next.
//   2. Only the loop resumes a coroutine, and only futures and bare yields reach the loop.
//   3. Nothing that happens to a future runs anybody's code at once: waiters and callbacks go to
//      the ready queue.
//   4. The clock moves only when nothing is ready.
//   5. CPython 3.13 decides every question of order.

import type { Clock } from './clock.ts'
import { Context, copyCurrent } from './contexts.ts'
import { type Coroutine, isCoroutineFunction } from './coroutines.ts'
import { type ExceptionContext, Kernel, timeOf, touch } from './events.ts'
import { RuntimeError } from './exceptions.ts'
import { makeTask } from './factories.ts'
import { Future } from './futures.ts'
import { Handle, TimerHandle } from './handles.ts'
import { describe } from './misuse.ts'
import { Task, type TaskFactory, type TaskOptions } from './tasks.ts'
import { checkExecutor, type Executor, sendToExecutor, type Work } from './threads.ts'
import type { Trace } from './trace.ts'

/** Is told of errors that no coroutine can catch. Python: `loop.set_exception_handler`. */
export type ExceptionHandler = (context: ExceptionContext) => void

type Callback = (...args: never[]) => unknown

// Doors to the private state for the rest of the runtime; the class opens them below.

/** The kernel of a loop, for those who drive it. */
export let kernelOfLoop: (loop: EventLoop) => Kernel

/**
 * Runs callbacks and tasks, turn by turn. `run` and `simulate` make one; inside a coroutine
 * `getRunningLoop()` gives it. Python: the event loop.
 */
export class EventLoop {
  readonly #kernel: Kernel
  readonly #report: (context: ExceptionContext) => void
  #exceptionHandler: ExceptionHandler | undefined
  /**
   * In debug mode on the real clock, a step or a callback that takes longer, in seconds, is
   * reported: the loop stood still for so long. Python: `loop.slow_callback_duration`.
   */
  slowCallbackDuration = 0.1

  /** Use `run` or `simulate`. `report` is what the default exception handler does. */
  constructor(
    clock: Clock,
    report: (context: ExceptionContext) => void,
    { trace, line }: { trace?: Trace; line?: () => number } = {},
  ) {
    const recording = trace === undefined ? {} : { trace }
    const placing = line === undefined ? {} : { line }
    this.#kernel = new Kernel(this, { clock, ...recording, ...placing })
    this.#report = report
  }

  /** Seconds on the loop's clock. */
  time(): number {
    touch(this, 'looks')
    return this.#kernel.clock.now()
  }

  /**
   * Calls `callback(...args)` in the next turn, behind what is queued already.
   *
   * It runs in a copy of the current context; a last argument `{ context }`, which is not handed
   * on, names another one. So in `callLater` and `callAt`.
   */
  callSoon<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle
  callSoon<A extends unknown[]>(
    callback: (...args: A) => unknown,
    ...args: [...A, { context: Context }]
  ): Handle
  callSoon(callback: Callback, ...args: unknown[]): Handle {
    this.#checkOpen()
    checkCallback('callSoon', callback)
    const context = takeContext(args)
    const handle = new Handle(callback, args, context)
    this.#kernel.enqueue(handle)
    return handle
  }

  /**
   * As `callSoon`. JavaScript has one thread for each loop, so that any callback of Node may call
   * either; a loop that waits is woken by both. Python: `loop.call_soon_threadsafe`.
   */
  callSoonThreadsafe<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle
  callSoonThreadsafe<A extends unknown[]>(
    callback: (...args: A) => unknown,
    ...args: [...A, { context: Context }]
  ): Handle
  callSoonThreadsafe(callback: Callback, ...args: unknown[]): Handle {
    checkCallback('callSoonThreadsafe', callback)
    return this.callSoon(callback, ...(args as never[]))
  }

  /** Calls `callback(...args)` after so many seconds. */
  callLater<A extends unknown[]>(
    seconds: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle
  callLater<A extends unknown[]>(
    seconds: number,
    callback: (...args: A) => unknown,
    ...args: [...A, { context: Context }]
  ): TimerHandle
  callLater(seconds: number, callback: Callback, ...args: unknown[]): TimerHandle {
    checkSeconds('delay', seconds)
    return this.callAt(timeOf(this.#kernel) + seconds, callback, ...(args as never[]))
  }

  /** Calls `callback(...args)` at that moment of the loop's clock; a past one means next turn. */
  callAt<A extends unknown[]>(
    when: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle
  callAt<A extends unknown[]>(
    when: number,
    callback: (...args: A) => unknown,
    ...args: [...A, { context: Context }]
  ): TimerHandle
  callAt(when: number, callback: Callback, ...args: unknown[]): TimerHandle {
    checkSeconds('when', when)
    this.#checkOpen()
    checkCallback('callAt', callback)
    const kernel = this.#kernel
    const context = takeContext(args)
    const timer = new TimerHandle(kernel.timers, when, callback, args, context)
    kernel.trace?.record('timer.set', when)
    kernel.wakeUp?.()
    return timer
  }

  /** A pending future of this loop. */
  createFuture<T>(): Future<T> {
    return new Future<T>(this.#kernel)
  }

  /** As the function `createTask`, for this loop. */
  createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    this.#checkOpen()
    return makeTask(this.#kernel, coroutine, options)
  }

  /** Who makes the tasks of this loop, such as `eagerTaskFactory`; undefined for the usual way. */
  setTaskFactory(factory: TaskFactory | undefined): void {
    if (factory !== undefined && typeof factory !== 'function') {
      throw new TypeError(`task factory must be a callable or undefined, got ${describe(factory)}`)
    }
    this.#kernel.taskFactory = factory
  }

  /** The factory set by `setTaskFactory`. */
  getTaskFactory(): TaskFactory | undefined {
    return this.#kernel.taskFactory
  }

  /**
   * Runs `work(...args)` in a thread of the executor - undefined for the loop's own - and gives a
   * future of its result. See `toThread` for what can be sent to a thread.
   *
   * Throws RuntimeError inside `simulate`, and when the loop is shutting down.
   *
   * Suspends: always.
   * Cancelled: the thread is not stopped; its result is dropped.
   * Python: `await loop.run_in_executor(executor, work, *args)`.
   */
  runInExecutor<A extends unknown[], R>(
    executor: Executor | undefined,
    work: (...args: A) => R | PromiseLike<R>,
    ...args: A
  ): Future<R>
  runInExecutor<R>(executor: Executor | undefined, work: Work, ...args: unknown[]): Future<R>
  runInExecutor(executor: Executor | undefined, work: Work, ...args: unknown[]): Future<unknown> {
    this.#checkOpen()
    return sendToExecutor(this.#kernel, executor, work, args)
  }

  /** The executor that `runInExecutor(undefined, ...)` and `toThread` use from now on. */
  setDefaultExecutor(executor: Executor): void {
    checkExecutor(executor)
    this.#kernel.executor = executor
  }

  /** Whom to tell of errors that no coroutine can catch; undefined for the default. */
  setExceptionHandler(handler: ExceptionHandler | undefined): void {
    if (handler !== undefined && typeof handler !== 'function') {
      throw new TypeError(`A callable object or undefined is expected, got ${describe(handler)}`)
    }
    this.#exceptionHandler = handler
  }

  /** The handler set by `setExceptionHandler`. */
  getExceptionHandler(): ExceptionHandler | undefined {
    return this.#exceptionHandler
  }

  /** What happens when no handler is set: `run` writes to stderr, `simulate` keeps a warning. */
  defaultExceptionHandler(context: ExceptionContext): void {
    this.#report(context)
  }

  /** Tells the handler; an error in the handler itself goes to the default one, with `context`. */
  callExceptionHandler(context: ExceptionContext): void {
    if (this.#exceptionHandler === undefined) return this.defaultExceptionHandler(context)
    const about = context.task ?? context.future ?? context.handle
    try {
      // As in CPython: in the context of the task or the callback that it is about.
      if (about instanceof Task || about instanceof Handle)
        about.getContext().run(this.#exceptionHandler, context)
      else this.#exceptionHandler(context)
    } catch (exception) {
      this.defaultExceptionHandler({
        message: 'Unhandled error in exception handler',
        exception,
        context,
      })
    }
  }

  /** True while it runs a turn, as it does whenever a coroutine or a callback asks. */
  isRunning(): boolean {
    return this.#kernel.isTurning
  }

  /** True when its program has ended. */
  isClosed(): boolean {
    return this.#kernel.isClosed
  }

  /** Debug mode, as given to `run` or `simulate`. */
  getDebug(): boolean {
    return this.#kernel.debug
  }

  /** Switches debug mode. */
  setDebug(enabled: boolean): void {
    this.#kernel.debug = enabled
  }

  #checkOpen(): void {
    if (!this.#kernel.isClosed) return
    throw new RuntimeError(
      'Event loop is closed.\n' +
        '  Its program has ended, and nothing that is given to it now would run.',
    )
  }

  static {
    kernelOfLoop = (loop) => loop.#kernel
  }
}

/** Takes a last argument `{ context }` off the list; else the callback gets a copy of the current. */
function takeContext(args: unknown[]): Context | undefined {
  const last = args[args.length - 1]
  if (typeof last !== 'object' || last === null) return copyCurrent()
  const { context } = last as { context?: unknown }
  if (!(context instanceof Context)) return copyCurrent()
  args.pop()
  return context
}

function checkSeconds(name: string, value: unknown): void {
  if (typeof value === 'number') return
  throw new TypeError(`${name} must be a number of seconds, got ${describe(value)}.`)
}

function checkCallback(method: string, callback: unknown): void {
  if (isCoroutineFunction(callback)) {
    throw new TypeError(
      `coroutines cannot be used with ${method}().\n` +
        '  The loop calls a callback and never awaits it, so the body of a function* would not run.\n' +
        '  To start it: createTask(job()); from a callback: () => { createTask(job()) }',
    )
  }
  if (typeof callback === 'function') return
  throw new TypeError(
    `a callable object was expected by ${method}(), got ${describe(callback)}.\n` +
      `  Pass the function without calling it: loop.${method}(..., f), not f().`,
  )
}
