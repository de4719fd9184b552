// What belongs to the kit. In the sealed bundle each module of the runtime and of the graders names
// its classes and functions here (pristine.ts inserts the calls), so that all of them can be
// hardened, and so that what a submission made is told from what it was given.
import { EXTENSIBLE } from '../extensible.ts'

/** Classes and functions of the kit, as they are declared. */
export const declared: object[] = []

/** The errors that graders made, and the methods that they put in the place of the runtime's. */
export const made = new WeakSet<object>()

/** The prototypes of the runtime's classes and of its coroutines. */
export const kin = new WeakSet<object>()

/** Classes and functions of the runtime, which both sides use as they are. */
export const runtimes = new WeakSet<object>()

/** Are the walls up? While the kit is loaded, everything is its own. */
export const walls = { areUp: false }

const classes = new WeakSet<object>()

/** Notes what a module declares; `isRuntime` tells where. */
export function declare(isRuntime: boolean, ...values: unknown[]): void {
  for (const value of values) {
    if (typeof value !== 'function') continue
    declared.push(value)
    classes.add(value)
    if (!isRuntime) continue
    runtimes.add(value)
    const { prototype } = value as { prototype?: unknown }
    if (typeof prototype !== 'object' || prototype === null) continue
    kin.add(prototype)
    for (const { value: method } of Object.values(Object.getOwnPropertyDescriptors(prototype))) {
      const made: unknown = typeof method === 'function' ? method.prototype : undefined
      if (typeof made === 'object' && made !== null) kin.add(made)
    }
  }
}

/** Called at the end of the runtime's constructors: nobody adds a method of his own to an instance. */
export function close(self: object): void {
  if (!walls.areUp) return
  if ('callSoon' in self && 'time' in self) openClock(self)
  Object.preventExtensions(self)
}

/** The clock of a loop is the one method that a grader may replace: to hold the thread for a while. */
function openClock(loop: { time: unknown }): void {
  let { time } = loop
  const set = (value: object) => {
    if (!made.has(value)) throw new TypeError('the clock of the loop belongs to the kit')
    time = value
  }
  Object.defineProperty(loop, 'time', { get: () => time, set })
}

/**
 * Called at the beginning of the constructors of the runtime's own classes: one of a submission might
 * lie. `base` is the class whose constructor it is.
 */
export function mayExtend(target: unknown, base: object): void {
  if (!walls.areUp) return
  let nearest: unknown = target
  while (typeof nearest === 'function' && !classes.has(nearest)) {
    nearest = Reflect.getPrototypeOf(nearest)
  }
  const isOpen = typeof nearest === 'function' && EXTENSIBLE.has(nearest.name)
  if (nearest === target || (isOpen && isOrExtends(nearest, base))) return
  throw new TypeError('this class of the runtime cannot be extended here')
}

function isOrExtends(one: unknown, base: object): boolean {
  let at = one
  while (typeof at === 'function' && at !== base) at = Reflect.getPrototypeOf(at)
  return at === base
}

/** Marks an error or a method that a grader made. */
export function own<T extends object>(value: T): T {
  if (!walls.areUp) return value
  made.add(value)
  return Object.freeze(value)
}
