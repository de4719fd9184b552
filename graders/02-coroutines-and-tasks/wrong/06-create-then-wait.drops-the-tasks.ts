// fails: page has all three requests under way before it waits for any answer
// fails: page takes no longer than its slowest request
// card: M05
// Takes the tasks away and awaits the coroutines.
import { type Coroutine, createTask } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  return {
    user: yield* server.user(),
    orders: yield* server.orders(),
    weather: yield* server.weather(),
  }
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
