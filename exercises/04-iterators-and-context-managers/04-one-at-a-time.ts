// Orders come into a kitchen, one after the other. A cook with one pan takes the next order when the
// dish is ready; a kitchen with a stove for each dish begins with every order when it comes.
//
// Los pedidos llegan a una cocina, uno tras otro. Quien tiene una sola sartén toma el siguiente con el
// plato ya listo; una cocina con un fuego por plato empieza cada pedido en cuanto llega.
import type { AsyncIterable, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Cooks the orders in turn, with one pan; the dishes, in the order of the orders. */
export function* inTurn(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  // TODO: walk through the orders, and wait for each dish before the next order.
  return todo('cook one after the other')
}

/** Cooks each order as soon as it comes; the dishes, in the order of the orders. */
export function* atOnce(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  // TODO: walk through the orders without waiting for a dish, and then wait for all of them.
  return todo('cook all of them at once')
}
