// Differs: the first manager around a call of itself with the rest.
// Se distingue: el primer gestor alrededor de una llamada a sí misma con los demás.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const [first, ...rest] = managers
  if (first === undefined) return yield* block([])
  return yield* asyncWith(first, function* (value) {
    return yield* withAll(rest, (others) => block([value, ...others]))
  })
}
