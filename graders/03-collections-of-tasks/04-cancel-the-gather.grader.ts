// Cancelling goes down: from the gather, or from who waits for it, to every child. From a child only
// its CancelledError goes up.
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
import { exercise } from '../exercise.ts'
import { predictsOrder, predictsResult, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/04-cancel-the-gather.ts')

exercise<Module>(import.meta.url, {
  'predicts what choir logs': {
    es: 'predice lo que registra choir',
    run: predictsOrder('choirOrder', () => CHOIR),
  },

  'predicts what tour logs': {
    es: 'predice lo que registra tour',
    run: predictsOrder('tourOrder', () => TOUR),
  },

  'predicts what rehearsal returns': {
    es: 'predice lo que devuelve rehearsal',
    run: predictsResult('rehearsalResult', () => REHEARSAL),
  },
})

/** Program 1: one of two singers is sent home while both are waited for. */
function* choir(): Coroutine<void> {
  const anna = createTask(sing('anna', 2))
  const bruno = createTask(sing('bruno', 3))
  const song = gather([anna, bruno])
  yield* sleep(1)
  anna.cancel()
  try {
    yield* song
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

/** Program 2: the gather itself is cancelled; one of its children has ended, one has not. */
function* tour(): Coroutine<void> {
  const band = gather([play('piano', 1), play('drums', 4)])
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

/** Program 3: how everybody ends when a child was cancelled, and the gather too late. */
function* rehearsal(): Coroutine<object> {
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

const CHOIR: Scene = {
  program: choir,
  tasks: ['choir', 'anna', 'bruno'],
  never: ['anna ends', 'bruno stops', 'the song is over'],
  why: {
    'anna stops': {
      en: '`anna` is cancelled at 1 s, in the middle of her 2 s: the CancelledError reaches her in the next turn.',
      es: 'A `anna` se la cancela al segundo 1, en mitad de sus 2 s: el CancelledError le llega en el turno siguiente.',
    },
    'the song breaks off': {
      en: 'The first child that ends badly ends the gather, and a cancelled one is such a child: `yield* song` raises its CancelledError at once, and nobody asks `bruno` to stop.',
      es: 'La primera tarea que acaba mal acaba con el gather, y una cancelada lo es: `yield* song` lanza enseguida su CancelledError, y nadie pide a `bruno` que pare.',
    },
    'bruno ends': {
      en: 'Nobody has cancelled `bruno`: he goes on to his end at 3 s, and `choir` waits for him.',
      es: 'A `bruno` no lo ha cancelado nadie: sigue hasta su final, a los 3 s, y `choir` lo espera.',
    },
    curtain: {
      en: '`bruno` has ended, and so has the wait for him.',
      es: '`bruno` ha acabado, y con él la espera.',
    },
  },
  beliefs: {
    'anna stops': {
      'anna ends': 'M76',
      'bruno stops': 'M76',
      'the song breaks off': 'M76',
      'bruno ends': 'M76',
    },
    'the song breaks off': {
      'bruno stops': 'M76',
      'bruno ends': 'M76',
      'the song is over': 'M76',
      curtain: 'M76',
    },
    'bruno ends': { 'bruno stops': 'M76', 'the song is over': 'M76', curtain: 'M76' },
    curtain: { 'the song is over': 'M76', 'bruno stops': 'M76' },
  },
}

const TOUR: Scene = {
  program: tour,
  tasks: ['tour', 'piano', 'drums'],
  never: ['refused', 'drums ends', 'piano packs', 'piano leaves', 'the tour is over'],
  why: {
    'piano ends': {
      en: '`piano` needs 1 s, and nobody cancels anything before 2 s.',
      es: '`piano` necesita 1 s, y nadie cancela nada antes de los 2 s.',
    },
    accepted: {
      en: 'One child has not ended, so there is somebody to cancel: `band.cancel()` answers true. It asks and does not wait: no other task has a turn before the answer is logged.',
      es: 'Queda una tarea sin acabar, así que hay a quién cancelar: `band.cancel()` responde true. Pide y no espera: ninguna otra tarea tiene turno antes de que se registre la respuesta.',
    },
    'drums packs': {
      en: 'To cancel the gather is to cancel every child that has not ended. `drums` gets its CancelledError in the next turn, while `tour` waits for the gather; `piano` had ended.',
      es: 'Cancelar el gather es cancelar cada una de sus tareas que no haya acabado. A `drums` le llega su CancelledError en el turno siguiente, mientras `tour` espera al gather; `piano` ya había acabado.',
    },
    'drums leaves': {
      en: 'The gather has not ended when it is cancelled: it ends with its child, and the cleanup of `drums` takes 1 s more.',
      es: 'El gather no acaba al cancelarlo: acaba con su tarea, y a la limpieza de `drums` le falta 1 s.',
    },
    'the tour is off': {
      en: '`drums` has ended cancelled, and with it the gather: `yield* band` raises CancelledError.',
      es: '`drums` ha acabado cancelada, y con ella el gather: `yield* band` lanza CancelledError.',
    },
  },
  beliefs: {
    'piano ends': { refused: 'M76', accepted: 'M76', 'piano packs': 'M76' },
    accepted: { refused: 'M76', 'drums packs': 'M40', 'drums ends': 'M76', 'piano packs': 'M76' },
    'drums packs': {
      'the tour is off': 'M76',
      'the tour is over': 'M76',
      'drums ends': 'M76',
      'piano packs': 'M76',
    },
    'drums leaves': { 'the tour is off': 'M46', 'the tour is over': 'M76', 'drums ends': 'M76' },
    'the tour is off': { 'the tour is over': 'M76' },
  },
}

const REHEARSAL: Scene = {
  program: rehearsal,
  tasks: ['rehearsal', 'anna', 'bruno'],
  answers: ['cancelled', 'returned', 'raised', true, false],
  why: {
    anna: {
      en: 'She was cancelled in the middle of her 2 s, and she passes the CancelledError on.',
      es: 'Se la canceló en mitad de sus 2 s, y deja pasar el CancelledError.',
    },
    bruno: {
      en: 'Nobody cancels him: that `anna` is cancelled changes nothing for him, and the gather, which had ended, passes no request on.',
      es: 'Nadie lo cancela: que se cancele a `anna` no cambia nada para él, y el gather, que ya había acabado, no transmite ninguna petición.',
    },
    song: {
      en: 'Nobody cancelled the gather in time. It has the CancelledError of `anna` as its error, as it would have any other: it failed, and is not cancelled itself.',
      es: 'Nadie canceló el gather a tiempo. Su error es el CancelledError de `anna`, como podría ser cualquier otro: ha fallado, y no está cancelado él mismo.',
    },
    late: {
      en: 'The gather ended with the CancelledError of `anna`, 1 s before: there is nothing left to cancel.',
      es: 'El gather acabó con el CancelledError de `anna`, 1 s antes: ya no queda nada que cancelar.',
    },
  },
  beliefs: {
    anna: { returned: 'M76', raised: 'M51' },
    bruno: { cancelled: 'M76', raised: 'M76' },
    song: { cancelled: 'M76', returned: 'M76' },
    late: { true: 'M76' },
  },
}
