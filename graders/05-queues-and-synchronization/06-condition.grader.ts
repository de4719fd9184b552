// Being woken is no promise: whoever wakes up looks again, and whoever changes something tells all.
import fc from 'fast-check'
import { type Coroutine, createTask, gather, sleep, wait } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { holdsInEveryOrder } from '../explore/explore.ts'
import {
  momentOf,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
  whenText,
} from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/06-condition.ts')

exercise<Module>(import.meta.url, {
  'lets everybody take as soon as there is enough, and not before': {
    es: 'deja tomar a cada cual en cuanto hay bastante, y no antes',
    run: ({ module }) =>
      check({ wants: sacks(1, 4), brings: sacks(1, 4) }, ({ wants, brings }) => {
        const enough = [...brings, sum(wants)]
        const run = play(
          (function* (): Coroutine<number[]> {
            const mill = module.openMill()
            const taking = wants.map((want, i) =>
              createTask(taken(mill.take(want), i), { name: nameOf(i) }),
            )
            const amounts: number[] = []
            for (const sacks of enough) {
              yield* sleep(1)
              yield* mill.deliver(sacks)
              yield* sleep(0.5)
              amounts.push(mill.amount())
            }
            yield* gather(taking)
            return amounts
          })(),
        )
        const { moments, amounts } = plan(wants, enough)
        const early = moments.findIndex((when, i) => (takenAt(run, i) ?? Infinity) < when)
        demand(early < 0, () => ({
          seen: {
            en: `${said(wants, enough).en} ${nameOf(early)} had enough at ${moments[early]} s, and went at ${takenAt(run, early)} s.`,
            es: `${said(wants, enough).es} ${nameOf(early)} tenía bastante a los ${moments[early]} s, y se fue a los ${takenAt(run, early)} s.`,
          },
          card: 'M109',
          run,
        }))
        const late = moments.findIndex((when, i) => takenAt(run, i) !== when)
        const isOther = run.kind === 'raised'
        demand(late < 0 || isOther, () => ({
          seen: {
            en: `${said(wants, enough).en} ${nameOf(late)} could take at ${moments[late]} s; it was: ${whenText(takenAt(run, late)).en}.`,
            es: `${said(wants, enough).es} ${nameOf(late)} podía tomar a los ${moments[late]} s; fue: ${whenText(takenAt(run, late)).es}.`,
          },
          advice: {
            en: 'Tell everybody: with `notify()` the first in line wakes, finds too few, and those behind, who want less, hear nothing.',
            es: 'Hay que avisar a todos: con `notify()` despierta el primero de la fila, encuentra pocos, y los de detrás, que quieren menos, no se enteran.',
          },
          run,
        }))
        const actual = resultOf(run)
        demand(print(actual) === print(amounts), () => ({
          seen: {
            en: `${said(wants, enough).en} After each delivery amount() gave ${print(actual)}; expected ${print(amounts)}.`,
            es: `${said(wants, enough).es} Tras cada entrega, amount() dio ${print(actual)}; se esperaba ${print(amounts)}.`,
          },
          otherwise: {
            en: 'Wait until there are as many as are wanted, and take them all in one go: `waitFor(() => amount >= sacks)`.',
            es: 'Hay que esperar a que haya tantos como se quieren y tomarlos todos de una vez: `waitFor(() => amount >= sacks)`.',
          },
          run,
        }))
      }),
  },

  'never gives a sack twice, in any order': {
    es: 'no da ningún saco dos veces, en ningún orden',
    run: ({ module }) => {
      holdsInEveryOrder(
        () => {
          const mill = module.openMill()
          function* baker(sacks: number): Coroutine<void> {
            yield* sleep(1)
            yield* mill.take(sacks)
          }
          function* main(): Coroutine<void> {
            const bakers = [
              createTask(baker(1), { name: 'ana' }),
              createTask(baker(1), { name: 'bruno' }),
            ]
            yield* sleep(1)
            yield* mill.deliver(1)
            yield* wait(bakers, { returnWhen: 'FIRST_COMPLETED' })
            yield* mill.deliver(1)
            yield* gather(bakers)
          }
          const notNegative = () =>
            demand(mill.amount() >= 0, () => ({
              seen: {
                en: `There was one sack for two bakers, and both took one: amount() gives ${mill.amount()}.`,
                es: `Había un saco para dos panaderos, y los dos tomaron uno: amount() da ${mill.amount()}.`,
              },
              card: 'M109',
            }))
          return {
            main: main(),
            always: notNegative,
            check: (run) => {
              resultOf(run)
              demand(mill.amount() === 0, () => ({
                seen: {
                  en: `Two sacks came, two were taken, and amount() gives ${mill.amount()}.`,
                  es: `Llegaron dos sacos, se tomaron dos, y amount() da ${mill.amount()}.`,
                },
              }))
            },
          }
        },
        { bound: 400, samples: 50 },
      )
    },
  },

  'takes nothing for a baker who is cancelled, and leaves the flour to the next, in any order': {
    es: 'no toma nada para quien se cancela, y deja la harina al siguiente, en cualquier orden',
    run: ({ module }) => {
      holdsInEveryOrder(
        () => {
          const mill = module.openMill()
          let expected = 0
          let isSwallowed = false
          function* main(): Coroutine<void> {
            const ana = createTask(mill.take(1), { name: 'ana' })
            const bruno = createTask(mill.take(1), { name: 'bruno' })
            yield* sleep(1)
            yield* mill.deliver(1)
            yield* wait([ana, bruno], { returnWhen: 'FIRST_COMPLETED' })
            const isCancelled = ana.done() && ana.cancelled()
            if (!isCancelled) yield* mill.deliver(1)
            yield* wait([ana, bruno])
            isSwallowed = !ana.cancelled()
            expected = (isCancelled ? 1 : 2) - (ana.cancelled() ? 1 : 2)
          }
          return {
            main: main(),
            check: (run) => {
              demand(run.kind !== 'deadlock', () => ({
                seen: {
                  en: 'ana was cancelled, and there was a sack for bruno, who waits for ever.',
                  es: 'Se canceló a ana, y había un saco para bruno, que espera para siempre.',
                },
                card: 'M109',
                advice: {
                  en: 'Who is woken and cannot act on it has to pass the news on. `Condition.wait` does that by itself; or wake everybody.',
                  es: 'Quien despierta y no puede hacer nada tiene que pasar la noticia. `Condition.wait` lo hace sola; o se despierta a todos.',
                },
              }))
              resultOf(run)
              const isAsked = requests(run).some(({ returned }) => returned)
              demand(!isAsked || !isSwallowed, () => ({
                seen: {
                  en: 'ana was cancelled while she waited, and did not end cancelled.',
                  es: 'Se canceló a ana mientras esperaba, y no acabó cancelada.',
                },
                card: 'M43',
              }))
              demand(mill.amount() === expected, () => ({
                seen: {
                  en: `Everybody has got what was due, and amount() gives ${mill.amount()}; expected ${expected}.`,
                  es: `Cada cual tiene lo suyo, y amount() da ${mill.amount()}; se esperaba ${expected}.`,
                },
              }))
            },
          }
        },
        { cancel: ['ana'], bound: 400, samples: 50 },
      )
    },
  },
})

const sacks = (minLength: number, maxLength: number) =>
  fc.array(count(1, 3), { minLength, maxLength })

function* taken(take: Coroutine<void>, index: number): Coroutine<void> {
  yield* take
  note(`${nameOf(index)} has taken`)
}

/** When everybody has enough, and what is there after each delivery: who fits takes, in order. */
function plan(wants: readonly number[], brings: readonly number[]) {
  const moments = wants.map(() => Infinity)
  let there = 0
  const amounts = brings.map((sacks, i) => {
    there += sacks
    for (const [baker, want] of wants.entries()) {
      if (moments[baker] !== Infinity || want > there) continue
      there -= want
      moments[baker] = 1 + i * 1.5
    }
    return there
  })
  return { moments, amounts }
}

function said(wants: readonly number[], brings: readonly number[]) {
  const [want, bring] = [wants.join(', '), brings.join(', ')]
  return {
    en: `The bakers want ${want} sacks; from 1 s on, every 1.5 s, came ${bring}.`,
    es: `Los panaderos quieren ${want} sacos; desde el segundo 1, cada 1.5 s, llegaron ${bring}.`,
  }
}

const nameOf = (index: number) => `baker-${index + 1}`
const takenAt = (run: Played<unknown>, index: number) => momentOf(run, `${nameOf(index)} has taken`)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
