// Differs: programs that were tried out and left changed; the prediction is about those given.
// Se distingue: los programas se probaron y quedaron cambiados; la predicción es sobre los que se dieron.
import { type Coroutine, log, sleep } from '#runtime'

/** Program 1: two letters are made, and one of them is awaited. */
export function* post(): Coroutine<void> {
  let letter = deliver('red letter')
  log('post opens')
  letter = deliver('blue letter')
  yield* letter
  log('post closes')
}

function* deliver(letter: string): Coroutine<void> {
  yield* sleep(2)
  log(`${letter} arrives`)
}

export const postOrder: readonly string[] = [
  'post opens',
  'blue letter arrives',
  'post closes',
] as const

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

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea ready', 'tea served']

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

export const concertOrder: readonly string[] = ['curtain', 'second song', 'first song', 'applause']
