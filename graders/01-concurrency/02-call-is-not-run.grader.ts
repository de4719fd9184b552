// Calling creates, awaiting runs: three programs whose order is predicted.
import { type Coroutine, log, sleep } from '#runtime'
import { exercise } from '../exercise.ts'
import { END, predictsOrder, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/01-concurrency/02-call-is-not-run.ts')

exercise<Module>(import.meta.url, {
  'predicts what post logs': {
    es: 'predice lo que registra post',
    run: predictsOrder('postOrder', () => POST),
  },

  'predicts what kitchen logs': {
    es: 'predice lo que registra kitchen',
    run: predictsOrder('kitchenOrder', () => KITCHEN),
  },

  'predicts what concert logs': {
    es: 'predice lo que registra concert',
    run: predictsOrder('concertOrder', () => CONCERT),
  },
})

function* post(): Coroutine<void> {
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

function* kitchen(): Coroutine<void> {
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

function* concert(): Coroutine<void> {
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

const POST: Scene = {
  program: post,
  why: {
    'post opens': {
      en: "`deliver('red letter')` is a call: it creates a coroutine and runs none of it. The first thing that runs is the next line of `post`.",
      es: "`deliver('red letter')` es una llamada: crea una corrutina y no ejecuta nada de ella. Lo primero que se ejecuta es la línea siguiente de `post`.",
    },
    'blue letter arrives': {
      en: '`yield* letter` awaits what is in `letter` now, the blue one. The red one was created, nobody awaits it, and so nothing of it ever runs.',
      es: '`yield* letter` espera lo que hay ahora en `letter`, la azul. La roja se creó, nadie la espera y por eso no se ejecuta nada de ella.',
    },
    'post closes': {
      en: '`yield* letter` has run the blue letter to its end, and `post` goes on with its last line.',
      es: '`yield* letter` ha ejecutado la azul hasta el final, y `post` sigue con su última línea.',
    },
    [END]: {
      en: 'The red letter was created and never awaited: it does not begin, not even at the end.',
      es: 'La carta roja se creó y nadie la esperó: no empieza, ni siquiera al final.',
    },
  },
  beliefs: {
    'post opens': { 'red letter arrives': 'M01', 'blue letter arrives': 'M01' },
    'blue letter arrives': { 'red letter arrives': 'M12', 'post closes': 'M06' },
    'post closes': { 'red letter arrives': 'M12' },
    [END]: { 'red letter arrives': 'M12' },
  },
  never: ['red letter arrives'],
}

const KITCHEN: Scene = {
  program: kitchen,
  why: {
    'cups out': {
      en: '`const tea = brew()` creates a coroutine that stands before its first line. `kitchen` goes on, and `brew` has not begun.',
      es: '`const tea = brew()` crea una corrutina que se queda delante de su primera línea. `kitchen` sigue, y `brew` no ha empezado.',
    },
    'water on': {
      en: '`yield* tea` is where `brew` begins: awaiting a coroutine runs it.',
      es: '`brew` empieza en `yield* tea`: esperar una corrutina la ejecuta.',
    },
    'tea ready': {
      en: '`kitchen` stands at `yield* tea` until `brew` has ended, and `brew` still sleeps: its line comes first.',
      es: '`kitchen` se queda en `yield* tea` hasta que `brew` ha terminado, y `brew` aún duerme: su línea va primero.',
    },
    'tea served': {
      en: '`brew` has ended, and `kitchen` goes on with the line after `yield* tea`.',
      es: '`brew` ha terminado, y `kitchen` sigue en la línea posterior a `yield* tea`.',
    },
    [END]: {
      en: '`brew` runs once, where it is awaited, and `kitchen` has ended.',
      es: '`brew` se ejecuta una vez, donde se espera, y `kitchen` ha terminado.',
    },
  },
  beliefs: {
    'cups out': { 'water on, tea ready': 'M01', 'water on': 'M12', 'tea ready': 'M12' },
    'water on': { 'tea served': 'M06' },
    'tea ready': { 'tea served': 'M06' },
  },
}

const CONCERT: Scene = {
  program: concert,
  why: {
    curtain: {
      en: 'The two calls of `sing` create two coroutines and run none of them: nothing is sung before the curtain.',
      es: 'Las dos llamadas a `sing` crean dos corrutinas y no ejecutan ninguna: no se canta nada antes del telón.',
    },
    'second song': {
      en: '`yield* second` is the first await, and so the second song is the first to run: the order of the calls decides nothing.',
      es: '`yield* second` es la primera espera, y por eso la segunda canción es la primera que se ejecuta: el orden de las llamadas no decide nada.',
    },
    'first song': {
      en: '`yield* first` runs the other coroutine, which had stood before its first line all the time.',
      es: '`yield* first` ejecuta la otra corrutina, que seguía delante de su primera línea.',
    },
    applause: {
      en: 'Both songs have been awaited to their ends, and `concert` goes on with its last line.',
      es: 'Se han esperado las dos canciones hasta el final, y `concert` sigue con su última línea.',
    },
    [END]: {
      en: 'Each song was awaited once, and a coroutine runs once.',
      es: 'Cada canción se esperó una vez, y una corrutina se ejecuta una sola vez.',
    },
  },
  beliefs: {
    curtain: { 'first song': 'M01', 'second song': 'M01' },
    'second song': { 'first song': 'M12' },
    'first song': { applause: 'M06' },
  },
}
