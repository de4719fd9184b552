// The membrane between the kit and a submission. Nothing that a submission made is ever in a
// grader's hands: a grader gets plain values, frozen copies of data, functions and coroutines that
// let only such things through, and the runtime's own objects, which nobody can change. What a
// grader hands over is seen through a view that cannot be written to.
//
//   admit   from the submission to the kit
//   give    from the kit to the submission
//
// What crosses twice is the same thing both times: `known` and `lent` remember who is who.
import { types } from 'node:util'
import { isCoroutine, isFuture } from '#runtime'
import { Unmet } from '../check.ts'
import {
  type Copying,
  copyingWith,
  copyOfList,
  copyOfMap,
  copyOfRecord,
  copyOfSet,
} from './data.ts'
import { copyOfError } from './faults.ts'
import { kin, made, runtimes, walls } from './own.ts'
import { ACCESSOR, FORGED, PROXY, refused, TOO_MUCH } from './refusals.ts'
import { type Coroutine, relay, stepsOf } from './relay.ts'
import {
  type Callable,
  type Crossing,
  detached,
  mirrorOfSet,
  viewOfGuest,
  viewOfHost,
} from './views.ts'
import { hidden, isError, isThing, known, lend, lent, link } from './who.ts'

/** What a grader's callback threw into the submission, where it may have been caught. */
const swallowed: { error: unknown } = { error: undefined }

/** What the submission has kept from the kit since the last call. */
export function kept(): unknown {
  const { error } = swallowed
  swallowed.error = undefined
  return error
}

/** Keeps an error that the submission must not be able to swallow. */
export function keep(error: unknown): void {
  swallowed.error ??= error
}

/** What views take from here. */
const crossing: Crossing = { give, admit, admitting, throwing }

const MOST_CHARACTERS = 1_000_000

/** What a grader gets of a value of the submission. */
export function admit(value: unknown): unknown {
  return isThing(value) ? admitted(value, undefined) : small(value)
}

function admitted(value: unknown, within: Copying | undefined): unknown {
  if (!isThing(value)) return small(value)
  const same = known.get(value) ?? within?.copies.get(value)
  if (same !== undefined) return same
  // The kit's own comes back from an object of the runtime as it is.
  if (lent.has(value)) return value
  const list = detached.get(value)
  if (list !== undefined) return admitted(list, within)
  if (types.isProxy(value)) throw refused(PROXY)
  if (typeof value === 'function')
    return runtimes.has(value) ? value : hostFunction(value as Callable)
  const copying = within ?? copyingWith(admitted)
  const prototype = Reflect.getPrototypeOf(value)
  if (isError(value)) return copyOfError(value, copying)
  if (types.isGeneratorObject(value)) return coroutineFor(value)
  if (prototype !== null && kin.has(prototype)) return ofTheRuntime(value)
  if (Array.isArray(value)) return copyOfList(value, copying)
  if (types.isMap(value)) return copyOfMap(value, copying)
  if (types.isSet(value)) return copyOfSet(value, copying)
  if (types.isPromise(value)) return link(value, new Promise(() => {}))
  if (prototype === Object.prototype || prototype === null) {
    return isPlain(value) ? copyOfRecord(value, copying) : viewOfGuest(value, crossing)
  }
  return viewOfGuest(value, crossing)
}

/** What a grader gets of what a program threw. */
export function admitError(error: unknown): unknown {
  return copyOfError(error, copyingWith(admitted))
}

function small(value: unknown): unknown {
  if (typeof value === 'string' && value.length > MOST_CHARACTERS) throw refused(TOO_MUCH)
  return value
}

/** The runtime's own objects pass: they are closed, and what only looks like one is told apart. */
function ofTheRuntime(value: object): object {
  const prototype = Reflect.getPrototypeOf(value)
  const isForged = Reflect.ownKeys(value).some((key) => {
    const found = Reflect.getOwnPropertyDescriptor(value, key)
    if (found === undefined || !('value' in found) || typeof found.value === 'function') return true
    // A field in the place of what the class says: once this was a class of the submission's.
    return prototype !== null && Reflect.has(prototype, key)
  })
  if (isForged) throw refused(FORGED)
  if (!isFuture(value) && isCoroutine(value)) return coroutineFor(value)
  return Object.preventExtensions(value)
}

/** Only data under names: no accessor, nothing under a symbol. */
function isPlain(record: object): boolean {
  return Reflect.ownKeys(record).every((key) => {
    const found = Reflect.getOwnPropertyDescriptor(record, key)
    if (found !== undefined && !('value' in found)) throw refused(ACCESSOR)
    return typeof key === 'string'
  })
}

/** A function of the submission, for a grader. */
function hostFunction(guest: Callable): object {
  function host(this: unknown, ...values: unknown[]): unknown {
    const given = values.map(give)
    if (new.target !== undefined) return admitting(() => Reflect.construct(guest, given))
    const self = give(this)
    return admitting(() => Reflect.apply(guest, self, given))
  }
  for (const key of ['name', 'length']) {
    const found = Reflect.getOwnPropertyDescriptor(guest, key)?.value as unknown
    const value = key === 'name' ? (typeof found === 'string' ? found : '') : lengthOf(found)
    Reflect.defineProperty(host, key, { value, configurable: true })
  }
  hidden(host, 'toString', () => Function.prototype.toString.call(guest))
  const kind = FUNCTIONS.find((prototype) => prototype === Reflect.getPrototypeOf(guest))
  if (kind !== undefined) Reflect.setPrototypeOf(host, kind)
  return link(guest, host)
}

/** A `length` may be anything, and to make a number of it might run its code. */
function lengthOf(found: unknown): number {
  return typeof found === 'number' ? found : 0
}

const FUNCTIONS = [function* () {}, async () => {}, async function* () {}].map((made) =>
  Reflect.getPrototypeOf(made),
)

function admitting(work: () => unknown): unknown {
  let result: unknown
  try {
    result = work()
  } catch (error) {
    throw admitError(error)
  }
  return admit(result)
}

function coroutineFor(guest: object): object {
  return link(
    guest,
    relay(() => stepsOf(guest as Coroutine), give, admit, admitError, give),
  )
}

/** What `read` gives of the result of a runtime's coroutine that a grader awaits. */
export function awaited(awaitable: unknown): unknown {
  if (!walls.areUp || !isThing(awaitable)) return awaitable
  const prototype = Reflect.getPrototypeOf(awaitable)
  const isTheRuntimes = isFuture(awaitable) || (prototype !== null && kin.has(prototype))
  if (!isTheRuntimes) return awaitable
  return { [Symbol.iterator]: () => readThrough(awaitable as unknown as Iterable<unknown>) }
}

function* readThrough(awaitable: Iterable<unknown>): Coroutine {
  let result: unknown
  try {
    result = yield* awaitable as unknown as Coroutine
  } catch (error) {
    throw admitError(error)
  }
  return admit(result)
}

/** What a grader reads of a future: `future.result()`, `future.exception()`. */
export function read(owner: unknown, method: string): unknown {
  if (!walls.areUp) return (owner as Record<string, Callable>)[method]?.()
  let result: unknown
  try {
    result = (owner as Record<string, Callable>)[method]?.()
  } catch (error) {
    throw admitError(error)
  }
  return isError(result) ? admitError(result) : admit(result)
}

/** The block of a grader that `asyncFor` or `asyncWith` runs with what the submission gave them. */
export function taking(block: (value: unknown) => Coroutine): (value: unknown) => Coroutine {
  if (!walls.areUp) return block
  return function* (value) {
    return yield* block(admit(value))
  }
}

/** What the submission gets of a value of the kit. */
export function give(value: unknown): unknown {
  if (!isThing(value)) return value
  const same = lent.get(value)
  if (same !== undefined) return same
  if (runtimes.has(value)) return value
  if (typeof value === 'function') return guestFunction(value as Callable)
  if (isError(value)) return value instanceof Unmet ? UNMET() : lend(value, Object.freeze(value))
  if (types.isGeneratorObject(value)) return lend(value, coroutineOf(value as Coroutine))
  const prototype = Reflect.getPrototypeOf(value)
  if (prototype !== null && kin.has(prototype)) return value
  if (types.isSet(value)) return lend(value, mirrorOfSet(value, crossing))
  // A Promise that comes back is told by who it is, not by what it holds.
  if (types.isPromise(value)) return lend(value, Object.freeze(value))
  if (types.isMap(value)) return value
  return lend(value, viewOfHost(value, crossing))
}

/** A coroutine of a grader; one with methods of its own is seen as any other object. */
function coroutineOf(host: Coroutine): object {
  if (Reflect.ownKeys(host).length > 0) return viewOfHost(host, crossing)
  return relay(() => host[Symbol.iterator](), admit, give, throwing, admitError)
}

/** What a check demanded in vain is nobody's business but the judge's. */
const UNMET = () => new Error('the check has failed')

/** Keeps an error of a callback that a program must not be able to swallow. */
function throwing(error: unknown): unknown {
  const isMeant =
    isThing(error) &&
    (made.has(error) || known.has(error) || lent.has(error) || kin.has(nearestOf(error)))
  if (!isMeant) keep(error)
  return give(error)
}

function nearestOf(error: object): object {
  return Reflect.getPrototypeOf(error) ?? error
}

function guestFunction(host: Callable): object {
  // `list.map(f)` calls f with the whole list, too: what f does not take is not copied.
  const most = takesAll(host) ? Number.POSITIVE_INFINITY : host.length
  const guest = {
    [host.name](this: unknown, ...values: unknown[]): unknown {
      let taken: { self: unknown; values: unknown[] }
      try {
        taken = { self: admit(this), values: values.slice(0, most).map(admit) }
      } catch (error) {
        keep(error)
        throw error
      }
      let result: unknown
      try {
        result = Reflect.apply(host, taken.self, taken.values)
      } catch (error) {
        throw throwing(error)
      }
      return give(result)
    },
  }[host.name] as object
  Reflect.defineProperty(guest, 'length', { value: host.length })
  const kind = FUNCTIONS.find((prototype) => prototype === Reflect.getPrototypeOf(host))
  if (kind !== undefined) Reflect.setPrototypeOf(guest, kind)
  return lend(host, Object.freeze(guest))
}

/** May a function look at more arguments than its length says? */
function takesAll(f: Callable): boolean {
  const source = Function.prototype.toString.call(f)
  return /^[^)]*(?:\.\.\.|=(?!>))/.test(source) || /\barguments\b/.test(source)
}
