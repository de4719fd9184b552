// fails: goes on when a dish cannot be served, and gives those dishes
// card: M105
// A dish that could not be served is never reported.
import { CancelledError, type Coroutine, createTask, Queue, wait } from '#runtime'

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
        counter.taskDone()
      } catch (error) {
        if (error instanceof CancelledError) throw error
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
