// Differs: the cook has the task, and the queue is shut down when all is cooked.
// Se distingue: la tarea es la del cocinero, y la cola se cierra cuando está todo cocinado.
import { type Coroutine, createTask, Queue, QueueShutDown } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  const counter = new Queue<string>(places)
  const back: string[] = []
  const cooking = createTask(
    (function* (): Coroutine<void> {
      for (const dish of dishes) yield* counter.put(yield* cook(dish))
      counter.shutdown()
    })(),
  )
  for (;;) {
    let plate: string
    try {
      plate = yield* counter.get()
    } catch (error) {
      if (!(error instanceof QueueShutDown)) throw error
      break
    }
    try {
      yield* serve(plate)
    } catch {
      back.push(plate)
    }
  }
  yield* cooking
  return back
}
