// A cook puts dishes on a counter, and a waiter serves them. The counter has few places: when it is
// full the cook waits, when it is empty the waiter does. A bounded queue is such a counter.
//
// Un cocinero deja platos en una barra y un camarero los sirve. La barra tiene pocos sitios: si está
// llena espera el cocinero, y si está vacía, el camarero. Una cola acotada es una barra así.
import { type Coroutine, createTask, Queue, wait } from '#runtime'

/** Cooks and serves all dishes; gives those that could not be served. */
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
      } finally {
        counter.taskDone()
      }
    }
  }
  const waiting = createTask(waiter())
  for (const dish of dishes) yield* counter.put(yield* cook(dish))
  yield* counter.join()
  // It waits at `get` now, with no plate in its hands.
  waiting.cancel()
  yield* wait([waiting])
  return back
}
