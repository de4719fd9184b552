// fails: cooks and serves every dish once, in the order of the list
// fails: cooks on while dishes are being served
// fails: lets the cook wait while the counter is full
// fails: ends when the last dish has been served, and leaves no task behind
// fails: goes on when a dish cannot be served, and gives those dishes
// card: M105
// Believes that `join` waits until the queue is empty.
import { type Coroutine, createTask, Queue, wait } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  const counter = new Queue<string>(places)
  const back: string[] = []
  function* waiter(): Coroutine<void> {
    for (;;) {
      const plate = yield* counter.get()
      try {
        yield* serve(plate)
      } catch {
        back.push(plate)
      }
    }
  }
  const waiting = createTask(waiter())
  for (const dish of dishes) yield* counter.put(yield* cook(dish))
  yield* counter.join()
  waiting.cancel()
  yield* wait([waiting])
  return back
}
