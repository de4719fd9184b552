// The timers of a loop: a binary heap ordered by deadline, equal deadlines in the order of creation.
// Python: the `_scheduled` heap of base_events.py.
import type { TimerHandle } from './events.ts'

/** Timers this close to being due count as due, in seconds. Python: `_clock_resolution`. */
const CLOCK_RESOLUTION = 1e-9

/** Cancelled timers stay in the heap until they are due, or until they are too many. */
const MIN_CANCELLED_TO_SWEEP = 100

/** The timers of one loop. */
export class Timers {
  #heap: TimerHandle[] = []
  #cancelled = 0

  /** The earliest timer that is not cancelled, or undefined. */
  first(): TimerHandle | undefined {
    for (;;) {
      const first = this.#heap[0]
      if (first === undefined || !first.cancelled()) return first
      this.#removeFirst()
      this.#cancelled -= 1
    }
  }

  /** Adds a timer. */
  add(timer: TimerHandle): void {
    const heap = this.#heap
    let hole = heap.length
    heap.push(timer)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent] as TimerHandle
      if (isBefore(above, timer)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = timer
  }

  /** Removes and returns the earliest timer that is due at this moment, cancelled ones included. */
  takeDue(now: number): TimerHandle | undefined {
    const first = this.#heap[0]
    if (first === undefined) return undefined
    // From 2 ** 24 seconds on, the resolution is less than what a number can be told apart by.
    if (first.when() > now && first.when() >= now + CLOCK_RESOLUTION) return undefined
    this.#removeFirst()
    if (first.cancelled()) this.#cancelled -= 1
    return first
  }

  /** A timer still in the heap was cancelled; sweeps when most of the heap is dead. */
  noteCancelled(): void {
    this.#cancelled += 1
    if (this.#cancelled < MIN_CANCELLED_TO_SWEEP) return
    if (this.#cancelled * 2 < this.#heap.length) return
    const alive = this.#heap.filter((timer) => !timer.cancelled())
    this.#heap = []
    this.#cancelled = 0
    for (const timer of alive) this.add(timer)
  }

  /** Forgets all of them. */
  clear(): void {
    this.#heap = []
    this.#cancelled = 0
  }

  #removeFirst(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= heap.length) break
      const right = child + 1
      if (right < heap.length && isBefore(heap[right] as TimerHandle, heap[child] as TimerHandle)) {
        child = right
      }
      const below = heap[child] as TimerHandle
      if (isBefore(last, below)) break
      heap[hole] = below
      hole = child
    }
    heap[hole] = last
  }
}

function isBefore(a: TimerHandle, b: TimerHandle): boolean {
  return a.when() < b.when() || (a.when() === b.when() && a.order < b.order)
}
