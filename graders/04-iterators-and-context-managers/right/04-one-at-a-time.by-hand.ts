// Differs: anext() by hand with one pan; a group of tasks, each of which puts its dish in its place.
// Se distingue: anext() a mano con una sartén; un grupo de tareas, cada una de las cuales pone su plato en su sitio.
import {
  type AsyncIterable,
  asyncFor,
  asyncWith,
  type Coroutine,
  StopAsyncIteration,
  TaskGroup,
} from '#runtime'

export function* inTurn(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const dishes: string[] = []
  const iterator = orders.aiter()
  for (;;) {
    let order: string
    try {
      order = yield* iterator.anext()
    } catch (error) {
      if (error instanceof StopAsyncIteration) return dishes
      throw error
    }
    dishes.push(yield* cook(order))
  }
}

export function* atOnce(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const dishes: string[] = []
  yield* asyncWith(new TaskGroup(), function* (group) {
    let count = 0
    function* fill(place: number, order: string): Coroutine<void> {
      dishes[place] = yield* cook(order)
    }
    yield* asyncFor(orders, function* (order) {
      group.createTask(fill(count, order))
      count += 1
    })
  })
  return dishes
}
