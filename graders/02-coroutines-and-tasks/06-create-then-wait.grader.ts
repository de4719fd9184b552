// Creating and waiting are two things: whoever waits for a task before creating the next one has
// one at a time. Time tells: the slowest, and not the sum.
import { type Coroutine, sleep } from '#runtime'
import { delays, positiveSeconds } from '../arbitraries.ts'
import { demandWaited } from '../beliefs.ts'
import { check, demand } from '../check.ts'
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
  taskName,
} from '../observe.ts'
import type { TraceLine } from '../verdict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/06-create-then-wait.ts')
type Page = import('../../exercises/02-coroutines-and-tasks/06-create-then-wait.ts').Page
type Seconds = { user: number; orders: number; weather: number }

const page = { user: positiveSeconds(), orders: positiveSeconds(), weather: positiveSeconds() }

exercise<Module>(import.meta.url, {
  'page has all three requests under way before it waits for any answer': {
    es: 'page tiene en marcha las tres peticiones antes de esperar ninguna respuesta',
    run: ({ module }) =>
      check(page, (seconds) => {
        const { run, inMain } = loading(module, seconds)
        resultOf(run)
        demandTogether(run, 3, inMain ? 'M05' : 'M24')
      }),
  },

  'page takes no longer than its slowest request': {
    es: 'page no tarda más que su petición más lenta',
    run: ({ module }) =>
      check(page, (seconds) => {
        const { run, inMain } = loading(module, seconds)
        resultOf(run)
        demandTime(run, Object.values(seconds), inMain ? 'M05' : 'M24')
      }),
  },

  'page sends each request once and brings the three answers': {
    es: 'page hace cada petición una sola vez y trae las tres respuestas',
    run: ({ module }) =>
      check(page, (seconds) => {
        const { run } = loading(module, seconds)
        const actual = resultOf(run)
        const expected = answersOf(seconds)
        const seen = { user: actual?.user, orders: actual?.orders, weather: actual?.weather }
        demand(print(seen) === print(expected), () => ({
          seen: {
            en: `page returned ${print(actual)}; expected ${print(expected)}.`,
            es: `page devolvió ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
        demandOnce(run, ['user', 'orders', 'weather'])
      }),
  },

  'prices has asked for every price before it waits for any': {
    es: 'prices ha preguntado todos los precios antes de esperar ninguno',
    run: ({ module }) =>
      check({ seconds: delays({ min: 2 }) }, ({ seconds }) => {
        const { run, inMain } = pricing(module, seconds)
        resultOf(run)
        demandTogether(run, seconds.length, inMain ? 'M23' : 'M24')
      }),
  },

  'prices takes no longer than the slowest answer': {
    es: 'prices no tarda más que la respuesta más lenta',
    run: ({ module }) =>
      check({ seconds: delays({ min: 2 }) }, ({ seconds }) => {
        const { run, inMain } = pricing(module, seconds)
        resultOf(run)
        demandTime(run, seconds, inMain ? 'M23' : 'M24')
      }),
  },

  'prices asks for each price once and returns them in the order of the items': {
    es: 'prices pregunta cada precio una sola vez y los devuelve en el orden de los artículos',
    run: ({ module }) =>
      check({ seconds: delays({ min: 0 }) }, ({ seconds }) => {
        const { run, items } = pricing(module, seconds)
        const actual = resultOf(run)
        const expected = items.map((_, index) => priceAt(index))
        const isSorted = Array.isArray(actual) && print([...actual].sort()) === print(expected)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `prices returned ${print(actual)}; expected ${print(expected)}.`,
            es: `prices devolvió ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...(isSorted ? { card: 'M70' } : {}),
          run,
        }))
        demandOnce(run, items)
      }),
  },
})

const isQuestion = (line: string) => line.endsWith('?')
const isAnswer = (line: string) => line.endsWith('.')
const priceAt = (index: number) => 101 + index

function answersOf({ orders }: Seconds) {
  return { user: 'Ada', orders: 10 * orders, weather: 'rain' }
}

/** `inMain`: was a request carried out by the program itself and not by a task of its own? */
type Asked<T> = { run: Played<T>; inMain: boolean }

function loading(module: Module, seconds: Seconds): Asked<Page> {
  const asked: string[] = []
  const answers = answersOf(seconds)
  const server = {
    user: () => answering('user', seconds.user, answers.user, asked),
    orders: () => answering('orders', seconds.orders, answers.orders, asked),
    weather: () => answering('weather', seconds.weather, answers.weather, asked),
  }
  const run = play(module.page(server))
  demandWaited(run)
  return { run, inMain: asked.includes(MAIN) }
}

function pricing(module: Module, seconds: readonly number[]) {
  const asked: string[] = []
  const items = seconds.map((_, index) => `item ${index + 1}`)
  const priceOf = (item: string) => {
    const index = items.indexOf(item)
    return answering(item, seconds[index] ?? 0, priceAt(index), asked)
  }
  const run = play(module.prices(items, priceOf))
  demandWaited(run)
  return { run, items, inMain: asked.includes(MAIN) }
}

/** The name of the first task of a run: the program itself. */
const MAIN = 'Task-1'

function* answering<T>(what: string, seconds: number, answer: T, by: string[]): Coroutine<T> {
  by.push(taskName())
  note(`${what}?`)
  yield* sleep(seconds)
  note(`${what}.`)
  return answer
}

function demandTogether(run: Played<unknown>, all: number, card: string): void {
  const most = mostAtOnce(run, isQuestion, isAnswer)
  demand(most === all, () => ({
    seen: {
      en: `At most ${most} of ${all} requests were under way at the same time.`,
      es: `Como mucho estaban en marcha ${most} de ${all} peticiones a la vez.`,
    },
    // Where nothing was sent at all, nothing waited for anything.
    ...(most === 0 ? {} : { card }),
    run,
    mark: onlyNow,
  }))
}

function demandTime(run: Played<unknown>, seconds: readonly number[], card: string): void {
  const slowest = Math.max(...seconds)
  demand(run.time <= slowest, () => ({
    seen: {
      en: `Requests of ${inSeconds(seconds)} took ${run.time} s together; expected ${slowest} s.`,
      es: `Peticiones de ${inSeconds(seconds)} tardaron ${run.time} s juntas; se esperaban ${slowest} s.`,
    },
    otherwise: {
      en: 'Give each request a task before the first wait: what is only a coroutine begins when it is awaited.',
      es: 'Cada petición necesita su tarea antes de la primera espera: lo que es solo una corrutina empieza cuando se la espera.',
    },
    // Requests that are sent twice are another matter than requests in line.
    ...(mostAtOnce(run, isQuestion, isAnswer) < seconds.length ? { card } : {}),
    run,
    mark: onlyNow,
  }))
}

function demandOnce(run: Played<unknown>, requests: readonly string[]): void {
  const sent = logged(run).filter(isQuestion).sort()
  const expected = requests.map((request) => `${request}?`).sort()
  demand(print(sent) === print(expected), () => ({
    seen: {
      en: `Requests that were sent: ${print(sent)}; expected each of them once.`,
      es: `Peticiones hechas: ${print(sent)}; se esperaba cada una, una sola vez.`,
    },
    run,
  }))
}

function onlyNow({ text, time }: TraceLine) {
  return isQuestion(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined
}
