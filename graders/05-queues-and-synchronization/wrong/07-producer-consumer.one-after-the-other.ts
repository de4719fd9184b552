// fails: cooks on while dishes are being served
// card: M23
// Serves each dish before the next one is begun.
import type { Coroutine } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  _places: number,
): Coroutine<string[]> {
  const back: string[] = []
  for (const dish of dishes) {
    const plate = yield* cook(dish)
    try {
      yield* serve(plate)
    } catch {
      back.push(plate)
    }
  }
  return back
}
