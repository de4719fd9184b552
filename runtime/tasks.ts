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
  type Coroutine,
  claim,
  isCoroutine,
  nextOfGenerators,
  type Suspension,
  steps,
} from './coroutines.ts'
import { type Kernel, requireKernel, touch, untold } from './events.ts'
import { CancelledError, KeyboardInterrupt, RuntimeError } from './exceptions.ts'
import {
  asTraced,
  behind,
  cancelMessageOf,
  endsInCancel,
  Future,
  flagsOf,
  isFuture,
  kernelOf,
  parkTask,
  setFlags,
  settle,
} from './futures.ts'
import type { EventLoop } from './loop.ts'
import {
  badYield,
  bareYield,
  describe,
  explainTypeError,
  hint,
  nothingThrown,
  otherLoop,
} from './misuse.ts'
import { takeTurn } from './ready.ts'
import type { Ending, Trace } from './trace.ts'

// Doors to the private state for the rest of the runtime; the class opens them below.

/**
 * The message of a cancellation: of the request that a task was told of at its next step - it keeps
 * it, even if it went on - or the one that a plain future was cancelled with.
 */
export let lastCancelMessage: (future: Future<unknown>) => string | undefined

/** The unfinished tasks of a loop, oldest first. */
export let unfinishedTasks: (kernel: Kernel) => Task<unknown>[]

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

/** What few tasks have: most get no name and no context, and are never cancelled. */
type Rare = {
  /** No rarity: the field of the task that would know it holds this object. */
  awaited: Future<unknown> | undefined
  name: string | undefined
  /** Undefined while nobody has looked at it: an empty one. */
  context: Context | undefined
  /** How many times it was asked to stop, less the times of `uncancel()`. */
  requests: number
  /** Of the cancellation that is to be thrown in. */
  message: string | undefined
  /** The error to throw in at the next step: it yielded what it cannot wait for. */
  misuse: Error | undefined
}

// The flags of a task, kept in the future's bits: memory is what a million tasks cost most.
const STARTED = 1
/** A cancellation is to be thrown in at the next step. */
const MUST_CANCEL = 2
const MISUSED = 4
const EAGERLY_DONE = 8
/** Its coroutine is a generator, and nothing that looks like one: its `next` need not be looked up. */
const IS_GENERATOR = 16
const STARTED_GENERATOR = STARTED | IS_GENERATOR
/** It was asked to stop once, and has nothing rare: most that are cancelled are cancelled in this way. */
const ASKED_ONCE = 32
/** Its `#awaited` holds a Rare. */
const HAS_RARE = 64
/** Above the flags is the number that makes the name `Task-1`; greater ones are kept as names. */
const NUMBER_BITS = 7
const MOST_NUMBERS = 2 ** 21

/** So many that have ended may stand in the list of tasks, and at most half of it. */
const MOST_ENDED = 32

const NO_OPTIONS: TaskOptions = {}

/**
 * A Future that runs a coroutine, one step per turn of the loop.
 *
 * Until it is done, a task is in one of three states:
 *
 *   waiting   it awaits a pending future; when it is done the task becomes ready
 *   ready     it stands in the loop's ready queue
 *   running   its step is on the stack, and currentTask() is this task
 *
 * waiting -> ready   the awaited future is done
 * ready -> running   its turn has come
 * running -> waiting or ready   the coroutine yields a future, or nothing
 *
 * An eager task begins as running, within the step of whoever creates it.
 *
 * Suspends: only while it is not done.
 * Cancelled: cancelling a task that awaits a task cancels that one first, and comes out after it.
 * Python: `asyncio.Task`.
 */
export class Task<T> extends Future<T> {
  readonly #coroutine: Coroutine<T>
  /** What it awaits, or its Rare, which then knows that: one field less in each of a million tasks. */
  #awaited: Future<unknown> | Rare | undefined = undefined

  /**
   * Use `createTask`. For task factories: `loop` is the running one unless given, and with
   * `eagerStart` the first step runs at once.
   */
  constructor(
    coroutine: Coroutine<T>,
    options: TaskOptions & {
      readonly loop?: EventLoop
      readonly eagerStart?: boolean
    } = NO_OPTIONS,
    kernel = options.loop === undefined ? requireKernel() : kernelOf(options.loop.createFuture()),
  ) {
    checkCoroutine(coroutine)
    super(kernel)
    this.#coroutine = coroutine
    if (coroutine.next === nextOfGenerators) setFlags(this, IS_GENERATOR)
    if (options.name !== undefined) Task.#rareOf(this).name = String(options.name)
    else {
      Task.#number(this, kernel.nextTaskName++)
      // Names are numbers in the order of creation.
      touch(kernel.timers, 'changes')
    }
    const context = options.context ?? copyCurrent()
    if (context !== undefined) Task.#rareOf(this).context = context
    kernel.tasks.push(this as Task<unknown>)
    touch(kernel, 'adds')
    if (kernel.trace !== undefined) kernel.trace.record('task.create', this, kernel.current)
    if (options.eagerStart === true && kernel.isTurning) Task.#startNow(this, kernel)
    else kernel.enqueue(this)
  }

  /** The name given to `createTask`, or `Task-1`, `Task-2`... */
  getName(): string {
    return Task.#rareIn(this)?.name ?? `Task-${flagsOf(this) >> NUMBER_BITS}`
  }

  /** Changes the name. */
  setName(name: string): void {
    Task.#rareOf(this).name = String(name)
  }

  /** The coroutine it runs; undefined when it ended in its eager first step, as in CPython. */
  getCoro(): Coroutine<T> | undefined {
    return (flagsOf(this) & EAGERLY_DONE) === 0 ? this.#coroutine : undefined
  }

  /** The context it runs in. */
  getContext(): Context {
    const rare = Task.#rareOf(this)
    if (rare.context === undefined) {
      const isRunning = kernelOf(this).current === (this as Task<unknown>)
      rare.context = isRunning ? (contexts.ofTask ?? currentContext()) : new Context()
    }
    return rare.context
  }

  /**
   * Asks the task to stop: a CancelledError is thrown into it where it waits, in the next turn.
   *
   * Returns false when it is already done, else true: the request was accepted. Whether it ends
   * cancelled is up to the task, which may clean up, take its time, or refuse.
   */
  override cancel(message?: string): boolean {
    const accepted = !this.done()
    touch(this.#coroutine, 'changes')
    if (accepted) Task.#requestCancel(this, message)
    const { trace, current } = kernelOf(this)
    if (trace !== undefined) {
      trace.record('cancel.request', this, { by: current, returned: accepted })
    }
    return accepted
  }

  /** How many times it was asked to stop, less the times of `uncancel()`. */
  cancelling(): number {
    touch(this.#coroutine, 'looks')
    return Task.#rareIn(this)?.requests ?? ((flagsOf(this) & ASKED_ONCE) === 0 ? 0 : 1)
  }

  /**
   * Takes one request back and returns how many remain; at 0 a request that was not delivered yet
   * is withdrawn.
   */
  uncancel(): number {
    touch(this.#coroutine, 'changes')
    const rare = Task.#rareOf(this)
    if (rare.requests === 0) return 0
    rare.requests -= 1
    if (rare.requests === 0) setFlags(this, flagsOf(this) & ~MUST_CANCEL)
    return rare.requests
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
    const awaited = Task.#awaitedBy(this)
    return awaited === undefined ? [] : [awaited]
  }

  override toString(): string {
    const state = this.done() ? (this.cancelled() ? 'cancelled' : 'finished') : 'pending'
    return `<Task ${this.getName()} ${state}>`
  }

  /**
   * One step: from where the coroutine stands to its next suspension, or to its end. All of it in one
   * function, which every turn of every task goes through: the engine does not inline so much.
   */
  [takeTurn](kernel: Kernel): void {
    const isTold = (flagsOf(this) & (MUST_CANCEL | MISUSED)) !== 0
    const thrown = isTold ? Task.#toThrow(this, kernel) : undefined
    if (kernel.trace !== undefined) Task.#noteStep(this, kernel.trace, thrown)
    const flags = flagsOf(this)
    if ((flags & HAS_RARE) === 0) this.#awaited = contexts.ofTask = undefined
    else Task.#enter(Task.#rareOf(this))
    kernel.current = this as Task<unknown>
    steps.awaits = 0
    steps.running = true
    let yielded: IteratorResult<Suspension, T>
    try {
      if ((flags & STARTED_GENERATOR) === STARTED_GENERATOR && thrown === undefined) {
        // null tells an awaited future that it is the loop that resumes. See futures.ts.
        yielded = nextOfGenerators.call(this.#coroutine, null) as typeof yielded
      } else yielded = Task.#beginOrThrow(this, thrown)
    } catch (error) {
      Task.#leave(this, kernel)
      return Task.#end(this, kernel, error, thrown)
    }
    Task.#leave(this, kernel)
    if (yielded.done === true) return Task.#return(this, kernel, yielded.value)
    const future = yielded.value
    if (future !== undefined) return Task.#wait(this as Task<unknown>, kernel, future)
    if (kernel.trace !== undefined) kernel.trace.suspend(this, undefined)
    kernel.enqueue(this)
  }

  // What follows is private. The methods are static because an object pays for private methods of
  // its own with a hidden field.

  static #rareOf<T>(task: Task<T>): Rare {
    const known = Task.#rareIn(task)
    if (known !== undefined) return known
    const flags = flagsOf(task)
    const rare: Rare = {
      awaited: task.#awaited as Future<unknown> | undefined,
      name: undefined,
      context: undefined,
      requests: (flags & ASKED_ONCE) === 0 ? 0 : 1,
      message: undefined,
      misuse: undefined,
    }
    task.#awaited = rare
    setFlags(task, flags | HAS_RARE)
    return rare
  }

  static #rareIn<T>(task: Task<T>): Rare | undefined {
    return (flagsOf(task) & HAS_RARE) === 0 ? undefined : (task.#awaited as Rare)
  }

  static #awaitedBy<T>(task: Task<T>): Future<unknown> | undefined {
    const held = task.#awaited
    return (flagsOf(task) & HAS_RARE) === 0
      ? (held as Future<unknown> | undefined)
      : (held as Rare).awaited
  }

  static #await<T>(task: Task<T>, on: Future<unknown> | undefined): void {
    if ((flagsOf(task) & HAS_RARE) === 0) task.#awaited = on
    else (task.#awaited as Rare).awaited = on
  }

  static #number<T>(task: Task<T>, number: number): void {
    if (number < MOST_NUMBERS) setFlags(task, flagsOf(task) | (number << NUMBER_BITS))
    else Task.#rareOf(task).name = `Task-${number}`
  }

  static #requestCancel<T>(task: Task<T>, message: string | undefined): void {
    const flags = flagsOf(task)
    if ((flags & (HAS_RARE | ASKED_ONCE)) === 0) setFlags(task, flags | ASKED_ONCE)
    else Task.#rareOf(task).requests += 1
    if (Task.#awaitedBy(task)?.cancel(message)) return
    setFlags(task, flagsOf(task) | MUST_CANCEL)
    const rare = message === undefined ? Task.#rareIn(task) : Task.#rareOf(task)
    if (rare !== undefined) rare.message = message
  }

  /** What the next step begins with: a cancellation, or the error of a mistake. */
  static #toThrow<T>(task: Task<T>, kernel: Kernel): unknown {
    const rare = Task.#rareOf(task)
    const flags = flagsOf(task)
    setFlags(task, flags & ~(MUST_CANCEL | MISUSED))
    const { misuse } = rare
    rare.misuse = undefined
    if ((flags & MUST_CANCEL) === 0) return misuse
    const { awaited } = rare
    if (awaited === undefined) return new CancelledError(rare.message)
    kernel.unretrieved.delete(awaited)
    // What it awaited brings a CancelledError already: one is enough.
    return endsInCancel(awaited) ? undefined : new CancelledError(rare.message)
  }

  static #noteStep<T>(task: Task<T>, trace: Trace, thrown: unknown): void {
    const awaited = Task.#awaitedBy(task)
    if (thrown instanceof CancelledError || (awaited !== undefined && endsInCancel(awaited))) {
      trace.record('cancel.deliver', task)
    } else if ((flagsOf(task) & STARTED) === 0) {
      trace.record('task.start', task)
    } else {
      trace.resume(task)
    }
  }

  /** The first step of an eager task, in the middle of a step or a callback of somebody else. */
  static #startNow<T>(task: Task<T>, kernel: Kernel): void {
    const { current } = kernel
    const { running, awaits } = steps
    // From now on its context is a thing that can be put aside.
    current?.getContext()
    const { current: before, ofTask } = contexts
    contexts.current = undefined
    try {
      task[takeTurn](kernel)
      if (task.done()) setFlags(task, flagsOf(task) | EAGERLY_DONE)
    } catch (error) {
      // One that could not begin is none.
      if (!task.done()) kernel.tasks = kernel.tasks.filter((other) => other !== task)
      throw error
    } finally {
      kernel.current = current
      steps.running = running
      // They belong to the step in which it began.
      steps.awaits += awaits
      contexts.current = before
      contexts.ofTask = ofTask
    }
  }

  static #enter(rare: Rare): void {
    rare.awaited = undefined
    contexts.ofTask = rare.context
    if (rare.context !== undefined) enterContext(rare.context)
  }

  static #leave<T>(task: Task<T>, kernel: Kernel): void {
    steps.running = false
    kernel.current = undefined
    if (contexts.current !== undefined) Task.#rareOf(task).context = leaveContext(undefined)
  }

  /** A step that is the first, or begins with an error, or is of what only looks like a generator. */
  static #beginOrThrow<T>(task: Task<T>, thrown: unknown): IteratorResult<Suspension, T> {
    const coroutine = task.#coroutine
    const flags = flagsOf(task)
    if ((flags & STARTED) === 0) {
      setFlags(task, flags | STARTED)
      claim(coroutine)
      if (thrown === undefined) return coroutine.next()
    }
    return thrown === undefined
      ? coroutine.next(null as unknown as undefined)
      : coroutine.throw(thrown)
  }

  static #wait(task: Task<unknown>, kernel: Kernel, on: unknown): void {
    if (!isFuture(on)) return Task.#refuse(task, kernel, badYield(task, on))
    // First: as in CPython, a task that awaits itself counts as awaited from then on.
    const state = on === task ? undefined : parkTask(on, task, kernel)
    if (state === undefined) return Task.#refuse(task, kernel, whyNot(task, kernel, on))
    if (kernel.trace !== undefined) kernel.trace.suspend(task, asTraced(on))
    if (state === 'is ready') return Task.#hear(task, on)
    Task.#await(task, on)
    if ((flagsOf(task) & MUST_CANCEL) === 0) return
    if (on.cancel(Task.#rareIn(task)?.message)) setFlags(task, flagsOf(task) & ~MUST_CANCEL)
  }

  /**
   * A bare yield of what is done, and still counts as awaited since it once awaited itself: its error
   * is thrown in, as in CPython.
   */
  static #hear(task: Task<unknown>, done: Future<unknown>): void {
    try {
      done.result()
    } catch (error) {
      Task.#rareOf(task).misuse = error as Error
      setFlags(task, flagsOf(task) | MISUSED)
    }
  }

  /** Throws `error` into the coroutine at its yield, in the next turn. */
  static #refuse(task: Task<unknown>, kernel: Kernel, error: Error): void {
    const line = kernel.line?.() ?? 0
    if (line > 0) Object.defineProperty(error, 'line', { value: line })
    kernel.trace?.suspend(task, undefined)
    Task.#rareOf(task).misuse = error
    setFlags(task, flagsOf(task) | MISUSED)
    kernel.enqueue(task)
  }

  static #return<T>(task: Task<T>, kernel: Kernel, value: T): void {
    const flags = flagsOf(task)
    if ((flags & MUST_CANCEL) === 0) return Task.#finish(task, kernel, 'returned', value)
    setFlags(task, flags & ~MUST_CANCEL)
    Task.#finish(task, kernel, 'cancelled', Task.#rareIn(task)?.message)
  }

  static #end<T>(task: Task<T>, kernel: Kernel, error: unknown, thrown: unknown): void {
    if (error instanceof CancelledError) {
      const rare = Task.#rareIn(task)
      if (rare !== undefined) rare.message = undefined
      return Task.#finish(task, kernel, 'cancelled', error)
    }
    kernel.unretrieved.add(task as Task<unknown>)
    const raised = error === undefined ? nothingThrown() : explainTypeError(error, thrown)
    Task.#finish(task, kernel, 'raised', raised)
    if (error instanceof KeyboardInterrupt) throw error
  }

  static #finish<T>(task: Task<T>, kernel: Kernel, state: Ending, value: unknown): void {
    touch(kernel, 'adds')
    if (kernel.trace !== undefined) kernel.trace.record('task.finish', task, state)
    settle(task as Task<unknown>, state, value)
    Task.#noteEnd(kernel)
  }

  /** The list forgets those that have ended from time to time: to search for each would take long. */
  static #noteEnd(kernel: Kernel): void {
    kernel.endedTasks += 1
    if (kernel.endedTasks < MOST_ENDED || kernel.endedTasks * 2 < kernel.tasks.length) return
    kernel.tasks = unfinishedTasks(kernel)
    kernel.endedTasks = 0
  }

  static {
    unfinishedTasks = (kernel) => untold(() => kernel.tasks.filter((task) => !task.done()))
    awaitedBy = (task) => Task.#awaitedBy(task)
    lastCancelMessage = (future) =>
      #awaited in future ? Task.#rareIn(future)?.message : cancelMessageOf(future)
  }
}

/** The error of a task that has yielded a future and cannot wait for it. */
function whyNot(task: Task<unknown>, kernel: Kernel, future: Future<unknown>): Error {
  if (kernelOf(future) !== kernel) return new RuntimeError(otherLoop(task, future))
  if (future === task) return new RuntimeError(`Task cannot await on itself: ${task}`)
  return new RuntimeError(bareYield(task, future))
}

function checkCoroutine(value: unknown): void {
  if (isCoroutine(value)) return
  throw new TypeError(`a coroutine was expected, got ${describe(value)}.${hint(value)}`)
}
