// Ways for tasks to wait for each other. Python: asyncio.locks.
//
// Nobody is resumed on the spot: whoever releases only marks the first in line, which goes on one
// turn later. A marked waiter may be cancelled in between, and then has to pass on what it was given;
// most of the care in this file is about that moment.
import { type Coroutine, isCoroutine } from './coroutines.ts'
import { CancelledError, RuntimeError, ValueError } from './exceptions.ts'
import { Line, type Turn } from './lines.ts'

/** What is acquired on entering a block and released on leaving it. */
abstract class Acquirable {
  /** Takes it. */
  abstract acquire(): Coroutine<true>

  /** Gives it back. */
  abstract release(): void

  /** As `acquire`, for `asyncWith`. */
  *aenter(): Coroutine<void> {
    yield* this.acquire()
  }

  /** As `release`, for `asyncWith`. */
  *aexit(_error?: unknown): Coroutine<void> {
    this.release()
  }
}

/**
 * Lets one task at a time through. It belongs to no task: anybody may release it, and a task that
 * acquires it twice waits for itself.
 *
 *   unlocked   nobody has it; a waiter may be marked to take it in its next step
 *   locked     somebody has it
 *
 * unlocked -> locked   acquire() by somebody nobody is ahead of, or the marked waiter runs
 * locked -> unlocked   release(), which marks the first waiter
 *
 * Python: `asyncio.Lock`.
 */
export class Lock extends Acquirable {
  #isLocked = false
  readonly #line = new Line(this, 'Lock.acquire')

  /** True while somebody has it. */
  locked(): boolean {
    return this.#isLocked
  }

  /**
   * Takes the lock; waits in line while another task holds it.
   *
   * Suspends: only if the lock is held or someone is already in line.
   * Cancelled: leaves the line, and passes a wake-up just received to the next.
   * Python: `await lock.acquire()`.
   */
  *acquire(): Coroutine<true> {
    if (!this.#isLocked && this.#line.turns.every(isCancelled)) {
      this.#isLocked = true
      return true
    }
    const turn = this.#line.join()
    try {
      try {
        yield* turn
      } finally {
        this.#line.leave(turn)
      }
    } catch (error) {
      // If nobody has the lock, or is about to take it, the next in line must run.
      if (!this.#isLocked) this.#wakeUpFirst()
      throw error
    }
    this.#isLocked = true
    return true
  }

  /** Gives the lock back and wakes the first in line. Throws RuntimeError when nobody has it. */
  release(): void {
    if (!this.#isLocked) {
      throw new RuntimeError(
        'Lock is not acquired.\n' +
          '  Each release() undoes one acquire(). asyncWith(lock, function* () { ... }) pairs them.',
      )
    }
    this.#isLocked = false
    this.#wakeUpFirst()
  }

  override toString(): string {
    return `<Lock [${this.#isLocked ? 'locked' : 'unlocked'}${this.#line}]>`
  }

  #wakeUpFirst(): void {
    const first = this.#line.turns[0]
    // A turn that is done belongs to a waiter that wakes up anyway.
    if (first !== undefined && !first.done()) first.setResult()
  }
}

/** A flag that tasks can wait for. Python: `asyncio.Event`. */
export class Event {
  #isSet = false
  readonly #line = new Line(this, 'Event.wait')

  /** True between `set()` and `clear()`. */
  isSet(): boolean {
    return this.#isSet
  }

  /** Raises the flag: everybody who waits goes on, even if it is cleared right after. */
  set(): void {
    if (this.#isSet) return
    this.#isSet = true
    for (const turn of this.#line.turns) if (!turn.done()) turn.setResult()
  }

  /** Lowers the flag. */
  clear(): void {
    this.#isSet = false
  }

  /**
   * Waits until the flag is raised.
   *
   * Suspends: only if the flag is not raised.
   * Cancelled: leaves nothing behind.
   * Python: `await event.wait()`.
   */
  *wait(): Coroutine<true> {
    if (this.#isSet) return true
    const turn = this.#line.join()
    try {
      yield* turn
      return true
    } finally {
      this.#line.leave(turn)
    }
  }

  toString(): string {
    return `<Event [${this.#isSet ? 'set' : 'unset'}${this.#line}]>`
  }
}

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

/**
 * Lets a limited number of tasks through: `acquire` takes a permit, `release` adds one.
 * Python: `asyncio.Semaphore`.
 */
export class Semaphore extends Acquirable {
  #permits: number
  readonly #line: Line

  /** `permits`: how many may pass at first, default 1. Throws ValueError when negative. */
  constructor(permits = 1) {
    super()
    if (!(permits >= 0)) throw new ValueError('Semaphore initial value must be >= 0')
    this.#permits = permits
    this.#line = new Line(this, `${this.constructor.name}.acquire`)
  }

  /** True when `acquire` would have to wait: no permit is left, or someone is in line. */
  locked(): boolean {
    return this.#permits === 0 || this.#line.turns.some((turn) => !turn.cancelled())
  }

  /**
   * Takes a permit; waits in line while there is none.
   *
   * Suspends: only if no permit is left or someone is already in line.
   * Cancelled: takes no permit; one just received goes to the next in line.
   * Python: `await semaphore.acquire()`.
   */
  *acquire(): Coroutine<true> {
    if (!this.locked()) {
      this.#permits -= 1
      return true
    }
    const turn = this.#line.join()
    try {
      try {
        yield* turn
      } finally {
        this.#line.leave(turn)
      }
    } catch (error) {
      // The permit was taken for us by #wakeUpNext; we go without it.
      if (turn.done() && !turn.cancelled()) this.#permits += 1
      throw error
    } finally {
      // Others may have joined the line although permits were left, because we were ahead of them.
      while (this.#permits > 0 && this.#wakeUpNext()) {}
    }
    return true
  }

  /** Adds a permit, which goes to the first in line. */
  release(): void {
    this.#permits += 1
    this.#wakeUpNext()
  }

  override toString(): string {
    const state = this.locked() ? 'locked' : `unlocked, value:${this.#permits}`
    return `<${this.constructor.name} [${state}${this.#line}]>`
  }

  /** The permits nobody has. */
  protected get permits(): number {
    return this.#permits
  }

  #wakeUpNext(): boolean {
    for (const turn of this.#line.turns) {
      if (turn.done()) continue
      this.#permits -= 1
      turn.setResult()
      return true
    }
    return false
  }
}

/** A semaphore that never has more permits than at first. Python: `asyncio.BoundedSemaphore`. */
export class BoundedSemaphore extends Semaphore {
  readonly #bound: number

  constructor(permits = 1) {
    super(permits)
    this.#bound = permits
  }

  /** Adds a permit. Throws ValueError when none is out. */
  override release(): void {
    if (this.permits >= this.#bound) {
      throw new ValueError(
        'BoundedSemaphore released too many times.\n' +
          '  Each release() undoes one acquire(). asyncWith(semaphore, function* () { ... }) pairs them.',
      )
    }
    super.release()
  }
}

function isCancelled(turn: Turn): boolean {
  return turn.cancelled()
}

function check<R>(result: R): R {
  if (!isCoroutine(result)) return result
  throw new TypeError(
    'the predicate of waitFor() returned a coroutine.\n' +
      '  A coroutine that nobody awaits is an object, and every object counts as true.\n' +
      '  The predicate is a plain function: waitFor(() => items.length > 0)',
  )
}
