// Tasks: coroutines that the loop runs. Python: asyncio.tasks.
import {
  Context,
  contexts,
  copyCurrent,
  currentContext,
  enterContext,
  leaveContext,
} from './contexts.ts'
import {
  type Awaitable,
  type Coroutine,
  claim,
  isCoroutine,
  type Suspension,
  steps,
} from './coroutines.ts'
import { type Kernel, requireKernel, runningKernel } from './events.ts'
import {
  CancelledError,
  InvalidStateError,
  KeyboardInterrupt,
  RuntimeError,
  ValueError,
} from './exceptions.ts'
import {
  addWaiter,
  behind,
  cancelMessageOf,
  endsInCancel,
  Future,
  isFuture,
  kernelOf,
  settle,
  takeAwaited,
} from './futures.ts'
import type { EventLoop } from './loop.ts'
import {
  badYield,
  bareYield,
  checkAwaitable,
  describe,
  explainTypeError,
  hint,
  nothingThrown,
  otherLoop,
} from './misuse.ts'

// Doors to the private state for the rest of the runtime; the class opens them below.

/** Runs the next step of a task whose turn has come. */
export let stepTask: (task: Task<unknown>, kernel: Kernel) => void

/**
 * The message of a cancellation: of the request that a task was told of at its next step - it keeps
 * it, even if it went on - or the one that a plain future was cancelled with.
 */
export let lastCancelMessage: (future: Future<unknown>) => string | undefined

/** The future that a task waits for; undefined when it is ready or running. */
export let awaitedBy: (task: Task<unknown>) => Future<unknown> | undefined

/** Options of `createTask`. */
export type TaskOptions = {
  /** The name, instead of `Task-1`, `Task-2`... */
  readonly name?: string | undefined
  /** The context to run in, instead of a copy of the current one. */
  readonly context?: Context | undefined
}

/** What `loop.setTaskFactory` takes: makes the tasks of a loop. */
export type TaskFactory = (
  loop: EventLoop,
  coroutine: Coroutine<unknown>,
  options: TaskOptions,
) => Task<unknown>

/**
 * A Future that runs a coroutine, one step per turn of the loop.
 *
 * Until it is done, a task is in one of three states:
 *
 *   waiting   #awaited is a pending future; when it is done the task becomes ready
 *   ready     it stands in the loop's ready queue
 *   running   its step is on the stack, and currentTask() is this task
 *
 * waiting -> ready   the awaited future is done
 * ready -> running   its turn has come
 * running -> waiting or ready   the coroutine yields a future, or nothing
 *
 * An eager task begins as running, within the step of whoever creates it.
 *
 * Python: `asyncio.Task`.
 */
export class Task<T> extends Future<T> {
  readonly #coroutine: Coroutine<T>
  /** A number until somebody asks for the name: most tasks are never asked. */
  #name: string | number
  #awaited: Future<unknown> | undefined = undefined
  #cancelRequests = 0
  /** A cancellation is to be thrown in at the next step. */
  #mustCancel = false
  #cancelMessage: string | undefined = undefined
  #hasStarted = false
  /** Undefined while nobody has looked at it: an empty one. */
  #context: Context | undefined
  #isEagerlyDone = false
  /** An error to throw in at the next step: the coroutine yielded what nobody can wait for. */
  #misuse: Error | undefined = undefined

  /**
   * Use `createTask`. For task factories: `loop` is the running one unless given, and with
   * `eagerStart` the first step runs at once.
   */
  constructor(
    coroutine: Coroutine<T>,
    options: TaskOptions & { readonly loop?: EventLoop; readonly eagerStart?: boolean } = {},
    kernel = options.loop === undefined ? requireKernel() : kernelOf(options.loop.createFuture()),
  ) {
    checkCoroutine(coroutine)
    super(kernel)
    this.#coroutine = coroutine
    this.#name = options.name === undefined ? kernel.nextTaskName++ : String(options.name)
    this.#context = options.context ?? copyCurrent()
    kernel.tasks.add(this)
    kernel.trace?.record('task.create', this, kernel.current)
    if (options.eagerStart === true && kernel.isTurning) this.#startNow(kernel)
    else kernel.enqueue(this)
  }

  /** The name given to `createTask`, or `Task-1`, `Task-2`... */
  getName(): string {
    return typeof this.#name === 'number' ? `Task-${this.#name}` : this.#name
  }

  /** Changes the name. */
  setName(name: string): void {
    this.#name = String(name)
  }

  /** The coroutine it runs; undefined when it ended in its eager first step, as in CPython. */
  getCoro(): Coroutine<T> | undefined {
    return this.#isEagerlyDone ? undefined : this.#coroutine
  }

  /** The context it runs in. */
  getContext(): Context {
    if (this.#context === undefined) {
      const isRunning = kernelOf(this).current === (this as Task<unknown>)
      this.#context = isRunning ? (contexts.ofTask ?? currentContext()) : new Context()
    }
    return this.#context
  }

  /**
   * Asks the task to stop: a CancelledError is thrown into it where it waits, in the next turn.
   *
   * Returns false when it is already done, else true: the request was accepted. Whether it ends
   * cancelled is up to the task, which may clean up, take its time, or refuse.
   */
  override cancel(message?: string): boolean {
    const accepted = this.#requestCancel(message)
    const { trace, current } = kernelOf(this)
    trace?.record('cancel.request', this, { by: current, returned: accepted })
    return accepted
  }

  /** How many times it was asked to stop, less the times of `uncancel()`. */
  cancelling(): number {
    return this.#cancelRequests
  }

  /**
   * Takes one request back and returns how many remain; at 0 a request that was not delivered yet
   * is withdrawn.
   */
  uncancel(): number {
    if (this.#cancelRequests > 0) {
      this.#cancelRequests -= 1
      if (this.#cancelRequests === 0) this.#mustCancel = false
    }
    return this.#cancelRequests
  }

  /** A task's result is what its coroutine returns: always throws RuntimeError. */
  override setResult(_result: T): never {
    throw new RuntimeError('Task does not support setResult operation')
  }

  /** A task's error is what its coroutine throws: always throws RuntimeError. */
  override setException(_exception: unknown): never {
    throw new RuntimeError('Task does not support setException operation')
  }

  override traceName(): string {
    return this.getName()
  }

  override [behind](): readonly Future<unknown>[] {
    return this.#awaited === undefined ? [] : [this.#awaited]
  }

  override toString(): string {
    const state = this.done() ? (this.cancelled() ? 'cancelled' : 'finished') : 'pending'
    return `<Task ${this.getName()} ${state}>`
  }

  #requestCancel(message: string | undefined): boolean {
    if (this.done()) return false
    this.#cancelRequests += 1
    if (this.#awaited?.cancel(message)) return true
    this.#mustCancel = true
    this.#cancelMessage = message
    return true
  }

  /** One step: from where the coroutine stands to its next suspension, or to its end. */
  #step(kernel: Kernel): void {
    if (this.done()) {
      throw new InvalidStateError(`step of ${this}, which is already done: a bug of the runtime`)
    }
    const awaited = this.#awaited
    const isCancelled = awaited !== undefined && endsInCancel(awaited)
    let thrown: unknown = this.#misuse
    if (this.#mustCancel) {
      this.#mustCancel = false
      // What it awaited brings a CancelledError already: one is enough.
      if (!isCancelled) thrown = new CancelledError(this.#cancelMessage)
      if (awaited !== undefined) kernel.unretrieved.delete(awaited)
    }
    kernel.trace?.record(
      isCancelled || thrown instanceof CancelledError
        ? 'cancel.deliver'
        : this.#hasStarted
          ? 'task.resume'
          : 'task.start',
      this,
    )
    this.#misuse = undefined
    this.#awaited = undefined
    steps.awaits = 0
    this.#run(kernel, thrown)
  }

  /** The first step of an eager task, in the middle of a step or a callback of somebody else. */
  #startNow(kernel: Kernel): void {
    const { current } = kernel
    const { running } = steps
    if (!running) steps.awaits = 0
    // From now on its context is a thing that can be put aside.
    current?.getContext()
    const { current: before, ofTask } = contexts
    contexts.current = undefined
    kernel.trace?.record('task.start', this)
    try {
      this.#run(kernel, undefined)
      this.#isEagerlyDone = this.done()
    } catch (error) {
      kernel.tasks.delete(this)
      throw error
    } finally {
      kernel.current = current
      steps.running = running
      contexts.current = before
      contexts.ofTask = ofTask
    }
  }

  #run(kernel: Kernel, thrown: unknown): void {
    contexts.ofTask = this.#context
    if (this.#context !== undefined) enterContext(this.#context)
    kernel.current = this
    steps.running = true
    let yielded: IteratorResult<Suspension, T>
    try {
      yielded = this.#resume(thrown)
    } catch (error) {
      this.#leave(kernel)
      return this.#end(kernel, error, thrown)
    }
    this.#leave(kernel)
    if (yielded.done) {
      if (!this.#mustCancel) return this.#finish(kernel, 'returned', yielded.value)
      this.#mustCancel = false
      return this.#finish(kernel, 'cancelled', this.#cancelMessage)
    }
    this.#wait(kernel, yielded.value)
  }

  #leave(kernel: Kernel): void {
    steps.running = false
    kernel.current = undefined
    if (contexts.current !== undefined) this.#context = leaveContext(undefined)
  }

  #resume(thrown: unknown): IteratorResult<Suspension, T> {
    const coroutine = this.#coroutine
    if (this.#hasStarted) {
      if (thrown !== undefined) return coroutine.throw(thrown)
      // null tells an awaited future that it is the loop that resumes. See futures.ts.
      return coroutine.next(null as unknown as undefined)
    }
    this.#hasStarted = true
    claim(coroutine)
    return thrown === undefined ? coroutine.next() : coroutine.throw(thrown)
  }

  #wait(kernel: Kernel, on: unknown): void {
    if (on === undefined) {
      kernel.trace?.record('task.suspend', this)
      return kernel.enqueue(this)
    }
    if (!isFuture(on)) return this.#refuse(kernel, badYield(this, on))
    const future = on as Future<unknown>
    if (kernelOf(future) !== kernel) {
      return this.#refuse(kernel, new RuntimeError(otherLoop(this, future)))
    }
    // First: as in CPython, a task that awaits itself counts as awaited from then on.
    if ((future as unknown) === this) {
      return this.#refuse(kernel, new RuntimeError(`Task cannot await on itself: ${this}`))
    }
    if (!takeAwaited(future)) return this.#refuse(kernel, new RuntimeError(bareYield(this, future)))
    kernel.trace?.record('task.suspend', this, future)
    this.#awaited = future
    addWaiter(future, this as Task<unknown>)
    if (this.#mustCancel && future.cancel(this.#cancelMessage)) this.#mustCancel = false
  }

  /** Throws `error` into the coroutine at its yield, in the next turn. */
  #refuse(kernel: Kernel, error: Error): void {
    const line = kernel.line?.() ?? 0
    if (line > 0) Object.defineProperty(error, 'line', { value: line })
    kernel.trace?.record('task.suspend', this)
    this.#misuse = error
    kernel.enqueue(this)
  }

  #end(kernel: Kernel, error: unknown, thrown: unknown): void {
    if (error instanceof CancelledError) {
      this.#cancelMessage = undefined
      return this.#finish(kernel, 'cancelled', error)
    }
    kernel.unretrieved.add(this)
    this.#finish(
      kernel,
      'raised',
      error === undefined ? nothingThrown() : explainTypeError(error, thrown),
    )
    if (error instanceof KeyboardInterrupt) throw error
  }

  #finish(kernel: Kernel, state: 'returned' | 'raised' | 'cancelled', value: unknown): void {
    kernel.tasks.delete(this)
    kernel.trace?.record('task.finish', this, state)
    settle(this as Task<unknown>, state, value)
  }

  static {
    stepTask = (task, kernel) => task.#step(kernel)
    awaitedBy = (task) => task.#awaited
    lastCancelMessage = (future) =>
      #cancelMessage in future ? future.#cancelMessage : cancelMessageOf(future)
  }
}

/**
 * Schedules a coroutine and returns the task that runs it; its first step comes when the current
 * task suspends, in the order of creation.
 *
 * Throws RuntimeError outside a running loop, TypeError for what is no coroutine.
 * Python: `asyncio.create_task`.
 */
export function createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
  return makeTask(requireKernel(), coroutine, options)
}

/** As `createTask`, for any kernel: every task comes from here. */
export function makeTask<T>(
  kernel: Kernel,
  coroutine: Coroutine<T>,
  options: TaskOptions,
): Task<T> {
  if (kernel.taskFactory === undefined) return new Task(coroutine, options, kernel)
  return kernel.taskFactory(kernel.loop, coroutine, options) as Task<T>
}

/**
 * A task factory with which every task runs its first step at once, when it is created; whoever
 * creates it goes on when it waits for something. A task that never waits never sees the loop.
 *
 *     loop.setTaskFactory(eagerTaskFactory)
 *
 * Python: `asyncio.eager_task_factory`.
 */
export const eagerTaskFactory: TaskFactory = createEagerTaskFactory(Task)

/**
 * The same for a class of one's own: its constructor takes the arguments of Task's.
 *
 * Python: `asyncio.create_eager_task_factory`.
 */
export function createEagerTaskFactory(
  taskClass: new (
    coroutine: Coroutine<unknown>,
    options: TaskOptions & { loop: EventLoop; eagerStart: boolean },
  ) => Task<unknown>,
): TaskFactory {
  return (loop, coroutine, options) =>
    new taskClass(coroutine, { ...options, loop, eagerStart: true })
}

/** The task that is running, or undefined in a plain callback. Python: `asyncio.current_task`. */
export function currentTask(): Task<unknown> | undefined {
  return requireKernel().current
}

/** Every unfinished task, the current one included, oldest first. Python: `asyncio.all_tasks`. */
export function allTasks(): Task<unknown>[] {
  return [...requireKernel().tasks]
}

/**
 * A future for anything awaitable: futures and tasks as they are, everything else in a new task.
 *
 * Throws TypeError for what cannot be awaited, ValueError for a future of another loop than `loop`.
 * Python: `asyncio.ensure_future`.
 */
export function ensureFuture<T>(
  awaitable: Awaitable<T>,
  { loop }: { readonly loop?: EventLoop } = {},
): Future<T> {
  return futureIn(loop === undefined ? undefined : kernelOf(loop.createFuture()), awaitable)
}

/** As `ensureFuture`; undefined for whatever loop a future belongs to, and for the running one. */
export function futureIn<T>(kernel: Kernel | undefined, awaitable: Awaitable<T>): Future<T> {
  if (isFuture(awaitable)) {
    if (kernel !== undefined && kernel !== kernelOf(awaitable)) {
      throw new ValueError(
        'The future belongs to a different loop than the one specified as the loop argument.\n' +
          `  ${awaitable} was made in another run() or simulate(); create it inside this one.`,
      )
    }
    return awaitable as Future<T>
  }
  const coroutine = isCoroutine(awaitable) ? awaitable : wrapped(awaitable)
  return makeTask(kernel ?? requireKernel(), coroutine as Coroutine<T>, {})
}

/** A coroutine for what is awaitable in its own way. */
function wrapped<T>(awaitable: Awaitable<T>): Coroutine<T> {
  checkAwaitable(awaitable)
  return (function* () {
    return yield* awaitable
  })()
}

/** Adds a line to the trace of the running program; without a running loop it does nothing. */
export function log(text: string): void {
  const kernel = runningKernel()
  kernel?.trace?.record('log', text, kernel.current)
}

function checkCoroutine(value: unknown): void {
  if (isCoroutine(value)) return
  throw new TypeError(`a coroutine was expected, got ${describe(value)}.${hint(value)}`)
}
