// What the tests of the runtime's modules share: running a program and reading its record.
import type { Coroutine } from '../index.ts'
import { simulate, sleep } from '../index.ts'

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
