// A page needs three answers, and a list needs many prices. Both programs ask one question after the
// other, tasks or no tasks, and the times add up. Repair them.
//
// Una página necesita tres respuestas, y una lista, muchos precios. Los dos programas hacen una
// pregunta tras otra, con tareas o sin ellas, y los tiempos se suman. Hay que repararlos.
import { type Coroutine, createTask } from '#runtime'
import { todo } from '../todo.ts'

/** Three requests that do not need one another. */
export type Server = {
  user(): Coroutine<string>
  orders(): Coroutine<number>
  weather(): Coroutine<string>
}

/** The three answers. */
export type Page = { user: string; orders: number; weather: string }

/** Brings the three answers, and takes no longer than the slowest of them. */
export function* page(server: Server): Coroutine<Page> {
  // TODO: the three requests are under way at the same time. Delete the next line, repair the rest.
  void todo('repair page: its requests stand in line')
  const user = yield* createTask(server.user())
  const orders = yield* createTask(server.orders())
  const weather = yield* createTask(server.weather())
  return { user, orders, weather }
}

/** Brings the price of each item, in the order of the items, in the time of the slowest one. */
export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  // TODO: all prices are asked for at the same time. Delete the next line, repair the rest.
  void todo('repair prices: each one waits for the one before')
  const found: number[] = []
  for (const item of items) found.push(yield* priceOf(item))
  return found
}
