// Awaiting runs a coroutine to its end and gives its result; the call alone gives the coroutine.
import fc from 'fast-check'
import { type Coroutine, isCoroutine, sleep } from '#runtime'
import { count, seconds, word } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/01-await-a-coroutine.ts')

/** What the shop says about an item, and how long each answer takes. */
type Item = { name: string; isInStock: boolean; price: number; seconds: number }

const item = (end: string): fc.Arbitrary<Item> =>
  fc.record({
    name: word().map((start) => start + end),
    isInStock: fc.boolean(),
    price: count(1, 9),
    seconds: seconds(),
  })

exercise<Module>(import.meta.url, {
  'buy waits for the answer on the stock, and asks the price only of what is in stock': {
    es: 'buy espera la respuesta sobre las existencias, y solo pregunta el precio de lo que hay',
    run: ({ module }) =>
      check({ bread: item('-bread') }, ({ bread }) => {
        const { run, ignored } = shopping([bread], (shop) => module.buy(bread.name, shop, note))
        resultOf(run)
        const asked = logged(run).filter(isQuestion)
        const isAsRequired = print(asked) === print(questions(bread))
        if (!isAsRequired) demandAwaited(ignored, run)
        demand(isAsRequired, () => ({
          seen: {
            en: `${state(bread).en}, and buy asked ${print(asked)}; expected ${print(questions(bread))}.`,
            es: `${state(bread).es}, y buy preguntó ${print(asked)}; se esperaba ${print(questions(bread))}.`,
          },
          otherwise: {
            en: 'Ask for the stock first, and for the price only if the answer is yes.',
            es: 'Primero se pregunta por las existencias, y por el precio solo si la respuesta es sí.',
          },
          run,
        }))
      }),
  },

  'buy logs `ITEM: PRICE` or `ITEM: sold out`, when it has the answers': {
    es: 'buy anota `ITEM: PRICE` o `ITEM: sold out` cuando tiene las respuestas',
    run: ({ module }) =>
      check({ bread: item('-bread') }, ({ bread }) => {
        const { run } = shopping([bread], (shop) => module.buy(bread.name, shop, note))
        resultOf(run)
        demandLines(run, purchase(bread))
      }),
  },

  'buy returns the price, and 0 for what is sold out': {
    es: 'buy devuelve el precio, y 0 si está agotado',
    run: ({ module }) =>
      check({ bread: item('-bread') }, ({ bread }) => {
        const { run } = shopping([bread], (shop) => module.buy(bread.name, shop, note))
        demandResult(run, costOf(bread))
      }),
  },

  'main awaits one purchase after the other, and says when it starts and what it spent': {
    es: 'main espera una compra tras otra, y dice cuándo empieza y cuánto gastó',
    run: ({ module }) =>
      check({ bread: item('-bread'), milk: item('-milk') }, ({ bread, milk }) => {
        const { run } = shopping([bread, milk], (shop) =>
          module.main(bread.name, milk.name, shop, note),
        )
        resultOf(run)
        demandLines(run, [
          'main starts',
          ...purchase(bread),
          ...purchase(milk),
          `main spent ${costOf(bread) + costOf(milk)}`,
        ])
      }),
  },

  'main returns what both cost together': {
    es: 'main devuelve lo que cuestan las dos cosas juntas',
    run: ({ module }) =>
      check({ bread: item('-bread'), milk: item('-milk') }, ({ bread, milk }) => {
        const { run } = shopping([bread, milk], (shop) =>
          module.main(bread.name, milk.name, shop, note),
        )
        demandResult(run, costOf(bread) + costOf(milk))
      }),
  },
})

type Shop = Parameters<Module['buy']>[1]

/** Plays a purchase; `ignored` are the questions whose coroutine was made and never awaited. */
function shopping(items: readonly Item[], purchase: (shop: Shop) => Coroutine<number>) {
  const ignored = new Set<string>()
  function question<T>(name: string, what: string, answer: (item: Item) => T): Coroutine<T> {
    const found = items.find((one) => one.name === name)
    // Whoever asks for something else gets no answer of use; the lines will tell.
    const asked = found ?? { name: print(name), isInStock: false, price: 0, seconds: 0 }
    const line = `${asked.name}: ${what}?`
    ignored.add(line)
    return answering()

    function* answering(): Coroutine<T> {
      ignored.delete(line)
      note(line)
      yield* sleep(asked.seconds)
      return answer(asked)
    }
  }
  const shop: Shop = {
    isInStock: (name) => question(name, 'in stock', ({ isInStock }) => isInStock),
    priceOf: (name) => question(name, 'price', ({ price }) => price),
  }
  return { run: play(purchase(shop)), ignored: [...ignored] }
}

// A coroutine that is made and never needed does no harm: asked only when something is missing.
function demandAwaited(ignored: readonly string[], run: Played<unknown>): void {
  demand(ignored.length === 0, () => ({
    seen: {
      en: `The question ${print(ignored[0])} was made and never awaited: the program went on with the coroutine, without an answer.`,
      es: `La pregunta ${print(ignored[0])} se creó y no se esperó: el programa siguió con la corrutina, sin respuesta.`,
    },
    card: 'M02',
    run,
  }))
}

function demandLines(run: Played<unknown>, expected: readonly string[]): void {
  const lines = logged(run)
  const first = lines.findIndex((line, index) => line !== expected[index])
  demand(print(lines) === print(expected), () => ({
    seen: {
      en: `Questions and lines, in order: ${print(lines)}; expected ${print(expected)}.`,
      es: `Preguntas y líneas, por orden: ${print(lines)}; se esperaba ${print(expected)}.`,
    },
    otherwise: {
      en: 'Await the first purchase to its end before the second one is begun: `yield* buy(first, ...)`, and then the second.',
      es: 'Hay que esperar la primera compra hasta el final antes de empezar la segunda: `yield* buy(first, ...)`, y después la segunda.',
    },
    ...cardOfText(lines.join()),
    run,
    mark: ({ text }) =>
      text.en === lines[first] ? { en: 'not yet', es: 'todavía no' } : undefined,
  }))
}

function demandResult(run: Played<unknown>, expected: number): void {
  const actual = resultOf(run)
  demand(actual === expected, () => ({
    seen: {
      en: `Returned ${print(actual)}; expected ${expected}.`,
      es: `Se devolvió ${print(actual)}; se esperaba ${expected}.`,
    },
    ...(isCoroutine(actual) ? { card: 'M02' } : cardOfText(String(actual))),
    run,
  }))
}

// What a coroutine looks like in a text, and added to something.
function cardOfText(text: string): { card?: string } {
  return text.includes('[object') ? { card: 'M02' } : {}
}

const isQuestion = (line: string) => line.endsWith('?')
const costOf = ({ isInStock, price }: Item) => (isInStock ? price : 0)

function questions({ name, isInStock }: Item): string[] {
  return isInStock ? [`${name}: in stock?`, `${name}: price?`] : [`${name}: in stock?`]
}

function purchase(item: Item): string[] {
  const { name, isInStock, price } = item
  return [...questions(item), isInStock ? `${name}: ${price}` : `${name}: sold out`]
}

function state({ name, isInStock }: Item) {
  return isInStock
    ? { en: `${name} is in stock`, es: `Hay ${name}` }
    : { en: `${name} is sold out`, es: `${name} está agotado` }
}
