// Awaiting a coroutine runs it inline: one task, and each line in its place, whatever the delays.
import fc from 'fast-check'
import { type Coroutine, sleep } from '#runtime'
import { count, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, note, type Played, play, print, resultOf, tasksCreated } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/05-await-chain.ts')

/** What the look-up of an item gives, and after how long. */
type Item = { name: string; cents: number; seconds: number }

const item = fc.record({ cents: count(1, 99), seconds: seconds() })

/** Items with names of their own, but the last may be the first once more. */
const bill = (min: number) =>
  fc
    .tuple(fc.array(item, { minLength: min, maxLength: 4 }), fc.boolean())
    .map(([list, isTwice]) => {
      const items = list.map((one, index): Item => ({ name: NAMES[index] ?? '', ...one }))
      return isTwice ? [...items, ...items.slice(0, 1)] : items
    })

const NAMES = ['bread', 'milk', 'eggs', 'salt']

exercise<Module>(import.meta.url, {
  'price writes the question, then looks up once, then writes the answer': {
    es: 'price escribe la pregunta, después consulta una vez y después escribe la respuesta',
    run: ({ module }) =>
      check({ items: bill(1) }, ({ items: [one = NOTHING] }) => {
        const run = play(module.price(one.name, lookUpIn([one]), write))
        resultOf(run)
        demandLines(run, linesOf(one), `price("${one.name}")`)
      }),
  },

  'price returns the price': {
    es: 'price devuelve el precio',
    run: ({ module }) =>
      check({ items: bill(1) }, ({ items: [one = NOTHING] }) => {
        const run = play(module.price(one.name, lookUpIn([one]), write))
        demandResult(run, one.cents, `price("${one.name}")`)
      }),
  },

  'total awaits one price after another, and then writes the total': {
    es: 'total espera un precio tras otro y después escribe el total',
    run: ({ module }) =>
      check({ items: bill(0) }, ({ items }) => {
        const run = totalOf(module, items)
        resultOf(run)
        demandLines(run, [...items.flatMap(linesOf), `total ${sumOf(items)}`], 'total')
      }),
  },

  'total returns the sum': {
    es: 'total devuelve la suma',
    run: ({ module }) =>
      check({ items: bill(0) }, ({ items }) => {
        demandResult(totalOf(module, items), sumOf(items), 'total')
      }),
  },

  'everything runs in one task': {
    es: 'todo se ejecuta en una sola tarea',
    run: ({ module }) =>
      check({ items: bill(1) }, ({ items }) => {
        const run = totalOf(module, items)
        resultOf(run)
        const more = tasksCreated(run)
        demand(more === 0, () => ({
          seen: {
            en: `Tasks created besides the one that runs total: ${more}; expected none.`,
            es: `Tareas creadas además de la que ejecuta total: ${more}; no se esperaba ninguna.`,
          },
          ...INLINE,
          run,
        }))
      }),
  },
})

const NOTHING: Item = { name: 'bread', cents: 1, seconds: 0 }

// Tasks of their own, for what is to run one after the other.
const INLINE = {
  card: 'M05',
  advice: {
    en: 'Await each coroutine itself, `yield* price(...)`: it runs right there, to its end, inside the task that awaits it. Only tasks of their own run side by side, and nothing here should.',
    es: 'Hay que esperar cada corrutina tal cual, `yield* price(...)`: se ejecuta ahí mismo, hasta el final, dentro de la tarea que la espera. Solo las tareas aparte van a la par, y aquí nada debe hacerlo.',
  },
}

function totalOf(module: Module, items: readonly Item[]): Played<number> {
  return play(
    module.total(
      items.map(({ name }) => name),
      lookUpIn(items),
      write,
    ),
  )
}

function lookUpIn(items: readonly Item[]): (name: string) => Coroutine<number> {
  return function* lookUp(name) {
    const found = items.find((one) => one.name === name)
    note(`looking up ${name}`)
    yield* sleep(found?.seconds ?? 0)
    note(`found ${name}`)
    return found?.cents ?? 0
  }
}

function write(line: unknown): void {
  note(typeof line === 'string' ? line : print(line))
}

function linesOf({ name, cents }: Item): string[] {
  return [`${name}?`, `looking up ${name}`, `found ${name}`, `${name} costs ${cents}`]
}

function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { cents }) => sum + cents, 0)
}

function demandLines(run: Played<unknown>, expected: readonly string[], callee: string): void {
  const lines = logged(run)
  const at = expected.findIndex((line, index) => lines[index] !== line)
  const wrong = at < 0 ? expected.length : at
  const shown = (line: string | undefined, nothing: string) =>
    line === undefined ? nothing : print(line)
  demand(print(lines) === print(expected), () => ({
    seen: {
      en: `Line ${wrong + 1} of ${callee} is ${shown(lines[wrong], 'missing')}; expected ${shown(expected[wrong], 'no more lines')}. Expected in all: ${print(expected)}.`,
      es: `La línea ${wrong + 1} de ${callee} ${lines[wrong] === undefined ? 'falta' : `es ${print(lines[wrong])}`}; se esperaba ${shown(expected[wrong], 'que no hubiera más')}. En total se esperaba: ${print(expected)}.`,
    },
    otherwise: {
      en: 'Await `price` for each item of the list, in its order, also for one that is there twice; and write the total at the end.',
      es: 'Hay que esperar `price` por cada artículo de la lista, en su orden, también si está dos veces; y al final escribir el total.',
    },
    ...cardOf(run, lines.join()),
    run,
    mark: ({ text }) =>
      text.en === lines[wrong] ? { en: 'out of place', es: 'fuera de lugar' } : undefined,
  }))
}

function demandResult(run: Played<unknown>, expected: number, callee: string): void {
  const actual = resultOf(run)
  demand(actual === expected, () => ({
    seen: {
      en: `${callee} returned ${print(actual)}; expected ${expected}.`,
      es: `${callee} devolvió ${print(actual)}; se esperaba ${expected}.`,
    },
    ...cardOf(run, print(actual)),
    run,
  }))
}

// A coroutine that is used as a number shows in what is written or returned.
function cardOf(run: Played<unknown>, said: string): { card?: string } {
  if (/Generator|NaN/.test(said)) return { card: 'M02' }
  return tasksCreated(run) > 0 ? INLINE : {}
}
