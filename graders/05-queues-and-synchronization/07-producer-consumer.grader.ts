// A bounded queue between two tasks: it overlaps their work, and makes the faster one wait.

import fc from 'fast-check'
import { type Coroutine, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { counted } from '../language.ts'
import {
  logged,
  momentOf,
  note,
  type Played,
  play,
  print,
  resultOf,
  tasksCreated,
  unfinished,
} from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/07-producer-consumer.ts')

exercise<Module>(import.meta.url, {
  'cooks and serves every dish once, in the order of the list': {
    es: 'cocina y sirve cada plato una sola vez, en el orden de la lista',
    run: ({ module }) =>
      check({ times: times(0, 6), places: count(1, 3) }, ({ times, places }) => {
        const run = open(module, times, places)
        const back = resultOf(run)
        const names = times.map((_, index) => nameOf(index))
        const served = logged(run).filter((line) => line.endsWith(' is on its way'))
        const expected = names.map((name) => `${plateOf(name)} is on its way`)
        demand(print(served) === print(expected) && print(back) === '[]', () => ({
          seen: {
            en: `For ${print(names)} it happened that ${print(served)}, and kitchen gave ${print(back)}; expected every plate once, in order, and [].`,
            es: `Con ${print(names)} ocurrió ${print(served)}, y kitchen dio ${print(back)}; se esperaba cada plato una vez, en orden, y [].`,
          },
          run,
        }))
      }),
  },

  'cooks on while dishes are being served': {
    es: 'sigue cocinando mientras se sirven platos',
    run: ({ module }) =>
      check({ times: times(2, 6), places: count(1, 3) }, ({ times, places }) => {
        const run = open(module, times, places)
        resultOf(run)
        const { begins, ends } = plan(times, places)
        const late = begins.findIndex((when, i) => (begunAt(run, i) ?? Infinity) > when)
        demand(late < 0, () => ({
          seen: {
            en: `${said(times, places).en} ${nameOf(late)} could be begun at ${begins[late]} s; it was begun at ${begunAt(run, late)} s.`,
            es: `${said(times, places).es} ${nameOf(late)} podía empezarse a los ${begins[late]} s; se empezó a los ${begunAt(run, late)} s.`,
          },
          ...(tasksCreated(run) === 0 ? { card: 'M23' } : {}),
          advice: {
            en: 'Give the waiter a task of its own: the cook waits only to find a place on the counter.',
            es: 'El camarero necesita su propia tarea: el cocinero solo espera a que haya sitio en la barra.',
          },
          run,
        }))
        demand(run.time <= ends, () => ({
          seen: {
            en: `${said(times, places).en} Everything could be served at ${ends} s; kitchen came back at ${run.time} s.`,
            es: `${said(times, places).es} Todo podía estar servido a los ${ends} s; kitchen volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'lets the cook wait while the counter is full': {
    es: 'hace esperar al cocinero mientras la barra está llena',
    run: ({ module }) =>
      check({ times: times(3, 7), places: count(1, 3) }, ({ times, places }) => {
        const run = open(module, times, places)
        resultOf(run)
        const { begins } = plan(times, places)
        const early = begins.findIndex((when, i) => (begunAt(run, i) ?? Infinity) < when)
        const hasWaited = run.trace.some(
          (event) => event.kind === 'task.suspend' && event.on === 'Queue.put',
        )
        demand(early < 0, () => ({
          seen: {
            en: `${said(times, places).en} The counter was full until ${begins[early]} s, and ${nameOf(early)} was begun at ${begunAt(run, early)} s.`,
            es: `${said(times, places).es} La barra estuvo llena hasta los ${begins[early]} s, y ${nameOf(early)} se empezó a los ${begunAt(run, early)} s.`,
          },
          ...(hasWaited ? {} : { card: 'M106' }),
          run,
        }))
      }),
  },

  'ends when the last dish has been served, and leaves no task behind': {
    es: 'acaba cuando se ha servido el último plato, y no deja ninguna tarea atrás',
    run: ({ module }) =>
      check({ times: times(0, 5), places: count(1, 3) }, ({ times, places }) => {
        const run = open(module, times, places)
        resultOf(run)
        const served = logged(run).filter((line) => line.endsWith(' is served')).length
        const { ends } = plan(times, places)
        demand(served === times.length && run.time >= ends, () => ({
          seen: {
            en: `${said(times, places).en} kitchen came back at ${run.time} s, when ${served} of ${times.length} dishes had been served.`,
            es: `${said(times, places).es} kitchen volvió a los ${run.time} s, con ${served} de ${times.length} platos servidos.`,
          },
          ...(served < times.length ? { card: 'M105' } : {}),
          run,
        }))
        demandNobody(run)
      }),
  },

  'goes on when a dish cannot be served, and gives those dishes': {
    es: 'sigue cuando un plato no se puede servir, y da esos platos',
    run: ({ module }) =>
      check(
        { times: times(2, 5), fails: fc.nat({ max: 4 }), places: count(1, 3) },
        ({ times, fails, places }) => {
          const failing = [fails % times.length, times.length - 1]
          const run = open(module, times, places, failing)
          const names = times.map((_, index) => plateOf(nameOf(index)))
          const expected = names.filter((_, index) => failing.includes(index))
          const back = resultOf(run)
          demand(print(back) === print(expected), () => ({
            seen: {
              en: `${print(expected)} could not be served, and kitchen gave ${print(back)}.`,
              es: `No se pudo servir ${print(expected)}, y kitchen dio ${print(back)}.`,
            },
            run,
          }))
          demand(
            logged(run).filter((line) => line.endsWith(' is on its way')).length === names.length,
            () => ({
              seen: {
                en: `After ${print(expected[0])} came back, not everything else was served.`,
                es: `Tras volver ${print(expected[0])}, no se sirvió todo lo demás.`,
              },
              run,
            }),
          )
          demandNobody(run)
        },
      ),
  },
})

/** How long each dish is cooked and served. */
type Times = readonly { cook: number; serve: number }[]

const times = (minLength: number, maxLength: number): fc.Arbitrary<Times> =>
  fc.array(fc.record({ cook: positiveSeconds(), serve: positiveSeconds() }), {
    minLength,
    maxLength,
  })

function open(
  module: Module,
  times: Times,
  places: number,
  failing: readonly number[] = [],
): Played<string[]> {
  const names = times.map((_, index) => nameOf(index))
  function* cook(dish: string): Coroutine<string> {
    note(`${dish} is begun`)
    yield* sleep(times[names.indexOf(dish)]?.cook ?? 0)
    return plateOf(dish)
  }
  function* serve(plate: string): Coroutine<void> {
    const index = names.findIndex((name) => plateOf(name) === plate)
    note(`${plate} is on its way`)
    yield* sleep(times[index]?.serve ?? 0)
    if (failing.includes(index)) throw new Error(`nobody wants ${plate}`)
    note(`${plate} is served`)
  }
  return play(module.kitchen([...names], cook, serve, places))
}

/** When each dish can be begun, and when the last one is served. */
function plan(times: Times, places: number): { begins: number[]; ends: number } {
  const begins: number[] = []
  const taken: number[] = []
  let free = 0
  let served = 0
  for (const [index, { cook, serve }] of times.entries()) {
    begins.push(free)
    const put = Math.max(free + cook, taken[index - places] ?? 0)
    const take = Math.max(put, served)
    taken.push(take)
    free = put
    served = take + serve
  }
  return { begins, ends: served }
}

function demandNobody(run: Played<unknown>): void {
  const left = unfinished(run)
  demand(left.length === 0, () => ({
    seen: {
      en: `kitchen came back at ${run.time} s, and ${print(left)} had not ended.`,
      es: `kitchen volvió a los ${run.time} s, y ${print(left)} no había acabado.`,
    },
    advice: {
      en: 'Stop whoever waits for dishes for ever, and wait for its end, when there are no more.',
      es: 'A quien espera platos sin fin hay que pararlo, y esperar a que acabe, cuando ya no hay más.',
    },
    run,
  }))
}

function said(times: Times, places: number) {
  const list = times.map(({ cook, serve }) => `${cook}+${serve}`).join(', ')
  return {
    en: `Cooking and serving take ${list} s, and the counter has ${counted(places, 'place')}.`,
    es: `Cocinar y servir tardan ${list} s, y la barra tiene ${counted(places, 'sitio')}.`,
  }
}

const nameOf = (index: number) => `dish-${index + 1}`
const plateOf = (dish: string) => `plate of ${dish}`
const begunAt = (run: Played<unknown>, index: number) => momentOf(run, `${nameOf(index)} is begun`)
