// Consumers end when they are told: an empty queue is no end, and a loop around `get` has none.
import fc from 'fast-check'
import { type Coroutine, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { counted } from '../language.ts'
import {
  logged,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  unfinished,
} from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/08-clean-end.ts')

exercise<Module>(import.meta.url, {
  'stores every piece of news of every feed, once': {
    es: 'guarda cada noticia de cada fuente, una sola vez',
    run: ({ module }) =>
      check({ feeds: feeds(1), writers: count(1, 3) }, ({ feeds, writers }) => {
        const run = open(module, feeds, writers)
        const actual = resultOf(run)
        const stored = storedIn(run)
        const expected = newsOf(feeds).sort()
        demand(print(stored) === print(expected), () => ({
          seen: {
            en: `${said(feeds).en} Stored was ${print(stored)}; expected ${print(expected)}.`,
            es: `${said(feeds).es} Se guardó ${print(stored)}; se esperaba ${print(expected)}.`,
          },
          ...(unfinished(run).length > 0 ? { card: 'M107' } : {}),
          run,
        }))
        demand(actual === expected.length, () => ({
          seen: {
            en: `collect gave ${print(actual)}; pieces of news that came: ${expected.length}.`,
            es: `collect dio ${print(actual)}; noticias que llegaron: ${expected.length}.`,
          },
          run,
        }))
      }),
  },

  'lets all feeds and all writers work at the same time, never more writers than said': {
    es: 'hace trabajar a la vez a todas las fuentes y escritores, nunca más de los dichos',
    run: ({ module }) =>
      check({ feeds: feeds(1), writers: count(1, 3) }, ({ feeds, writers }) => {
        const run = open(module, feeds, writers)
        resultOf(run)
        const most = mostAtOnce(
          run,
          (line) => line.endsWith(' is being stored'),
          (line) => line.endsWith(' is stored'),
        )
        demand(most <= writers, () => ({
          seen: {
            en: `${most} pieces of news were being stored at the same time by ${counted(writers, 'writer')}.`,
            es: `Se estaban guardando ${most} noticias a la vez con ${counted(writers, 'escritor', 'escritores')}.`,
          },
          run,
        }))
        const end = endOf(feeds, writers)
        demand(run.time === end, () => ({
          seen: {
            en: `${said(feeds).en} With ${counted(writers, 'writer')}, 1 s for each piece, all could be over at ${end} s; collect came back at ${run.time} s.`,
            es: `${said(feeds).es} Con ${counted(writers, 'escritor', 'escritores')}, a 1 s por noticia, todo podía acabar a los ${end} s; collect volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'leaves no task behind': {
    es: 'no deja ninguna tarea atrás',
    run: ({ module }) =>
      check({ feeds: feeds(1), writers: count(1, 3) }, ({ feeds, writers }) => {
        const run = open(module, feeds, writers)
        resultOf(run)
        const left = unfinished(run)
        demand(left.length === 0, () => ({
          seen: {
            en: `collect came back at ${run.time} s, and ${print(left)} had not ended.`,
            es: `collect volvió a los ${run.time} s, y ${print(left)} no había acabado.`,
          },
          card: 'M107',
          run,
        }))
      }),
  },

  'comes back at once when there is no news, or no feed': {
    es: 'vuelve enseguida si no hay noticias, o no hay fuentes',
    run: ({ module }) => {
      for (const feeds of [[], [[]], [[], []]]) {
        const run = open(module, feeds, 2)
        demand(run.kind !== 'deadlock', () => ({
          seen: {
            en: `With ${counted(feeds.length, 'feed')} and no news, everybody waits for ever.`,
            es: `Con ${counted(feeds.length, 'fuente')} y sin noticias, todos esperan para siempre.`,
          },
          card: 'M107',
          level: 'runtime',
          run,
        }))
        const actual = resultOf(run)
        demand(actual === 0 && run.time === 0 && unfinished(run).length === 0, () => ({
          seen: {
            en: `With ${counted(feeds.length, 'feed')} and no news, collect gave ${print(actual)} at ${run.time} s; expected 0 at 0 s.`,
            es: `Con ${counted(feeds.length, 'fuente')} y sin noticias, collect dio ${print(actual)} a los ${run.time} s; se esperaba 0 a los 0 s.`,
          },
          run,
        }))
      }
    },
  },
})

/** For each feed, how long one waits for each piece of its news. */
type Feeds = readonly (readonly number[])[]

const feeds = (minLength: number): fc.Arbitrary<Feeds> =>
  fc.array(fc.array(positiveSeconds(), { minLength, maxLength: 4 }), { minLength: 1, maxLength: 3 })

function open(module: Module, feeds: Feeds, writers: number): Played<number> {
  const given = feeds.map((waits, feed) => {
    const left = waits.entries()
    return {
      *next(): Coroutine<string | undefined> {
        const { value } = left.next()
        if (value === undefined) return undefined
        yield* sleep(value[1])
        return `${nameOf(feed)}${value[0] + 1}`
      },
    }
  })
  function* store(news: string): Coroutine<void> {
    note(`${news} is being stored`)
    yield* sleep(1)
    note(`${news} is stored`)
  }
  return play(module.collect(given, store, writers))
}

function storedIn(run: Played<unknown>): string[] {
  return logged(run)
    .filter((line) => line.endsWith(' is stored'))
    .map((line) => line.split(' ')[0] ?? '')
    .sort()
}

function newsOf(feeds: Feeds): string[] {
  return feeds.flatMap((waits, feed) => waits.map((_, i) => `${nameOf(feed)}${i + 1}`))
}

/** When all news is stored, if whoever is free takes the next one that has come. */
function endOf(feeds: Feeds, writers: number): number {
  const comes = feeds.flatMap((waits) => waits.map((_, i) => sum(waits.slice(0, i + 1))))
  const free = Array.from({ length: writers }, () => 0)
  for (const when of comes.sort((a, b) => a - b)) {
    const first = Math.min(...free)
    free[free.indexOf(first)] = Math.max(first, when) + 1
  }
  return Math.max(...free)
}

function said(feeds: Feeds) {
  const list = feeds.map((waits, i) => `${nameOf(i)}: ${waits.join('+')} s`).join('; ')
  return {
    en: `News comes from the feeds after ${list}.`,
    es: `Las noticias llegan de las fuentes tras ${list}.`,
  }
}

const nameOf = (feed: number) => 'abc'.charAt(feed)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
