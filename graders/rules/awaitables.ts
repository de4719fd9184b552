// Which types are coroutines, futures and tasks. `Coroutine<T>` is an alias that inference loses,
// so a coroutine is recognised by what it yields; Future and Task by the class in runtime/.
import type { Type } from 'ts-morph'

/**
 * Whether every value of the type is a coroutine: a generator that yields futures or bare turns.
 * A generator that hands values to its caller, tasks among them, is none.
 */
export function isCoroutine(type: Type): boolean {
  return every(type, (one) => {
    const yielded = yieldedBy(one)
    return yielded !== undefined && every(yielded, (part) => isTurn(part) || isPlainFuture(part))
  })
}

/** Whether the type is a coroutine that is known to wait for futures, and not only to take turns. */
export function waitsForFutures(type: Type): boolean {
  return (
    isCoroutine(type) &&
    every(type, (one) => {
      const yielded = yieldedBy(one)
      return yielded !== undefined && membersOf(yielded).some(isPlainFuture)
    })
  )
}

/** Whether every value of the type is a Future of the runtime, a Task included. */
export function isFuture(type: Type): boolean {
  return every(type, (one) => isRuntimeClass(one, 'Future'))
}

/** Whether every value of the type is a Task of the runtime. */
export function isTask(type: Type): boolean {
  return every(type, (one) => isRuntimeClass(one, 'Task'))
}

/** Whether `yield*` waits for every value of the type. */
export function isAwaitable(type: Type): boolean {
  return every(type, (one) => isCoroutine(one) || isFuture(one))
}

/** The type of the elements when the type is an array, a tuple or a Set. */
export function elementOf(type: Type): Type[] {
  if (type.isTuple()) return type.getTupleElements()
  const element =
    type.getArrayElementType() ??
    (type.getSymbol()?.getName() === 'Set' ? type.getTypeArguments()[0] : undefined)
  return element === undefined ? [] : [element]
}

/** Whether the type is the class `name` of the runtime, or one derived from it. */
export function isRuntimeClass(type: Type, name: string): boolean {
  const symbol = type.getSymbol()
  if (symbol === undefined) return false
  if (symbol.getName() === name && isOfRuntime(type)) return true
  // `Task<number>` has no bases of its own: those of its class count.
  const bases = (type.getTargetType() ?? type).getBaseTypes()
  return bases.some((base) => isRuntimeClass(base, name))
}

/** Whether the class or interface behind the type is declared in runtime/. */
export function isOfRuntime(type: Type): boolean {
  const declarations = type.getSymbol()?.getDeclarations() ?? []
  return declarations.some((one) => one.getSourceFile().getFilePath().includes('/runtime/'))
}

function yieldedBy(type: Type): Type | undefined {
  if (type.getSymbol()?.getName() !== 'Generator') return undefined
  return type.getTypeArguments()[0]
}

function isTurn(type: Type): boolean {
  return type.isUndefined() || type.isNever()
}

// A coroutine yields `Future`; a generator of tasks is an ordinary generator.
function isPlainFuture(type: Type): boolean {
  return type.getSymbol()?.getName() === 'Future' && isOfRuntime(type)
}

function every(type: Type, test: (one: Type) => boolean): boolean {
  return membersOf(type).every(test)
}

function membersOf(type: Type): Type[] {
  const bound = type.isTypeParameter() ? (type.getConstraint() ?? type) : type
  return bound.isUnion() ? bound.getUnionTypes() : [bound]
}
