// Waits overlap once each has a task of its own; calculations share the one thread.
import fc from 'fast-check'
import { type Coroutine, isCoroutine, isFuture, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import {
  inSeconds,
  logged,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  rounded,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/08-waiting-overlaps.ts')
type Kind = (typeof KINDS)[number]
type Weather = Record<Kind, { value: number; seconds: number }>

const KINDS = ['temperature', 'wind', 'rain'] as const

const measurement = fc.record({ value: count(1, 40), seconds: positiveSeconds() })
const weather = {
  weather: fc.record({ temperature: measurement, wind: measurement, rain: measurement }),
}
const seconds = { seconds: fc.array(count(1, 5), { maxLength: 5 }) }

exercise<Module>(import.meta.url, {
  'reports the three measurements, asked for once each': {
    es: 'da las tres mediciones, pedidas una vez cada una',
    run: ({ module }) =>
      check(weather, ({ weather }) => {
        const run = reporting(module, weather)
        const actual: unknown = resultOf(run)
        const expected = Object.fromEntries(KINDS.map((kind) => [kind, weather[kind].value]))
        demand(
          KINDS.every((kind) => reportedIn(actual, kind) === weather[kind].value),
          () => ({
            seen: {
              en: `The report is ${print(actual)}; expected ${print(expected)}.`,
              es: `El parte es ${print(actual)}; se esperaba ${print(expected)}.`,
            },
            ...cardOfReport(actual, run),
            run,
          }),
        )
        const asked = logged(run).filter(isStart).sort()
        demand(print(asked) === print([...KINDS].map(starting).sort()), () => ({
          seen: {
            en: `Asked for: ${print(asked)}; expected each of the three once.`,
            es: `Se pidió: ${print(asked)}; se esperaba cada una de las tres una vez.`,
          },
          run,
        }))
      }),
  },

  'takes no longer than the slowest measurement': {
    es: 'no tarda más que la medición más lenta',
    run: ({ module }) =>
      check(weather, ({ weather }) => {
        const run = reporting(module, weather)
        resultOf(run)
        const slowest = Math.max(...KINDS.map((kind) => weather[kind].seconds))
        demand(run.time <= slowest, () => ({
          seen: {
            en: `Measurements that take ${list(weather)} took ${rounded(run.time)} s together; expected ${slowest} s.`,
            es: `Mediciones que tardan ${list(weather)} tardaron ${rounded(run.time)} s juntas; se esperaban ${slowest} s.`,
          },
          ...(mostAtOnce(run, isStart, isEnd) < KINDS.length ? { card: 'M05' } : LATE),
          run,
          mark: late,
        }))
      }),
  },

  'asks for all three before the first answer': {
    es: 'pide las tres antes de la primera respuesta',
    run: ({ module }) =>
      check(weather, ({ weather }) => {
        const run = reporting(module, weather)
        resultOf(run)
        const most = mostAtOnce(run, isStart, isEnd)
        demand(most === KINDS.length, () => ({
          seen: {
            en: `At most ${most} of 3 answers were awaited at the same time.`,
            es: `Como mucho se esperaban ${most} de 3 respuestas a la vez.`,
          },
          ...(most > 0 ? { card: 'M05' } : {}),
          run,
          mark: late,
        }))
      }),
  },

  'secondsToWait: what waits, waits at the same time': {
    es: 'secondsToWait: lo que espera, espera a la vez',
    run: ({ module }) =>
      check(seconds, ({ seconds }) => {
        const actual = module.secondsToWait(seconds)
        const expected = Math.max(0, ...seconds)
        demand(actual === expected, () => ({
          seen: {
            en: `secondsToWait(${print(seconds)}) gave ${print(actual)}; all started together, they have waited after ${expected} s.`,
            es: `secondsToWait(${print(seconds)}) dio ${print(actual)}; empezadas juntas, han esperado a los ${expected} s.`,
          },
          ...(actual > expected ? { card: 'M06' } : {}),
        }))
      }),
  },

  'secondsToCalculate: one thread calculates one thing at a time': {
    es: 'secondsToCalculate: un hilo calcula una cosa cada vez',
    run: ({ module }) =>
      check(seconds, ({ seconds }) => {
        const actual = module.secondsToCalculate(seconds)
        const expected = seconds.reduce((sum, one) => sum + one, 0)
        demand(actual === expected, () => ({
          seen: {
            en: `secondsToCalculate(${print(seconds)}) gave ${print(actual)}; the one thread has done them after ${expected} s.`,
            es: `secondsToCalculate(${print(seconds)}) dio ${print(actual)}; el único hilo los ha hecho a los ${expected} s.`,
          },
          ...(actual < expected ? { card: 'M11' } : {}),
        }))
      }),
  },
})

const TOO_EARLY = {
  card: 'M06',
  advice: {
    en: 'Await the three answers with `yield*` before making the report: waiting pauses this task only, and meanwhile the loop runs the others.',
    es: 'Hay que esperar las tres respuestas con `yield*` antes de dar el parte: esperar pausa solo esta tarea y, mientras tanto, el bucle ejecuta las demás.',
  },
}

// All three overlap, and yet somebody waited for longer than that.
const LATE = {
  advice: {
    en: 'Wait for the three answers themselves, with `yield*`, and for nothing else: whoever looks from time to time whether they are there notices late.',
    es: 'Hay que esperar las tres respuestas mismas, con `yield*`, y nada más: quien mira de vez en cuando si ya están se entera tarde.',
  },
}

function reporting(module: Module, weather: Weather): Played<unknown> {
  const ask = (kind: Kind) =>
    function* (): Coroutine<number> {
      note(starting(kind))
      yield* sleep(weather[kind].seconds)
      note(`${kind} is there`)
      return weather[kind].value
    }
  const station = { temperature: ask('temperature'), wind: ask('wind'), rain: ask('rain') }
  return play(module.report(station))
}

function reportedIn(report: unknown, kind: Kind): unknown {
  return typeof report === 'object' && report !== null ? Reflect.get(report, kind) : undefined
}

// Coroutines or futures instead of numbers; or a report that was made before the answers came.
function cardOfReport(report: unknown, run: Played<unknown>): Pick<Failure, 'card' | 'advice'> {
  const values = KINDS.map((kind) => reportedIn(report, kind))
  if (values.some((value) => isCoroutine(value) || isFuture(value))) return { card: 'M02' }
  const answers = logged(run).filter(isEnd).length
  return answers < KINDS.length && tasksCreated(run) > 0 ? TOO_EARLY : {}
}

const starting = (kind: Kind) => `${kind} is asked for`
const isStart = (line: string) => line.endsWith(' is asked for')
const isEnd = (line: string) => line.endsWith(' is there')
const late = ({ text, time }: { text: { en: string }; time: number }) =>
  isStart(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined
const list = (weather: Weather) => inSeconds(KINDS.map((kind) => weather[kind].seconds))
