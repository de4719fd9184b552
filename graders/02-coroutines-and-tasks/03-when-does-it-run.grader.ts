// Three small programs whose order is predicted, by where tasks start and who awaits whom.
import { type Coroutine, createTask, log, sleep } from '#runtime'
import { exercise } from '../exercise.ts'
import { predictsOrder, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/03-when-does-it-run.ts')

exercise<Module>(import.meta.url, {
  'predicts what kitchen logs': {
    es: 'predice lo que registra kitchen',
    run: predictsOrder('kitchenOrder', () => KITCHEN),
  },

  'predicts what errands logs': {
    es: 'predice lo que registra errands',
    run: predictsOrder('errandsOrder', () => ERRANDS),
  },

  'predicts what evening logs': {
    es: 'predice lo que registra evening',
    run: predictsOrder('eveningOrder', () => EVENING),
  },
})

function* kitchen(): Coroutine<void> {
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

function* errands(): Coroutine<void> {
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

function* evening(): Coroutine<void> {
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

const KITCHEN: Scene = {
  program: kitchen,
  tasks: ['kitchen', 'tea', 'cake'],
  why: {
    ordered: {
      en: '`createTask` runs nothing, and nothing suspends `kitchen` before `yield* sleep(0)`: all its lines up to there come first.',
      es: '`createTask` no ejecuta nada, y nada suspende a `kitchen` antes de `yield* sleep(0)`: primero van todas sus líneas hasta ahí.',
    },
    tea: {
      en: '`yield* sleep(0)` suspends `kitchen`, and the first in the queue gets its turn: `tea`, the first to be created.',
      es: '`yield* sleep(0)` suspende a `kitchen`, y le toca a la primera de la cola: `tea`, la primera que se creó.',
    },
    cake: {
      en: '`cake` stands in the queue behind `tea`, and `kitchen` behind both: `yield* sleep(0)` sent it to the end.',
      es: '`cake` está en la cola detrás de `tea`, y `kitchen` detrás de las dos: `yield* sleep(0)` la mandó al final.',
    },
    seated: {
      en: 'The turn of `kitchen` has come again, and it goes on where it was: with the line after `yield* sleep(0)`.',
      es: 'Le toca otra vez a `kitchen`, que sigue donde estaba: en la línea posterior a `yield* sleep(0)`.',
    },
    paid: {
      en: '`tea` and `cake` have ended, so `yield* tea` and `yield* cake` do not wait: `kitchen` goes straight on to its last line.',
      es: '`tea` y `cake` ya han acabado, así que `yield* tea` y `yield* cake` no esperan: `kitchen` sigue hasta su última línea.',
    },
  },
  beliefs: {
    ordered: { tea: 'M20', cake: 'M20' },
    tea: { seated: 'M21', paid: 'M21' },
  },
}

const ERRANDS: Scene = {
  program: errands,
  tasks: ['errands', 'bank', 'market'],
  why: {
    'enter bank': {
      en: '`yield* market` suspends `errands`, and the first in the queue gets its turn: `bank`, the first to be created.',
      es: '`yield* market` suspende a `errands`, y le toca a la primera de la cola: `bank`, la primera que se creó.',
    },
    'enter market': {
      en: '`yield* sleep(1)` suspends `bank` and nobody else: the next in the queue, `market`, gets its turn.',
      es: '`yield* sleep(1)` suspende a `bank` y a nadie más: le toca a la siguiente de la cola, `market`.',
    },
    'leave bank': {
      en: 'Both sleep at the same time, `bank` for 1 s and `market` for 2 s: each goes on when its own time is over, whoever is awaited.',
      es: 'Las dos duermen a la vez, `bank` 1 s y `market` 2 s: cada una sigue cuando pasa su tiempo, se espere a quien se espere.',
    },
    'leave market': {
      en: '`errands` stands at `yield* market` until `market` ends; that `bank` has ended does not wake it.',
      es: '`errands` está parada en `yield* market` hasta que acabe `market`; que haya acabado `bank` no la despierta.',
    },
    'market done': {
      en: 'The end of `market` wakes `errands`, which goes on with the line after `yield* market`.',
      es: 'El final de `market` despierta a `errands`, que sigue en la línea posterior a `yield* market`.',
    },
    'bank done': {
      en: '`bank` ended long ago, so `yield* bank` does not wait: `errands` goes straight on.',
      es: '`bank` acabó hace rato, así que `yield* bank` no espera: `errands` sigue sin parar.',
    },
  },
  beliefs: {
    'enter bank': { 'enter market': 'M22' },
    'enter market': { 'leave bank': 'M06', 'bank done': 'M06' },
    'leave bank': { 'leave market': 'M22' },
  },
}

const EVENING: Scene = {
  program: evening,
  tasks: ['evening', 'letter'],
  why: {
    'book page 1': {
      en: "`yield* read('book')` creates no task: the coroutine runs at once, inside `evening`, which is running; `letter` still stands in the queue.",
      es: "`yield* read('book')` no crea ninguna tarea: la corrutina se ejecuta al momento, dentro de `evening`, que está en marcha; `letter` sigue en la cola.",
    },
    'letter page 1': {
      en: 'The `yield* sleep(0)` of the book suspends `evening`, and only it: the first in the queue is `letter`.',
      es: 'El `yield* sleep(0)` del libro suspende a `evening`, y solo a ella: la primera de la cola es `letter`.',
    },
    'book page 2': {
      en: 'The `yield* sleep(0)` of the letter sends `letter` to the end of the queue, behind `evening`: they take turns.',
      es: 'El `yield* sleep(0)` de la carta manda a `letter` al final de la cola, detrás de `evening`: se turnan.',
    },
    'book read': {
      en: 'The coroutine of the book has returned, and nothing suspends `evening` between page 2 and the next line: no turn passes.',
      es: 'La corrutina del libro ha terminado, y nada suspende a `evening` entre la página 2 y la línea siguiente: no pasa ningún turno.',
    },
    'letter page 2': {
      en: '`yield* letter` suspends `evening` until `letter` ends, and `letter` has a page to go.',
      es: '`yield* letter` suspende a `evening` hasta que acabe `letter`, a la que le queda una página.',
    },
    'letter read': {
      en: 'The end of `letter` wakes `evening`, which goes on with its last line.',
      es: 'El final de `letter` despierta a `evening`, que sigue con su última línea.',
    },
  },
  beliefs: {
    'book page 1': { 'letter page 1': 'M20' },
    'letter page 1': { 'book page 2': 'M06', 'book read': 'M06' },
  },
}
