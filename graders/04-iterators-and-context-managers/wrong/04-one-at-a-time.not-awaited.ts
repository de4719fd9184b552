// fails: inTurn asks for the next order when the dish before it is ready
// fails: both return the dishes in the order of the orders, each cooked once
// card: M02
// Takes the coroutine for the dish.
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
    // @ts-expect-error: this is a coroutine.
    dishes.push(cook(order))
  })
  return dishes
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
