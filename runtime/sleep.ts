// Waiting for a moment. Python: `asyncio.sleep` of asyncio.tasks.
import type { Coroutine } from './coroutines.ts'
import { type Kernel, requireKernel } from './events.ts'
import { ValueError } from './exceptions.ts'
import { Future, internal, notAwaited } from './futures.ts'

/**
 * Waits for so many seconds and then gives `result`. 0, or less, gives the other tasks one turn.
 *
 * Throws TypeError for what is no number, ValueError for NaN.
 *
 * Suspends: always.
 * Cancelled: its timer is removed.
 * Python: `asyncio.sleep`.
 */
export function sleep(seconds: number): Coroutine<void>
export function sleep<T>(seconds: number, result: T): Coroutine<T>
export function sleep<T>(seconds: number, result?: T): Coroutine<T | undefined> {
  if (typeof seconds !== 'number') {
    const value = typeof seconds === 'string' ? JSON.stringify(seconds) : String(seconds)
    throw new TypeError(`delay must be a number of seconds, got ${value} (${typeof seconds}).`)
  }
  return sleeping(seconds, result)
}

function* sleeping<T>(seconds: number, result: T): Coroutine<T> {
  if (seconds <= 0) {
    // The loop resumes with null: whoever else steps the coroutine is found out.
    const resumedWith: unknown = yield
    if (resumedWith !== null) throw notAwaited()
    return result
  }
  if (Number.isNaN(seconds)) throw new ValueError('Invalid delay: NaN (not a number)')
  const kernel = requireKernel()
  const end = new Sleep<T>(kernel, seconds)
  const timer = kernel.loop.callLater(seconds, setUnlessCancelled, end, result)
  try {
    return yield* end
  } finally {
    timer.cancel()
  }
}

class Sleep<T> extends Future<T> {
  readonly #seconds: number

  constructor(kernel: Kernel, seconds: number) {
    super(kernel)
    this.#seconds = seconds
  }

  override traceName(): string {
    return `sleep(${this.#seconds})`
  }
}

const setUnlessCancelled = internal(<T>(future: Future<T>, result: T): void => {
  if (!future.cancelled()) future.setResult(result)
})
