// Differs: the programs were changed while thinking about them; the predictions are of what was given.
// Se distingue: los programas se cambiaron mientras se pensaban; las predicciones son de los que se dieron.
import { type Coroutine, createTask, log, sleep } from '#runtime'

/** Program 1: the tasks are created long before anybody awaits them. */
export function* kitchen(): Coroutine<void> {
  const tea = createTask(serve('tea'))
  const cake = createTask(serve('cake'))
  log('ordered')
  yield* sleep(5)
  log('seated')
  yield* tea
  yield* cake
  log('paid')
}

function* serve(dish: string): Coroutine<void> {
  log(dish)
}

export const kitchenOrder: readonly string[] = ['ordered', 'tea', 'cake', 'seated', 'paid']

/** Program 2: the tasks are awaited in another order than they were created. */
export function* errands(): Coroutine<void> {
  const bank = createTask(visit('bank', 9))
  const market = createTask(visit('market', 2))
  yield* market
  log('market done')
  yield* bank
  log('bank done')
}

function* visit(place: string, seconds: number): Coroutine<void> {
  log(`enter ${place}`)
  yield* sleep(seconds)
  log(`leave ${place}`)
}

export const errandsOrder: readonly string[] = [
  'enter bank',
  'enter market',
  'leave bank',
  'leave market',
  'market done',
  'bank done',
]

/** Program 3: a task, and a coroutine that is awaited without a task of its own. */
export function* evening(): Coroutine<void> {
  const letter = createTask(read('letter'))
  yield* read('book')
  log('book read')
  yield* letter
  log('letter read')
}

function* read(text: string): Coroutine<void> {
  log(`${text} page 1`)
  yield* sleep(5)
  log(`${text} page 2`)
}

export const eveningOrder: readonly string[] = [
  'book page 1',
  'letter page 1',
  'book page 2',
  'book read',
  'letter page 2',
  'letter read',
]
