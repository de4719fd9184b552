// Orders come into a kitchen, one after the other. A cook with one pan takes the next order when the
// dish is ready; a kitchen with a stove for each dish begins with every order when it comes.
//
// Los pedidos llegan a una cocina, uno tras otro. Quien tiene una sola sartén toma el siguiente con el
// plato ya listo; una cocina con un fuego por plato empieza cada pedido en cuanto llega.
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
