// fails: an error that the orders raise comes out of both
// card: none
// Takes every error of the orders for their end.
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
  const iterator = orders.aiter()
  for (;;) {
    let order: string
    try {
      order = yield* iterator.anext()
    } catch {
      return dishes
    }
    dishes.push(yield* cook(order))
  }
}

/** Cooks each order as soon as it comes; the dishes, in the order of the orders. */
export function* atOnce(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks: Task<string>[] = []
  yield* asyncFor(orders, function* (order) {
    tasks.push(createTask(cook(order)))
  })
  return yield* gather(tasks)
}
