// Differs: main goes through a list and adds up; each purchase is a task that it waits for at once.
// Se distingue: main recorre una lista y va sumando; cada compra es una tarea que se espera enseguida.
import { type Coroutine, createTask } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  const price = (yield* shop.isInStock(item)) ? yield* shop.priceOf(item) : undefined
  log(`${item}: ${price ?? 'sold out'}`)
  return price ?? 0
}

export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  log('main starts')
  let spent = 0
  for (const item of [first, second]) spent += yield* createTask(buy(item, shop, log))
  log(`main spent ${spent}`)
  return spent
}
