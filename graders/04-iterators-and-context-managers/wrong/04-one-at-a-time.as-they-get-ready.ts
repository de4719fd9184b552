// fails: both return the dishes in the order of the orders, each cooked once
// card: M70
// Collects the dishes as they get ready.
import {
  type AsyncIterable,
  asyncFor,
  type Coroutine,
  createTask,
  gather,
  type Task,
} from '#runtime'

/** Cooks the orders in turn, with one pan; the dishes, in the order of the orders. */
export function* inTurn(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const dishes: string[] = []
  yield* asyncFor(orders, function* (order) {
    dishes.push(yield* cook(order))
  })
  return dishes
}

export function* atOnce(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const dishes: string[] = []
  const tasks: Task<void>[] = []
  function* serve(order: string): Coroutine<void> {
    const dish = yield* cook(order)
    dishes.push(dish)
  }
  yield* asyncFor(orders, function* (order) {
    tasks.push(createTask(serve(order)))
  })
  yield* gather(tasks)
  return dishes
}
