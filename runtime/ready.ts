// Who goes on in the next turn, first come first served. Python: `_ready` of base_events.py, a deque.
import type { Kernel } from './events.ts'
import type { Future } from './futures.ts'

/** The name of the method that is called when the turn of a task or a callback has come. */
export const takeTurn = Symbol('take turn')

/** A task, a handle, or a callback of the runtime. `cause` is the future that made it ready. */
export type Turning = { [takeTurn](kernel: Kernel, cause: Future<unknown> | undefined): void }

/** A done callback without a context stands in the queue as it is, and costs no handle. */
export type Plain = (future: never) => unknown

/** What stands in the queue. */
export type Entry = Turning | Plain

const FIRST_CAPACITY = 64
const MOST_KEPT = 4096

/** A queue of pairs in a ring: an entry, and the future that made it ready. */
export class ReadyQueue {
  /** Entry, cause, entry, cause... its length is a power of two. */
  #slots: unknown[] = new Array(FIRST_CAPACITY).fill(undefined)
  #head = 0
  #used = 0

  /** How many entries are in it. */
  get size(): number {
    return this.#used >> 1
  }

  /** Adds an entry at the end. */
  push(entry: Entry, cause: Future<unknown> | undefined): void {
    if (this.#used === this.#slots.length) this.#grow()
    const slots = this.#slots
    const end = (this.#head + this.#used) & (slots.length - 1)
    slots[end] = entry
    slots[end + 1] = cause
    this.#used += 2
  }

  /** The future that made the first entry ready; to be asked for before `take`. */
  get cause(): Future<unknown> | undefined {
    return this.#slots[this.#head + 1] as Future<unknown> | undefined
  }

  /** Removes and returns the first entry. It must not be empty. */
  take(): Entry {
    const slots = this.#slots
    const head = this.#head
    const entry = slots[head] as Entry
    // What ran may be collected.
    slots[head] = undefined
    slots[head + 1] = undefined
    this.#head = (head + 2) & (slots.length - 1)
    this.#used -= 2
    if (this.#used === 0 && slots.length > MOST_KEPT) this.#shrink()
    return entry
  }

  /** All entries, in order. */
  entries(): Entry[] {
    return Array.from(
      { length: this.size },
      (_, index) => this.#slots[(this.#head + 2 * index) & (this.#slots.length - 1)] as Entry,
    )
  }

  /** After a crowd the room it took is given back. */
  #shrink(): void {
    this.#slots = new Array(FIRST_CAPACITY).fill(undefined)
    this.#head = 0
  }

  #grow(): void {
    const old = this.#slots
    const head = this.#head
    const slots = new Array(old.length * 2).fill(undefined)
    for (let i = 0; i < old.length; i++) slots[i] = old[(head + i) & (old.length - 1)]
    this.#slots = slots
    this.#head = 0
  }
}
