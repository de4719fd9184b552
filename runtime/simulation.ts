// Running a program at once, on a clock of its own. Real asyncio has no such thing; its test loops
// come close.
import { type Chooser, runChosen } from './choices.ts'
import { VirtualClock } from './clock.ts'
import type { Coroutine } from './coroutines.ts'
import { busyTasks, deadlock, leftBehind } from './diagnostics.ts'
import type { ExceptionContext } from './events.ts'
import { type DeadlockError, TurnLimitError, ValueError } from './exceptions.ts'
import { EventLoop, kernelOfLoop } from './loop.ts'
import { checkMain, describe } from './misuse.ts'
import { type Stage, Stages, shutdown } from './stages.ts'
import type { Task } from './tasks.ts'
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
  /** Decides what happens next, in place of the loop. For explorers of other orders. */
  readonly chooser?: Chooser
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

/** How stages ended that did not end by themselves. */
type Stopped =
  | { readonly kind: 'raised'; readonly error: unknown }
  | { readonly kind: 'deadlock'; readonly error: DeadlockError }
  | { readonly kind: 'turnLimit'; readonly error: TurnLimitError }

const MAX_TURNS = 100_000

/** Under this name an outcome keeps what makes its trace, for when somebody asks. */
const reading = Symbol('reading')

// One getter for all outcomes, and no spread to make them: the engine keeps a getter of its own, and
// the whole run behind it, until the next full garbage collection.
const READ = {
  enumerable: true,
  configurable: true,
  get(this: { readonly [reading]: () => readonly TraceEvent[] }) {
    return this[reading]()
  },
}

/**
 * Runs a program to its end on a virtual clock, at once, and tells how it ended.
 *
 * The clock jumps to the next timer whenever nothing is ready, so that an hour takes no time, and
 * the same program gives the same trace every time. A program in which nothing can run any more
 * ends as a deadlock; one that takes too many turns, at the limit. However it ends, its loop is
 * closed.
 *
 * Throws RuntimeError inside a running loop, ValueError for what is no coroutine and for a turn
 * limit that is none.
 */
export function simulate<T>(main: Coroutine<T>, options: SimulateOptions = {}): Outcome<T> {
  checkMain('asyncio.simulate', main)
  const clock = new VirtualClock()
  const warnings: ExceptionContext[] = []
  const trace = options.trace === false ? undefined : new Trace(options.line)
  const loop = new EventLoop(clock, (context) => warnings.push(context), {
    ...(trace === undefined ? {} : { trace }),
    ...(options.line === undefined ? {} : { line: options.line }),
  })
  const kernel = kernelOfLoop(loop)
  kernel.debug = options.debug === true
  const { chooser } = options
  kernel.isChosen = chooser !== undefined
  const maxTurns = options.maxTurns ?? MAX_TURNS
  if (!(maxTurns > 0)) {
    throw new ValueError(`maxTurns must be a number above 0, got ${describe(maxTurns)}.`)
  }

  function passStages(list: readonly Stage[]): Stopped | undefined {
    const stages = new Stages(kernel, list)
    while (stages.goOn()) {
      if (kernel.turns >= maxTurns) {
        return { kind: 'turnLimit', error: new TurnLimitError(maxTurns, busyTasks(kernel)) }
      }
      if (kernel.ready.size === 0) {
        const when = kernel.timers.nextWhen()
        // Who sleeps for ever is waiting for nothing.
        if (when === Number.POSITIVE_INFINITY) {
          return { kind: 'deadlock', error: deadlock(kernel, trace) }
        }
        clock.jumpTo(when)
      }
      if (chooser === undefined || task.done()) stages.turn(maxTurns)
      else stages.turn(kernel.turns + 1, () => runChosen(kernel, clock, chooser, task))
    }
    return stages.failure === undefined ? undefined : { kind: 'raised', ...stages.failure }
  }

  const task = loop.createTask(main)
  try {
    const first = passStages([() => task as Task<unknown>])
    const isStopped = first !== undefined && first.kind !== 'raised'
    const last = isStopped ? undefined : passStages(shutdown(kernel))
    const ending = last ?? first ?? ({ kind: 'returned', result: task.result() } as const)
    warnings.push(...leftBehind(kernel, task as Task<unknown>))
    const ended = Object.assign({}, ending, { time: clock.now(), turns: kernel.turns, warnings })
    let events: readonly TraceEvent[] | undefined
    const read = () => {
      events ??= trace?.events() ?? []
      return events
    }
    const lazily = { [reading]: { value: read }, trace: READ }
    return Object.defineProperties(ended, lazily) as unknown as Outcome<T>
  } finally {
    kernel.close()
  }
}
