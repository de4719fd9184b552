// fails: lets the cook wait while the counter is full
// card: M106
// One place for the cook's hands: with a single place that is `new Queue(0)`, which has no limit.
import { CancelledError, type Coroutine, createTask, Queue, wait } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  const counter = new Queue<string>(places - places)
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
  const waiting = createTask(waiter())
  for (const dish of dishes) yield* counter.put(yield* cook(dish))
  yield* counter.join()
  waiting.cancel()
  yield* wait([waiting])
  return back
}
