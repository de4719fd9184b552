// Those who wait for a future, and how they get from its line to the ready queue.
import { copyCurrent } from './contexts.ts'
import type { Kernel } from './events.ts'
import type { Future } from './futures.ts'
import { callbackOf, callPlain, Handle, reportCallback } from './handles.ts'
import { takeTurn, type Waiter } from './ready.ts'
import type { Trace } from './trace.ts'

/** A done callback of the runtime itself: it reads no context, and traces do not speak of it. */
export class Observer {
  readonly #notice: (future: Future<unknown>) => void
  /** For the exception handler, should it fail. */
  readonly #context = copyCurrent()

  constructor(notice: (future: Future<unknown>) => void) {
    this.#notice = notice
  }

  [takeTurn](kernel: Kernel, future: Future<unknown> | undefined): void {
    try {
      this.#notice(future as Future<unknown>)
    } catch (exception) {
      const handle = new Handle(this.#notice, [future], this.#context)
      reportCallback(kernel, exception, 'of asyncio', handle)
    }
  }
}

/**
 * Those who waited for a future, on their way: in the queue they are one entry, however many they
 * are, and take their turns one after the other.
 */
class Wakening {
  readonly #future: Future<unknown>
  readonly #waiters: Waiter | readonly Waiter[]
  #woken = 0

  constructor(future: Future<unknown>, waiters: Waiter | readonly Waiter[]) {
    this.#future = future
    this.#waiters = waiters
  }

  [takeTurn](kernel: Kernel): void {
    const waiters = this.#waiters
    if (!Array.isArray(waiters)) return wake(kernel, waiters as Waiter, this.#future)
    const future = this.#future
    try {
      while (this.#woken < waiters.length) {
        this.#woken += 1
        wake(kernel, waiters[this.#woken - 1] as Waiter, future)
      }
    } catch (interrupt) {
      // A KeyboardInterrupt leaves the rest of the turn in the queue.
      if (this.#woken < waiters.length) kernel.ready.putBack(this)
      throw interrupt
    }
  }

  /** Those who are still to come. */
  get rest(): readonly Waiter[] {
    const waiters = this.#waiters
    return Array.isArray(waiters) ? waiters.slice(this.#woken) : [waiters as Waiter]
  }

  toString(): string {
    return this.rest.map(nameOfWaiter).join(', ')
  }
}

function wake(kernel: Kernel, waiter: Waiter, future: Future<unknown>): void {
  if (typeof waiter === 'function') callPlain(kernel, waiter, future)
  else waiter[takeTurn](kernel, future)
}

function nameOfWaiter(waiter: Waiter): string {
  return typeof waiter === 'function' ? `<Handle ${waiter.name || 'anonymous'}>` : String(waiter)
}

/** Puts those who waited for a future into the ready queue. */
export function schedule(
  kernel: Kernel,
  future: Future<unknown>,
  waiters: Waiter | Waiter[],
): void {
  // In debug mode each of them is timed, and an explorer runs each when it likes: one by one.
  if ((kernel.debug || kernel.isChosen) && Array.isArray(waiters)) {
    for (const waiter of waiters) schedule(kernel, future, waiter)
    return
  }
  if (kernel.trace !== undefined) {
    if (!Array.isArray(waiters)) noteScheduled(kernel.trace, future, waiters)
    else for (const waiter of waiters) noteScheduled(kernel.trace, future, waiter)
  }
  const isAlone =
    typeof waiters === 'object' && !Array.isArray(waiters) && !(waiters instanceof Observer)
  kernel.enqueue(isAlone ? waiters : new Wakening(future, waiters))
}

/** The entries of a ready queue, with those who wait for the same future one by one. */
export function readyEntries(kernel: Kernel): Waiter[] {
  return kernel.ready
    .items()
    .flatMap((entry): readonly Waiter[] => (entry instanceof Wakening ? entry.rest : [entry]))
}

function noteScheduled(trace: Trace, future: Future<unknown>, waiter: Waiter): void {
  const callback = waiter instanceof Handle ? callbackOf(waiter) : waiter
  if (typeof callback === 'function') trace.record('callback.schedule', future, callback)
}
