// Ways for tasks to wait for each other. Python: asyncio.locks.
//
// Nobody is resumed on the spot: whoever releases only marks the first in line, which goes on one
// turn later. A marked waiter may be cancelled in between, and then has to pass on what it was given;
// most of the care in this file is about that moment.
import type { Coroutine } from './coroutines.ts'
import { record, touch } from './events.ts'
import { RuntimeError } from './exceptions.ts'
import { holder, Line, type Turn } from './lines.ts'
import type { Task } from './tasks.ts'

/** What is acquired on entering a block and released on leaving it. */
export abstract class Acquirable {
  /** Takes it. */
  abstract acquire(): Coroutine<true>

  /** Gives it back. */
  abstract release(): void

  /**
   * As `acquire`, for `asyncWith`.
   *
   * Suspends: as `acquire`.
   * Cancelled: as `acquire`.
   */
  *aenter(): Coroutine<void> {
    yield* this.acquire()
  }

  /**
   * As `release`, for `asyncWith`.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   */
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
  /** Who took it last, for deadlock reports only. */
  #holder: Task<unknown> | undefined
  readonly #line = new Line(this, 'Lock.acquire')

  /** True while somebody has it. */
  locked(): boolean {
    touch(this, 'looks')
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
      this.#take()
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
    this.#take()
    return true
  }

  /** Gives the lock back and wakes the first in line. Throws RuntimeError when nobody has it. */
  release(): void {
    touch(this, 'changes')
    if (!this.#isLocked) {
      throw new RuntimeError(
        'Lock is not acquired.\n' +
          '  Each release() undoes one acquire(). asyncWith(lock, function* () { ... }) pairs them.',
      )
    }
    this.#isLocked = false
    this.#holder = undefined
    record('lock.release', this)
    this.#wakeUpFirst()
  }

  override toString(): string {
    return `<Lock [${this.#isLocked ? 'locked' : 'unlocked'}${this.#line}]>`
  }

  [holder](): Task<unknown> | undefined {
    return this.#holder
  }

  #take(): void {
    touch(this, 'changes')
    this.#isLocked = true
    this.#holder = record('lock.acquire', this)
  }

  #wakeUpFirst(): void {
    const first = this.#line.turns[0]
    // A turn that is done belongs to a waiter that wakes up anyway.
    if (first !== undefined && !first.done()) first.setResult()
  }
}

/** `Event.wait` under another name, so that a deadlock report can tell a queue from an event. */
export let waitAs: (event: Event, what: string) => Coroutine<true>

/** A flag that tasks can wait for. Python: `asyncio.Event`. */
export class Event {
  #isSet = false
  readonly #line = new Line(this, 'Event.wait', 'looks')

  /** True between `set()` and `clear()`. */
  isSet(): boolean {
    touch(this, 'looks')
    return this.#isSet
  }

  /** Raises the flag: everybody who waits goes on, even if it is cleared right after. */
  set(): void {
    touch(this, this.#isSet ? 'looks' : 'changes')
    if (this.#isSet) return
    this.#isSet = true
    for (const turn of this.#line.turns) if (!turn.done()) turn.setResult()
  }

  /** Lowers the flag. */
  clear(): void {
    touch(this, this.#isSet ? 'changes' : 'looks')
    this.#isSet = false
  }

  /**
   * Waits until the flag is raised.
   *
   * Suspends: only if the flag is not raised.
   * Cancelled: leaves nothing behind.
   * Python: `await event.wait()`.
   */
  wait(): Coroutine<true> {
    return this.#wait('Event.wait')
  }

  *#wait(what: string): Coroutine<true> {
    touch(this, 'looks')
    if (this.#isSet) return true
    const turn = this.#line.join(what)
    try {
      yield* turn
      return true
    } finally {
      this.#line.leave(turn)
    }
  }

  static {
    waitAs = (event, what) => event.#wait(what)
  }

  toString(): string {
    return `<Event [${this.#isSet ? 'set' : 'unset'}${this.#line}]>`
  }
}

function isCancelled(turn: Turn): boolean {
  return turn.cancelled()
}
