// wait sorts tasks into done and pending: it raises none of their errors and stops none of them.
import fc from 'fast-check'
import { CancelledError, type Coroutine, getRunningLoop, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew } from '../jobs.ts'
import type { Text } from '../language.ts'
import {
  mainOf,
  mostAtOnce,
  note,
  type Played,
  print,
  requests,
  resultOf,
  tookForList,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/05-wait-all.ts')

exercise<Module>(import.meta.url, {
  'raises nothing: not when a bus breaks down, not at closing time, not without any bus': {
    es: 'no lanza nada: ni si se avería un autobús, ni a la hora de cierre, ni sin autobuses',
    run: ({ module }) => check(cases(), (inputs) => void boardOf(module, inputs)),
  },

  'sends all the buses out at the same time': {
    es: 'manda a la carretera todos los autobuses a la vez',
    run: ({ module }) =>
      check(cases({ min: 2 }), (inputs) => {
        const { run } = boardOf(module, inputs)
        const most = mostAtOnce(run, isBegin, isEnd)
        demand(most === inputs.buses.length, () => ({
          seen: {
            en: `At most ${most} of ${inputs.buses.length} buses were on the road at the same time.`,
            es: `Como mucho había ${most} de ${inputs.buses.length} autobuses en camino a la vez.`,
          },
          card: 'M23',
          run,
        }))
      }),
  },

  'waits until the last bus has ended, but not beyond closing time': {
    es: 'espera a que acabe el último autobús, pero no más allá de la hora de cierre',
    run: ({ module }) =>
      check(cases(), (inputs) => {
        const { run, readAt } = boardOf(module, inputs)
        const { buses, closing } = inputs
        const expected = Math.min(closing, Math.max(0, ...buses.map(({ seconds }) => seconds)))
        demand(readAt === expected, () => ({
          seen: {
            en: `Buses that drive ${print(buses.map(({ seconds }) => seconds))} s, closing time at ${closing} s: the board was read at ${readAt} s; expected at ${expected} s.`,
            es: `Autobuses que tardan ${print(buses.map(({ seconds }) => seconds))} s, cierre a los ${closing} s: el panel se leyó a los ${readAt} s; se esperaba a los ${expected} s.`,
          },
          advice: WAIT_FOR_ALL,
          run,
          mark: markBoard,
        }))
      }),
  },

  'arrived holds the lines of those that have arrived, and passengers counts theirs': {
    es: 'arrived contiene las líneas de los que han llegado, y passengers cuenta sus pasajeros',
    run: ({ module }) =>
      check(cases(), (inputs) => {
        const { read, run } = boardOf(module, inputs)
        const { arrived } = sorted(inputs)
        demandLines(
          'arrived',
          read?.arrived,
          arrived.map(({ line }) => line),
          run,
        )
        const expected = arrived.reduce((sum, { passengers }) => sum + passengers, 0)
        demand(read?.passengers === expected, () => ({
          seen: {
            en: `\`passengers\` is ${print(read?.passengers)}; expected ${expected}.`,
            es: `\`passengers\` es ${print(read?.passengers)}; se esperaba ${expected}.`,
          },
          ...(Number.isFinite(read?.passengers) ? { advice: ADD_AFTERWARDS } : { card: 'M77' }),
          run,
        }))
      }),
  },

  'brokenDown holds the lines of those that have broken down': {
    es: 'brokenDown contiene las líneas de los que se han averiado',
    run: ({ module }) =>
      check(cases(), (inputs) => {
        const { read, run } = boardOf(module, inputs)
        const expected = sorted(inputs).brokenDown.map(({ line }) => line)
        demandLines('brokenDown', read?.brokenDown, expected, run)
      }),
  },

  'onTheRoad holds the lines of those that are still driving, and they drive on': {
    es: 'onTheRoad contiene las líneas de los que siguen en camino, y siguen su viaje',
    run: ({ module }) =>
      check(cases(), (inputs) => {
        const { read, run, crew } = boardOf(module, inputs)
        const [stopped] = crew.asked
        demand(stopped === undefined, () => ({
          seen: {
            en: `${stopped} was stopped on the road; expected: nobody stops a bus.`,
            es: `${stopped} fue detenido en el camino; se esperaba que nadie detuviera a ninguno.`,
          },
          // A deadline that cancels asks the task that waits; nobody has to call `cancel()` on a bus.
          ...(requests(run).some(({ task }) => task === mainOf(run.trace)) ? { card: 'M49' } : {}),
          advice: LET_DRIVE,
          run,
        }))
        const expected = sorted(inputs).onTheRoad.map(({ line }) => line)
        const given: unknown = read?.onTheRoad
        // As if the timeout of `wait` raised something, or nobody were left behind it.
        const isNobody = Array.isArray(given) && given.length === 0 && expected.length > 0
        demandLines('onTheRoad', given, expected, run, isNobody ? 'M79' : 'M77')
      }),
  },
})

const WAIT_FOR_ALL: Text = {
  en: 'Use `wait(tasks, { timeout: closing })`: it comes back when all the tasks are done, and after `closing` seconds at the latest.',
  es: 'Conviene `wait(tareas, { timeout: closing })`: vuelve cuando todas las tareas han terminado y, como muy tarde, a los `closing` segundos.',
}

const LOOK_AT_PENDING: Text = {
  en: 'Look into `pending`: the timeout of `wait` raises nothing, it ends the wait, and whoever is still driving stands there.',
  es: 'Hay que mirar en `pending`: el plazo de `wait` no lanza nada, solo termina la espera, y ahí están los que siguen en camino.',
}

const LET_DRIVE: Text = {
  en: 'Wait with something that stops nobody: the timeout of `wait` ends the wait and leaves the tasks alone, while `waitFor` and `timeout` cancel.',
  es: 'Conviene esperar con algo que no detenga a nadie: el plazo de `wait` acaba la espera y deja en paz las tareas; `waitFor` y `timeout`, en cambio, cancelan.',
}

/** A bus: after `seconds` it arrives with its passengers or breaks down. */
type Bus = { seconds: number; passengers: number; fails: boolean }
type Inputs = { buses: readonly Bus[]; closing: number }

// No bus ends at closing time itself: those are whole and half seconds, and this is in between.
function cases({ min = 0 } = {}) {
  const bus = fc.record({
    seconds: positiveSeconds(),
    passengers: count(0, 9),
    fails: fc.boolean(),
  })
  return {
    buses: fc.array(bus, { minLength: min, maxLength: 5 }),
    closing: count(0, 9).map((halves) => halves / 2 + 0.25),
  }
}

function sorted({ buses, closing }: Inputs) {
  const named = buses.map((bus, index) => ({ ...bus, line: lineOf(index) }))
  const isDone = ({ seconds }: Bus) => seconds < closing
  return {
    arrived: named.filter((bus) => isDone(bus) && !bus.fails),
    brokenDown: named.filter((bus) => isDone(bus) && bus.fails),
    onTheRoad: named.filter((bus) => !isDone(bus)),
  }
}

/** Reads the board, and lets the buses drive on; demands that no error of theirs comes out of it. */
function boardOf(module: Module, { buses, closing }: Inputs) {
  const crew = new Crew()
  const lines = buses.map((_, index) => lineOf(index))
  let readAt: number | undefined
  function* drive(line: string): Coroutine<number> {
    const { seconds, passengers, fails } = buses[lines.indexOf(line)] ?? NO_BUS
    return yield* crew.work(line, { works: seconds, fails }, passengers)
  }
  function* main() {
    const read = yield* module.board(lines, drive, closing)
    note('the board is read')
    readAt = getRunningLoop().time()
    yield* sleep(10)
    return read
  }
  const run = crew.play(main())
  const isTheirs = crew.errors.some((error) => error === run.error)
  demand(run.kind !== 'raised' || !(isTheirs || tookForList(run)), () => ({
    seen: isTheirs
      ? {
          en: `board raised ${print(run.error)}, which is what a bus ended with.`,
          es: `board lanzó ${print(run.error)}, que es con lo que acabó un autobús.`,
        }
      : {
          en: `The program raised ${print(run.error)}: what was used as a list is none.`,
          es: `El programa lanzó ${print(run.error)}: lo que se usó como lista no lo es.`,
        },
    card: 'M77',
    advice: isTheirs ? ASK_FIRST : DONE_AND_PENDING,
    run,
  }))
  demand(!(run.error instanceof CancelledError), () => ({
    seen: {
      en: 'board raised CancelledError: a bus that it looks at was cancelled.',
      es: 'board lanzó CancelledError: se canceló un autobús al que mira.',
    },
    ...(crew.asked.length > 0 ? { card: 'M49' } : {}),
    advice: LET_DRIVE,
    run,
  }))
  return { read: resultOf(run), run, readAt, crew }
}

const NO_BUS: Bus = { seconds: 0, passengers: 0, fails: false }

const ASK_FIRST: Text = {
  en: 'Ask the task with `exception()` first: `wait` raises no error of a task, but `result()` and `yield*` do.',
  es: 'Antes hay que preguntar a la tarea con `exception()`: `wait` no lanza los errores de las tareas, pero `result()` y `yield*` sí.',
}

const ADD_AFTERWARDS: Text = {
  en: 'Add up the results of all that have arrived. In `passengers += yield* bus` the sum is read before the wait, and what others add meanwhile is lost: wait first, and add afterwards.',
  es: 'Hay que sumar los resultados de todos los que han llegado. En `passengers += yield* bus` la suma se lee antes de esperar, y se pierde lo que otros suman entre tanto: primero se espera y después se suma.',
}

const DONE_AND_PENDING: Text = {
  en: 'Take both lists of tasks from the one object that `wait` gives: `const { done, pending } = yield* wait(tasks)`.',
  es: 'Hay que tomar las dos listas de tareas del único objeto que da `wait`: `const { done, pending } = yield* wait(tareas)`.',
}

function demandLines(
  name: string,
  given: unknown,
  expected: readonly string[],
  run: Played<unknown>,
  card = 'M77',
): void {
  demand(print(given) === print(expected), () => ({
    seen: {
      en: `\`${name}\` is ${print(given)}; expected ${print(expected)}.`,
      es: `\`${name}\` es ${print(given)}; se esperaba ${print(expected)}.`,
    },
    card,
    ...(card === 'M79' ? { advice: LOOK_AT_PENDING } : {}),
    run,
    mark: markBoard,
  }))
}

function markBoard({ text }: { text: Text }): Text | undefined {
  return text.en === 'the board is read' ? { en: 'here', es: 'aquí' } : undefined
}

function lineOf(index: number): string {
  return `line ${index + 1}`
}

function isBegin(line: string): boolean {
  return line.endsWith(' begins')
}

function isEnd(line: string): boolean {
  return line.endsWith(' ends') || line.endsWith(' fails')
}
