// Frozen copies of what a program hands over as data. No code of the program runs meanwhile: its
// properties are looked at, never read.
import { ACCESSOR, NO_LIST, refused, TOO_MUCH } from './refusals.ts'
import { lent } from './who.ts'

/** A copy that is being made: how much more it may hold, and what of it is there already. */
export type Copying = {
  left: number
  depth: number
  readonly copies: Map<object, object>
  /** What a grader gets of a value inside. */
  readonly admit: (value: unknown) => unknown
}

const MOST_VALUES = 100_000
const DEEPEST = 200

/** A copy that begins; `admitted` gives what a grader gets of a value inside of it. */
export function copyingWith(admitted: (value: unknown, within: Copying) => unknown): Copying {
  const copying: Copying = {
    left: MOST_VALUES,
    depth: 0,
    copies: new Map(),
    admit: (value) => admitted(value, copying),
  }
  return copying
}

/** Refuses a list of another class, with holes made by accessors, or with names beside its elements. */
export function copyOfList(list: readonly unknown[], copying: Copying): unknown {
  if (Reflect.getPrototypeOf(list) !== Array.prototype) throw refused(NO_LIST)
  const { length } = list
  if (length > copying.left) throw refused(TOO_MUCH)
  const keys = Reflect.ownKeys(list)
  if (keys.length > length + 1) throw refused(NO_LIST)
  const copy: unknown[] = []
  copying.copies.set(list, copy)
  deeper(copying, length, () => {
    for (let index = 0; index < length; index += 1) {
      const found = Reflect.getOwnPropertyDescriptor(list, index)
      if (found !== undefined) copy[index] = copying.admit(dataOf(found))
    }
    // Fewer than its length are holes; whatever has another name is no element.
    const elements = keys.length - 1
    if (Object.keys(copy).length !== elements) throw refused(NO_LIST)
    copy.length = length
  })
  lent.set(copy, list)
  return Object.freeze(copy)
}

/** Of an object with data under names. */
export function copyOfRecord(record: object, copying: Copying): unknown {
  const copy = {}
  const keys = Reflect.ownKeys(record)
  copying.copies.set(record, copy)
  deeper(copying, keys.length, () => {
    for (const key of keys) {
      const found = Reflect.getOwnPropertyDescriptor(record, key)
      if (found === undefined) continue
      const value = copying.admit(dataOf(found))
      const { enumerable = false } = found
      Reflect.defineProperty(copy, key, { value, enumerable, writable: true, configurable: true })
    }
  })
  lent.set(copy, record)
  return Object.freeze(copy)
}

function dataOf(found: PropertyDescriptor): unknown {
  if (!('value' in found)) throw refused(ACCESSOR)
  return found.value
}

/** As the engine sees it: methods of its own are not asked. */
export function copyOfMap(map: ReadonlyMap<unknown, unknown>, copying: Copying): object {
  const copy = new Map<unknown, unknown>()
  copying.copies.set(map, copy)
  deeper(copying, sizeOf(map, Map.prototype), () => {
    Map.prototype.forEach.call(map, (value: unknown, key: unknown) => {
      copy.set(copying.admit(key), copying.admit(value))
    })
  })
  lent.set(copy, map)
  return copy
}

/** As copyOfMap. */
export function copyOfSet(set: ReadonlySet<unknown>, copying: Copying): object {
  const copy = new Set<unknown>()
  copying.copies.set(set, copy)
  deeper(copying, sizeOf(set, Set.prototype), () => {
    Set.prototype.forEach.call(set, (value: unknown) => void copy.add(copying.admit(value)))
  })
  lent.set(copy, set)
  return copy
}

/** As the engine counts: a `size` of its own is not asked. */
function sizeOf(collection: object, prototype: object): number {
  return Reflect.get(prototype, 'size', collection) as number
}

/** Copies what holds so many values; refuses what lies too deep, or is too much. */
export function deeper(copying: Copying, values: number, copy: () => void): void {
  copying.left -= values + 1
  copying.depth += 1
  if (copying.left < 0 || copying.depth > DEEPEST) throw refused(TOO_MUCH)
  copy()
  copying.depth -= 1
}
