// Pages of an API: each item is a call that blocks, in a thread, and where the next one is stands in
// the one before. What tells right from wrong is when a page is fetched, where, and what is remembered.
import fc from 'fast-check'
import {
  type AsyncIterable,
  type AsyncIterator,
  type Coroutine,
  isCoroutine,
  StopAsyncIteration,
  sleep,
  TimeoutError,
  waitFor,
} from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { askBeyond, demandEachWalk, demandEnd, walk, walkAgain } from '../items.ts'
import type { Text } from '../language.ts'
import { logged, note, play, print, resultOf, returned } from '../observe.ts'
import { computing } from '../threads.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/02-pages.ts')
type Page = import('../../exercises/04-iterators-and-context-managers/02-pages.ts').Page

exercise<Module>(import.meta.url, {
  'fetches pages in threads only, never on the loop': {
    es: 'trae las páginas solo en hilos, nunca en el bucle',
    run: ({ module }) =>
      check(libraries, ({ plans }) => {
        const library = new Library(plans)
        const run = play(walk(module.pages(library.fetchPage), plans.length))
        const held = logged(run).find((line) => line.includes(HELD))
        // An error of the call itself says more, unless it only came of what was computed here.
        if (held === undefined) resultOf(run)
        demand(held === undefined, () => ({
          seen: {
            en: `${held}: meanwhile no timer fires and nobody else runs.`,
            es: `${(held ?? '').replace('holds up the loop for', 'detiene el bucle durante')}: entre tanto no salta ningún temporizador y nadie más corre.`,
          },
          card: 'M10',
          advice: TO_THREAD,
          run,
          mark: ({ text }) =>
            text.en.includes(HELD) ? { en: 'everybody waits', es: 'todos esperan' } : undefined,
        }))
      }),
  },

  'gives each page once, from page 1 on, by way of next': {
    es: 'da cada página una vez, desde la página 1, siguiendo next',
    run: ({ module }) =>
      check(libraries, ({ plans }) => {
        const library = new Library(plans)
        const { result, run } = returned(walk(module.pages(library.fetchPage), plans.length))
        const odd = library.fetches.findIndex(({ number }) => !library.numbers.includes(number))
        demand(odd < 0, () => ({
          seen: {
            en: `The pages are ${print(library.numbers)}, and page ${print(library.fetches[odd]?.number)} was fetched.`,
            es: `Las páginas son ${print(library.numbers)}, y se trajo la página ${print(library.fetches[odd]?.number)}.`,
          },
          advice: {
            en: 'Look for the next page in the page itself: in its `next`.',
            es: 'La página siguiente hay que buscarla en la propia página: en su `next`.',
          },
          run,
        }))
        demand(print(result) === print(library.pages), () => ({
          seen: {
            en: `A loop over the pages ${print(library.numbers)} got ${print(result)}; expected ${print(library.pages)}.`,
            es: `Un bucle sobre las páginas ${print(library.numbers)} recibió ${print(result)}; se esperaba ${print(library.pages)}.`,
          },
          ...(result.some(isCoroutine) ? { card: 'M02' } : {}),
          otherwise: {
            en: 'Give every page that is fetched, also one without titles: the last one is the one whose `next` is undefined.',
            es: 'Hay que dar cada página que se trae, también la que no tiene títulos: la última es aquella cuyo `next` es undefined.',
          },
          run,
        }))
      }),
  },

  'fetches a page when it is asked for, and none in advance': {
    es: 'trae una página cuando se le pide, y ninguna por adelantado',
    run: ({ module }) =>
      check({ ...libraries, pause: positiveSeconds() }, ({ plans, pause }) => {
        const library = new Library(plans)
        const run = play(slowly(module.pages(library.fetchPage), plans.length, pause))
        resultOf(run)
        const fetched = library.fetches
        const early = fetched.findIndex(({ asked }, index) => asked !== index + 1)
        demand(early < 0, () => ({
          seen: {
            en: `When page ${print(fetched[early]?.number)} began to be fetched, ${fetched[early]?.asked} pages had been asked for; expected ${early + 1}.`,
            es: `Cuando se empezó a traer la página ${print(fetched[early]?.number)}, se habían pedido ${fetched[early]?.asked} páginas; se esperaban ${early + 1}.`,
          },
          advice: {
            en: 'Fetch in `anext()`, one page for each call: whoever leaves the loop early does not need the others.',
            es: 'Se trae dentro de `anext()`, una página por llamada: quien sale antes del bucle no necesita las demás.',
          },
          run,
        }))
        function* slowly(
          items: AsyncIterable<Page>,
          most: number,
          seconds: number,
        ): Coroutine<void> {
          const iterator = items.aiter()
          yield* sleep(seconds)
          for (let asked = 1; asked <= most; asked += 1) {
            library.asked = asked
            note(`page ${asked} is asked for`)
            try {
              yield* iterator.anext()
            } catch (error) {
              if (error instanceof StopAsyncIteration) return
              throw error
            }
            yield* sleep(seconds)
          }
        }
      }),
  },

  'after the last page it throws StopAsyncIteration, and fetches nothing more': {
    es: 'tras la última página lanza StopAsyncIteration, y no trae nada más',
    run: ({ module }) =>
      check(libraries, ({ plans }) => {
        const library = new Library(plans)
        const run = play(askBeyond(module.pages(library.fetchPage).aiter(), plans.length))
        const situation = {
          en: `The iterator had given its last page, ${library.numbers.at(-1)}`,
          es: `El iterador ya había dado su última página, ${library.numbers.at(-1)}`,
        }
        const answers = resultOf(run)
        const odd = library.fetches.find(({ number }) => !library.numbers.includes(number))
        demand(odd === undefined, () => ({
          seen: {
            en: `${situation.en}, was asked again and fetched page ${print(odd?.number)}, which there is not.`,
            es: `${situation.es}, se le pidió otra vez y trajo la página ${print(odd?.number)}, que no existe.`,
          },
          card: 'M91',
          advice: {
            en: 'Throw StopAsyncIteration instead of fetching after a page whose `next` is undefined: it is the last one.',
            es: 'Tras una página con `next` undefined se lanza StopAsyncIteration en vez de traer otra: es la última.',
          },
          run,
        }))
        // A page that was fetched again is no wrong end, but another beginning.
        demandEnd(run, answers, situation, () => library.fetches.length > plans.length)
      }),
  },

  'every loop over the same pages begins at page 1, also two at the same time': {
    es: 'cada recorrido de las mismas páginas empieza en la página 1, también dos a la vez',
    run: ({ module }) =>
      check(libraries, ({ plans }) => {
        const library = new Library(plans)
        const run = play(walkAgain(module.pages(library.fetchPage), plans.length))
        const over = { en: 'the same pages', es: 'unas mismas páginas' }
        demandEachWalk(run, library.pages, over, (got) => numbersOf(got, library))
      }),
  },

  'after an error, or a deadline, asking again fetches the same page': {
    es: 'tras un error, o un plazo agotado, pedir otra vez trae la misma página',
    run: ({ module }) =>
      check({ ...libraries, broken: count(0, 3), late: fc.boolean() }, (inputs) => {
        const { plans, broken, late } = inputs
        const at = broken % plans.length
        const library = new Library(plans, late ? undefined : at)
        const limit = (plans[at]?.seconds ?? 0) / 2
        const run = play(stubborn(module.pages(library.fetchPage).aiter(), late ? limit : 999))
        const got = resultOf(run)
        const what: Text = late
          ? {
              en: `waited for with a deadline of ${limit} s`,
              es: `esperó con un plazo de ${limit} s`,
            }
          : { en: 'could not be fetched at first', es: 'no se pudo traer la primera vez' }
        demand(got.errors.length === 1 || got.pages.length > plans.length, () => ({
          seen: {
            en: `Page ${library.numbers[at]} ${late ? 'was ' : ''}${what.en}, and anext() raised ${got.errors.length} errors; expected 1, as it was raised.`,
            es: `La página ${library.numbers[at]} ${late ? 'se ' : ''}${what.es}, y anext() lanzó ${got.errors.length} errores; se esperaba 1, tal como se lanzó.`,
          },
          otherwise: {
            en: 'Let the error of `fetchPage` out of `anext()` as it is, and move no page on: the next call asks for the same page.',
            es: 'El error de `fetchPage` tiene que salir de `anext()` tal cual, sin avanzar de página: la llamada siguiente pide la misma.',
          },
          run,
        }))
        demand(print(got.pages) === print(library.pages), () => ({
          seen: {
            en: `Page ${library.numbers[at]} ${late ? 'was ' : ''}${what.en}; asked again, the iterator gave ${numbersOf(got.pages, library).en} in all; expected ${numbersOf(library.pages, library).en}.`,
            es: `La página ${library.numbers[at]} ${late ? 'se ' : ''}${what.es}; al pedirla otra vez, el iterador dio en total ${numbersOf(got.pages, library).es}; se esperaba ${numbersOf(library.pages, library).es}.`,
          },
          advice: {
            en: 'Remember the next number when the page is there, and not before. (A generator is over with its first error: here an object with anext() fits better.)',
            es: 'El número siguiente se recuerda cuando la página ha llegado, y no antes. (Un generador se acaba con su primer error: aquí va mejor un objeto con anext().)',
          },
          run,
        }))
        function* stubborn(iterator: AsyncIterator<Page>, seconds: number) {
          const got: { pages: Page[]; errors: unknown[] } = { pages: [], errors: [] }
          while (got.pages.length < plans.length && got.errors.length < 4) {
            const isFirst = got.pages.length === at && got.errors.length === 0
            try {
              got.pages.push(yield* waitFor(iterator.anext(), isFirst ? seconds : undefined))
            } catch (error) {
              if (error instanceof StopAsyncIteration) return got
              note(
                error instanceof TimeoutError ? 'the deadline is over' : 'anext() raises an error',
              )
              got.errors.push(error)
            }
          }
          return got
        }
      }),
  },

  'allTitles gives the titles of all pages, in their order, or raises the error of a page': {
    es: 'allTitles da los títulos de todas las páginas, en su orden, o lanza el error de una página',
    run: ({ module }) =>
      check(libraries, ({ plans }) => {
        const { pages } = new Library(plans)
        const run = play(module.allTitles(shown(pages)))
        demand(!(run.error instanceof TypeError) || logged(run).includes(ASKED), () => ({
          seen: {
            en: `No page was waited for, and something else was used in its place: ${print(run.error)}.`,
            es: `No se esperó ninguna página, y en su lugar se usó otra cosa: ${print(run.error)}.`,
          },
          card: 'M97',
          run,
        }))
        const actual = resultOf(run)
        const expected = pages.flatMap(({ titles }) => titles)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `For pages with ${print(pages.map(({ titles }) => titles))} allTitles gave ${print(actual)}; expected ${print(expected)}.`,
            es: `Para páginas con ${print(pages.map(({ titles }) => titles))} allTitles dio ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Collect the titles of every page in one list, made before the loop: `titles.push(...page.titles)`.',
            es: 'Hay que reunir los títulos de cada página en una sola lista, creada antes del bucle: `titles.push(...page.titles)`.',
          },
          run,
        }))
        const trouble = new Error('the next page does not come')
        const broken = play(module.allTitles(shown(pages, trouble)))
        if (broken.kind === 'raised' && broken.error !== trouble) resultOf(broken)
        demand(broken.kind === 'raised', () => ({
          seen: {
            en: `A page raised ${print(trouble)}, and allTitles gave ${print(broken.result)} as if that were the end.`,
            es: `Una página lanzó ${print(trouble)}, y allTitles dio ${print(broken.result)} como si fuera el final.`,
          },
          otherwise: {
            en: 'Catch StopAsyncIteration alone, or let `asyncFor` do it: every other error has to come out.',
            es: 'Solo se captura StopAsyncIteration, o de eso se encarga `asyncFor`: cualquier otro error tiene que salir.',
          },
          run: broken,
        }))
      }),
  },
})

/** How long a page takes, how many titles it has, and how far away the next one is. */
type Plan = { seconds: number; titles: number; jump: number }

const libraries = {
  plans: fc.array(
    fc.record({ seconds: positiveSeconds(), titles: count(0, 2), jump: count(1, 3) }),
    { minLength: 1, maxLength: 4 },
  ),
}

const HELD = 'holds up the loop'
const ASKED = 'a page is asked for'

/** The pages, what fetches them, and what has been fetched; page `broken` fails the first time. */
class Library {
  readonly numbers: number[] = []
  readonly pages: Page[]
  readonly fetches: { number: number; asked: number }[] = []
  readonly fetchPage: (number: number) => Page
  /** How many pages have been asked for; who asks counts. */
  asked = 0
  #broken: number | undefined

  constructor(plans: readonly Plan[], broken?: number) {
    let number = 1
    for (const { jump } of plans) {
      this.numbers.push(number)
      number += jump
    }
    this.#broken = broken === undefined ? undefined : this.numbers[broken]
    this.pages = plans.map(({ titles }, index) => ({
      titles: Array.from({ length: titles }, (_, n) => `${'abcd'[index]}${n + 1}`),
      next: this.numbers[index + 1],
    }))
    this.fetchPage = computing({
      result: (wanted) => this.#fetch(wanted),
      seconds: (wanted) => plans[this.numbers.indexOf(wanted)]?.seconds ?? 1,
      label: (wanted) => `fetchPage(${print(wanted)})`,
    })
  }

  #fetch(number: number): Page {
    this.fetches.push({ number, asked: this.asked })
    const page = this.pages[this.numbers.indexOf(number)]
    if (page === undefined) return { titles: [], next: undefined }
    if (number === this.#broken) {
      this.#broken = undefined
      throw new Error(`page ${number} does not come`)
    }
    return { ...page, titles: [...page.titles] }
  }
}

/** Pages that are there already, each after a wait; then the end, or an error. */
function shown(pages: readonly Page[], end: Error = new StopAsyncIteration()): AsyncIterable<Page> {
  return {
    aiter() {
      const left = pages.values()
      return {
        *anext(): Coroutine<Page> {
          note(ASKED)
          yield* sleep(1)
          const { value, done } = left.next()
          if (done === true) throw end
          return value
        },
      }
    },
  }
}

function numbersOf(got: readonly Page[], { pages, numbers }: Library): Text {
  if (got.length === 0) return { en: 'no page', es: 'ninguna página' }
  const list = got
    .map((page) => numbers[pages.findIndex((one) => print(one) === print(page))] ?? print(page))
    .join(', ')
  return got.length === 1
    ? { en: `page ${list}`, es: `la página ${list}` }
    : { en: `pages ${list}`, es: `las páginas ${list}` }
}

const TO_THREAD: Text = {
  en: 'Let a thread wait for it: `yield* toThread(fetchPage, number)`, with the function first, not called, and its argument behind it.',
  es: 'Que espere un hilo: `yield* toThread(fetchPage, number)`, con la función delante, sin llamarla, y su argumento detrás.',
}
