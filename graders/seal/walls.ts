// Puts up the walls in the sealed process: the kit is hardened, and the border (../border.ts) leads
// through the membrane. A program is evaluated in a SES Compartment of its own, anew for every check;
// its globals come as parameters, which are as fast as its own names.
import * as runtime from '#runtime'
import { border, type Report } from '../border.ts'
import { Unmet } from '../check.ts'
import { EXTENSIBLE } from '../extensible.ts'
import { GuardError } from '../guards.ts'
import { originalOf } from './faults.ts'
import { admit, admitError, give, keep, kept } from './membrane.ts'
import { declared, walls } from './own.ts'
import { FORGED, refused } from './refusals.ts'
import { isKnown } from './who.ts'

declare const getStackString: (error: Error) => string

/** Before the intrinsics are frozen: what the runtime writes on coroutines is kept beside them. */
export function prepare(): void {
  const prototype = Reflect.getPrototypeOf(
    Reflect.getPrototypeOf((function* () {})()) as object,
  ) as object
  for (const key of Object.getOwnPropertySymbols(prototype)) {
    const found = Object.getOwnPropertyDescriptor(prototype, key)
    if (key.description !== 'claimed' || found?.configurable !== true) continue
    const marked = new WeakSet<object>()
    Object.defineProperty(prototype, key, {
      get(this: object) {
        return marked.has(this)
      },
      set(this: object, value: unknown) {
        if (value === true) marked.add(this)
      },
      configurable: false,
    })
  }
}

/** Hardens the kit and changes the border. */
export function putUp(): void {
  keepFactories()
  keepCoroutines()
  Object.defineProperty(GuardError.prototype, 'constructor', { value: Error })
  for (const value of declared) if (isExtensible(value)) openMethods(value.prototype)
  for (const value of [...declared, GuardError]) harden(value)
  walls.areUp = true
  Object.assign(border, {
    names: (own: readonly string[]) => [...own, ...Object.keys(KNOWN)],
    globals: globalsOf,
    evaluate,
    exports: exportsOf,
    imports: importsOf,
    run: reported,
    kept,
    stackOf: (error: Error) => getStackString(originalOf(error)),
  })
}

function isExtensible(value: object): value is { prototype: object } {
  return typeof value === 'function' && EXTENSIBLE.has(value.name)
}

/**
 * What is frozen cannot be assigned to in an object that inherits it, either: `this.toString = ...` in
 * a class that extends Queue would throw here, and nowhere else. As accessors the methods let it be.
 */
function openMethods(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const method: unknown = Reflect.getOwnPropertyDescriptor(prototype, key)?.value
    if (typeof method !== 'function' || key === 'constructor') continue
    harden(method)
    Object.defineProperty(prototype, key, {
      get: () => method,
      set(this: object, value: unknown) {
        if (this === prototype) throw new TypeError('the classes of the runtime do not change')
        const own = { value, writable: true, enumerable: true, configurable: true }
        Object.defineProperty(this, key, own)
      },
    })
  }
}

/** Nobody but the kit makes the tasks that graders create. */
function keepFactories(): void {
  const loops = declared.find((value) => (value as { name?: unknown }).name === 'EventLoop')
  const { prototype } = loops as { prototype: Pick<runtime.EventLoop, 'setTaskFactory'> }
  const { setTaskFactory } = prototype
  const value = function (this: runtime.EventLoop, factory: runtime.TaskFactory | undefined) {
    if (factory !== undefined && factory !== runtime.eagerTaskFactory) {
      throw new TypeError('a task factory of your own is not used here')
    }
    setTaskFactory.call(this, factory)
  }
  Object.defineProperty(prototype, 'setTaskFactory', { value })
}

/** A program gets back its own coroutines; those of a grader it could step, or end. */
function keepCoroutines(): void {
  const { prototype } = runtime.Task
  const { getCoro } = prototype
  const value = function (this: runtime.Task<unknown>): unknown {
    const coroutine = getCoro.call(this)
    return coroutine !== undefined && isKnown(coroutine) ? coroutine : undefined
  }
  Object.defineProperty(prototype, 'getCoro', { value })
}

/** The language's own names, as a Compartment has them. */
const KNOWN: Readonly<Record<string, unknown>> = known()

function known(): Record<string, unknown> {
  const all = new Compartment().globalThis
  const left: readonly string[] = [
    ...['Proxy', 'eval', 'Function', 'Compartment', 'harden', 'lockdown', 'ModuleSource'],
    ...['undefined', 'NaN', 'Infinity', 'globalThis', 'HandledPromise', 'assert', 'console'],
  ]
  const names = Object.getOwnPropertyNames(all).filter((name) => !left.includes(name))
  return Object.fromEntries(names.map((name) => [name, all[name]]))
}

/** Whose numbers Math.random gives; the same for every check. */
const EPOCH = Date.UTC(2026, 0, 1)

function globalsOf(own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { process, console: _, globalThis: __, global: ___, ...refusing } = own
  const { exit, reallyExit, abort, kill, nextTick } = process as Record<string, unknown>
  const world: Record<string, unknown> = {
    ...KNOWN,
    Date: stoppedDate(),
    Math: seededMath(),
    ...refusing,
    process: { env: {}, argv: [], execArgv: [], exit, reallyExit, abort, kill, nextTick },
    console: silentConsole(),
  }
  for (const value of Object.values(world)) harden(value)
  const around = { ...world }
  return { ...world, globalThis: around, global: around }
}

/** A clock that stands: who looks at it sees the same, on every machine and every day. */
function stoppedDate(): unknown {
  const Shared = KNOWN.Date as DateConstructor
  function Stopped(this: unknown, ...values: unknown[]): unknown {
    const time = values.length === 0 ? [EPOCH] : values
    if (new.target === undefined) return String(Reflect.construct(Shared, [EPOCH]))
    return Reflect.construct(Shared, time, new.target === Stopped ? Shared : new.target)
  }
  Object.defineProperty(Stopped, 'prototype', { value: Shared.prototype })
  return Object.assign(Stopped, { now: () => EPOCH, parse: Shared.parse, UTC: Shared.UTC })
}

function seededMath(): object {
  let state = 0x2545f491
  const random = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const own = Object.getOwnPropertyDescriptors(KNOWN.Math as object)
  return Object.defineProperties({}, { ...own, random: { value: random, writable: true } })
}

function silentConsole(): object {
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir', 'assert']
  const more = ['group', 'groupCollapsed', 'groupEnd', 'count', 'countReset', 'time', 'timeEnd']
  return Object.fromEntries([...names, ...more, 'timeLog', 'clear'].map((name) => [name, () => {}]))
}

function evaluate(code: string, filename: string): unknown {
  const compartment = new Compartment()
  for (const name of Object.getOwnPropertyNames(compartment.globalThis)) {
    Reflect.deleteProperty(compartment.globalThis, name)
  }
  return compartment.evaluate(`${code}\n//# sourceURL=${filename}`)
}

function exportsOf(exported: Record<string, unknown>): Record<string, unknown> {
  const seen: Record<string, unknown> = {}
  for (const name of Object.keys(exported)) {
    const get = () => {
      let value: unknown
      try {
        value = exported[name]
      } catch (error) {
        throw admitError(error)
      }
      return admit(value)
    }
    Object.defineProperty(seen, name, { get, enumerable: true })
  }
  return seen
}

/** A module for a program: the runtime as it is, the functions of the kit through the membrane. */
function importsOf(module: object): object {
  const entries = Object.entries(module).map(([name, value]) => [name, imported(name, value)])
  return Object.freeze(Object.fromEntries(entries))
}

function imported(name: string, value: unknown): unknown {
  if (name === 'log') return Object.freeze((text: unknown) => runtime.log(String(text)))
  if (typeof value !== 'function') return value
  const isClass = /^class\b/.test(Function.prototype.toString.call(value))
  return isClass ? harden(value) : give(value)
}

function reported<R extends Report>(run: R): R {
  const warnings = run.warnings.map((context) => {
    const entries = Object.entries(context).map(([key, value]) => {
      return [key, key === 'exception' ? admitError(value) : admit(value)]
    })
    return Object.fromEntries(entries)
  })
  let events: readonly object[] | undefined
  const trace = () => {
    events ??= plainEvents(run)
    return events
  }
  const error = errorOf(run)
  // By their descriptors: a spread would read the trace, which most runs are never asked for.
  return Object.defineProperties({} as R, {
    ...Object.getOwnPropertyDescriptors(run),
    ...(error === undefined ? {} : { error: { value: error, enumerable: true } }),
    warnings: { value: warnings, enumerable: true },
    trace: { get: trace, enumerable: true },
  })
}

/** What a callback threw comes out of a run without having been awaited by anybody. */
function errorOf(run: Report): unknown {
  const { kind, error } = run as { kind?: unknown; error?: unknown }
  return kind !== 'raised' || error instanceof Unmet ? error : admitError(error)
}

/** Names are asked for when the trace is read: whoever throws then has forged one. */
function plainEvents(run: Report): readonly object[] {
  try {
    return run.trace.map(plainEvent)
  } catch {
    keep(refused(FORGED))
    return []
  }
}

/** An event holds words and numbers, whatever was given as a name. */
function plainEvent(event: object): object {
  const isPlain = (value: unknown) => value === null || !/object|function/.test(typeof value)
  if (Object.values(event).every(isPlain)) return event
  const entries = Object.entries(event).map(([key, value]) => [key, isPlain(value) ? value : '?'])
  return Object.fromEntries(entries)
}
