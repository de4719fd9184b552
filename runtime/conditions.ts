// A lock with a waiting room. Python: `asyncio.Condition` of asyncio.locks.
import { type Coroutine, isCoroutine } from './coroutines.ts'
import { touch } from './events.ts'
import { CancelledError, RuntimeError } from './exceptions.ts'
import { Line } from './lines.ts'
import { Acquirable, Lock } from './locks.ts'

/** `waitFor` under another name, so that a deadlock report can tell a barrier from a condition. */
export let waitUntil: <R>(condition: Condition, predicate: () => R, what: string) => Coroutine<R>

/**
 * A lock with a waiting room: whoever holds the lock can wait for news, which releases the lock, or
 * tell the news. Being woken means "look again", not "it is so". Python: `asyncio.Condition`.
 */
export class Condition extends Acquirable {
  readonly #lock: Lock
  readonly #line = new Line(this, 'Condition.wait')

  /** With a lock of its own unless one is given. */
  constructor(lock = new Lock()) {
    super()
    this.#lock = lock
  }

  /** True while somebody has the lock. */
  locked(): boolean {
    return this.#lock.locked()
  }

  /**
   * Takes the lock.
   *
   * Suspends: only if the lock is held or someone is already in line.
   * Cancelled: leaves the line, and passes a wake-up just received to the next.
   * Python: `await condition.acquire()`.
   */
  acquire(): Coroutine<true> {
    return this.#lock.acquire()
  }

  /** Gives the lock back. Throws RuntimeError when nobody has it. */
  release(): void {
    this.#lock.release()
  }

  /**
   * Releases the lock, waits to be notified, and takes the lock again.
   *
   * It may wake up for nothing, so look again: `while (!ready) yield* condition.wait()`, or `waitFor`.
   * Throws RuntimeError when nobody has the lock.
   *
   * Suspends: always.
   * Cancelled: takes the lock again before the CancelledError comes out, and wakes another waiter.
   * Python: `await condition.wait()`.
   */
  wait(): Coroutine<true> {
    return this.#wait('Condition.wait')
  }

  /**
   * Waits until `predicate()` gives something truthy, and gives that.
   *
   * Throws RuntimeError when it has to wait and nobody has the lock.
   *
   * Suspends: only if the predicate does not hold yet.
   * Cancelled: as `wait`.
   * Python: `await condition.wait_for(predicate)`.
   */
  waitFor<R>(predicate: () => R): Coroutine<R> {
    return waitUntil(this, predicate, 'Condition.waitFor')
  }

  /** Wakes up to `n` waiters, oldest first. Throws RuntimeError when nobody has the lock. */
  notify(n = 1): void {
    if (!this.locked()) {
      throw new RuntimeError(
        'cannot notify on un-acquired lock.\n' +
          '  What others wait for is changed, and told, while holding the lock:\n' +
          '  yield* asyncWith(condition, function* () { condition.notify() })',
      )
    }
    this.#notify(n)
  }

  /** Wakes all waiters. Throws RuntimeError when nobody has the lock. */
  notifyAll(): void {
    this.notify(this.#line.turns.length)
  }

  override toString(): string {
    return `<Condition [${this.locked() ? 'locked' : 'unlocked'}${this.#line}]>`
  }

  *#wait(what: string): Coroutine<true> {
    if (!this.locked()) {
      throw new RuntimeError(
        'cannot wait on un-acquired lock.\n' +
          '  wait() releases the lock and takes it again, so it has to be held:\n' +
          '  yield* asyncWith(condition, function* () { yield* condition.wait() })',
      )
    }
    const turn = this.#line.join(what)
    this.release()
    try {
      try {
        try {
          yield* turn
          return true
        } finally {
          this.#line.leave(turn)
        }
      } finally {
        yield* this.#acquireAgain()
      }
    } catch (error) {
      // It may have been notified and does not act on it: somebody else must, or it is lost.
      this.#notify(1)
      throw error
    }
  }

  /** Takes the lock whatever happens; a cancellation has to wait, and the last one comes out. */
  *#acquireAgain(): Coroutine<void> {
    let cancelled: CancelledError | undefined
    for (;;) {
      try {
        yield* this.acquire()
        break
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error
        cancelled = error
      }
    }
    if (cancelled !== undefined) throw cancelled
  }

  #notify(n: number): void {
    touch(this, 'changes')
    let woken = 0
    for (const turn of this.#line.turns) {
      if (woken >= n) break
      if (turn.done()) continue
      woken += 1
      turn.setResult()
    }
  }

  static {
    waitUntil = function* <R>(condition: Condition, predicate: () => R, what: string) {
      let result = check(predicate())
      while (!result) {
        yield* condition.#wait(what)
        result = check(predicate())
      }
      return result
    }
  }
}

function check<R>(result: R): R {
  if (!isCoroutine(result)) return result
  throw new TypeError(
    'the predicate of waitFor() returned a coroutine.\n' +
      '  A coroutine that nobody awaits is an object, and every object counts as true.\n' +
      '  The predicate is a plain function: waitFor(() => items.length > 0)',
  )
}
