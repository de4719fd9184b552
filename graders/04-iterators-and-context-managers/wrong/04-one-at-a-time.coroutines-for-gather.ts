// fails: atOnce begins with each order when it comes, while the others are being cooked
// card: none
// Keeps coroutines, which begin only with the gather.
import { type AsyncIterable, asyncFor, type Coroutine, gather } from '#runtime'

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
  const cooking: Coroutine<string>[] = []
  yield* asyncFor(orders, function* (order) {
    cooking.push(cook(order))
  })
  return yield* gather(cooking)
}
