// Plain memory that the explorer can see. What a scenario holds for its tasks - an account, a table,
// a list of what was delivered - goes in here: every look at it and every change is noted, and the
// explorer tries both orders of two steps only where they touch the same thing.
import { touch } from '#runtime'

const RAW = new WeakMap<object, object>()

/** The same object, seen through: its fields, its lists and the objects in it are shared, too. */
export function shared<T extends object>(value: T): T {
  const known = RAW.get(value)
  if (known !== undefined) return known as T
  touch(value, 'creates')
  for (const part of partsOf(value)) shared(part)
  const seen = new Proxy(value, HANDLER)
  RAW.set(value, seen)
  RAW.set(seen, seen)
  return seen as T
}

const HANDLER: ProxyHandler<object> = {
  get(target, name) {
    // Methods of maps and sets work on the object itself, and each of them may change it.
    const isMap = target instanceof Map || target instanceof Set
    touch(target, isMap && !LOOKS.has(name) ? 'changes' : 'looks')
    const value: unknown = Reflect.get(target, name, target)
    if (isMap) return typeof value === 'function' ? value.bind(target) : value
    return isPlain(value) ? shared(value) : value
  },
  set(target, name, value) {
    touch(target, 'changes')
    if (isPlain(value)) shared(value)
    return Reflect.set(target, name, value)
  },
  deleteProperty(target, name) {
    touch(target, 'changes')
    return Reflect.deleteProperty(target, name)
  },
  has(target, name) {
    touch(target, 'looks')
    return Reflect.has(target, name)
  },
  ownKeys(target) {
    touch(target, 'looks')
    return Reflect.ownKeys(target)
  },
  defineProperty(target, name, descriptor) {
    touch(target, 'changes')
    return Reflect.defineProperty(target, name, descriptor)
  },
}

const LOOKS = new Set<string | symbol>([
  ...['get', 'has', 'size', 'keys', 'values', 'entries', 'forEach', Symbol.iterator],
])

function partsOf(value: object): object[] {
  const inside = value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value)
  return (value instanceof Set ? [...value] : inside).filter(isPlain)
}

/** Lists, records, maps and sets; what belongs to the runtime notes its own touches. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set
  )
}
