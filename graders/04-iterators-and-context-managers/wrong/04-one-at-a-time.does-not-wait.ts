// fails: atOnce returns when the last dish is ready, whichever that is
// fails: both return the dishes in the order of the orders, each cooked once
// card: M25
// Leaves the tasks behind when there are no more orders.
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
  const dishes: string[] = []
  function* serve(order: string, place: number): Coroutine<void> {
    dishes[place] = yield* cook(order)
  }
  let place = 0
  yield* asyncFor(orders, function* (order) {
    createTask(serve(order, place))
    place += 1
  })
  return dishes
}
