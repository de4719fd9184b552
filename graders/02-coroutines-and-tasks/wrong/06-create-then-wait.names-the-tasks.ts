// fails: page has all three requests under way before it waits for any answer
// fails: page takes no longer than its slowest request
// card: M24
// Keeps the tasks in variables, and awaits each before the next one exists.
import { type Coroutine, createTask } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const userTask = createTask(server.user())
  const user = yield* userTask
  const ordersTask = createTask(server.orders())
  const orders = yield* ordersTask
  const weatherTask = createTask(server.weather())
  return { user, orders, weather: yield* weatherTask }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = items.map((item) => createTask(priceOf(item)))
  const found: number[] = []
  for (const task of tasks) found.push(yield* task)
  return found
}
