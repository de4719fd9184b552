// Who runs between two items: the generator and the loop take turns with each other, and the others
// run only where one of the two really waits. A loop that is left leaves its generator where it stands.
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
import { exercise } from '../exercise.ts'
import { predictsOrder, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/09-between-items.ts')

exercise<Module>(import.meta.url, {
  'predicts what market logs': {
    es: 'predice lo que registra market',
    run: predictsOrder('marketOrder', () => MARKET),
  },

  'predicts what kitchen logs': {
    es: 'predice lo que registra kitchen',
    run: predictsOrder('kitchenOrder', () => KITCHEN),
  },

  'predicts what library logs': {
    es: 'predice lo que registra library',
    run: predictsOrder('libraryOrder', () => LIBRARY),
  },
})

/** Program 1: the fruit lies there already, and a bell wants to ring. */
function* market(): Coroutine<void> {
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

/** Program 2: orders have to be waited for, dishes too, and the radio plays. */
function* kitchen(): Coroutine<void> {
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

/** Program 3: a book without an end, which is left at page 2. */
function* library(): Coroutine<void> {
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

const MARKET: Scene = {
  program: market,
  tasks: ['market', 'bell'],
  why: {
    'the stall opens': {
      en: '`createTask` only puts the bell in line. `market` does not wait: it asks for the first item, and the generator begins.',
      es: '`createTask` solo pone la campana en la cola. `market` no espera: pide el primer elemento, y empieza el generador.',
    },
    'apple is sold': {
      en: '`emit` hands the apple over and the generator stands still. Nothing was waited for, so there was no turn for the bell.',
      es: '`emit` entrega la manzana y el generador se detiene. No se ha esperado nada, así que la campana no ha tenido turno.',
    },
    'the apple is gone': {
      en: 'The body has ended, so the loop asks for the next item: the generator goes on behind its `emit`. Neither of them waits, and the bell has no turn.',
      es: 'El cuerpo ha acabado, así que el bucle pide el siguiente: el generador continúa detrás de su `emit`. Ninguno de los dos espera, y la campana no tiene turno.',
    },
    'pear is sold': {
      en: 'The generator hands over the pear, and the body runs with it.',
      es: 'El generador entrega la pera, y el cuerpo se ejecuta con ella.',
    },
    'the pear is gone': {
      en: 'The loop asks for a third item, and the generator goes on behind its second `emit`.',
      es: 'El bucle pide un tercer elemento, y el generador continúa detrás de su segundo `emit`.',
    },
    'sold out': {
      en: 'The generator has returned: that is StopAsyncIteration, and the loop is over. Still nobody has waited.',
      es: 'El generador ha retornado: eso es StopAsyncIteration, y el bucle ha acabado. Sigue sin haber esperado nadie.',
    },
    'the bell rings': {
      en: '`yield* bell` is the first wait of `market`: only there do others have a turn.',
      es: '`yield* bell` es la primera espera de `market`: hasta ahí los demás no tienen turno.',
    },
  },
  beliefs: {
    'the stall opens': { 'the bell rings': 'M20' },
    'apple is sold': { 'the bell rings': 'M07', 'the apple is gone': 'M90', 'sold out': 'M90' },
    'the apple is gone': {
      'the bell rings': 'M07',
      'pear is sold': 'M90',
      'the pear is gone': 'M90',
    },
    'pear is sold': { 'the bell rings': 'M07', 'the pear is gone': 'M90' },
    'the pear is gone': { 'the bell rings': 'M07', 'sold out': 'M90' },
    'sold out': { 'the bell rings': 'M07' },
  },
}

const KITCHEN: Scene = {
  program: kitchen,
  tasks: ['kitchen', 'radio'],
  why: {
    'soup is ordered': {
      en: 'The first order takes 1 s, the first song 2.5 s.',
      es: 'El primer pedido tarda 1 s; la primera canción, 2.5 s.',
    },
    'soup begins': {
      en: 'The soup is handed over at 1 s, and the body begins with it.',
      es: 'La sopa se entrega al segundo 1, y el cuerpo empieza con ella.',
    },
    'first song': {
      en: 'It is 2.5 s. The body of the loop waits for the soup until 3 s, and holds up the next order, but not the radio: that is another task.',
      es: 'Son los 2.5 s. El cuerpo del bucle espera la sopa hasta los 3 s, y retrasa el siguiente pedido, pero no la radio: es otra tarea.',
    },
    'soup is ready': {
      en: 'The soup takes 2 s from 1 s on; the fish has not been asked for yet.',
      es: 'La sopa tarda 2 s a partir del segundo 1; el pescado aún no se ha pedido.',
    },
    'fish is ordered': {
      en: 'The loop asks for the next order when the body has ended, at 3 s, and it takes 1 s: 4 s. The second song comes at 5 s.',
      es: 'El bucle pide el siguiente pedido cuando el cuerpo ha acabado, a los 3 s, y tarda 1 s: los 4 s. La segunda canción llega a los 5 s.',
    },
    'fish begins': {
      en: 'The fish is handed over, and the body begins with it at once.',
      es: 'El pescado se entrega, y el cuerpo empieza con él enseguida.',
    },
    'second song': {
      en: '2.5 s after the first song it is 5 s, and the fish is ready at 6 s.',
      es: '2.5 s después de la primera canción son los 5 s, y el pescado está listo a los 6 s.',
    },
    'fish is ready': {
      en: 'The fish takes 2 s from 4 s on, and the kitchen waits for it.',
      es: 'El pescado tarda 2 s a partir de los 4 s, y la cocina lo espera.',
    },
    'the kitchen closes': {
      en: 'There are no more orders, and the radio has ended before.',
      es: 'No hay más pedidos, y la radio ya había acabado.',
    },
  },
  beliefs: {
    'soup is ordered': { 'first song': 'M90' },
    'soup begins': { 'fish is ordered': 'M90', 'first song': 'M90' },
    'first song': { 'fish is ordered': 'M90', 'soup is ready': 'M90', 'fish begins': 'M90' },
    'soup is ready': { 'fish is ordered': 'M90', 'fish begins': 'M90', 'second song': 'M90' },
    'fish is ordered': { 'second song': 'M90', 'fish begins': 'M90', 'first song': 'M90' },
    'fish begins': { 'second song': 'M90', 'first song': 'M90' },
    'second song': { 'fish is ready': 'M90', 'the kitchen closes': 'M90' },
    'fish is ready': { 'the kitchen closes': 'M25' },
  },
}

const LIBRARY: Scene = {
  program: library,
  tasks: ['library'],
  never: ['page 2 is turned', 'page 3 is read'],
  why: {
    'the book is opened': {
      en: 'The loop asks for the first page, and the generator begins.',
      es: 'El bucle pide la primera página, y el generador empieza.',
    },
    'page 1 is read': {
      en: '`emit` hands page 1 over; the generator stands still until another page is asked for.',
      es: '`emit` entrega la página 1; el generador se detiene hasta que se pida otra.',
    },
    'page 1 is turned': {
      en: 'The next page is asked for, and the generator goes on behind its `emit`.',
      es: 'Se pide la página siguiente, y el generador continúa detrás de su `emit`.',
    },
    'page 2 is read': {
      en: 'The generator hands page 2 over.',
      es: 'El generador entrega la página 2.',
    },
    'the loop is over': {
      en: '`leave()` ends the loop, and nothing more: nobody asks the generator for another page, and nobody closes it.',
      es: '`leave()` acaba el bucle, y nada más: nadie pide otra página al generador, y nadie lo cierra.',
    },
    'a second later': {
      en: 'The generator stands at its `emit`, inside of the `try`. Time alone does not close it.',
      es: 'El generador sigue en su `emit`, dentro del `try`. El tiempo por sí solo no lo cierra.',
    },
    'the book is closed': {
      en: '`aclose()` ends the generator where it stands, and its `finally` runs. What stands behind the `emit` does not.',
      es: '`aclose()` acaba el generador donde está, y se ejecuta su `finally`. Lo que hay detrás del `emit`, no.',
    },
    'good night': {
      en: '`yield*` has waited until the generator was closed.',
      es: '`yield*` ha esperado hasta que el generador estaba cerrado.',
    },
  },
  beliefs: {
    'page 1 is read': { 'page 1 is turned': 'M90' },
    'page 1 is turned': { 'page 2 is read': 'M90', 'the book is closed': 'M93' },
    'page 2 is read': { 'the book is closed': 'M93' },
    'the loop is over': { 'the book is closed': 'M93', 'page 2 is turned': 'M93' },
    'a second later': { 'the book is closed': 'M93', 'page 2 is turned': 'M93' },
    'the book is closed': { 'good night': 'M93', 'page 2 is turned': 'M93' },
  },
}
