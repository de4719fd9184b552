// fails: page has all three requests under way before it waits for any answer
// fails: page takes no longer than its slowest request
// fails: prices has asked for every price before it waits for any
// fails: prices takes no longer than the slowest answer
// card: M24
// The programs as they were given.
import { type Coroutine, createTask } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const user = yield* createTask(server.user())
  const orders = yield* createTask(server.orders())
  const weather = yield* createTask(server.weather())
  return { user, orders, weather }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found: number[] = []
  for (const item of items) found.push(yield* priceOf(item))
  return found
}
