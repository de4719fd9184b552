// The smallest first, and Python's order of values. Python: heapq, and `<` of built-in types.

/** Python: `heapq`, step by step, so that items which compare equal come out in the same order. */
export class Heap<T> {
  readonly #items: T[] = []

  /** How many items are in it. */
  get size(): number {
    return this.#items.length
  }

  /** Adds an item. Throws TypeError when it cannot be compared with another. */
  add(item: T): void {
    this.#items.push(item)
    this.#siftDown(0, this.#items.length - 1)
  }

  /** Removes and returns the smallest item. */
  take(): T {
    const items = this.#items
    const last = items.pop() as T
    if (items.length === 0) return last
    const first = items[0] as T
    items[0] = last
    this.#siftUp(0)
    return first
  }

  // Both exchange step by step, as heapq does in C: where a comparison throws, no item is lost.

  #siftDown(start: number, from: number): void {
    const items = this.#items
    let place = from
    while (place > start) {
      const parent = (place - 1) >> 1
      if (!isLess(items[place], items[parent])) break
      this.#exchange(place, parent)
      place = parent
    }
  }

  #siftUp(start: number): void {
    const items = this.#items
    const end = items.length
    let place = start
    for (let child = 2 * place + 1; child < end; child = 2 * place + 1) {
      const right = child + 1
      if (right < end && !isLess(items[child], items[right])) child = right
      this.#exchange(place, child)
      place = child
    }
    this.#siftDown(start, place)
  }

  #exchange(a: number, b: number): void {
    const items = this.#items
    const item = items[a] as T
    items[a] = items[b] as T
    items[b] = item
  }
}

/** Python's `a < b`. */
function isLess(a: unknown, b: unknown): boolean {
  if (isNumeric(a) && isNumeric(b)) return a < b
  if (typeof a === 'string' && typeof b === 'string') return a < b
  if (!Array.isArray(a) || !Array.isArray(b)) throw new TypeError(incomparable(a, b))
  const index = a.findIndex((item, i) => i >= b.length || !isSame(item, b[i]))
  if (index < 0) return a.length < b.length
  return index < b.length && isLess(a[index], b[index])
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b || Object.is(a, b)
  return a.length === b.length && a.every((item, i) => isSame(item, b[i]))
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

function incomparable(a: unknown, b: unknown): string {
  return (
    `'<' not supported between instances of '${typeName(a)}' and '${typeName(b)}'.\n` +
    '  A priority queue compares its items, and of two arrays the first places that differ.\n' +
    '  With a counter in between, what comes last is never compared: put([priority, count++, item])'
  )
}

function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return String(value === null ? value : typeof value)
  return value.constructor?.name ?? 'object'
}
