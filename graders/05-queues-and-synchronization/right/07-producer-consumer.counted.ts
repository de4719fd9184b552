// Differs: the waiter knows how many dishes there are, and both are gathered.
// Se distingue: el camarero sabe cuántos platos hay, y se espera a los dos con `gather`.
import { type Coroutine, gather, Queue } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  const counter = new Queue<string>(places)
  const back: string[] = []
  function* cooking(): Coroutine<void> {
    for (const dish of dishes) {
      const plate = yield* cook(dish)
      yield* counter.put(plate)
    }
  }
  function* serving(): Coroutine<void> {
    for (const _ of dishes) {
      const plate = yield* counter.get()
      try {
        yield* serve(plate)
      } catch {
        back.push(plate)
      }
    }
  }
  yield* gather([serving(), cooking()])
  return back
}
