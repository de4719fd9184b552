// fails: ends when the last dish has been served, and leaves no task behind
// fails: goes on when a dish cannot be served, and gives those dishes
// card: none
// Leaves the waiter waiting for a dish that never comes.
import { CancelledError, type Coroutine, createTask, Queue } from '#runtime'

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
      } catch (error) {
        if (error instanceof CancelledError) throw error
        back.push(plate)
      } finally {
        counter.taskDone()
      }
    }
  }
  createTask(waiter())
  for (const dish of dishes) yield* counter.put(yield* cook(dish))
  yield* counter.join()
  return back
}
