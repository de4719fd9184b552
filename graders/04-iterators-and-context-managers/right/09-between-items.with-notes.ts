// Differs: keeps a program, with the times noted beside its lines.
// Se distingue: conserva un programa, con los tiempos anotados junto a sus líneas.
import {
  type AsyncGenerator,
  asyncFor,
  asyncGenerator,
  type Coroutine,
  createTask,
  log,
  sleep,
} from '#runtime'

/** Program 2: orders have to be waited for, dishes too, and the radio plays. */
export function* kitchen(): Coroutine<void> {
  const radio = createTask(play())
  yield* asyncFor(orders(), function* (order) {
    log(`${order} begins`)
    yield* sleep(2)
    log(`${order} is ready`)
  })
  yield* radio
  log('the kitchen closes')
}

function* play(): Coroutine<void> {
  yield* sleep(2.5)
  log('first song')
  yield* sleep(2.5)
  log('second song')
}

function orders(): AsyncGenerator<string> {
  return asyncGenerator<string>(function* (emit) {
    for (const order of ['soup', 'fish']) {
      yield* sleep(1)
      log(`${order} is ordered`)
      yield* emit(order)
    }
  })
}

export const kitchenOrder: readonly string[] = [
  'soup is ordered', // 1 s
  'soup begins', // 1 s
  'first song', // 2.5 s
  'soup is ready', // 3 s
  'fish is ordered', // 4 s
  'fish begins', // 4 s
  'second song', // 5 s
  'fish is ready', // 6 s
  'the kitchen closes', // 6 s
]

export const marketOrder: readonly string[] = [
  'the stall opens',
  'apple is sold',
  'the apple is gone',
  'pear is sold',
  'the pear is gone',
  'sold out',
  'the bell rings',
]

export const libraryOrder: readonly string[] = [
  'the book is opened',
  'page 1 is read',
  'page 1 is turned',
  'page 2 is read',
  'the loop is over',
  'a second later',
  'the book is closed',
  'good night',
]
