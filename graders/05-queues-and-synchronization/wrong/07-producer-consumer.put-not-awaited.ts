// fails: cooks and serves every dish once, in the order of the list
// fails: cooks on while dishes are being served
// fails: lets the cook wait while the counter is full
// fails: ends when the last dish has been served, and leaves no task behind
// fails: goes on when a dish cannot be served, and gives those dishes
// card: M104
// Calls `put` without waiting for it: nothing comes onto the counter.
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
      counter.put(plate)
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
