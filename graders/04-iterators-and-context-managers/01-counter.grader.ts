// The protocol of an asynchronous iterator, from both sides: who gives the items, and who asks.
import fc from 'fast-check'
import { type Coroutine, isCoroutine, StopAsyncIteration, sleep } from '#runtime'
import { count, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { askBeyond, demandEachWalk, demandEnd, walk, walkAgain } from '../items.ts'
import type { Text } from '../language.ts'
import {
  logged,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  returned,
} from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/01-counter.ts')

exercise<Module>(import.meta.url, {
  'counter gives the numbers from 1 to last, each after a wait of its own': {
    es: 'counter da los números del 1 a last, cada uno tras su propia espera',
    run: ({ module }) =>
      check({ last: count(0, 5), seconds: seconds() }, ({ last, seconds }) => {
        const { run } = returned(walk(module.counter(last, seconds), last, noted))
        const given = run.notes.map(({ time, text }) => ({ time, text }))
        const expected = upTo(last).map((number) => ({ time: number * seconds, text: `${number}` }))
        demand(print(given) === print(expected), () => ({
          seen: {
            en: `A loop over counter(${last}, ${seconds}) got ${times(given).en}; expected ${times(expected).en}.`,
            es: `Un bucle sobre counter(${last}, ${seconds}) recibió ${times(given).es}; se esperaba ${times(expected).es}.`,
          },
          ...(given.some(({ text }) => text === String(undefined)) ? { card: 'M91' } : {}),
          otherwise: {
            en: 'Wait `seconds` in each `anext()`, and only then give the next number: first 1, in the end `last`.',
            es: 'En cada `anext()` hay que esperar `seconds`, y solo entonces dar el número siguiente: primero el 1, al final `last`.',
          },
          run,
        }))
      }),
  },

  'after the last number it throws StopAsyncIteration, at once and as often as it is asked': {
    es: 'tras el último número lanza StopAsyncIteration, enseguida y cada vez que se le pide',
    run: ({ module }) =>
      check({ last: count(0, 3), seconds: seconds() }, ({ last, seconds }) => {
        const run = play(askBeyond(module.counter(last, seconds).aiter(), last))
        const situation = {
          en: `counter(${last}, ${seconds}) had given its last number`,
          es: `counter(${last}, ${seconds}) ya había dado su último número`,
        }
        demandEnd(run, resultOf(run), situation, (item) => typeof item === 'number')
      }),
  },

  'every loop over the same counter gets all the numbers, also two at the same time': {
    es: 'cada recorrido del mismo contador recibe todos los números, también dos a la vez',
    run: ({ module }) =>
      check({ last: count(1, 3), seconds: seconds() }, ({ last, seconds }) => {
        const run = play(walkAgain(module.counter(last, seconds), last))
        const over = {
          en: `the same counter(${last}, ${seconds})`,
          es: `un mismo counter(${last}, ${seconds})`,
        }
        demandEachWalk(run, upTo(last), over, (numbers) => ({
          en: print(numbers),
          es: print(numbers),
        }))
      }),
  },

  'take gives the first items, as many as asked for or as there are, whatever they are': {
    es: 'take da los primeros elementos, tantos como se piden o como hay, sean lo que sean',
    run: ({ module }) =>
      check(shelves, ({ items, count }) => {
        const run = play(module.take(new Shelf(items), count))
        demandCaught(run, `take(${print(items)}, ${count})`)
        const actual = resultOf(run)
        const expected = items.slice(0, count)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `From items that come as ${print(items)}, take(items, ${count}) gave ${print(actual)}; expected ${print(expected)}.`,
            es: `De elementos que llegan como ${print(items)}, take(items, ${count}) dio ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...cardOf(actual, items, count),
          otherwise: {
            en: 'Ask one iterator, made once before the loop, for one item after the other, until there are `count` of them or it throws StopAsyncIteration.',
            es: 'Hay que pedir un elemento tras otro a un solo iterador, creado antes del bucle, hasta tener `count` o hasta que lance StopAsyncIteration.',
          },
          run,
        }))
      }),
  },

  'take asks for one item at a time, and for none beyond count': {
    es: 'take pide los elementos de uno en uno, y ninguno más allá de count',
    run: ({ module }) =>
      check(shelves, ({ items, count }) => {
        const run = play(module.take(new Shelf(items), count))
        demandCaught(run, `take(${print(items)}, ${count})`)
        resultOf(run)
        const asked = logged(run).filter((line) => line === ASKED).length
        // Whether there is another one can only be found out by asking.
        const most = Math.min(count, items.length + 1)
        demand(asked <= most, () => ({
          seen: {
            en: `Of ${items.length} items, take(items, ${count}) asked for ${asked}; expected ${most}.`,
            es: `De ${items.length} elementos, take(items, ${count}) pidió ${asked}; se esperaban ${most}.`,
          },
          otherwise: {
            en: 'Stop as soon as there are `count` items: compare before the next call of `anext()`.',
            es: 'Hay que parar en cuanto haya `count` elementos: se compara antes de volver a llamar a `anext()`.',
          },
          run,
        }))
        const open = mostAtOnce(
          run,
          (line) => line === ASKED,
          (line) => line !== ASKED,
        )
        demand(open <= 1, () => ({
          seen: {
            en: `take asked for another item while it was still waiting for one: ${open} at the same time.`,
            es: `take pidió otro elemento mientras aún esperaba uno: ${open} a la vez.`,
          },
          otherwise: {
            en: 'Await each `anext()` before the next one is called.',
            es: 'Hay que esperar cada `anext()` antes de llamar al siguiente.',
          },
          run,
        }))
      }),
  },

  'an error of anext that is not the end comes out of take': {
    es: 'un error de anext que no sea el final sale de take',
    run: ({ module }) =>
      check({ items: count(0, 3), more: count(1, 2) }, ({ items, more }) => {
        const trouble = new Error('the shelf is broken')
        const run = play(module.take(new Shelf(upTo(items), trouble), items + more))
        if (run.kind === 'raised' && run.error !== trouble) resultOf(run)
        demand(run.kind === 'raised', () => ({
          seen: {
            en: `anext() raised ${print(trouble)}, and take gave ${print(run.result)} as if that were the end.`,
            es: `anext() lanzó ${print(trouble)}, y take dio ${print(run.result)} como si fuera el final.`,
          },
          advice: {
            en: 'Catch StopAsyncIteration and throw every other error again: `if (!(error instanceof StopAsyncIteration)) throw error`.',
            es: 'Se captura StopAsyncIteration y se vuelve a lanzar cualquier otro error: `if (!(error instanceof StopAsyncIteration)) throw error`.',
          },
          run,
        }))
      }),
  },
})

function noted(number: unknown): undefined {
  note(String(number))
}

const shelves = {
  items: fc.array(fc.constantFrom('ink', 'pen', 7, 0, undefined, null, false), { maxLength: 4 }),
  count: count(0, 6),
}

const ASKED = 'anext() is called'

/** Items that come one each 0.5 s; at the end, or where it breaks, comes an error. */
class Shelf<T> {
  readonly #items: readonly T[]
  readonly #trouble: Error | undefined

  constructor(items: readonly T[], trouble?: Error) {
    this.#items = items
    this.#trouble = trouble
  }

  aiter() {
    const left = this.#items.values()
    const trouble = this.#trouble
    return {
      *anext(): Coroutine<T> {
        note(ASKED)
        yield* sleep(0.5)
        const { done, value } = left.next()
        note(done === true ? 'there is no item' : `an item: ${print(value)}`)
        if (done === true) throw trouble ?? new StopAsyncIteration()
        return value
      },
    }
  }
}

/** Demands that the end of the items is caught. */
function demandCaught(run: Played<unknown>, call: string): void {
  demand(!(run.error instanceof StopAsyncIteration), () => ({
    seen: {
      en: `${call} let the StopAsyncIteration out that says that there are no more items.`,
      es: `${call} dejó salir el StopAsyncIteration que dice que no hay más elementos.`,
    },
    card: 'M91',
    advice: {
      en: 'Put `yield* iterator.anext()` into a `try`: at the end it throws StopAsyncIteration, and gives no value.',
      es: '`yield* iterator.anext()` tiene que ir en un `try`: al final lanza StopAsyncIteration, no da ningún valor.',
    },
    run,
  }))
}

/** What the wrong items show: coroutines in their place, or an end seen in a value. */
function cardOf(actual: unknown, items: readonly unknown[], count: number): { card?: string } {
  if (!Array.isArray(actual)) return {}
  if (actual.some(isCoroutine)) return { card: 'M97' }
  const isStart = actual.length < count && print(actual) === print(items.slice(0, actual.length))
  return isStart && !items[actual.length] ? { card: 'M91' } : {}
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

function times(given: readonly { time: number; text: string }[]): Text {
  if (given.length === 0) return { en: 'nothing', es: 'nada' }
  return {
    en: given.map(({ time, text }) => `${text} at ${time} s`).join(', '),
    es: given.map(({ time, text }) => `${text} a los ${time} s`).join(', '),
  }
}
