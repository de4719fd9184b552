// A task is a coroutine that the loop runs: created first, started when its creator suspends, and
// waited for with its handle. Two of them take turns.
import fc from 'fast-check'
import { type Coroutine, sleep, Task } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import {
  logged,
  note,
  type Played,
  play,
  print,
  resultOf,
  taskName,
  tasksCreated,
} from '../observe.ts'
import type { TraceLine } from '../verdict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/02-create-task.ts')

/** The name of the first task of a run: whoever calls begin or duet. */
const MAIN = 'Task-1'

/** Seconds between two lines; 0 is one turn. */
const pause = () => fc.constantFrom(0, 1)

exercise<Module>(import.meta.url, {
  'begin returns one turn later: the voice has said its first line, and no more': {
    es: 'begin vuelve un turno después: la voz ha dicho su primera línea, y nada más',
    run: ({ module }) =>
      check({ lines: count(2, 4), pause: pause() }, (inputs) => {
        const { said, isDone, run } = beginning(module, inputs)
        demand(print(said) === print(['ana 1']), () => ({
          seen: {
            en: `When begin returned, ${print(said)} had been said; expected ["ana 1"].`,
            es: `Al volver begin se había dicho ${print(said)}; se esperaba ["ana 1"].`,
          },
          ...(said.length === 0 ? { card: 'M20' } : cardOfWait(run, isDone)),
          run,
          mark: at('begin returns', said.length === 0 ? TOO_EARLY : TOO_LATE),
        }))
      }),
  },

  'begin does not wait for the end: it returns a task that is still running': {
    es: 'begin no espera el final: devuelve una tarea que sigue en marcha',
    run: ({ module }) =>
      check({ lines: count(2, 4), pause: pause() }, (inputs) => {
        const { isDone, run } = beginning(module, inputs)
        demand(!isDone, () => ({
          seen: {
            en: 'When begin returned, its task had ended: the voice had nothing left to say.',
            es: 'Al volver begin, su tarea había terminado: a la voz no le quedaba nada que decir.',
          },
          ...cardOfWait(run, isDone),
          run,
          mark: at('begin returns', TOO_LATE),
        }))
      }),
  },

  'the task of begin speaks to the end by itself, and keeps what the voice returned': {
    es: 'la tarea de begin habla hasta el final por sí sola, y guarda lo que devolvió la voz',
    run: ({ module }) =>
      check({ lines: count(1, 4), pause: pause() }, (inputs) => {
        const { kept, run } = beginning(module, inputs)
        const expected = numbered('ana', inputs.lines)
        const said = logged(run).filter(isLine)
        demand(print(said) === print(expected), () => ({
          seen: {
            en: `Of ${inputs.lines} lines, ${print(said)} were said; expected each of them once.`,
            es: `De ${inputs.lines} líneas se dijeron ${print(said)}; se esperaba cada una, una vez.`,
          },
          run,
        }))
        demand(kept === 'ana ends', () => ({
          seen: {
            en: `The voice returned "ana ends", and the task has ${print(kept)}.`,
            es: `La voz devolvió "ana ends", y la tarea tiene ${print(kept)}.`,
          },
          run,
        }))
      }),
  },

  'duet lets the voices alternate, and `first` begins': {
    es: 'duet hace que las voces se alternen, y empieza `first`',
    run: ({ module }) =>
      check({ ana: count(1, 4), leo: count(1, 4), pause: pause() }, (inputs) => {
        const run = singing(module, inputs)
        resultOf(run)
        const said = logged(run).filter(isLine)
        const expected = alternating(inputs)
        demand(print(said) === print(expected), () => ({
          seen: {
            en: `Said: ${print(said)}; expected ${print(expected)}.`,
            es: `Se dijo: ${print(said)}; se esperaba ${print(expected)}.`,
          },
          ...cardOfQueue(run),
          run,
          mark: outOfTurn(said, expected),
        }))
      }),
  },

  'duet gives each voice a task of its own': {
    es: 'duet da a cada voz una tarea propia',
    run: ({ module }) =>
      check({ ana: count(1, 4), leo: count(1, 4), pause: pause() }, (inputs) => {
        const speakers = new Map<string, string>()
        const run = singing(module, inputs, (name) => speakers.set(name, taskName()))
        resultOf(run)
        const inline = [...speakers].find(([, task]) => task === MAIN)
        demand(inline === undefined, () => ({
          seen: {
            en: `The voice of ${inline?.[0]} spoke in the task that called duet, without one of its own.`,
            es: `La voz de ${inline?.[0]} habló en la tarea que llamó a duet, sin una propia.`,
          },
          ...cardOfQueue(run),
          run,
        }))
      }),
  },

  'duet returns when both have ended, with what each voice returned': {
    es: 'duet vuelve cuando las dos han terminado, con lo que devolvió cada voz',
    run: ({ module }) =>
      check({ ana: count(1, 4), leo: count(1, 4), pause: pause() }, (inputs) => {
        const run = singing(module, inputs)
        const actual = resultOf(run)
        demand(print(actual) === print(['ana ends', 'leo ends']), () => ({
          seen: {
            en: `duet returned ${print(actual)}; expected ["ana ends", "leo ends"].`,
            es: `duet devolvió ${print(actual)}; se esperaba ["ana ends", "leo ends"].`,
          },
          run,
        }))
        const left = ['ana ends', 'leo ends'].filter((line) => !logged(run).includes(line))
        demand(left.length === 0, () => ({
          seen: {
            en: `When duet returned, it was still without ${print(left)}.`,
            es: `Cuando volvió duet, todavía faltaba ${print(left)}.`,
          },
          run,
        }))
      }),
  },

  'duet takes no longer than the longer voice': {
    es: 'duet no tarda más que la voz más larga',
    run: ({ module }) =>
      check({ ana: count(1, 4), leo: count(1, 4) }, ({ ana, leo }) => {
        const inputs = { ana, leo, pause: 1 }
        const run = singing(module, inputs)
        resultOf(run)
        const longer = Math.max(ana, leo)
        demand(run.time === longer, () => ({
          seen: {
            en: `Voices of ${ana} s and ${leo} s took ${run.time} s; both at once take ${longer} s.`,
            es: `Voces de ${ana} s y ${leo} s tardaron ${run.time} s; las dos a la vez tardan ${longer} s.`,
          },
          ...cardOfQueue(run),
          run,
        }))
      }),
  },
})

const TOO_EARLY = { en: 'nothing said yet', es: 'aún no se ha dicho nada' }
const TOO_LATE = { en: 'too late', es: 'demasiado tarde' }

type Length = { lines: number; pause: number }

/** A voice that says `NAME 1`, `NAME 2`, ... and returns `NAME ends`. */
function* speak(name: string, { lines, pause }: Length): Coroutine<string> {
  for (const line of numbered(name, lines)) {
    note(line)
    yield* sleep(pause)
  }
  note(`${name} ends`)
  return `${name} ends`
}

/** Begins a voice, looks at once, and lets it speak to its end without awaiting it. */
function beginning(module: Module, inputs: Length) {
  let isDone = false
  let kept: string | undefined
  function* main(): Coroutine<unknown> {
    const task: unknown = yield* module.begin(() => speak('ana', inputs))
    note('begin returns')
    if (!(task instanceof Task)) return task
    isDone = task.done()
    yield* sleep(10)
    if (task.done()) kept = task.result()
    return task
  }
  const run = play(main())
  const task = resultOf(run)
  demand(task instanceof Task, () => ({
    seen: {
      en: `begin returned ${print(task)}, not a task.`,
      es: `begin devolvió ${print(task)}, no una tarea.`,
    },
    advice: {
      en: 'Return what `createTask` gave: the task itself is the handle.',
      es: 'Hay que devolver lo que dio `createTask`: con la propia tarea se trata con la voz.',
    },
    run,
  }))
  const notes = logged(run)
  return { said: notes.slice(0, notes.indexOf('begin returns')), isDone, kept, run }
}

type Duet = { ana: number; leo: number; pause: number }

function singing(
  module: Module,
  { ana, leo, pause }: Duet,
  begins: (name: string) => void = () => {},
): Played<[string, string]> {
  function* voice(name: string, lines: number): Coroutine<string> {
    begins(name)
    return yield* speak(name, { lines, pause })
  }
  return play(
    module.duet(
      () => voice('ana', ana),
      () => voice('leo', leo),
    ),
  )
}

function alternating({ ana, leo }: Duet): string[] {
  const [one, other] = [numbered('ana', ana), numbered('leo', leo)]
  const rounds = Array.from({ length: Math.max(ana, leo) }, (_, index) => index)
  return rounds.flatMap((round) => [
    ...one.slice(round, round + 1),
    ...other.slice(round, round + 1),
  ])
}

// Came back too late: it waited for the end of the task, or for more than a turn.
function cardOfWait({ trace }: Played<unknown>, isDone: boolean): { card?: string; advice?: Text } {
  const end = trace.findIndex((event) => event.kind === 'log' && event.text === 'begin returns')
  const waits = trace
    .slice(0, end)
    .flatMap((event) => (event.kind === 'task.suspend' && event.task === MAIN ? event.on : []))
  const isTurn = (on: string) => on === 'turn' || on.startsWith('sleep(')
  return isDone && !waits.every(isTurn) ? { card: 'M21' } : { advice: ONE_TURN }
}

const ONE_TURN = {
  en: 'Give one turn, which is enough: when its creator suspends for a turn, the task says its first line.',
  es: 'Hay que ceder un turno, que basta: cuando quien la creó cede un turno, la tarea dice su primera línea.',
}

// One voice after the other: without tasks, or with a task that is awaited as soon as it is made.
function cardOfQueue(run: Played<unknown>): { card?: string; advice: Text } {
  const lines = logged(run)
  const isQueue = lines.indexOf('ana ends') < lines.indexOf('leo 1')
  if (isQueue) return { card: tasksCreated(run) > 0 ? 'M21' : 'M05', advice: TOGETHER }
  return { advice: BOTH_FIRST }
}

const TOGETHER = {
  en: 'Create both tasks first and await them afterwards: a task runs although nobody awaits it, and awaiting the first one before the second exists makes a queue of them.',
  es: 'Primero se crean las dos tareas y después se esperan: una tarea corre aunque nadie la espere, y esperar la primera antes de que exista la segunda las pone en fila.',
}

const BOTH_FIRST = {
  en: 'Create the task of `first` and then that of `second`, with nothing between them that suspends.',
  es: 'Hay que crear la tarea de `first` y después la de `second`, sin nada entre medias que se suspenda.',
}

function numbered(name: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, index) => `${name} ${index + 1}`)
}

const isLine = (line: string) => /\d$/.test(line)

function at(text: string, mark: Text) {
  return (line: TraceLine) => (line.text.en === text ? mark : undefined)
}

function outOfTurn(said: readonly string[], expected: readonly string[]) {
  const first = said.find((line, index) => line !== expected[index])
  return ({ text }: TraceLine) =>
    text.en === first ? { en: 'out of turn', es: 'fuera de turno' } : undefined
}
