// Who is who at the membrane: what a program made, what the kit has of it, and what crossed before.
import { types } from 'node:util'
import { kin } from './own.ts'

/** By what a submission made: what the kit has of it. */
export const known = new WeakMap<object, object>()
/** By what the kit has: what the submission has of it. */
export const lent = new WeakMap<object, object>()

/** The kit has this in the place of what a submission made. */
export function link(guest: object, host: object): object {
  known.set(guest, host)
  lent.set(host, guest)
  return host
}

/** Has this thing of a submission been at the membrane? */
export function isKnown(guest: object): boolean {
  return known.has(guest)
}

/** A submission has this in the place of what the kit made. */
export function lend(host: object, guest: object): object {
  lent.set(host, guest)
  known.set(guest, host)
  return guest
}

/** A property that is read and no more. */
export function hidden(owner: object, key: PropertyKey, value: unknown): void {
  Reflect.defineProperty(owner, key, { value, writable: false, configurable: true })
}

/** The runtime makes its CancelledError without the engine's help, for speed. */
export function isError(value: unknown): value is Error {
  if (types.isNativeError(value)) return true
  const prototype = isThing(value) ? Reflect.getPrototypeOf(value) : null
  return prototype !== null && kin.has(prototype) && isBelow(prototype, Error.prototype)
}

/** Is it more than a plain value? */
export function isThing(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isBelow(value: object, prototype: object): boolean {
  for (let at: object | null = value; at !== null; at = Reflect.getPrototypeOf(at)) {
    if (at === prototype) return true
  }
  return false
}
