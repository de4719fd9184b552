// Differs: runs one request itself while the others run in tasks; a map keeps the tasks of the prices.
// Se distingue: ejecuta ella misma una petición mientras las demás van en tareas; un mapa guarda las de los precios.
import { type Coroutine, createTask, type Task } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const user = createTask(server.user())
  const orders = createTask(server.orders())
  const weather = yield* server.weather()
  return { weather, orders: yield* orders, user: yield* user }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const asked = new Map<string, Task<number>>()
  for (const item of items) asked.set(item, createTask(priceOf(item), { name: item }))
  const found: number[] = []
  for (const task of asked.values()) found.push(yield* task)
  return found
}
