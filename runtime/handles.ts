// Callbacks that wait for their turn. Python: `Handle` and `TimerHandle` of asyncio.events.
import { Context, contexts, enterContext, leaveContext } from './contexts.ts'
import { type Kernel, touch } from './events.ts'
import { KeyboardInterrupt } from './exceptions.ts'
import type { Future } from './futures.ts'
import { type Plain, takeTurn } from './ready.ts'
import { isScheduled, type Timers } from './timers.ts'
import type { Trace } from './trace.ts'

/** The callback of a handle; undefined when it was cancelled. */
export let callbackOf: (handle: Handle) => ((...args: never[]) => unknown) | undefined

const NO_ARGUMENTS: readonly unknown[] = []

/** A callback that waits for its turn. Python: `asyncio.Handle`. */
export class Handle {
  #callback: ((...args: never[]) => unknown) | undefined
  #args: readonly unknown[]
  #context: Context | undefined

  constructor(
    callback: (...args: never[]) => unknown,
    args: readonly unknown[],
    context: Context | undefined,
  ) {
    this.#callback = callback
    touch(this, 'creates')
    this.#args = args
    this.#context = context
  }

  /** Takes the callback back; it works until the moment it runs. */
  cancel(): void {
    touch(this, 'changes')
    this.#callback = undefined
    this.#args = NO_ARGUMENTS
  }

  /** True once `cancel()` was called. */
  cancelled(): boolean {
    touch(this, 'looks')
    return this.#callback === undefined
  }

  /** The context that the callback runs in. */
  getContext(): Context {
    this.#context ??= new Context()
    return this.#context
  }

  /** For the trace and for messages. */
  toString(): string {
    return `<Handle ${this.cancelled() ? 'cancelled' : this.#callback?.name || 'anonymous'}>`
  }

  [takeTurn](kernel: Kernel): void {
    const callback = this.#callback as ((...args: unknown[]) => unknown) | undefined
    if (callback === undefined) return
    const args = this.#args
    if (kernel.trace !== undefined) noteRun(kernel.trace, args[0], callback)
    const context = this.#context
    try {
      if (context !== undefined) enterContext(context)
      if (args.length === 1) callback(args[0])
      else callback(...args)
    } catch (exception) {
      if (contexts.current !== undefined) this.#context = leaveContext(undefined)
      reportCallback(kernel, exception, callback.name, this)
    } finally {
      if (contexts.current !== undefined) leaveContext(undefined)
    }
  }

  static {
    callbackOf = (handle) => handle.#callback
  }
}

/** Calls a done callback that has no handle, and no context but an empty one. */
export function callPlain(kernel: Kernel, callback: Plain, future: Future<unknown>): void {
  if (kernel.trace !== undefined) noteRun(kernel.trace, future, callback)
  try {
    callback(future as never)
  } catch (exception) {
    const context = leaveContext(undefined)
    const handle = new Handle(callback as (...args: never[]) => unknown, [future], context)
    reportCallback(kernel, exception, callback.name, handle)
  }
  if (contexts.current !== undefined) leaveContext(undefined)
}

function noteRun(trace: Trace, future: unknown, callback: unknown): void {
  const isFuture = typeof (future as { traceName?: unknown } | undefined)?.traceName === 'function'
  if (isFuture) trace.record('callback.run', future, callback)
}

/** Tells the exception handler what a callback has thrown; lets a KeyboardInterrupt through. */
export function reportCallback(
  kernel: Kernel,
  exception: unknown,
  name: string,
  handle: Handle,
): void {
  if (exception instanceof KeyboardInterrupt) throw exception
  const message = `Exception in callback ${name || 'anonymous'}`
  kernel.report({ message, exception, handle })
}

/** A callback that waits for its moment. Python: `asyncio.TimerHandle`. */
export class TimerHandle extends Handle {
  readonly #when: number
  readonly #timers: Timers;
  [isScheduled] = false

  constructor(
    timers: Timers,
    when: number,
    callback: (...args: never[]) => unknown,
    args: readonly unknown[],
    context: Context | undefined,
  ) {
    super(callback, args, context)
    this.#when = when
    this.#timers = timers
    timers.add(this)
  }

  /** The moment it is due, in seconds on the loop's clock. */
  when(): number {
    return this.#when
  }

  override cancel(): void {
    super.cancel()
    this.#timers.drop(this)
  }
}
