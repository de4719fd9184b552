// gather with returnExceptions: it waits for everybody, and errors stand in the list like results.
import fc from 'fast-check'
import { CancelledError, type Coroutine, type Ending } from '#runtime'
import { count, ending, positiveSeconds } from '../arbitraries.ts'
import { demandWaited } from '../beliefs.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew } from '../jobs.ts'
import type { Text } from '../language.ts'
import { mostAtOnce, type Played, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/02-return-exceptions.ts')
type Report = import('../../exercises/03-collections-of-tasks/02-return-exceptions.ts').Report

exercise<Module>(import.meta.url, {
  'raises nothing, whatever becomes of the stations': {
    es: 'no lanza nada, pase lo que pase con las estaciones',
    run: ({ module }) => check(cases(), ({ stations }) => void reported(module, stations)),
  },

  'asks all the stations at the same time': {
    es: 'pregunta a todas las estaciones a la vez',
    run: ({ module }) =>
      check(cases({ min: 2 }), ({ stations }) => {
        const { run } = reported(module, stations)
        const most = mostAtOnce(run, isBegin, isEnd)
        demand(most === stations.length, () => ({
          seen: {
            en: `At most ${most} of ${stations.length} stations were being asked at the same time.`,
            es: `Como mucho se preguntaba a la vez a ${most} de ${stations.length} estaciones.`,
          },
          card: 'M23',
          run,
          mark: ({ text, time }) =>
            isBegin(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined,
        }))
      }),
  },

  'waits for every station, and no longer: a failure ends nobody else': {
    es: 'espera a todas las estaciones y ni un momento más: un fallo no acaba con las demás',
    run: ({ module }) =>
      check(cases({ min: 1 }), ({ stations }) => {
        const { run } = reported(module, stations)
        const slowest = Math.max(...stations.map(({ seconds }) => seconds))
        demand(run.left.length === 0 && run.time === slowest, () => ({
          seen: {
            en: `The slowest station takes ${slowest} s, and report returned at ${run.time} s${unasked(run).en}.`,
            es: `La estación más lenta tarda ${slowest} s, y report volvió a los ${run.time} s${unasked(run).es}.`,
          },
          // Whoever waits for errors as values comes back when the last one has ended.
          card: run.left.length > 0 ? 'M72' : 'M23',
          ...(run.left.length > 0 ? { advice: AS_VALUES } : {}),
          run,
        }))
      }),
  },

  'readings holds the temperatures in the order of the stations, and nothing else': {
    es: 'readings contiene las temperaturas en el orden de las estaciones, y nada más',
    run: ({ module }) =>
      check(cases(), ({ stations }) => {
        const { result, run } = reported(module, stations)
        const expected = stations
          .filter(({ ends }) => ends === 'returned')
          .map(({ celsius }) => celsius)
        const given: unknown = result?.readings
        const hasErrors = Array.isArray(given) && given.some((one) => typeof one !== 'number')
        demand(print(given) === print(expected), () => ({
          seen: {
            en: `\`readings\` is ${print(given)}; expected ${print(expected)}.`,
            es: `\`readings\` es ${print(given)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Sort by `instanceof Error`, and not by what counts as false: 0 degrees is a temperature.',
            es: 'Se separa con `instanceof Error`, y no por lo que cuenta como falso: 0 grados es una temperatura.',
          },
          ...(hasErrors || given === undefined ? { card: 'M73' } : orderCard(given, expected)),
          run,
        }))
      }),
  },

  'failures holds the errors in the order of the stations, cancellations included': {
    es: 'failures contiene los errores en el orden de las estaciones, incluidas las cancelaciones',
    run: ({ module }) =>
      check(cases(), ({ stations }) => {
        const { result, run } = reported(module, stations)
        const expected = stations.flatMap(({ ends }, index) =>
          ends === 'returned' ? [] : [wordFor(ends, nameOf(index))],
        )
        const given: unknown = result?.failures
        const words = Array.isArray(given) ? given.map(asWord) : given
        demand(print(words) === print(expected), () => ({
          seen: {
            en: `\`failures\` holds ${print(words)}; expected ${print(expected)}.`,
            es: `\`failures\` contiene ${print(words)}; se esperaba ${print(expected)}.`,
          },
          ...('card' in orderCard(words, expected) ? orderCard(words, expected) : { card: 'M73' }),
          run,
        }))
      }),
  },
})

/** A station: after `seconds` it gives its temperature, fails, or gives up as if cancelled. */
type Station = { seconds: number; celsius: number; ends: Ending }

function cases({ min = 0 } = {}) {
  const station = fc.record({ seconds: positiveSeconds(), celsius: count(-2, 2), ends: ending() })
  return { stations: fc.array(station, { minLength: min, maxLength: 5 }) }
}

/** The report on such stations; demands that none of their errors comes out of it. */
function reported(module: Module, stations: readonly Station[]) {
  const crew = new Crew()
  const names = stations.map((_, index) => nameOf(index))
  function* ask(name: string): Coroutine<number> {
    const station = stations[names.indexOf(name)] ?? { seconds: 0, celsius: 0, ends: 'returned' }
    const fails = station.ends === 'raised'
    const celsius = yield* crew.work(name, { works: station.seconds, fails }, station.celsius)
    if (station.ends === 'cancelled') throw new CancelledError()
    return celsius
  }
  const run: Played<Report> & { readonly left: readonly string[] } = crew.play(
    module.report(names, ask),
  )
  const { error } = run
  const isTheirs = error instanceof CancelledError || crew.errors.some((one) => one === error)
  demand(run.kind !== 'raised' || !isTheirs, () => ({
    seen: {
      en: `report raised ${asWord(error)}, which is what one of the stations ended with.`,
      es: `report lanzó ${asWord(error)}, que es con lo que acabó una de las estaciones.`,
    },
    card: 'M73',
    advice: AS_VALUES,
    run,
  }))
  demandWaited(run)
  return { result: resultOf(run) as Report | undefined, run }
}

const AS_VALUES: Text = {
  en: 'Have errors come as values: `gather(list, { returnExceptions: true })` raises nothing and waits for everybody. A CancelledError of a station is one of them.',
  es: 'Los errores deben llegar como valores: `gather(lista, { returnExceptions: true })` no lanza nada y espera a todas. El CancelledError de una estación es uno más.',
}

function nameOf(index: number): string {
  return `station ${index + 1}`
}

function wordFor(ends: Ending, name: string): string {
  return ends === 'cancelled' ? 'CancelledError' : `Error: ${name} is broken`
}

/** An error as its class and text: gather makes a CancelledError of its own, without a text. */
function asWord(error: unknown): string {
  if (error instanceof CancelledError) return 'CancelledError'
  return error instanceof Error ? `Error: ${error.message}` : print(error)
}

function orderCard(given: unknown, expected: readonly unknown[]): { card?: string } {
  const isSorted = Array.isArray(given) && print([...given].sort()) === print([...expected].sort())
  return isSorted ? { card: 'M70' } : {}
}

function unasked({ left }: { left: readonly string[] }): Text {
  if (left.length === 0) return { en: '', es: '' }
  const [who] = [left.join(', ')]
  return { en: `; not ended: ${who}`, es: `; sin terminar: ${who}` }
}

function isBegin(line: string): boolean {
  return line.endsWith(' begins')
}

function isEnd(line: string): boolean {
  return line.endsWith(' ends') || line.endsWith(' fails')
}
