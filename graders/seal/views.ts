// Views of objects that live on the other side of the membrane: of the kit's for a submission, of a
// submission's for a grader. What is read through one crosses by the rules of membrane.ts.
import { common } from '../border.ts'
import { known, link } from './who.ts'

/** A function of either side. */
export type Callable = (...values: unknown[]) => unknown

/** How values cross: membrane.ts has them, and makes views. */
export type Crossing = {
  readonly give: (value: unknown) => unknown
  readonly admit: (value: unknown) => unknown
  /** What code of the submission gives or throws, for a grader. */
  readonly admitting: (work: () => unknown) => unknown
  /** An error of a grader's callback, for the submission. */
  readonly throwing: (error: unknown) => unknown
}

/** By a view that was written to: the list that it has been ever since. */
export const detached = new WeakMap<object, unknown[]>()

/**
 * A view of an object of the kit: it is read, and written only where graders share it. A list may be
 * written to all the same, as on a laptop: from then on it is the program's own, and the kit's stays.
 */
export function viewOfHost(host: object, { give, admit, throwing }: Crossing): object {
  const list: unknown[] | undefined = Array.isArray(host) ? [] : undefined
  const shadow = list ?? {}
  const isOpen = common.has(host)
  const at = (key: PropertyKey) => Reflect.getOwnPropertyDescriptor(host, key)
  /** What a program does to a view happens to the kit's object, to a list of its own, or not at all. */
  const change = (open: () => boolean, own: (list: unknown[]) => boolean) => {
    if (isOpen || list === undefined) return isOpen && open()
    detach()
    return own(list)
  }
  const handler: ProxyHandler<object> = {
    get: (_, key) => {
      if (at(key) === undefined && key in shadow) return Reflect.get(shadow, key)
      try {
        return give(Reflect.get(host, key))
      } catch (error) {
        throw throwing(error)
      }
    },
    set: (_, key, value, view) => {
      if (key === '__proto__') return false
      // A setter is a callback: whoever wrote it wants to be told.
      const setter = setterOf(host, key)
      if (setter !== undefined) {
        Reflect.apply(give(setter) as Callable, view, [value])
        return true
      }
      return change(
        () => Reflect.set(host, key, admit(value)),
        (own) => Reflect.set(own, key, value),
      )
    },
    deleteProperty: (_, key) =>
      change(
        () => Reflect.deleteProperty(host, key),
        (own) => Reflect.deleteProperty(own, key),
      ),
    defineProperty: (_, key, found) =>
      key !== '__proto__' &&
      change(
        () => 'value' in found && Reflect.set(host, key, admit(found.value)),
        (own) => Reflect.defineProperty(own, key, found),
      ),
    has: (_, key) => Reflect.has(host, key),
    ownKeys: () => Reflect.ownKeys(host),
    getOwnPropertyDescriptor: (_, key) => {
      const found = at(key)
      if (found === undefined) return undefined
      const value = give(Reflect.get(host, key))
      const isFixed = key === 'length' && Array.isArray(host)
      const { enumerable = false } = found
      return { value, enumerable, writable: true, configurable: !isFixed }
    },
    getPrototypeOf: () => (Array.isArray(host) ? Array.prototype : Object.prototype),
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  }
  const view = new Proxy(shadow, handler)
  function detach(): void {
    if (list === undefined) return
    for (const [index, value] of (host as unknown[]).entries()) list[index] = give(value)
    // Without traps a view is what is behind it.
    for (const trap of Reflect.ownKeys(handler)) Reflect.deleteProperty(handler, trap)
    known.delete(view)
    detached.set(view, list)
  }
  return view
}

/** A setter that a grader wrote: those of the language would change the object itself. */
function setterOf(host: object, key: PropertyKey): Callable | undefined {
  for (let at: object | null = host; at !== null; at = Reflect.getPrototypeOf(at)) {
    if (at === Object.prototype || at === Array.prototype) return undefined
    const found = Reflect.getOwnPropertyDescriptor(at, key)
    if (found !== undefined) return found.set
  }
  return undefined
}

/** A set of its own for the submission, that keeps the kit's in step where graders share it. */
export function mirrorOfSet(host: Set<unknown>, { give, admit }: Crossing): object {
  const mirror = new Set([...host].map(give))
  const isOpen = common.has(host)
  const change = (what: (set: Set<unknown>) => unknown) => {
    if (isOpen) what(host)
    // From now on it is the program's own.
    else known.delete(mirror)
  }
  const methods = {
    add(value: unknown) {
      change((set) => set.add(admit(value)))
      return Set.prototype.add.call(mirror, value)
    },
    delete(value: unknown) {
      change((set) => set.delete(admit(value)))
      return Set.prototype.delete.call(mirror, value)
    },
    clear() {
      change((set) => set.clear())
      Set.prototype.clear.call(mirror)
    },
  }
  for (const [key, value] of Object.entries(methods)) {
    Reflect.defineProperty(mirror, key, { value: Object.freeze(value) })
  }
  return Object.freeze(mirror)
}

/** A view of an object of the submission: an instance of its own class, for a grader to use. */
export function viewOfGuest(guest: object, { give, admitting }: Crossing): object {
  const view = new Proxy(Object.create(null) as object, {
    get: (_, key) => (isOdd(key) ? undefined : admitting(() => Reflect.get(guest, key, guest))),
    set: (_, key, value) => Reflect.set(guest, key, give(value), guest),
    has: (_, key) => !isOdd(key) && Reflect.has(guest, key),
    ownKeys: () => Reflect.ownKeys(guest).filter((key) => typeof key === 'string'),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Reflect.getOwnPropertyDescriptor(guest, key)
      if (found === undefined || isOdd(key)) return undefined
      const value = admitting(() => Reflect.get(guest, key, guest))
      return { value, enumerable: found.enumerable ?? false, configurable: true, writable: true }
    },
    getPrototypeOf: () => Object.prototype,
    deleteProperty: () => false,
    defineProperty: () => false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  })
  return link(guest, view)
}

/** Of the symbols only iteration is a submission's to define. */
function isOdd(key: PropertyKey): boolean {
  return typeof key === 'symbol' && key !== Symbol.iterator
}
