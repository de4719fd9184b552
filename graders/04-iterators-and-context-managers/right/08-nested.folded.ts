// Differs: a list of managers folded into one function, from the innermost to the outermost.
// Se distingue: una lista de gestores plegada en una sola función, del de más adentro al de más afuera.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const values: V[] = []
  const whole = managers.reduceRight<() => Coroutine<R | undefined>>(
    (inner, manager) => () =>
      asyncWith(manager, (value) => {
        values.push(value)
        return inner()
      }),
    () => block(values),
  )
  return yield* whole()
}
