// fails: prices has asked for every price before it waits for any
// fails: prices takes no longer than the slowest answer
// card: M24
// Makes tasks, and awaits each of them in the round that creates it.
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
  for (const item of items) found.push(yield* createTask(priceOf(item)))
  return found
}
