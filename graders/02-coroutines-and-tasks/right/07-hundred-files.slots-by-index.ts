// Differs: a coroutine of its own puts each size in its place; gather only waits for all of them.
// Se distingue: una corrutina propia pone cada tamaño en su sitio; gather solo las espera a todas.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found = names.map(() => 0)
  function* fill(name: string, place: number): Coroutine<void> {
    found[place] = yield* read(name)
  }
  yield* gather(names.map(fill))
  return found
}
