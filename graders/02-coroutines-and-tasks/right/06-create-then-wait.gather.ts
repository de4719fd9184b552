// Differs: gather makes the tasks, and waits for all of them at once.
// Se distingue: gather crea las tareas y las espera todas a la vez.
import { type Coroutine, gather } from '#runtime'

export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

export type Page = { user: string; orders: number; weather: string }

export function* page(server: Server): Coroutine<Page> {
  const [user, orders, weather] = yield* gather([server.user(), server.orders(), server.weather()])
  return { user, orders, weather }
}

export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  return yield* gather(items.map(priceOf))
}
