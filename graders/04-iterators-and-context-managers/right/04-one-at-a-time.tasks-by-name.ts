// Differs: tasks in a map by the name of the order, awaited one by one; a task for each dish in turn, too.
// Se distingue: tareas en un mapa por el nombre del pedido, esperadas una a una; también una tarea por plato, por turno.
import { type AsyncIterable, asyncFor, type Coroutine, createTask, type Task } from '#runtime'

export function* inTurn(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const dishes = new Map<string, string>()
  yield* asyncFor(orders, function* (order) {
    dishes.set(order, yield* createTask(cook(order)))
  })
  return [...dishes.values()]
}

export function* atOnce(
  orders: AsyncIterable<string>,
  cook: (order: string) => Coroutine<string>,
): Coroutine<string[]> {
  const cooking = new Map<string, Task<string>>()
  yield* asyncFor(orders, function* (order) {
    cooking.set(order, createTask(cook(order)))
  })
  const dishes: string[] = []
  for (const task of cooking.values()) dishes.push(yield* task)
  return dishes
}
