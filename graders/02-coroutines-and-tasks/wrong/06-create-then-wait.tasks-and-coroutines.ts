// fails: prices takes no longer than the slowest answer
// fails: prices asks for each price once and returns them in the order of the items
// card: none
// Has tasks ask for the prices, and then asks once more to have the answers.
import { type Coroutine, createTask, gather } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const user = createTask(server.user())
  const orders = createTask(server.orders())
  const weather = createTask(server.weather())
  return { user: yield* user, orders: yield* orders, weather: yield* weather }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = items.map((item) => createTask(priceOf(item)))
  for (const task of tasks) yield* task
  return yield* gather(items.map(priceOf))
}
