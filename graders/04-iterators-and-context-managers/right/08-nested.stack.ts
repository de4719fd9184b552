// Differs: a stack of what was entered, which is left by hand, one after the other.
// Se distingue: una pila de aquello en lo que se ha entrado, de la que se sale a mano, uno tras otro.
import type { AsyncContextManager, Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const stack: AsyncContextManager<V>[] = []
  let result: R | undefined
  let trouble: { error: unknown } | undefined
  try {
    const values: V[] = []
    for (const manager of managers) {
      values.push(yield* manager.aenter())
      stack.push(manager)
    }
    result = yield* block(values)
  } catch (error) {
    trouble = { error }
  }
  for (let manager = stack.pop(); manager !== undefined; manager = stack.pop()) {
    try {
      const isDealtWith = yield* manager.aexit(trouble?.error)
      if (trouble !== undefined && isDealtWith === true) trouble = undefined
    } catch (error) {
      trouble = { error }
    }
  }
  if (trouble !== undefined) throw trouble.error
  return result
}
