// The timers of a loop: a heap ordered by deadline, equal deadlines in the order of creation.
// Python: the `_scheduled` heap of base_events.py.
//
// Deadlines and numbers lie in arrays of their own: to compare two of them no timer is looked at.
import type { Turning } from './ready.ts'

/** Timers this close to being due count as due, in seconds. Python: `_clock_resolution`. */
const CLOCK_RESOLUTION = 1e-9

/** Below each place of the heap: with four it is half as deep as with two, and they lie together. */
const BRANCHES = 4

/** Cancelled timers stay in the heap until they are due, or until they are too many. */
const MIN_CANCELLED_TO_SWEEP = 100

/** Is it in the heap, and still wanted? The heap keeps this up to date. */
export const isScheduled = Symbol('is scheduled')

/** What waits for a moment: `when`, in seconds on the loop's clock. */
export type Timed = Turning & { when(): number; [isScheduled]: boolean }

/** The timers of one loop. */
export class Timers {
  #timers: Timed[] = []
  #whens: number[] = []
  #orders: number[] = []
  #nextOrder = 0
  #dropped = 0

  /** How many are in the heap, cancelled ones included. */
  get size(): number {
    return this.#timers.length
  }

  /**
   * The deadline of the earliest timer that is not cancelled; those before it are removed. Infinity
   * when there is none.
   */
  nextWhen(): number {
    for (;;) {
      const first = this.#timers[0]
      if (first === undefined) return Number.POSITIVE_INFINITY
      if (first[isScheduled]) return this.#whens[0] as number
      this.#removeFirst()
      this.#dropped -= 1
    }
  }

  /** Adds a timer. */
  add(timer: Timed): void {
    timer[isScheduled] = true
    this.#insert(timer, timer.when(), this.#nextOrder++)
  }

  /** Removes and returns the earliest timer that is due at this moment and not cancelled. */
  takeDue(now: number): Timed | undefined {
    for (;;) {
      const first = this.#timers[0]
      if (first === undefined) return undefined
      const when = this.#whens[0] as number
      // From 2 ** 24 seconds on, the resolution is less than what a number can be told apart by.
      if (when > now && when >= now + CLOCK_RESOLUTION) return undefined
      this.#removeFirst()
      if (first[isScheduled]) {
        first[isScheduled] = false
        return first
      }
      this.#dropped -= 1
    }
  }

  /** Those that were not cancelled, earliest first. */
  pending(): Timed[] {
    const places: number[] = []
    for (const [at, timer] of this.#timers.entries()) if (timer[isScheduled]) places.push(at)
    if (places.length > 1) places.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1))
    return places.map((at) => this.#timers[at] as Timed)
  }

  /**
   * A timer was cancelled, or taken out of turn. Only one that is in the heap counts, and only once; sweeps when most of
   * the heap is dead.
   */
  drop(timer: Timed): void {
    if (!timer[isScheduled]) return
    timer[isScheduled] = false
    this.#dropped += 1
    if (this.#dropped < MIN_CANCELLED_TO_SWEEP) return
    if (this.#dropped * 2 < this.#timers.length) return
    const timers = this.#timers
    const whens = this.#whens
    const orders = this.#orders
    this.clear()
    for (const [i, timer] of timers.entries()) {
      if (timer[isScheduled]) this.#insert(timer, whens[i] as number, orders[i] as number)
    }
  }

  /** Forgets all of them. */
  clear(): void {
    this.#timers = []
    this.#whens = []
    this.#orders = []
    this.#dropped = 0
  }

  #insert(timer: Timed, when: number, order: number): void {
    const timers = this.#timers
    const whens = this.#whens
    const orders = this.#orders
    let hole = timers.length
    timers.push(timer)
    whens.push(when)
    orders.push(order)
    while (hole > 0) {
      const parent = ((hole - 1) / BRANCHES) | 0
      const above = whens[parent] as number
      if (above < when || (above === when && (orders[parent] as number) < order)) break
      timers[hole] = timers[parent] as Timed
      whens[hole] = above
      orders[hole] = orders[parent] as number
      hole = parent
    }
    timers[hole] = timer
    whens[hole] = when
    orders[hole] = order
  }

  #removeFirst(): void {
    const timers = this.#timers
    const whens = this.#whens
    const orders = this.#orders
    const timer = timers.pop() as Timed
    const when = whens.pop() as number
    const order = orders.pop() as number
    const size = timers.length
    if (size === 0) return
    let hole = 0
    for (;;) {
      const first = BRANCHES * hole + 1
      if (first >= size) break
      const end = Math.min(first + BRANCHES, size)
      let child = first
      let below = whens[first] as number
      for (let other = first + 1; other < end; other++) {
        const beside = whens[other] as number
        if (beside > below) continue
        if (beside === below && (orders[other] as number) > (orders[child] as number)) continue
        child = other
        below = beside
      }
      if (when < below || (when === below && order < (orders[child] as number))) break
      timers[hole] = timers[child] as Timed
      whens[hole] = below
      orders[hole] = orders[child] as number
      hole = child
    }
    timers[hole] = timer
    whens[hole] = when
    orders[hole] = order
  }

  #isBefore(a: number, b: number): boolean {
    const whenA = this.#whens[a] as number
    const whenB = this.#whens[b] as number
    return (
      whenA < whenB ||
      (whenA === whenB && (this.#orders[a] as number) < (this.#orders[b] as number))
    )
  }
}
