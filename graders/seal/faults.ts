// What a program throws, as a grader gets it: an error of the nearest class that is not the program's
// own, with the same words. Never the thing itself.
import { GuardError } from '../guards.ts'
import { type Copying, deeper } from './data.ts'
import { kin, made } from './own.ts'
import { hidden, isError, isThing, known, lent, link } from './who.ts'

/** By the copy of an error: the error, whose stack tells the line. */
const originals = new WeakMap<object, Error>()

/** The error behind the copy that a grader has. */
export function originalOf(error: Error): Error {
  return originals.get(error) ?? error
}

/** An error for a grader: the nearest class of the kit's, and what it says. Never the thing itself. */
export function copyOfError(error: unknown, copying: Copying): unknown {
  if (!isThing(error)) return copying.admit(error)
  const same = known.get(error)
  if (same !== undefined) return same
  if (made.has(error) || lent.has(error) || GuardError.is(error)) return error
  if (!isError(error)) return copying.admit(error)
  const copy = new Error()
  Reflect.setPrototypeOf(copy, nearest(error))
  // Before its fields are looked at: its cause may be itself.
  copying.copies.set(error, copy)
  for (const key of ['message', 'name']) {
    const value = textIn(error, key)
    if (value === (copy as unknown as Record<string, unknown>)[key]) continue
    // The runtime adds what somebody needs to know of a misuse; nobody else has the copy in hand.
    Reflect.defineProperty(copy, key, { value, writable: true, configurable: true })
  }
  const keys = Reflect.ownKeys(error)
  deeper(copying, keys.length, () => {
    for (const key of keys) {
      if (typeof key === 'symbol' || ['stack', 'message', 'name'].includes(key)) continue
      const found = Reflect.getOwnPropertyDescriptor(error, key)
      if (found === undefined || !('value' in found)) continue
      const isMark = typeof found.value === 'function' || typeof found.value === 'symbol'
      hidden(copy, key, isMark ? undefined : copying.admit(found.value))
    }
  })
  link(error, copy)
  originals.set(copy, error)
  return copy
}

/** The first prototype that is the language's or the runtime's. */
function nearest(error: object): object {
  let prototype = Reflect.getPrototypeOf(error)
  while (prototype !== null && !kin.has(prototype) && !NATIVE.has(prototype)) {
    prototype = Reflect.getPrototypeOf(prototype)
  }
  return prototype ?? Error.prototype
}

const NATIVE = new Set<object>(
  [
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
    AggregateError,
  ].map(({ prototype }) => prototype),
)

/** A text that is plain data somewhere along the chain; no accessor runs. */
function textIn(error: object, key: string): string {
  for (let at: object | null = error; at !== null; at = Reflect.getPrototypeOf(at)) {
    const found = Reflect.getOwnPropertyDescriptor(at, key)
    if (found === undefined) continue
    if (typeof found.value === 'string') return found.value.slice(0, 10_000)
    if (NATIVE.has(at) && found.get !== undefined) return String(found.get.call(error))
    return ''
  }
  return ''
}
