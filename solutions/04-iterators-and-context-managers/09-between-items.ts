// Three loops, and always the same question: who runs between two items? Read the programs, run
// nothing, and write down what each of them logs.
//
// Tres bucles y siempre la misma pregunta: ¿quién corre entre un elemento y otro? Hay que leer los
// programas sin ejecutarlos y escribir lo que registra cada uno.
import {
  type AsyncGenerator,
  asyncFor,
  asyncGenerator,
  type Coroutine,
  createTask,
  leave,
  log,
  sleep,
} from '#runtime'

/** Program 1: the fruit lies there already, and a bell wants to ring. */
export function* market(): Coroutine<void> {
  const bell = createTask(ring())
  yield* asyncFor(fruits(), function* (fruit) {
    log(`${fruit} is sold`)
  })
  log('sold out')
  yield* bell
}

function* ring(): Coroutine<void> {
  log('the bell rings')
}

function fruits(): AsyncGenerator<string> {
  return asyncGenerator<string>(function* (emit) {
    log('the stall opens')
    yield* emit('apple')
    log('the apple is gone')
    yield* emit('pear')
    log('the pear is gone')
  })
}

/** What `market` logs: nobody waits, so nobody else has a turn. */
export const marketOrder: readonly string[] = [
  'the stall opens',
  'apple is sold',
  'the apple is gone',
  'pear is sold',
  'the pear is gone',
  'sold out',
  'the bell rings',
]

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

/** What `kitchen` logs: dish after dish, and the radio in between. */
export const kitchenOrder: readonly string[] = [
  'soup is ordered',
  'soup begins',
  'first song',
  'soup is ready',
  'fish is ordered',
  'fish begins',
  'second song',
  'fish is ready',
  'the kitchen closes',
]

/** Program 3: a book without an end, which is left at page 2. */
export function* library(): Coroutine<void> {
  const book = pages()
  yield* asyncFor(book, function* (page) {
    log(`page ${page} is read`)
    if (page === 2) return leave()
  })
  log('the loop is over')
  yield* sleep(1)
  log('a second later')
  yield* book.aclose()
  log('good night')
}

function pages(): AsyncGenerator<number> {
  return asyncGenerator<number>(function* (emit) {
    log('the book is opened')
    try {
      for (let page = 1; ; page += 1) {
        yield* emit(page)
        log(`page ${page} is turned`)
      }
    } finally {
      log('the book is closed')
    }
  })
}

/** What `library` logs: the book stays open until it is closed. */
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
