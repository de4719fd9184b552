// Differs: keeps the programs with notes of the student's in them.
// Se distingue: conserva los programas, con notas propias entre medias.
import {
  CancelledError,
  type Coroutine,
  createTask,
  type Ending,
  type Future,
  gather,
  log,
  sleep,
  wait,
} from '#runtime'

/** Program 1: one of two singers is sent home while both are waited for. */
export function* choir(): Coroutine<void> {
  const anna = createTask(sing('anna', 2))
  const bruno = createTask(sing('bruno', 3))
  const song = gather([anna, bruno])
  yield* sleep(1)
  anna.cancel()
  try {
    yield* song
    // anna is out: is there a song?
    log('the song is over')
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    log('the song breaks off')
  }
  yield* bruno
  log('curtain')
}

function* sing(name: string, seconds: number): Coroutine<void> {
  try {
    yield* sleep(seconds)
    log(`${name} ends`)
  } catch (error) {
    log(`${name} stops`)
    throw error
  }
}

export const choirOrder: readonly string[] = [
  'anna stops',
  'the song breaks off',
  'bruno ends',
  'curtain',
]

/** Program 2: the gather itself is cancelled; one of its children has ended, one has not. */
export function* tour(): Coroutine<void> {
  const band = gather([play('piano', 1), play('drums', 4)])
  // piano: 1 s, over. drums: 2 s left
  yield* sleep(2)
  log(band.cancel() ? 'accepted' : 'refused')
  try {
    yield* band
    log('the tour is over')
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    log('the tour is off')
  }
}

function* play(name: string, seconds: number): Coroutine<void> {
  try {
    yield* sleep(seconds)
    log(`${name} ends`)
  } catch (error) {
    log(`${name} packs`)
    yield* sleep(1)
    log(`${name} leaves`)
    throw error
  }
}

export const tourOrder: readonly string[] = [
  'piano ends',
  'accepted',
  'drums packs',
  'drums leaves',
  'the tour is off',
]

/** Program 3: how everybody ends when a child was cancelled, and the gather too late. */
export function* rehearsal(): Coroutine<object> {
  const anna = createTask(sing('anna', 2))
  const bruno = createTask(sing('bruno', 3))
  const song = gather([anna, bruno])
  yield* sleep(1)
  anna.cancel()
  yield* sleep(1)
  const late = song.cancel()
  yield* wait([bruno])
  return { anna: endingOf(anna), bruno: endingOf(bruno), song: endingOf(song), late }
}

function endingOf(future: Future<unknown>): Ending {
  if (future.cancelled()) return 'cancelled'
  return future.exception() === undefined ? 'returned' : 'raised'
}

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
