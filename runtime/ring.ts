// First in, first out. Python: `collections.deque`, as the loop and the queues use it.

const FIRST_CAPACITY = 16
const MOST_KEPT = 4096

/** A line of things in a ring, whose capacity is a power of two: nothing is moved when one leaves. */
export class Ring<T> {
  #slots: (T | undefined)[] = new Array(FIRST_CAPACITY).fill(undefined)
  #head = 0
  #size = 0

  /** How many are in it. */
  get size(): number {
    return this.#size
  }

  /** Adds one at the end. */
  add(item: T): void {
    if (this.#size === this.#slots.length) this.#resize(this.#size * 2)
    const slots = this.#slots
    slots[(this.#head + this.#size) & (slots.length - 1)] = item
    this.#size += 1
  }

  /** Removes and returns the first. It must not be empty. */
  take(): T {
    const slots = this.#slots
    const head = this.#head
    const item = slots[head] as T
    // What left may be collected.
    slots[head] = undefined
    this.#head = (head + 1) & (slots.length - 1)
    this.#size -= 1
    // The room that a crowd took is given back.
    if (this.#size === 0 && slots.length > MOST_KEPT) this.#resize(FIRST_CAPACITY)
    return item
  }

  /** The one at this place, from 0, which stays there. */
  at(index: number): T {
    return this.#slots[(this.#head + index) & (this.#slots.length - 1)] as T
  }

  /** Removes and returns the one at this place, from 0; those behind it move up. */
  remove(index: number): T {
    const slots = this.#slots
    const mask = slots.length - 1
    const item = slots[(this.#head + index) & mask] as T
    for (let at = index; at > 0; at -= 1) {
      slots[(this.#head + at) & mask] = slots[(this.#head + at - 1) & mask]
    }
    this.take()
    return item
  }

  /** Puts one at the front, whence it came. */
  putBack(item: T): void {
    if (this.#size === this.#slots.length) this.#resize(this.#size * 2)
    const slots = this.#slots
    this.#head = (this.#head - 1) & (slots.length - 1)
    slots[this.#head] = item
    this.#size += 1
  }

  /** All of them, in order. */
  items(): T[] {
    const slots = this.#slots
    const items: T[] = []
    for (let at = 0; at < this.#size; at += 1) {
      items.push(slots[(this.#head + at) & (slots.length - 1)] as T)
    }
    return items
  }

  #resize(capacity: number): void {
    const from = this.#slots
    const slots: (T | undefined)[] = new Array(capacity).fill(undefined)
    // A loop over both: what makes the copy any other way takes several times as long.
    for (let i = 0; i < this.#size; i++) slots[i] = from[(this.#head + i) & (from.length - 1)]
    this.#slots = slots
    this.#head = 0
  }
}
