// Starting a loop and shutting it down. Python: asyncio.runners.
//
// Both runners walk the same way: stages.ts says what has to happen next, and the runner decides how
// to pass the time until then. `simulate` jumps; `run` goes back to Node and is woken.
import { RealClock, VirtualClock } from './clock.ts'
import { type Coroutine, isCoroutine } from './coroutines.ts'
import { busyTasks, leftBehind, waitingTasks } from './diagnostics.ts'
import { type ExceptionContext, type Kernel, runningKernel } from './events.ts'
import {
  CancelledError,
  DeadlockError,
  KeyboardInterrupt,
  RuntimeError,
  TurnLimitError,
  ValueError,
} from './exceptions.ts'
import { EventLoop, kernelOfLoop } from './loop.ts'
import { describe, hint } from './misuse.ts'
import { Stages } from './stages.ts'
import { Trace, type TraceEvent } from './trace.ts'

/** Options of `simulate`. */
export type SimulateOptions = {
  /** Record what happens? Default true. */
  readonly trace?: boolean
  /** Turns of the loop before it gives up on the program. Default 100,000. */
  readonly maxTurns?: number
  /** asyncio's debug mode. Default false. */
  readonly debug?: boolean
  /** Tells the line the program stands at; each event of the trace is stamped with it. */
  readonly line?: () => number
}

/** How a simulated program ended, and what is known about it. */
export type Outcome<T> = (
  | { readonly kind: 'returned'; readonly result: T; readonly error?: undefined }
  | { readonly kind: 'raised'; readonly error: unknown; readonly result?: undefined }
  | { readonly kind: 'deadlock'; readonly error: DeadlockError; readonly result?: undefined }
  | { readonly kind: 'turnLimit'; readonly error: TurnLimitError; readonly result?: undefined }
) & {
  /** Virtual seconds from start to end. */
  readonly time: number
  /** Turns of the loop. */
  readonly turns: number
  /** What happened, oldest first; empty when `trace: false`. */
  readonly trace: readonly TraceEvent[]
  /** What the loop reported outside any coroutine, and errors that nobody asked for. */
  readonly warnings: readonly ExceptionContext[]
}

const MAX_TURNS = 100_000

/**
 * Runs a program to its end on a virtual clock, at once, and tells how it ended.
 *
 * The clock jumps to the next timer whenever nothing is ready, so that an hour takes no time, and
 * the same program gives the same trace every time. A program in which nothing can run any more
 * ends as a deadlock; one that takes too many turns, at the limit.
 *
 * Throws RuntimeError inside a running loop, ValueError for what is no coroutine.
 */
export function simulate<T>(main: Coroutine<T>, options: SimulateOptions = {}): Outcome<T> {
  checkMain('simulate', main)
  const clock = new VirtualClock()
  const warnings: ExceptionContext[] = []
  const trace = options.trace === false ? undefined : new Trace(options.line)
  const loop = new EventLoop(clock, (context) => warnings.push(context), {
    ...(trace === undefined ? {} : { trace }),
    ...(options.line === undefined ? {} : { line: options.line }),
  })
  const kernel = kernelOfLoop(loop)
  kernel.debug = options.debug === true
  const maxTurns = options.maxTurns ?? MAX_TURNS
  const stages = new Stages(kernel, main)
  let stopped: DeadlockError | TurnLimitError | undefined
  while (stages.goOn()) {
    if (kernel.turns >= maxTurns) {
      stopped = new TurnLimitError(maxTurns, busyTasks(kernel))
      break
    }
    if (kernel.ready.length === 0) {
      const first = kernel.timers.first()
      if (first === undefined) {
        stopped = new DeadlockError(waitingTasks(kernel, trace))
        break
      }
      clock.jumpTo(first.when())
    }
    stages.turn()
  }
  const { task } = stages
  const ending = stopped === undefined ? endingOf(stages) : stoppedBy(stopped)
  warnings.push(...leftBehind(kernel, task))
  let events: readonly TraceEvent[] | undefined
  return {
    ...ending,
    time: clock.now(),
    turns: kernel.turns,
    get trace() {
      events ??= trace?.events() ?? []
      return events
    },
    warnings,
  }
}

/**
 * Runs a program on Node's own loop with the real clock; the Promise brings its result or error.
 *
 * Ctrl-C cancels `main`, which may clean up; the Promise then rejects with KeyboardInterrupt. A
 * second Ctrl-C ends the process. A program that waits for something that can never come rejects
 * with DeadlockError instead of letting Node exit in silence.
 *
 * Throws RuntimeError inside a running loop, ValueError for what is no coroutine.
 * Python: `asyncio.run`.
 */
export function run<T>(
  main: Coroutine<T>,
  { debug = false }: { debug?: boolean } = {},
): Promise<T> {
  checkMain('run', main)
  const loop = new EventLoop(new RealClock(), printWarning)
  const kernel = kernelOfLoop(loop)
  kernel.debug = debug
  return new Promise<T>((resolve, reject) => {
    const driver = new RealDriver(
      kernel,
      new Stages(kernel, main),
      (stages, interrupted, stopped) => {
        const { task } = stages
        const ending = stopped === undefined ? endingOf(stages) : stoppedBy(stopped)
        for (const context of leftBehind(kernel, task)) printWarning(context)
        if (ending.kind === 'returned') return resolve(ending.result as T)
        const isInterrupt = ending.error instanceof CancelledError && interrupted
        reject(isInterrupt && task.uncancel() === 0 ? new KeyboardInterrupt() : ending.error)
      },
    )
    driver.start()
  })
}

type Ended<T> = (
  stages: Stages<T>,
  interrupted: boolean,
  stopped: DeadlockError | undefined,
) => void

/** asyncio caps how long it sleeps at a time; so does setTimeout. */
const MAX_SLEEP_SECONDS = 24 * 3600

/** Passes real time between the turns of a loop. */
class RealDriver<T> {
  readonly #kernel: Kernel
  readonly #stages: Stages<T>
  readonly #ended: Ended<T>
  #immediate: NodeJS.Immediate | undefined
  #timer: NodeJS.Timeout | undefined
  #interrupts = 0

  constructor(kernel: Kernel, stages: Stages<T>, ended: Ended<T>) {
    this.#kernel = kernel
    this.#stages = stages
    this.#ended = ended
  }

  start(): void {
    process.on('SIGINT', this.#interrupt)
    process.on('beforeExit', this.#nothingCanCome)
    this.#soon()
  }

  #stop(stopped?: DeadlockError): void {
    process.off('SIGINT', this.#interrupt)
    process.off('beforeExit', this.#nothingCanCome)
    this.#kernel.wakeUp = undefined
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#ended(this.#stages, this.#interrupts > 0, stopped)
  }

  readonly #soon = (): void => {
    this.#kernel.wakeUp = undefined
    clearTimeout(this.#timer)
    this.#immediate = setImmediate(this.#turn)
  }

  readonly #turn = (): void => {
    this.#stages.turn()
    if (!this.#stages.goOn()) return this.#stop()
    if (this.#kernel.ready.length > 0) return this.#soon()
    this.#sleep()
  }

  #sleep(): void {
    this.#kernel.wakeUp = this.#soon
    const first = this.#kernel.timers.first()
    if (first === undefined) return
    const seconds = Math.min(first.when() - this.#kernel.clock.now(), MAX_SLEEP_SECONDS)
    this.#timer = setTimeout(this.#soon, Math.max(0, seconds) * 1000)
  }

  readonly #interrupt = (): void => {
    this.#interrupts += 1
    const { task } = this.#stages
    if (this.#interrupts === 1 && !task.done()) {
      task.cancel()
      return
    }
    process.off('SIGINT', this.#interrupt)
    process.kill(process.pid, 'SIGINT')
  }

  readonly #nothingCanCome = (): void => {
    this.#stop(new DeadlockError(waitingTasks(this.#kernel, undefined)))
  }
}

function endingOf<T>({ task, interrupt }: Stages<T>) {
  if (interrupt !== undefined) return { kind: 'raised', error: interrupt } as const
  if (task.cancelled()) return { kind: 'raised', error: caught(() => task.result()) } as const
  const error = task.exception()
  if (error !== undefined) return { kind: 'raised', error } as const
  return { kind: 'returned', result: task.result() } as const
}

function stoppedBy(error: DeadlockError | TurnLimitError) {
  return error instanceof DeadlockError
    ? ({ kind: 'deadlock', error } as const)
    : ({ kind: 'turnLimit', error } as const)
}

function caught(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}

function printWarning(context: ExceptionContext): void {
  const { message, exception, task } = context
  const who = task === undefined ? '' : ` (task ${task.getName()})`
  const what = exception instanceof Error ? `\n${exception.stack ?? exception.message}` : ''
  process.stderr.write(`${message}${who}${what}\n`)
}

function checkMain(runner: 'run' | 'simulate', main: unknown): void {
  if (runningKernel() !== undefined) {
    throw new RuntimeError(
      `asyncio.${runner}() cannot be called from a running event loop.\n` +
        '  A program has one loop: await the coroutine with yield*, or give it to createTask.',
    )
  }
  if (isCoroutine(main)) return
  throw new ValueError(`a coroutine was expected, got ${describe(main)}.${hint(main)}`)
}
