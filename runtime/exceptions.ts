// The errors of asyncio, and the built-in ones of Python that asyncio raises. Names and texts are
// Python's, because those are what people search for. Python: asyncio.exceptions and builtins.

/** Something was done at the wrong moment or in the wrong place. Python: `RuntimeError`. */
export class RuntimeError extends Error {
  override name = 'RuntimeError'
}

/** An argument has the right type and a value that makes no sense. Python: `ValueError`. */
export class ValueError extends Error {
  override name = 'ValueError'
}

/** There is nothing under that name. Python: `LookupError`. */
export class LookupError extends Error {
  override name = 'LookupError'
}

// An Error that is made without asking the engine for a stack, which takes as long as all the rest of
// a cancellation, and more.
const Stackless = function stackless(this: Error, message?: string): void {
  if (message === undefined) return
  Object.defineProperty(this, 'message', { value: message, writable: true, configurable: true })
} as unknown as new (
  message?: string,
) => Error
Object.setPrototypeOf(Stackless, Error)
Stackless.prototype = Object.create(Error.prototype, {
  stack: {
    get(this: Error): string {
      return String(this)
    },
    configurable: true,
  },
})

/**
 * Thrown into a task at the point where it waits, because somebody asked it to stop.
 *
 * Clean up and throw it again: a task that swallows it is not cancelled. In Python it is a
 * BaseException, so `except Exception` lets it pass; a TypeScript `catch` does not.
 * It carries no stack: cancelling is control flow, and capturing stacks would cost four times
 * the rest of it. Python: `asyncio.CancelledError`.
 */
export class CancelledError extends Stackless {}
// On the prototype, so that a cancelled task does not pay for an own property.
CancelledError.prototype.name = 'CancelledError'

/** The state of a future does not allow this operation. Python: `asyncio.InvalidStateError`. */
export class InvalidStateError extends Error {
  override name = 'InvalidStateError'
}

/** A deadline passed. Python: `TimeoutError`. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

/** A barrier was reset or aborted while tasks waited for it. Python: `asyncio.BrokenBarrierError`. */
export class BrokenBarrierError extends RuntimeError {
  override name = 'BrokenBarrierError'
}

/** Thrown by `anext()`: there are no more items. Python: `StopAsyncIteration`. */
export class StopAsyncIteration extends Error {
  override name = 'StopAsyncIteration'
}

/**
 * What `aexit` gets when the generator that its block is in was closed. Nobody can catch it: a
 * closed generator runs its `finally` blocks and no `catch`. Python: `GeneratorExit`.
 */
export class GeneratorExit extends Error {
  override name = 'GeneratorExit'
}

/** Several errors that happened side by side. Python: `ExceptionGroup`. */
export class ExceptionGroup extends Error {
  override name = 'ExceptionGroup'
  /** The errors, in the order in which they happened. Python: `exceptions`. */
  readonly errors: readonly unknown[]

  constructor(message: string, errors: readonly unknown[]) {
    const count = errors.length
    if (count === 0) {
      throw new ValueError('second argument (exceptions) must be a non-empty sequence')
    }
    const list = errors.map((error) => `\n  ${String(error).replaceAll('\n', '\n  ')}`)
    super(`${message} (${count} sub-exception${count === 1 ? '' : 's'})${list.join('')}`)
    this.errors = errors
    if (errors.some(isBaseException)) this.name = 'BaseExceptionGroup'
  }
}

/** Is it one that `except Exception` lets pass? Python: BaseException, and no Exception. */
export function isBaseException(error: unknown): boolean {
  return (
    error instanceof CancelledError ||
    error instanceof KeyboardInterrupt ||
    error instanceof GeneratorExit ||
    (error instanceof ExceptionGroup && error.name === 'BaseExceptionGroup')
  )
}

/** Ctrl-C. `run()` rejects with it after `main` was cancelled. Python: `KeyboardInterrupt`. */
export class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt'
}

/** A task and what it waits for, as a DeadlockError lists them. */
export type Waiting = {
  readonly task: string
  /** What the task waits for, in words: `sleep(2)`, `task Task-2`, `a future`. */
  readonly on: string
  /** Seconds on the loop's clock when it began to wait; undefined when nothing was traced. */
  readonly since: number | undefined
  /** The task that has what this one waits for, where that is known: the holder of a lock. */
  readonly heldBy?: string
}

/**
 * Nothing can run any more and tasks are still waiting. Real asyncio would wait for ever; a virtual
 * clock knows that nothing can come.
 */
export class DeadlockError extends RuntimeError {
  override name = 'DeadlockError'
  /** The tasks that wait. */
  readonly waiting: readonly Waiting[]
  /** In words, tasks that wait for each other in a circle; empty when there is none. */
  readonly cycle: string
  /** The same, task by task: each waits for the next one, the last for the first. */
  readonly circle: readonly Link[]

  constructor(waiting: readonly Waiting[], circle: readonly Link[] = []) {
    const cycle = describeCircle(circle)
    super(describeDeadlock(waiting, cycle))
    this.waiting = waiting
    this.cycle = cycle
    this.circle = circle
  }
}

/** The program used all the turns that `simulate` allows; it would probably never end. */
export class TurnLimitError extends RuntimeError {
  override name = 'TurnLimitError'
  /** How many turns were taken. */
  readonly turns: number
  /** Names of the tasks that were still taking turns. */
  readonly running: readonly string[]

  constructor(turns: number, running: readonly string[]) {
    super(
      `the program took ${turns} turns of the event loop and did not end. ` +
        `Still running: ${running.join(', ') || 'only callbacks'}.\n` +
        '  A loop that yields for ever looks like this. If the program is really that long: ' +
        'simulate(main(), { maxTurns: ... }).',
    )
    this.turns = turns
    this.running = running
  }
}

/** A task of a circle, and how it waits for the next one. */
export type Link = {
  readonly task: string
  readonly next: string
  /** `Lock`: what the next one has; undefined when it waits for the task itself. */
  readonly thing?: string
  /** What stands between: `gather of 2`. */
  readonly through?: string
}

function describeDeadlock(waiting: readonly Waiting[], cycle: string): string {
  const count = waiting.length
  const head = `nothing can run any more, and ${count} ${count === 1 ? 'task is' : 'tasks are'} still waiting.`
  const width = Math.max(0, ...waiting.map((entry) => entry.task.length))
  const lines = waiting.map(({ task, on, since, heldBy }) => {
    const when = since === undefined ? '' : ` since ${since} s`
    const by = heldBy === undefined ? '' : `, held by ${heldBy}`
    return `\n  ${task.padEnd(width)}  waits for ${on}${when}${by}`
  })
  return head + lines.join('') + (cycle === '' ? '' : `\n  In a circle: ${cycle}.`)
}

/** `main waits for worker-1, which waits for the Lock held by main`. */
function describeCircle(circle: readonly Link[]): string {
  const [first] = circle
  if (first === undefined) return ''
  const links = circle.map(({ next, thing, through }) => {
    const name = circle.length === 1 ? `${next} itself` : next
    if (thing !== undefined) return `the ${thing} held by ${name}`
    return through === undefined ? name : `${name} (${through})`
  })
  return `${first.task} waits for ${links.join(', which waits for ')}`
}
