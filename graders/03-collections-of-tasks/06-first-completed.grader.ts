// wait, FIRST_COMPLETED: one or more have ended; the others are the caller's to stop and to wait for.
import { isFuture } from '#runtime'
import { stoppable } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, demandEnd, demandStop, type Plan, resultDespite } from '../jobs.ts'
import { mostAtOnce, print, requests } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/06-first-completed.ts')

const mirrors = (min: number) => ({ mirrors: stoppable({ min, max: 5 }) })

exercise<Module>(import.meta.url, {
  'asks every mirror at the same time, each of them once': {
    es: 'pide el archivo a todos los espejos a la vez, una vez a cada uno',
    run: ({ module }) =>
      check(mirrors(2), ({ mirrors }) => {
        const { crew, run } = race(module, mirrors)
        demand(crew.begun.length === mirrors.length, () => ({
          seen: {
            en: `Of ${mirrors.length} mirrors, these were asked: ${print(crew.begun)}; expected each of them once.`,
            es: `De ${mirrors.length} espejos se preguntó a estos: ${print(crew.begun)}; se esperaba una vez a cada uno.`,
          },
          ...(crew.begun.length < mirrors.length ? { card: 'M23' } : {}),
          run,
        }))
        const most = mostAtOnce(run, isBegin, isLast)
        demand(most === mirrors.length, () => ({
          seen: {
            en: `At most ${most} of ${mirrors.length} mirrors were sending at the same time.`,
            es: `Como mucho enviaban ${most} de ${mirrors.length} espejos a la vez.`,
          },
          card: requests(run).length > 0 ? 'M24' : 'M23',
          run,
        }))
      }),
  },

  'asks the others to stop as soon as the first has ended, each of them once': {
    es: 'pide a los demás que paren en cuanto acaba el primero, una vez a cada uno',
    run: ({ module }) =>
      check(mirrors(2), ({ mirrors }) => {
        const { crew, run, first, others } = race(module, mirrors)
        demandStop(crew, run, { names: others, at: first, advice: NOBODY_STOPS })
      }),
  },

  'returns when the others have really ended, cleanup included, and not later': {
    es: 'vuelve cuando los demás han acabado de verdad, limpieza incluida, y no más tarde',
    run: ({ module }) =>
      check(mirrors(1), ({ mirrors }) => {
        const { run, first, others } = race(module, mirrors)
        const cleanups = others.map((name) => planOf(mirrors, name)?.cleansUp ?? 0)
        demandEnd(run, { at: first + Math.max(0, ...cleanups), advice: NOBODY_STOPS })
      }),
  },

  'returns what had come by then: one file, or several that came at the same moment': {
    es: 'devuelve lo que había llegado: un archivo, o varios si llegaron en el mismo momento',
    run: ({ module }) =>
      check(mirrors(1), ({ mirrors }) => {
        const { result, run, first, winners, others } = race(module, mirrors)
        const expected = winners.map(fileOf)
        demand(!holdsTasks(result), () => ({
          seen: {
            en: `The result is ${print(result)}: tasks, not the files they brought.`,
            es: `El resultado es ${print(result)}: son tareas, no los archivos que trajeron.`,
          },
          card: 'M77',
          run,
        }))
        const files = Array.isArray(result) ? result : [result]
        const isPart = files.every((file) => expected.includes(file))
        demand(print(result) === print(expected), () => ({
          seen: {
            en: `At ${first} s ${print(winners)} had ended, and the result is ${print(result)}; expected ${print(expected)}.`,
            es: `A los ${first} s había acabado ${print(winners)}, y el resultado es ${print(result)}; se esperaba ${print(expected)}.`,
          },
          ...(isPart && files.length < expected.length ? { card: 'M80' } : {}),
          ...(files.some((file) => others.map(fileOf).includes(String(file)))
            ? { card: 'M41', advice: ONLY_DONE }
            : {}),
          run,
        }))
      }),
  },
})

const NOBODY_STOPS = {
  en: 'Tell `wait` by `returnWhen: FIRST_COMPLETED` to return as soon as one has ended; then cancel the tasks in `pending` and wait for them, for it stops nobody.',
  es: 'Hay que decir a `wait`, con `returnWhen: FIRST_COMPLETED`, que vuelva en cuanto acabe una; después, cancelar las tareas de `pending` y esperarlas, porque no para a nadie.',
}

const ONLY_DONE = {
  en: 'Return what the tasks in `done` gave: one that was asked to stop no longer counts, whatever it still brings.',
  es: 'Hay que devolver lo que dieron las tareas de `done`: una a la que se pidió parar ya no cuenta, traiga lo que traiga.',
}

/** Has the student's program race these mirrors; nobody raises out of it. */
function race(module: Module, plans: readonly Plan[]) {
  const crew = new Crew()
  const names = plans.map((_, index) => nameOf(index))
  const download = (name: string) =>
    crew.work(name, planOf(plans, name) ?? { works: 0 }, fileOf(name))
  const run = crew.play(module.fastest(names, download))
  const result: unknown = resultDespite(crew, run)
  const first = Math.min(...plans.map(({ works }) => works))
  const isFirst = (_: unknown, index: number) => plans[index]?.works === first
  const winners = names.filter(isFirst)
  return {
    crew,
    run,
    result,
    first,
    winners,
    others: names.filter((name) => !winners.includes(name)),
  }
}

const nameOf = (index: number) => `mirror-${index}`
const fileOf = (name: string) => `file of ${name}`
const planOf = (plans: readonly Plan[], name: string) =>
  plans.find((_, index) => nameOf(index) === name)

const holdsTasks = (result: unknown) =>
  Array.isArray(result) && result.some((one: unknown) => isFuture(one))

const isBegin = (line: string) => line.endsWith(' begins')
const isLast = (line: string) => / (ends|is asked to stop)$/.test(line)
