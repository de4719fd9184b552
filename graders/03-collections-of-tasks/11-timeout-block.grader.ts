// timeout(): one limit for a whole block. In the block, its passing is a cancellation, which needs a
// suspension to arrive at; TimeoutError is what leaves the block.
import fc from 'fast-check'
import { type Coroutine, createTask, sleep, TimeoutError } from '#runtime'
import { count, delays, seconds } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import {
  inSeconds,
  isAlike,
  logged,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/11-timeout-block.ts')
type Report = import('../../exercises/03-collections-of-tasks/11-timeout-block.ts').Report

exercise<Module>(import.meta.url, {
  'collect reads one station after the other and returns all readings when the time is enough': {
    es: 'collect lee una estación tras otra y devuelve todas las lecturas cuando el tiempo alcanza',
    run: ({ module }) =>
      check({ takes: delays({ min: 0, max: 4 }) }, ({ takes }) => {
        const { run } = collected(module, { takes, cleanup: 0, limit: sum(takes) + 0.25 })
        demandReport(run, takes, { readings: takes.map(reading), isComplete: true })
        demand(run.time === sum(takes), () => ({
          seen: {
            en: `Stations that take ${inSeconds(takes)} took ${run.time} s; one after the other they take ${sum(takes)} s.`,
            es: `Estaciones que tardan ${inSeconds(takes)} tardaron ${run.time} s; una tras otra tardan ${sum(takes)} s.`,
          },
          run,
        }))
      }),
  },

  'collect stops when the time for all readings together is up, and returns those that have come': {
    es: 'collect para cuando se acaba el tiempo de todas las lecturas juntas, y devuelve las que han llegado',
    run: ({ module }) =>
      check({ stations: tooMany }, ({ stations: { takes, cleanup, limit } }) => {
        const { run } = collected(module, { takes, cleanup, limit })
        const readings = takes
          .map(reading)
          .filter((_, index) => sum(takes.slice(0, index + 1)) < limit)
        demandReport(run, takes, { readings, isComplete: false }, limit)
        demand(run.time === limit + cleanup, () => late(run, limit, cleanup))
      }),
  },

  'collect has no reading in progress when it returns: the last one is cancelled, and cleaned up': {
    es: 'collect no deja ninguna lectura en marcha al volver: la última se cancela y hace su limpieza',
    run: ({ module }) =>
      check({ stations: tooMany }, ({ stations: { takes, cleanup, limit } }) => {
        const { run } = collected(module, { takes, cleanup, limit })
        report(run, limit)
        demand(run.left.length === 0, () => ({
          seen: {
            en: 'A reading was still in progress when collect returned.',
            es: 'Una lectura seguía en marcha cuando collect volvió.',
          },
          // Nobody was asked to stop: the time was up for the wait only.
          ...(requests(run).length === 0 ? { card: 'M79' } : {}),
          advice: {
            en: 'Leave the waiting to the block of `timeout(seconds)`: it cancels what it waits for, and goes on when that has ended.',
            es: 'Conviene dejar la espera al bloque de `timeout(seconds)`: cancela lo que espera y sigue cuando eso ha acabado.',
          },
          run,
        }))
      }),
  },

  'collect lets an error of read pass, and reads no further': {
    es: 'collect deja pasar un error de read y no lee más',
    run: ({ module }) =>
      check({ takes: delays({ max: 4 }), broken: count(0, 3) }, ({ takes, broken }) => {
        const failing = broken % takes.length
        const inputs = { takes, cleanup: 0, limit: sum(takes) + 0.25, failing }
        const { crew, run } = collected(module, inputs)
        const [error] = crew.errors
        const isPassed = run.kind === 'raised' && run.error === error
        if (run.kind !== 'returned' && !isPassed) resultOf(run)
        demand(isPassed, () => ({
          seen: {
            en: `read raised ${print(error)}, and collect returned ${print(run.result)}; expected: the same error.`,
            es: `read lanzó ${print(error)}, y collect devolvió ${print(run.result)}; se esperaba ese mismo error.`,
          },
          card: 'M44',
          advice: ONLY_TIMEOUT,
          run,
        }))
      }),
  },

  'collect lets a cancellation from outside pass': {
    es: 'collect deja pasar una cancelación que viene de fuera',
    run: ({ module }) =>
      check({ stations: tooMany }, ({ stations: { takes, limit } }) => {
        const asked = limit - 0.125
        const inputs = { takes, cleanup: 0, limit: sum(takes) + 0.25 }
        const { run } = collected(module, inputs, (collect) => stopAfter(collect, sleep(asked)))
        const ending = resultOf(run)
        demand(ending === 'cancelled', () => ({
          seen: {
            en: `collect was cancelled at ${asked} s, and it ${ending}; expected: it ends cancelled.`,
            es: `collect se canceló a los ${asked} s, y ${inSpanish(ending)}; se esperaba que acabara cancelada.`,
          },
          card: swallowsErrors(module) ? 'M44' : 'M43',
          advice: ONLY_TIMEOUT,
          run,
        }))
        demand(run.left.length === 0, () => ({
          seen: {
            en: `collect was cancelled at ${asked} s and ended, and the reading went on without it.`,
            es: `collect se canceló a los ${asked} s y acabó, y la lectura siguió sin ella.`,
          },
          run,
        }))
      }),
  },

  'solve calls step until it says true, and then returns true': {
    es: 'solve llama a step hasta que dice true, y entonces devuelve true',
    run: ({ module }) =>
      check({ needed: count(1, 10) }, ({ needed }) => {
        const run = play(module.solve(puzzle(needed), 100))
        const result = resultOf(run)
        const steps = stepsOf(run)
        demand(result === true && steps === needed, () => ({
          seen: {
            en: `The solution comes with step ${needed}; solve took ${steps} steps and returned ${print(result)}.`,
            es: `La solución llega con el paso ${needed}; solve dio ${steps} pasos y devolvió ${print(result)}.`,
          },
          // The loop has ended as it should, and its answer did not come out of the block.
          ...(steps === needed ? { card: 'M17' } : {}),
          run,
        }))
      }),
  },

  'solve gives the other tasks a turn after each step': {
    es: 'solve cede un turno a las demás tareas después de cada paso',
    run: ({ module }) =>
      check({ needed: count(2, 10) }, ({ needed }) => {
        function* main(): Coroutine<void> {
          const other = createTask(others(needed + 3), { name: 'other' })
          yield* module.solve(puzzle(needed), 100)
          yield* other
        }
        const run = play(main())
        resultOf(run)
        demand(run.time === 0, () => ({
          seen: {
            en: `${needed} steps took ${run.time} s: solve paused between them; expected: one turn, which takes no time.`,
            es: `${needed} pasos tardaron ${run.time} s: solve hizo pausas entre ellos; se esperaba un turno, que no lleva tiempo.`,
          },
          advice: ONE_TURN,
          run,
        }))
        const lines = logged(run)
        const crowded = lines.findIndex((line, at) => isStep(line) && isStep(lines[at + 1] ?? ''))
        demand(crowded < 0, () => ({
          seen: {
            en: `After ${print(lines[crowded])} came ${print(lines[crowded + 1])}, with no turn for another task that was ready.`,
            es: `Tras ${print(lines[crowded])} vino ${print(lines[crowded + 1])}, sin ningún turno para otra tarea que estaba lista.`,
          },
          card: 'M52',
          run,
        }))
      }),
  },

  'solve gives up when the time is up: with 0 s, after one step at most': {
    es: 'solve se rinde cuando se acaba el tiempo: con 0 s, tras un paso como mucho',
    run: ({ module }) =>
      check({ needed: count(3, 10) }, ({ needed }) => {
        const run = play(module.solve(puzzle(needed), 0))
        demandNoTimeout(run, 'solve', 0)
        const result = resultOf(run)
        const steps = stepsOf(run)
        demand(result === false && steps <= 1, () => ({
          seen: {
            en: `With 0 s and a solution at step ${needed}, solve took ${steps} steps and returned ${print(result)}; expected: at most one, and false.`,
            es: `Con 0 s y la solución en el paso ${needed}, solve dio ${steps} pasos y devolvió ${print(result)}; se esperaba uno como mucho, y false.`,
          },
          advice: AFTER_THE_TURN,
          run,
        }))
      }),
  },

  'solve can be cancelled between two steps': {
    es: 'solve se puede cancelar entre dos pasos',
    run: ({ module }) =>
      check({ turns: count(1, 6) }, ({ turns }) => {
        const run = play(stopAfter(module.solve(puzzle(turns + 5), 100), others(turns)))
        const ending = resultOf(run)
        const steps = stepsOf(run)
        demand(ending === 'cancelled', () => ({
          seen: {
            en: `solve was cancelled in turn ${turns}; it took ${steps} of ${turns + 5} steps, and it ${ending}.`,
            es: `solve se canceló en el turno ${turns}; dio ${steps} de ${turns + 5} pasos, y ${inSpanish(ending)}.`,
          },
          card: steps > turns + 1 ? 'M52' : 'M43',
          run,
        }))
      }),
  },
})

/** Stations that take longer together than the limit allows; it never falls on the end of one. */
const tooMany = fc
  .record({ takes: delays({ max: 4 }), cleanup: seconds(), moment: count(0, 100) })
  .map(({ takes, cleanup, moment }) => ({
    takes,
    cleanup,
    limit: (moment % (2 * sum(takes))) / 2 + 0.25,
  }))

type Inputs = {
  /** How long each station takes. */
  readonly takes: readonly number[]
  /** How long a cancelled reading goes on to clean up. */
  readonly cleanup: number
  readonly limit: number
  /** The station that fails, if one does. */
  readonly failing?: number
}

/** Plays collect, or what `around` makes of it, with stations that are jobs of a crew. */
function collected<T = Report>(
  module: Module,
  { takes, cleanup, limit, failing }: Inputs,
  around: (collecting: Coroutine<Report>) => Coroutine<T> = (collecting) => collecting as never,
) {
  const crew = new Crew()
  const stations = takes.map((_, index) => `station-${index}`)
  function read(station: string): Coroutine<number> {
    const index = stations.indexOf(station)
    const works = takes[index] ?? 0
    const plan = { works, cleansUp: cleanup, fails: index === failing }
    return crew.work(station, plan, reading(works, index))
  }
  return { crew, run: crew.play(around(module.collect(stations, read, limit))) }
}

function puzzle(needed: number): () => boolean {
  let steps = 0
  return () => {
    steps += 1
    note(`step ${steps}`)
    return steps >= needed
  }
}

function* others(turns: number): Coroutine<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    note('a turn of another task')
    yield* sleep(0)
  }
}

/** The result of a run that should return, although the time may have been up. */
function report<T>(run: Played<T>, limit: number): T {
  demandNoTimeout(run, 'collect', limit)
  return resultOf(run)
}

function demandNoTimeout(run: Played<unknown>, name: string, limit: number): void {
  demand(!(run.kind === 'raised' && run.error instanceof TimeoutError), () => ({
    seen: {
      en: `The time was up at ${limit} s, and ${name} raised TimeoutError: nobody caught it where it appears.`,
      es: `El tiempo se acabó a los ${limit} s, y ${name} lanzó TimeoutError: nadie lo capturó donde aparece.`,
    },
    card: 'M50',
    run,
    mark: ({ text }) =>
      text.en.startsWith('CancelledError reaches')
        ? { en: 'inside, a cancellation', es: 'dentro, una cancelación' }
        : undefined,
  }))
}

function demandReport(
  run: Played<unknown>,
  takes: readonly number[],
  expected: { readings: number[]; isComplete: boolean },
  limit = sum(takes) + 0.25,
): void {
  const actual = report(run, limit) as { readings?: unknown } | undefined
  demand(isAlike(actual, expected), () => ({
    seen: {
      en: `Stations that take ${inSeconds(takes)}, within ${limit} s, gave ${print(actual)}; expected ${print(expected)}.`,
      es: `Estaciones que tardan ${inSeconds(takes)}, en ${limit} s, dieron ${print(actual)}; se esperaba ${print(expected)}.`,
    },
    advice: length(actual) > expected.readings.length ? ONE_LIMIT : KEEP_OUTSIDE,
    run,
  }))
}

function length(report: { readings?: unknown } | undefined): number {
  return Array.isArray(report?.readings) ? report.readings.length : 0
}

function late(run: Played<unknown>, limit: number, cleanup: number): Failure {
  const expected = limit + cleanup
  return {
    seen: {
      en: `The time was up at ${limit} s, cleaning up took ${cleanup} s, and collect returned at ${run.time} s; expected ${expected} s.`,
      es: `El tiempo se acabó a los ${limit} s, la limpieza duró ${cleanup} s, y collect volvió a los ${run.time} s; se esperaba a los ${expected} s.`,
    },
    advice: ONE_LIMIT,
    run,
  }
}

/** Whoever takes every error for the end of the time also takes a cancellation for it. */
function swallowsErrors(module: Module): boolean {
  return collected(module, { takes: [1], cleanup: 0, limit: 2, failing: 0 }).run.kind === 'returned'
}

const ONE_LIMIT: Text = {
  en: 'Put the block around the loop: the limit is one for all the readings.',
  es: 'El bloque tiene que rodear el bucle: el límite es uno solo para todas las lecturas.',
}

const ONE_TURN: Text = {
  en: 'Give one turn with `yield* sleep(0)`: whoever is ready goes on, and the next step comes at once.',
  es: 'Un turno se cede con `yield* sleep(0)`: sigue quien esté listo, y el paso siguiente llega enseguida.',
}

const AFTER_THE_TURN: Text = {
  en: 'Put the block of `timeout(seconds)` around the loop, or look at the clock after each turn and before the next step: 0 s are over in the first turn.',
  es: 'El bloque de `timeout(seconds)` va alrededor del bucle; a mano, se mira el reloj después de cada turno y antes del paso siguiente: 0 s se acaban en el primer turno.',
}

const KEEP_OUTSIDE: Text = {
  en: 'Keep the readings in a list outside of the block: what has come is still there when the time is up.',
  es: 'Las lecturas se guardan en una lista fuera del bloque: lo que ha llegado sigue ahí cuando se acaba el tiempo.',
}

const ONLY_TIMEOUT: Text = {
  en: 'Catch one error only, and outside of the block: `if (!(error instanceof TimeoutError)) throw error`.',
  es: 'Solo hay que capturar un error, y fuera del bloque: `if (!(error instanceof TimeoutError)) throw error`.',
}

function reading(delay: number, index: number): number {
  return 100 * (index + 1) + delay
}

function stepsOf(run: Played<unknown>): number {
  return logged(run).filter(isStep).length
}

function inSpanish(ending: string): string {
  return ending === 'raised' ? 'lanzó un error' : 'terminó con normalidad'
}

const isStep = (line: string) => line.startsWith('step ')
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
