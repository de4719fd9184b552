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

  #siftDown(start: number, from: number): void {
    const items = this.#items
    const item = items[from] as T
    let hole = from
    while (hole > start) {
      const parent = (hole - 1) >> 1
      const above = items[parent] as T
      if (!isLess(item, above)) break
      items[hole] = above
      hole = parent
    }
    items[hole] = item
  }

  #siftUp(start: number): void {
    const items = this.#items
    const end = items.length
    const item = items[start] as T
    let hole = start
    let child = 2 * hole + 1
    while (child < end) {
      const right = child + 1
      if (right < end && !isLess(items[child], items[right])) child = right
      items[hole] = items[child] as T
      hole = child
      child = 2 * hole + 1
    }
    items[hole] = item
    this.#siftDown(start, hole)
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
