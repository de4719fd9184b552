// What a program throws, as a grader gets it: an error of the nearest class that is not the program's
// own, with the same words. Never the thing itself.
import { GuardError } from '../guards.ts'
import { kin, made } from './own.ts'
import { hidden, isError, isThing, known, lent } from './who.ts'

/** By the copy of an error: the error, whose stack tells the line. */
const originals = new WeakMap<object, Error>()

/** The error behind the copy that a grader has. */
export function originalOf(error: Error): Error {
  return originals.get(error) ?? error
}

/** An error for a grader: the nearest class of the kit's, and what it says. Never the thing itself. */
export function copyOfError(error: unknown, admit: (value: unknown) => unknown): unknown {
  if (!isThing(error)) return admit(error)
  const same = known.get(error)
  if (same !== undefined) return same
  if (made.has(error) || lent.has(error) || GuardError.is(error)) return error
  if (!isError(error)) return admit(error)
  const copy = new Error()
  Reflect.setPrototypeOf(copy, nearest(error))
  // Before its fields are looked at: its cause may be itself.
  known.set(error, copy)
  lent.set(copy, error)
  originals.set(copy, error)
  for (const key of ['message', 'name']) {
    const value = textIn(error, key)
    if (value === (copy as unknown as Record<string, unknown>)[key]) continue
    // The runtime adds what somebody needs to know of a misuse; nobody else has the copy in hand.
    Reflect.defineProperty(copy, key, { value, writable: true, configurable: true })
  }
  for (const key of Reflect.ownKeys(error)) {
    if (typeof key === 'symbol' || ['stack', 'message', 'name'].includes(key)) continue
    const found = Reflect.getOwnPropertyDescriptor(error, key)
    if (found === undefined || !('value' in found)) continue
    const isMark = typeof found.value === 'function' || typeof found.value === 'symbol'
    hidden(copy, key, isMark ? undefined : admit(found.value))
  }
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
