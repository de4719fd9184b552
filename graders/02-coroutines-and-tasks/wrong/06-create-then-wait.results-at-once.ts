// fails: page has all three requests under way before it waits for any answer
// fails: page takes no longer than its slowest request
// fails: page sends each request once and brings the three answers
// card: M29
// Creates all the tasks and does not wait for them.
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
  return { user: user.result(), orders: orders.result(), weather: weather.result() }
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
