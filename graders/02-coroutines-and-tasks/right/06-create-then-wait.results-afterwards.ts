// Differs: waits for the last task first, and reads the results when all have ended.
// Se distingue: espera primero la última tarea, y lee los resultados cuando han acabado todas.
import { type Coroutine, createTask, type Task } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const [user, orders, weather] = [server.user(), server.orders(), server.weather()] as const
  const tasks = { user: createTask(user), orders: createTask(orders), weather: createTask(weather) }
  for (const task of [tasks.weather, tasks.orders, tasks.user]) yield* task as Task<unknown>
  return {
    user: tasks.user.result(),
    orders: tasks.orders.result(),
    weather: tasks.weather.result(),
  }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = items.map((item) => createTask(priceOf(item)))
  for (const task of tasks.toReversed()) yield* task
  return tasks.map((task) => task.result())
}
