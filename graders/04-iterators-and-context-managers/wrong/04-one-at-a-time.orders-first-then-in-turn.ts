// fails: inTurn asks for the next order when the dish before it is ready
// card: none
// Asks for all the orders before the first dish is begun.
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
  const all: string[] = []
  yield* asyncFor(orders, function* (order) {
    all.push(order)
  })
  const dishes: string[] = []
  for (const order of all) dishes.push(yield* cook(order))
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
