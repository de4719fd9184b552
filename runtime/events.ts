// What is queued in a loop, and which loop is running. Python: asyncio.events.
//
// `Kernel` is what a loop shares with its futures and tasks. It never leaves the runtime: students
// meet it only as EventLoop.
import type { Clock } from './clock.ts'
import { type Context, contexts, enterContext, leaveContext } from './contexts.ts'
import { steps } from './coroutines.ts'
import { KeyboardInterrupt, RuntimeError } from './exceptions.ts'
import type { Future } from './futures.ts'
import type { EventLoop } from './loop.ts'
import type { Task, TaskFactory } from './tasks.ts'
import type { Executor } from './threads.ts'
import type { Trace, TraceKind } from './trace.ts'

/** On callbacks of the runtime itself, of which traces do not speak. */
export const internalMark = Symbol('asyncio internal callback')

/** What went wrong outside any coroutine, as the loop's exception handler gets it. */
export type ExceptionContext = {
  readonly message: string
  readonly exception?: unknown
  readonly task?: Task<unknown>
  readonly future?: Future<unknown>
  readonly handle?: Handle
  /** What the exception handler was told when it failed itself. */
  readonly context?: ExceptionContext
}

/** Calls the callback of a handle whose turn has come; errors go to the exception handler. */
export let runHandle: (handle: Handle) => void

/** The callback of a handle; undefined when it was cancelled. */
export let callbackOf: (handle: Handle) => ((...args: never[]) => unknown) | undefined

/** A callback that waits for its turn. Python: `asyncio.Handle`. */
export class Handle {
  readonly #kernel: Kernel
  #callback: ((...args: never[]) => unknown) | undefined
  #args: readonly unknown[]
  readonly #context: Context | undefined

  constructor(
    kernel: Kernel,
    callback: (...args: never[]) => unknown,
    args: readonly unknown[],
    context: Context | undefined,
  ) {
    this.#kernel = kernel
    this.#callback = callback
    this.#args = args
    this.#context = context
  }

  /** Takes the callback back; it works until the moment it runs. */
  cancel(): void {
    this.#callback = undefined
    this.#args = []
  }

  /** True once `cancel()` was called. */
  cancelled(): boolean {
    return this.#callback === undefined
  }

  /** For the trace and for messages. */
  toString(): string {
    return `<Handle ${this.cancelled() ? 'cancelled' : this.#callback?.name || 'anonymous'}>`
  }

  static {
    runHandle = (handle) => {
      const callback = handle.#callback as ((...args: unknown[]) => unknown) | undefined
      if (callback === undefined) return
      const kernel = handle.#kernel
      const future = handle.#args[0] as { traceName?(): string } | undefined
      if (
        kernel.trace !== undefined &&
        typeof future?.traceName === 'function' &&
        !(internalMark in callback)
      ) {
        kernel.trace.record('callback.run', future, callback)
      }
      const context = handle.#context
      try {
        if (context !== undefined) enterContext(context)
        callback(...handle.#args)
      } catch (exception) {
        if (exception instanceof KeyboardInterrupt) throw exception
        kernel.report({
          message: `Exception in callback ${callback.name || 'anonymous'}`,
          exception,
          handle,
        })
      } finally {
        if (contexts.current !== undefined) leaveContext(undefined)
      }
    }
    callbackOf = (handle) => handle.#callback
  }
}

/** The timer left the heap: cancelling it from now on is no business of the heap's. */
export let leaveTimers: (timer: TimerHandle) => void

/** A callback that waits for its moment. Python: `asyncio.TimerHandle`. */
export class TimerHandle extends Handle {
  readonly #when: number
  readonly #timersOf: Kernel
  #isScheduled = true
  /** Timers with equal deadlines fire in the order of creation. */
  readonly order: number

  constructor(
    kernel: Kernel,
    when: number,
    callback: (...args: never[]) => unknown,
    args: readonly unknown[],
    context: Context | undefined,
  ) {
    super(kernel, callback, args, context)
    this.#when = when
    this.#timersOf = kernel
    this.order = kernel.nextTimer++
  }

  /** The moment it is due, in seconds on the loop's clock. */
  when(): number {
    return this.#when
  }

  override cancel(): void {
    const isFirst = this.#isScheduled && !this.cancelled()
    super.cancel()
    if (isFirst) this.#timersOf.timers.noteCancelled()
  }

  static {
    leaveTimers = (timer) => {
      timer.#isScheduled = false
    }
  }
}

/** What stands in the ready queue: a callback, or a task whose next step is due. */
export type Entry = Handle | Task<unknown>

/** The heap that a kernel needs; a type of its own because timers.ts stands below this file. */
export type TimerHeap = {
  first(): TimerHandle | undefined
  add(timer: TimerHandle): void
  takeDue(now: number): TimerHandle | undefined
  noteCancelled(): void
  clear(): void
}

/** The state of one loop, shared by everything that belongs to it. */
export class Kernel {
  readonly loop: EventLoop
  readonly clock: Clock
  readonly timers: TimerHeap
  readonly trace: Trace | undefined
  /** Called in the next turn, first come first served. */
  ready: Entry[] = []
  /** Every unfinished task, in the order of creation. */
  readonly tasks = new Set<Task<unknown>>()
  /** Futures that failed and whose exception nobody has asked for. */
  readonly unretrieved = new Set<Future<unknown>>()
  /** The task whose step is on the stack. */
  current: Task<unknown> | undefined
  nextTimer = 0
  nextTaskName = 1
  turns = 0
  debug = false
  isClosed = false
  /** True while a turn runs. */
  isTurning = false
  /** Set by the callback that ends the program: no turn comes after this one. */
  isStopping = false
  /** Makes the tasks, if not the usual way. */
  taskFactory: TaskFactory | undefined
  /** Where `toThread` sends its work, once there is any. */
  executor: Executor | undefined
  isExecutorShutDown = false
  /** Where the program stands, as far as the caller of `simulate` can tell: the line, or 0. */
  readonly line: (() => number) | undefined
  /** Set while the loop waits for the world: called when something becomes ready. */
  wakeUp: (() => void) | undefined

  constructor(
    loop: EventLoop,
    parts: { clock: Clock; timers: TimerHeap; trace?: Trace; line?: () => number },
  ) {
    this.loop = loop
    this.clock = parts.clock
    this.timers = parts.timers
    this.trace = parts.trace
    this.line = parts.line
  }

  /** Appends to the ready queue. */
  enqueue(entry: Entry): void {
    this.ready.push(entry)
    if (this.wakeUp !== undefined) this.wakeUp()
  }

  /** Ends it: nothing that was queued runs, and the loop takes nothing more. */
  close(): void {
    this.isClosed = true
    this.wakeUp = undefined
    this.ready = []
    this.timers.clear()
  }

  /** Hands an error that no coroutine can catch to the loop's exception handler. */
  report(context: ExceptionContext): void {
    this.loop.callExceptionHandler(context)
  }
}

steps.who = () => `task "${running?.current?.getName()}"`

let running: Kernel | undefined
let turns = 0

/** Counts a turn, of whatever loop. */
export function countTurn(): void {
  turns += 1
}

/** Turns that all loops of this thread have run; a guard asks whether the loop still turns. */
export function turnsTaken(): number {
  return turns
}

/**
 * Forgets the loop that is running, because its stack was torn down from outside: a deadline of
 * node:vm ends a program without running any `finally`. For graders only.
 */
export function abandonRunningLoop(): void {
  running = undefined
  steps.running = false
  contexts.current = undefined
}

/** The kernel of the loop whose turn it is, or undefined. */
export function runningKernel(): Kernel | undefined {
  return running
}

/** Adds an event to the trace, if there is one, and gives the task that is running. */
export function record(kind: TraceKind, subject: unknown): Task<unknown> | undefined {
  if (running === undefined) return undefined
  running.trace?.record(kind, subject, running.current)
  return running.current
}

/** Makes `kernel` the running one and returns the one that was, to be put back. */
export function swapRunning(kernel: Kernel | undefined): Kernel | undefined {
  const before = running
  running = kernel
  return before
}

/** The kernel of the running loop; throws as `getRunningLoop` does when there is none. */
export function requireKernel(): Kernel {
  if (running === undefined) throw noRunningLoop()
  return running
}

/**
 * The loop that is running this code.
 *
 * Throws RuntimeError when no loop is running. Python: `asyncio.get_running_loop`.
 */
export function getRunningLoop(): EventLoop {
  return requireKernel().loop
}

function noRunningLoop(): RuntimeError {
  return new RuntimeError(
    'no running event loop.\n' +
      '  Tasks, timers and futures live in a loop, and this line runs outside of one: at the top of a file,\n' +
      '  or in a coroutine that was stepped by hand (next(), for...of, [...spread]) instead of awaited.\n' +
      '  Put it inside a coroutine and start the loop with run(main()) or simulate(main()).',
  )
}
