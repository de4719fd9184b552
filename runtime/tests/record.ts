// What the tests of the runtime's modules share: running a program and reading its record.
import { type Clock, VirtualClock } from '../clock.ts'
import type { ExceptionContext } from '../events.ts'
import { type Coroutine, getRunningLoop, simulate, sleep } from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { runTurns } from '../turns.ts'

/** The result of a program; what went wrong in it, also behind its back, is thrown. */
export function returned<T>(main: Coroutine<T>): T {
  const outcome = simulate(main, { trace: false })
  const warning = outcome.warnings[0]
  if (warning !== undefined) throw new Error(warning.message, { cause: warning.exception })
  if (outcome.kind !== 'returned') throw outcome.error
  return outcome.result
}

/** What the main task waited for, suspension by suspension. */
export function waits(main: Coroutine<unknown>): string[] {
  const { trace } = simulate(main)
  return trace.flatMap((event) =>
    event.kind === 'task.suspend' && event.task === 'Task-1' ? [event.on] : [],
  )
}

/** The error that a function throws. */
export function thrown(action: () => unknown): Error {
  try {
    action()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

/** The error that a coroutine ends with, awaited in a program of its own. */
export function raised(main: Coroutine<unknown>): Error {
  const outcome = simulate(main, { trace: false })
  if (outcome.kind === 'returned') throw new Error('nothing was raised')
  return outcome.error as Error
}

/** So many turns for the others. */
export function* turns(count: number): Coroutine<void> {
  for (let i = 0; i < count; i++) yield* sleep(0)
}

/** What a program puts on record, with the time. */
export function recorded(
  program: (record: (text: string) => void) => Coroutine<unknown>,
): string[] {
  const log: string[] = []
  returned(program((text) => log.push(`${getRunningLoop().time()} ${text}`)))
  return log
}

/** A loop that nobody drives but the test, and what it reports. */
export function looseLoop(clock: Clock = new VirtualClock()) {
  const reports: ExceptionContext[] = []
  const loop = new EventLoop(clock, (context) => reports.push(context))
  return { loop, kernel: kernelOfLoop(loop), reports, turn: () => turnOf(loop) }
}

/** Runs one turn of a loop. */
export function turnOf(loop: EventLoop): void {
  const kernel = kernelOfLoop(loop)
  runTurns(kernel, kernel.turns + 1)
}
