// A prediction is a list of strings in the student's file. It is compared with what the programs
// below log when they run: the same programs as in the stub (tests/predict.test.ts), out of reach
// of the file that is graded. The first wrong step is explained by the rule that decides it.
import { type Coroutine, createTask, log, sleep, type TraceEvent } from '#runtime'
import { demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Given } from '../judge.ts'
import type { Text } from '../language.ts'
import { type Played, play, print } from '../observe.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/03-when-does-it-run.ts')

exercise<Module>(import.meta.url, {
  'predicts what kitchen logs': {
    es: 'predice lo que registra kitchen',
    run: (given) => compare(given, 'kitchenOrder', KITCHEN),
  },

  'predicts what errands logs': {
    es: 'predice lo que registra errands',
    run: (given) => compare(given, 'errandsOrder', ERRANDS),
  },

  'predicts what evening logs': {
    es: 'predice lo que registra evening',
    run: (given) => compare(given, 'eveningOrder', EVENING),
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

/** A program with what a tutor says about each line that it logs. */
type Scene = {
  readonly program: () => Coroutine<void>
  /** What to call its tasks, in the order of creation; they have no names of their own. */
  readonly tasks: readonly string[]
  /** Why a line is logged where it is. */
  readonly why: Readonly<Record<string, Text>>
  /** What somebody believes who predicts another line there: cards, by the two lines. */
  readonly beliefs: Readonly<Record<string, Readonly<Record<string, string>>>>
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

/** Demands what a program logs, in its order, as a list that is written out. */
function compare(given: Given<Module>, name: keyof Module & `${string}Order`, scene: Scene): void {
  const program = scene.program.name
  const said = given.literals[name]
  demand(said !== undefined || name in given.module, () => notWritten(name, 'missing'))
  demand(isStrings(said), () => notWritten(name, said === undefined ? 'computed' : 'other', said))
  const run = play(scene.program())
  if (run.kind !== 'returned') throw new Error(`${program} ended as ${run.kind}: a bug of the kit`)
  const words = wordsOf(run)
  const unknown = said.find((word) => !words.includes(word))
  demand(unknown === undefined, () => misspelt(program, unknown ?? '', words))
  const twice = said.find((word, index) => said.indexOf(word) < index)
  demand(twice === undefined, () => ({
    seen: {
      en: `${print(twice)} stands more than once in ${name}; ${program} logs each thing once.`,
      es: `${print(twice)} aparece más de una vez en ${name}; ${program} registra cada cosa una vez.`,
    },
  }))
  const step = words.findIndex((word, index) => said[index] !== word)
  demand(step === -1 || step < said.length, () => tooShort(name, said.length, words.length))
  demand(step === -1, () => firstWrong(scene, run, step, said[step] ?? ''))
}

/** The first step that is predicted wrong, the rule that decides it, and the trace up to it. */
function firstWrong(scene: Scene, run: Played<void>, step: number, instead: string) {
  const word = wordsOf(run)[step] ?? ''
  const card = scene.beliefs[word]?.[instead]
  const why = scene.why[word]
  return {
    seen: {
      en: `Step ${step + 1} of ${scene.program.name} logs "${word}", and the prediction says "${instead}". ${why?.en}`,
      es: `El paso ${step + 1} de ${scene.program.name} registra "${word}", y la predicción dice "${instead}". ${why?.es}`,
    },
    ...(card === undefined ? {} : { card }),
    run: upTo(word, run, scene.tasks),
    mark: ({ text }: { text: Text }) =>
      text.en === word ? { en: `step ${step + 1}`, es: `paso ${step + 1}` } : undefined,
  }
}

function wordsOf(run: Played<void>): string[] {
  return run.trace.flatMap((event) => (event.kind === 'log' ? [event.text] : []))
}

/** A run as far as it explains one step: what comes later is still to be predicted. */
function upTo(word: string, run: Played<void>, tasks: readonly string[]): Played<void> {
  const names: Record<string, string> = { turn: 'sleep(0)' }
  for (const [index, task] of tasks.entries()) names[`Task-${index + 1}`] = task
  const end = run.trace.findIndex((event) => event.kind === 'log' && event.text === word)
  // Without the event that creates it, the first task is not called `main` but by its name.
  const trace = run.trace.slice(1, end + 1).map(({ line: _, ...event }) => {
    const renamed = Object.entries(event).map(([key, value]) => [
      key,
      names[String(value)] ?? value,
    ])
    return Object.fromEntries(renamed) as TraceEvent
  })
  return { ...run, trace }
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string')
}

function notWritten(name: string, how: 'missing' | 'computed' | 'other', said?: unknown) {
  const seen = {
    missing: {
      en: `The file exports no ${name}.`,
      es: `El archivo no exporta ${name}.`,
    },
    computed: {
      en: `${name} would have to be computed. A prediction is written by hand: it is read from the file as it stands, and nothing in it is run.`,
      es: `${name} habría que calcularlo. Una predicción se escribe a mano: se lee del archivo tal como está y no se ejecuta nada de ella.`,
    },
    other: {
      en: `${name} is ${print(said)}, not a list of strings.`,
      es: `${name} es ${print(said)}, no una lista de cadenas.`,
    },
  }[how]
  return {
    seen,
    advice: {
      en: `Write them out, each in quotes and in order: export const ${name} = ['...', '...']`,
      es: `Hay que escribirlas una a una, entre comillas y en orden: export const ${name} = ['...', '...']`,
    },
  }
}

function misspelt(program: string, word: string, words: readonly string[]) {
  const all = [...words].sort().map((each) => `"${each}"`)
  return {
    seen: {
      en: `The prediction has "${word}", which ${program} never logs.`,
      es: `La predicción contiene "${word}", que ${program} no registra nunca.`,
    },
    advice: {
      en: `In alphabetical order, ${program} logs: ${all.join(', ')}.`,
      es: `Por orden alfabético, ${program} registra: ${all.join(', ')}.`,
    },
  }
}

function tooShort(name: string, said: number, all: number) {
  const right: Text =
    said === 0
      ? { en: `${name} is empty`, es: `${name} está vacía` }
      : {
          en: `${name} is right as far as it goes, and ends too soon`,
          es: `${name} va bien, pero acaba antes de tiempo`,
        }
  return {
    seen: {
      en: `${right.en}: ${said} of ${all} steps.`,
      es: `${right.es}: ${said} de ${all} pasos.`,
    },
    advice: {
      en: 'Go on: each call of `log` that runs is a step.',
      es: 'Hay que seguir: cada llamada a `log` que se ejecuta es un paso.',
    },
  }
}
