// Differs: a group, and a last plate that means the end.
// Se distingue: un grupo, y un último plato que significa el fin.
import { asyncWith, type Coroutine, Queue, TaskGroup } from '#runtime'

export function* kitchen(
  dishes: string[],
  cook: (dish: string) => Coroutine<string>,
  serve: (plate: string) => Coroutine<void>,
  places: number,
): Coroutine<string[]> {
  const counter = new Queue<string | undefined>(places)
  function* serving(): Coroutine<string[]> {
    const back: string[] = []
    let plate = yield* counter.get()
    while (plate !== undefined) {
      try {
        yield* serve(plate)
      } catch {
        back.push(plate)
      }
      plate = yield* counter.get()
    }
    return back
  }
  return yield* asyncWith(new TaskGroup(), function* (group) {
    const waiter = group.createTask(serving(), { name: 'waiter' })
    for (const dish of dishes) yield* counter.put(yield* cook(dish))
    yield* counter.put(undefined)
    return yield* waiter
  })
}
