// Three small programs with more calls than one thinks. Read them, run nothing, and write down what
// each one logs, from the first line to the last.
//
// Tres programas pequeños con más llamadas de las que parece. Hay que leerlos sin ejecutar nada y
// escribir lo que registra cada uno, de la primera línea a la última.
import { type Coroutine, log, sleep } from '#runtime'
import { todo } from '../todo.ts'

/** Program 1: two letters are made, and one of them is awaited. */
export function* post(): Coroutine<void> {
  let letter = deliver('red letter')
  log('post opens')
  letter = deliver('blue letter')
  yield* letter
  log('post closes')
}

function* deliver(letter: string): Coroutine<void> {
  yield* sleep(1)
  log(`${letter} arrives`)
}

// TODO: written by hand, what `post` logs from first to last: ['...', '...', ...].
export const postOrder: readonly string[] = todo('what post logs, in order')

/** Program 2: the tea is made in one line and awaited in another. */
export function* kitchen(): Coroutine<void> {
  const tea = brew()
  log('cups out')
  yield* tea
  log('tea served')
}

function* brew(): Coroutine<void> {
  log('water on')
  yield* sleep(3)
  log('tea ready')
}

// TODO: the same for `kitchen`.
export const kitchenOrder: readonly string[] = todo('what kitchen logs, in order')

/** Program 3: two songs, awaited in another order than they were made. */
export function* concert(): Coroutine<void> {
  const first = sing('first song')
  const second = sing('second song')
  log('curtain')
  yield* second
  yield* first
  log('applause')
}

function* sing(song: string): Coroutine<void> {
  log(song)
}

// TODO: the same for `concert`.
export const concertOrder: readonly string[] = todo('what concert logs, in order')
