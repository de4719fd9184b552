// A page needs three answers, and a list needs many prices. Both programs ask one question after the
// other, tasks or no tasks, and the times add up. Repair them.
//
// Una página necesita tres respuestas, y una lista, muchos precios. Los dos programas hacen una
// pregunta tras otra, con tareas o sin ellas, y los tiempos se suman. Hay que repararlos.
import { type Coroutine, createTask } from '#runtime'

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
  const user = createTask(server.user())
  const orders = createTask(server.orders())
  const weather = createTask(server.weather())
  return { user: yield* user, orders: yield* orders, weather: yield* weather }
}

/** Brings the price of each item, in the order of the items, in the time of the slowest one. */
export function* prices(
  items: string[],
  priceOf: (item: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = items.map((item) => createTask(priceOf(item)))
  const found: number[] = []
  for (const task of tasks) found.push(yield* task)
  return found
}
