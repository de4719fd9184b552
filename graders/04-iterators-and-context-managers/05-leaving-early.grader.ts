// Leaving a loop early. A generator that nobody asks any more is not over: it stands at its last item,
// and what it holds it goes on holding.
import fc from 'fast-check'
import { type AsyncGenerator, asyncGenerator, type Coroutine, type Ending, sleep } from '#runtime'
import { count, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import { logged, momentOf, note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/05-leaving-early.ts')

exercise<Module>(import.meta.url, {
  'gives the first item that is wanted, and undefined if none is': {
    es: 'da el primer elemento que se quiere, y undefined si no se quiere ninguno',
    run: ({ module }) =>
      check(searches, (search) => {
        const run = play(look(module, search))
        const actual = resultOf(run)
        const expected = wantedOf(search)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `Of ${print(itemsOf(search))}, wanted: ${print(wantedOnes(search))}, firstMatch gave ${print(actual)}; expected ${print(expected)}.`,
            es: `De ${print(itemsOf(search))}, se querían: ${print(wantedOnes(search))}, firstMatch dio ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Hand the item itself out of the loop, `return leave(item)`, and return what `asyncFor` gives, whatever it is: 0 is an item, too.',
            es: 'Hay que sacar del bucle el propio elemento, `return leave(item)`, y devolver lo que da `asyncFor`, sea lo que sea: 0 también es un elemento.',
          },
          run,
        }))
      }),
  },

  'looks at one item at a time, and asks for none behind the one it wants': {
    es: 'mira los elementos de uno en uno, y no pide ninguno detrás del que quiere',
    run: ({ module }) =>
      check(searches, (search) => {
        const run = play(look(module, search))
        resultOf(run)
        const told = logged(run).filter((line) => line.includes('item'))
        const first = search.items.findIndex(({ wanted }) => wanted)
        const last = first < 0 ? search.items.length : first + 1
        const expected = Array.from({ length: last }, (_, index) => [
          `item ${index} is looked for`,
          `item ${index} is looked at`,
        ]).flat()
        const odd = told.findIndex((line, index) => line !== expected[index])
        demand(print(told) === print(expected), () => ({
          seen: {
            en: `${odd < 0 ? `Nothing followed "${told.at(-1)}"` : `"${told[odd]}" came as number ${odd + 1}`}; expected ${expected[odd < 0 ? told.length : odd] ?? 'nothing'}.`,
            es: `${odd < 0 ? `Tras "${told.at(-1)}" no vino nada` : `"${told[odd]}" vino en el lugar ${odd + 1}`}; se esperaba ${expected[odd < 0 ? told.length : odd] ?? 'nada'}.`,
          },
          advice: {
            en: 'Leave the body with `return leave(item)`: it ends the loop, and asyncFor gives the item.',
            es: 'Del cuerpo se sale con `return leave(item)`: acaba el bucle, y asyncFor da el elemento.',
          },
          run,
        }))
      }),
  },

  'has closed the results when it returns, however long that takes': {
    es: 'ha cerrado los resultados cuando vuelve, tarde eso lo que tarde',
    run: ({ module }) =>
      check(searches, (search) => {
        const run = play(look(module, search))
        resultOf(run)
        demandClosed(run, { en: 'firstMatch returned', es: 'firstMatch volvió' }, 'M93')
        const end = momentOf(run, CLOSED) ?? 0
        demand(run.time === end, () => ({
          seen: {
            en: `The results were closed at ${end} s, and firstMatch returned at ${run.time} s.`,
            es: `Los resultados estaban cerrados a los ${end} s, y firstMatch volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'closes them also when isWanted raises an error, which comes out': {
    es: 'los cierra también cuando isWanted lanza un error, que sale',
    run: ({ module }) =>
      check({ ...searches, failing: count(0, 3) }, ({ failing, ...search }) => {
        const trouble = new Error('the photo does not load')
        const at = failing % search.items.length
        const items = search.items.slice(0, at + 1).map((item) => ({ ...item, wanted: false }))
        const run = play(look(module, { ...search, items }, trouble))
        if (run.kind === 'raised' && run.error !== trouble) resultOf(run)
        demand(run.kind === 'raised', () => ({
          seen: {
            en: `isWanted raised ${print(trouble)}, and firstMatch gave ${print(run.result)}.`,
            es: `isWanted lanzó ${print(trouble)}, y firstMatch dio ${print(run.result)}.`,
          },
          otherwise: {
            en: 'Let the error out: `aclosing` closes on the way, and no `catch` is needed.',
            es: 'El error tiene que salir: `aclosing` cierra de camino, y no hace falta ningún `catch`.',
          },
          run,
        }))
        const after = { en: 'firstMatch let the error out', es: 'firstMatch dejó salir el error' }
        demandClosed(run, after, cardOnTrouble(module))
      }),
  },

  'closes them also when it is cancelled while isWanted looks at an item': {
    es: 'los cierra también cuando se la cancela mientras isWanted mira un elemento',
    run: ({ module }) =>
      check({ ...searches, when: count(0, 3) }, ({ when, ...search }) => {
        const at = when % search.items.length
        const items = search.items.map((item) => ({ ...item, wanted: false }))
        const before = items.slice(0, at).reduce((sum, { comes, takes }) => sum + comes + takes, 0)
        const { comes = 0, takes = 0 } = items[at] ?? {}
        const moment = before + comes + takes / 2
        const run = play(stopAfter(look(module, { ...search, items }), sleep(moment)))
        const ending: Ending = resultOf(run)
        const after: Text = {
          en: `firstMatch was cancelled at ${moment} s and ended`,
          es: `A firstMatch se la canceló a los ${moment} s y acabó`,
        }
        demandClosed(run, after, cardOnTrouble(module))
        demand(ending === 'cancelled', () => ({
          seen: {
            en: `${after.en} ${ending === 'returned' ? 'with a result' : 'with another error'}; expected that it ends cancelled.`,
            es: `${after.es} ${ending === 'returned' ? 'con un resultado' : 'con otro error'}; se esperaba que acabara cancelada.`,
          },
          card: ending === 'returned' ? 'M44' : 'M51',
          run,
        }))
      }),
  },
})

/** How long an item takes to come, how long it takes to look at it, and whether it is wanted. */
type Item = { comes: number; takes: number; wanted: boolean }
type Search = { items: Item[]; closes: number }

const searches = {
  items: fc.array(fc.record({ comes: seconds(), takes: positiveSeconds(), wanted: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
  closes: seconds(),
}

const CLOSED = 'the results are closed'
const OVER = 'firstMatch is over'

/** Items are numbers from 0 on: the first of them is nothing to an `if`. */
const itemsOf = ({ items }: Search) => items.map((_, index) => index)
const wantedOnes = (search: Search) =>
  itemsOf(search).filter((index) => search.items[index]?.wanted === true)
const wantedOf = (search: Search) => wantedOnes(search)[0]

/** Searches, and notes when the program is over: what is closed later is closed by the loop. */
function* look(module: Module, search: Search, trouble?: Error): Coroutine<number | undefined> {
  const last = search.items.length - 1
  function* isWanted(index: number): Coroutine<boolean> {
    note(`item ${index} is looked at`)
    yield* sleep(search.items[index]?.takes ?? 0)
    if (trouble !== undefined && index === last) throw trouble
    return search.items[index]?.wanted === true
  }
  try {
    return yield* module.firstMatch(resultsOf(search), isWanted)
  } finally {
    note(OVER)
  }
}

function resultsOf({ items, closes }: Search): AsyncGenerator<number> {
  return asyncGenerator<number>(function* (emit) {
    try {
      for (const [index, { comes }] of items.entries()) {
        note(`item ${index} is looked for`)
        yield* sleep(comes)
        yield* emit(index)
      }
    } finally {
      note('the results begin to close')
      yield* sleep(closes)
      note(CLOSED)
    }
  })
}

function demandClosed(run: Played<unknown>, after: Text, card: string): void {
  const told = logged(run)
  const closed = told.indexOf(CLOSED)
  demand(closed >= 0 && closed < told.indexOf(OVER), () => ({
    seen: {
      en: `${after.en}, and the results were still open: their \`finally\` had not run to its end.`,
      es: `${after.es}, y los resultados seguían abiertos: su \`finally\` no se había ejecutado hasta el final.`,
    },
    card,
    run,
    mark: ({ text }) =>
      text.en === OVER ? { en: 'still open here', es: 'aquí siguen abiertos' } : undefined,
  }))
}

/** Who closes when all goes well has forgotten the way out of an error; else, the closing itself. */
function cardOnTrouble(module: Module): string {
  const item = { comes: 0, takes: 0.5, wanted: true }
  const told = logged(play(look(module, { items: [item], closes: 0 })))
  return told.includes(CLOSED) && told.indexOf(CLOSED) < told.indexOf(OVER) ? 'M94' : 'M93'
}
