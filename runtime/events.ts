// What belongs to a loop, and which loop is running. Python: asyncio.events.
//
// `Kernel` is what a loop shares with its futures and tasks. It never leaves the runtime: students
// meet it only as EventLoop.
import type { Clock } from './clock.ts'
import { contexts } from './contexts.ts'
import { steps } from './coroutines.ts'
import { RuntimeError } from './exceptions.ts'
import type { Future } from './futures.ts'
import type { Handle } from './handles.ts'
import type { EventLoop } from './loop.ts'
import type { Turning } from './ready.ts'
import { Ring } from './ring.ts'
import type { Task, TaskFactory } from './tasks.ts'
import type { Executor } from './threads.ts'
import { Timers } from './timers.ts'
import type { Trace, TraceKind } from './trace.ts'

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

/** The state of one loop, shared by everything that belongs to it. */
export class Kernel {
  /** Objects that are there so that their shapes are: see shapes.ts. */
  static kept: readonly unknown[] = []

  readonly loop: EventLoop
  readonly clock: Clock
  readonly timers = new Timers()
  readonly trace: Trace | undefined
  /** Called in the next turn, first come first served. */
  readonly ready = new Ring<Turning>()
  /** Every unfinished task, in the order of creation, and some that have ended since. */
  tasks: Task<unknown>[] = []
  /** How many of them have ended. */
  endedTasks = 0
  /** Futures that failed and whose exception nobody has asked for. */
  readonly unretrieved = new Set<Future<unknown>>()
  /** The task whose step is on the stack. */
  current: Task<unknown> | undefined
  nextTaskName = 1
  turns = 0
  debug = false
  isClosed = false
  /** True while a turn runs. */
  isTurning = false
  /** True where somebody chooses what happens next (choices.ts). */
  isChosen = false
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

  constructor(loop: EventLoop, parts: { clock: Clock; trace?: Trace; line?: () => number }) {
    this.loop = loop
    this.clock = parts.clock
    this.trace = parts.trace
    this.line = parts.line
  }

  /** Appends to the ready queue. */
  enqueue(entry: Turning): void {
    this.ready.add(entry)
    if (this.wakeUp !== undefined) this.wakeUp()
  }

  /** Ends it: nothing that was queued runs, and the loop takes nothing more. */
  close(): void {
    this.isClosed = true
    this.wakeUp = undefined
    while (this.ready.size > 0) this.ready.take()
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

/** A turn of this loop begins. */
export function countTurn(kernel: Kernel): void {
  kernel.turns += 1
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

/**
 * What a step does to a thing that tasks may share. Two steps that only look, or that only add, may
 * change places; nobody can have touched what a step creates before it.
 */
export type Touch = 'creates' | 'looks' | 'adds' | 'changes'

let watcher: ((thing: object, how: Touch) => void) | undefined

/** Tells an explorer of orders, if there is one, what the running step touches. */
export function touch(thing: object, how: Touch): void {
  if (watcher !== undefined) watcher(thing, how)
}

/** Does what belongs to no step: nobody is told. */
export function untold<T>(work: () => T): T {
  const told = watcher
  watcher = undefined
  try {
    return work()
  } finally {
    watcher = told
  }
}

/**
 * The moment from which waits are counted: as the loop tells it, whose `time` a program may have
 * set. Nobody is told, since no order of steps depends on it.
 */
export function timeOf(kernel: Kernel): number {
  return untold(() => kernel.loop.time())
}

/** Who is told; undefined for nobody. */
export function watchTouches(told: typeof watcher): void {
  watcher = told
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
