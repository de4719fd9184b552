// The TypeScript half of twin.py: what a conformance program may use, and how its trace is printed. Both write a value in
// the same words: Python's (None, True, [a, b], <Task-1>, ErrA('x')).
import {
  CancelledError,
  type Coroutine,
  ExceptionGroup,
  getRunningLoop,
  simulate,
  Task,
} from '../index.ts'

class Err extends Error {
  readonly argument: string | number | undefined

  constructor(argument?: string | number) {
    super(argument?.toString())
    this.argument = argument
  }
}

export class ErrA extends Err {
  override readonly name: string = 'ErrA'
}

export class ErrB extends Err {
  override readonly name: string = 'ErrB'
}

let lines: string[] = []

/** Adds `time: values` to the trace. */
export function log(...values: unknown[]): void {
  write(getRunningLoop().time(), values.map(show).join(' '))
}

/**
 * The error, if it is one of these; otherwise throws it again. Python's `except RuntimeError as e: log(e)` is
 * `catch (e) { log(only(e, RuntimeError)) }`.
 */
export function only<C extends (abstract new (...args: never[]) => Error)[]>(
  error: unknown,
  ...classes: C
): InstanceType<C[number]> {
  for (const each of classes) if (error instanceof each) return error as InstanceType<C[number]>
  throw error
}

/** Runs the program in virtual time and returns its trace, as twin.py prints it. */
export function play(main: () => Coroutine<unknown>): string {
  lines = []
  const outcome = simulate(withHandler(main), { trace: false })
  write(
    outcome.time,
    outcome.kind === 'returned'
      ? `run() returned ${show(outcome.result)}`
      : outcome.kind === 'deadlock'
        ? 'DEADLOCK (real asyncio would wait forever)'
        : `run() raised ${show(outcome.error)}`,
  )
  return lines.join('')
}

/** main, with the loop's complaints written as HANDLER lines. */
function* withHandler(main: () => Coroutine<unknown>): Coroutine<unknown> {
  const loop = getRunningLoop()
  loop.setExceptionHandler(({ message, exception }) => {
    // Python reports these when the object is collected: nobody can predict when.
    if (/never retrieved|was destroyed/.test(message)) return
    const start =
      /^(Exception in callback|an error occurred during closing of \w+ \w+|Task <)/.exec(message)
    write(loop.time(), `HANDLER "${start ? `${start[0]} ...` : message}" ${show(exception)}`)
  })
  return yield* main()
}

/** As twin.py's show(). */
function show(value: unknown): string {
  if (value === undefined || value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (value instanceof Task) return `<${value.getName()}>`
  if (value instanceof ExceptionGroup) return `${value.name}${show(value.errors)}`
  if (value instanceof Err && value.argument !== undefined) {
    return `${value.name}(${typeof value.argument === 'string' ? quote(value.argument) : value.argument})`
  }
  if (value instanceof CancelledError && value.message)
    return `${value.name}(${quote(value.message)})`
  if (value instanceof Error) return value.name
  return String(value)
}

function quote(text: string): string {
  return `'${text}'`
}

function write(time: number, text: string): void {
  // Python's %g: six significant digits.
  lines.push(`${Number(time.toPrecision(6))}: ${text}\n`)
}
