// fails: prices asks for each price once and returns them in the order of the items
// card: M70
// Puts each price in the list when it comes.
import { type Coroutine, createTask } from '#runtime'

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
  const found: number[] = []
  function* ask(item: string): Coroutine<void> {
    found.push(yield* priceOf(item))
  }
  const tasks = items.map((item) => createTask(ask(item)))
  for (const task of tasks) yield* task
  return found
}
