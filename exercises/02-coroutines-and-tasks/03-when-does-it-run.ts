// Three small programs, each with a surprise in its order. Read them, run nothing, and write down
// what each one logs, from the first line to the last.
//
// Tres programas pequeños, cada uno con una sorpresa en su orden. Hay que leerlos sin ejecutar nada
// y escribir lo que registra cada uno, de la primera línea a la última.
import { type Coroutine, createTask, log, sleep } from '#runtime'
import { todo } from '../todo.ts'

/** Program 1: the tasks are created long before anybody awaits them. */
export function* kitchen(): Coroutine<void> {
  const tea = createTask(serve('tea'))
  const cake = createTask(serve('cake'))
  log('ordered')
  yield* sleep(0)
  log('seated')
  yield* tea
  yield* cake
  log('paid')
}

function* serve(dish: string): Coroutine<void> {
  log(dish)
}

// TODO: written by hand, what `kitchen` logs from first to last: ['...', '...', ...].
export const kitchenOrder: readonly string[] = todo('what kitchen logs, in order')

/** Program 2: the tasks are awaited in another order than they were created. */
export function* errands(): Coroutine<void> {
  const bank = createTask(visit('bank', 1))
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

// TODO: the same for `errands`.
export const errandsOrder: readonly string[] = todo('what errands logs, in order')

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
  yield* sleep(0)
  log(`${text} page 2`)
}

// TODO: the same for `evening`.
export const eveningOrder: readonly string[] = todo('what evening logs, in order')
