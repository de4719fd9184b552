// At most so many at once, by workers that share one list: the limit is the number of the workers.
import type { Coroutine } from '#runtime'
import { count, delays } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew } from '../jobs.ts'
import {
  inSeconds,
  momentOf,
  mostAtOnce,
  type Played,
  print,
  resultOf,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/13-limit.ts')

exercise<Module>(import.meta.url, {
  'returns the pages in the order of the addresses, each of them downloaded once': {
    es: 'devuelve las páginas en el orden de las direcciones, cada una descargada una sola vez',
    run: ({ module }) =>
      check({ takes: delays({ min: 0, max: 10 }), limit: count(1, 4) }, ({ takes, limit }) => {
        const { run, crew } = crawl(module, takes, limit)
        const actual = resultOf(run)
        const twice = crew.begun.find((url, index) => crew.begun.indexOf(url) < index)
        demand(twice === undefined, () => ({
          seen: {
            en: `${twice} was downloaded twice.`,
            es: `${twice} se descargó dos veces.`,
          },
          advice: {
            en: 'Take the next address and cross it off in one go, before waiting: at every wait another worker may look at the same list.',
            es: 'Hay que tomar la dirección siguiente y tacharla de una vez, antes de esperar: en cada espera otro trabajador puede mirar la misma lista.',
          },
          run,
        }))
        const expected = takes.map((_, index) => pageOf(nameOf(index)))
        const isSorted =
          Array.isArray(actual) && print([...actual].sort()) === print([...expected].sort())
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `With a limit of ${limit}, pages that take ${inSeconds(takes)} gave ${print(actual)}; expected ${print(expected)}.`,
            es: `Con un límite de ${limit}, páginas que tardan ${inSeconds(takes)} dieron ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...(isSorted ? { card: 'M70', advice: BY_POSITION } : {}),
          run,
        }))
      }),
  },

  'never has more downloads running than the limit': {
    es: 'nunca tiene más descargas en marcha que el límite',
    run: ({ module }) =>
      check({ takes: delays({ min: 5, max: 10 }), limit: count(1, 3) }, ({ takes, limit }) => {
        const { run, crew } = crawl(module, takes, limit)
        const most = mostAtOnce(run, isStart, isEnd)
        const atStart = crew.begun.filter((url) => momentOf(run, `${url} begins`) === 0).length
        demand(most <= limit, () => ({
          seen: {
            en: `${most} of ${takes.length} downloads were running at the same time; the limit is ${limit}.`,
            es: `${most} de ${takes.length} descargas estaban en marcha a la vez; el límite es ${limit}.`,
          },
          otherwise: {
            en: 'Start as many workers as the limit says, no more, and let each of them take one address after the other.',
            es: 'Se ponen en marcha tantos trabajadores como dice el límite, ni uno más, y cada uno toma una dirección tras otra.',
          },
          // Begun all at once, or at least each in a task of its own.
          ...(atStart === takes.length || tasksCreated(run) >= takes.length ? { card: 'M85' } : {}),
          run,
        }))
      }),
  },

  'starts the next download as soon as one has ended, while the limit is never exceeded': {
    es: 'empieza la descarga siguiente en cuanto acaba una, sin pasar nunca del límite',
    run: ({ module }) =>
      check({ takes: delays({ min: 2, max: 10 }), limit: count(1, 4) }, ({ takes, limit }) => {
        const { run } = crawl(module, takes, limit)
        resultOf(run)
        const starts = plan(takes, limit)
        const late = starts.findIndex((start, index) => start !== startOf(run, index))
        demand(late < 0, () => ({
          seen: {
            en: `With a limit of ${limit} and pages that take ${inSeconds(takes)}, ${nameOf(late)} could begin at ${starts[late]} s; it began at ${startOf(run, late)} s.`,
            es: `Con un límite de ${limit} y páginas que tardan ${inSeconds(takes)}, ${nameOf(late)} podía empezar a los ${starts[late]} s; empezó a los ${startOf(run, late)} s.`,
          },
          ...(isOneByOne(run) && limit > 1
            ? { card: tasksCreated(run) > 0 ? 'M24' : 'M23' }
            : { advice: AS_SOON_AS }),
          run,
        }))
        const end = Math.max(...starts.map((start, index) => start + (takes[index] ?? 0)))
        demand(run.time === end, () => ({
          seen: {
            en: `The last page had come at ${end} s, and crawl returned at ${run.time} s.`,
            es: `La última página había llegado a los ${end} s, y crawl volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'never has more tasks than the limit': {
    es: 'nunca tiene más tareas que el límite',
    run: ({ module }) =>
      check({ takes: delays({ min: 6, max: 10 }), limit: count(1, 4) }, ({ takes, limit }) => {
        const { run } = crawl(module, takes, limit)
        const most = mostTasks(run)
        // With so many pages a task for each is seen, and is more than one worker too many.
        const isForEach = most >= takes.length
        demand(most <= limit, () => ({
          seen: {
            en: `For ${takes.length} pages and a limit of ${limit}, ${most} tasks were there at the same time.`,
            es: `Para ${takes.length} páginas y un límite de ${limit} había ${most} tareas a la vez.`,
          },
          ...(isForEach || mostAtOnce(run, isStart, isEnd) > limit ? { card: 'M85' } : {}),
          advice: {
            en: 'Make one task for each worker, not for each page: ten thousand tasks that only queue up are not needed.',
            es: 'Conviene una tarea por trabajador, no por página: no hacen falta diez mil tareas que solo hacen cola.',
          },
          run,
        }))
      }),
  },
})

function crawl(module: Module, takes: readonly number[], limit: number) {
  const crew = new Crew()
  const urls = takes.map((_, index) => nameOf(index))
  function get(url: string): Coroutine<string> {
    return crew.work(url, { works: takes[urls.indexOf(url)] ?? 0 }, pageOf(url))
  }
  return { crew, run: crew.play(module.crawl([...urls], get, limit)) }
}

/** When each download begins if whoever is free takes the next one. */
function plan(takes: readonly number[], limit: number): number[] {
  const free = Array.from({ length: limit }, () => 0)
  return takes.map((works) => {
    const start = Math.min(...free)
    free[free.indexOf(start)] = start + works
    return start
  })
}

function startOf(run: Played<unknown>, index: number): number | undefined {
  return momentOf(run, `${nameOf(index)} begins`)
}

function isOneByOne(run: Played<unknown>): boolean {
  return mostAtOnce(run, isStart, isEnd) === 1
}

/** The most tasks that were there at once, besides the one that calls. */
function mostTasks({ trace }: Played<unknown>): number {
  let there = 0
  let most = 0
  for (const event of trace) {
    if (event.kind === 'task.create' && event.by !== undefined) there += 1
    if (event.kind === 'task.finish') there -= 1
    most = Math.max(most, there)
  }
  return most
}

const BY_POSITION = {
  en: 'Keep the position with the address, and put the page there: `pages[index] = ...`. A list to which each one is added follows the order of the ends.',
  es: 'La posición se guarda junto a la dirección, y la página va ahí: `pages[index] = ...`. Una lista a la que se va añadiendo sigue el orden de llegada.',
}

const AS_SOON_AS = {
  en: 'Let whoever has ended a download take the next address at once: neither a whole batch nor a share dealt out beforehand lets the quick ones go on.',
  es: 'Quien acaba una descarga tiene que tomar enseguida la dirección siguiente: ni por tandas ni con un reparto previo pueden seguir los más rápidos.',
}

const nameOf = (index: number) => `page-${index}`
const pageOf = (url: string) => `text of ${url}`
const isStart = (line: string) => line.endsWith(' begins')
const isEnd = (line: string) => line.endsWith(' ends')
