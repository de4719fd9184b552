// fails: atOnce begins with each order when it comes, while the others are being cooked
// card: M90
// Puts the whole loop into a task, and leaves its rounds as they are.
import { type AsyncIterable, asyncFor, type Coroutine, createTask } from '#runtime'

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
  return yield* createTask(inTurn(orders, cook))
}
