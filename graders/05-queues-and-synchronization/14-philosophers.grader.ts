// A circle of tasks, each of which needs two of a circle of things: some order has to break it.
import { type Coroutine, Lock, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { explore, holdsInEveryOrder } from '../explore/explore.ts'
import { note, play, print, resultOf, stage, tasksCreated, unfinished } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/14-philosophers.ts')
type Fork = Parameters<Module['dine']>[0][number]

exercise<Module>(import.meta.url, {
  'lets every guest eat all the meals': {
    es: 'deja comer a cada comensal todas sus comidas',
    run: ({ module }) =>
      check({ guests: count(2, 5), meals: count(1, 3), eats: positiveSeconds() }, (inputs) => {
        const { guests, meals, eats } = inputs
        const table = new Table(guests, eats)
        const run = play(module.dine(table.forks, meals, table.eat))
        resultOf(run)
        const expected = Array.from({ length: guests }, () => meals)
        demand(print(table.eaten) === print(expected), () => ({
          seen: {
            en: `Of ${meals} meals each, the ${guests} guests have eaten ${print(table.eaten)} when dine comes back.`,
            es: `De ${meals} comidas por cabeza, los ${guests} comensales han comido ${print(table.eaten)} cuando vuelve dine.`,
          },
          run,
        }))
        demand(table.free() && unfinished(run).length === 0, () => ({
          seen: {
            en: 'When dine came back some forks were still in use, or some guests at the table.',
            es: 'Cuando volvió dine, había tenedores en uso o comensales en la mesa.',
          },
          run,
        }))
      }),
  },

  'never lets everybody wait for ever, nor neighbours eat together, in any order': {
    es: 'no deja esperar a todos para siempre, ni comer juntos a vecinos, en ningún orden',
    run: ({ module }) => {
      for (const [guests, meals, bound] of [
        [2, 1, 400],
        [3, 1, 150],
        [2, 2, 100],
      ] as const) {
        holdsInEveryOrder(
          () => {
            const table = new Table(guests, 1)
            return {
              main: module.dine(table.forks, meals, table.eat),
              always: () =>
                demand(table.quarrel === undefined, () => ({
                  seen: {
                    en: `Guest ${table.quarrel} was eating without both forks.`,
                    es: `El comensal ${table.quarrel} estaba comiendo sin los dos tenedores.`,
                  },
                  otherwise: {
                    en: 'Hold both forks from the first `take()` to the end of `eat(guest)`, and lay them down only then.',
                    es: 'Hay que tener los dos tenedores desde el primer `take()` hasta el final de `eat(guest)`, y dejarlos solo entonces.',
                  },
                })),
              check: (run) => {
                resultOf(run)
                demand(
                  table.eaten.every((count) => count === meals),
                  () => ({
                    seen: {
                      en: `Of ${meals} meals each, ${print(table.eaten)} were eaten.`,
                      es: `De ${meals} comidas por cabeza se comieron ${print(table.eaten)}.`,
                    },
                    otherwise: {
                      en: 'Let each guest eat `meals` times: a loop around taking both forks, eating, and laying them down.',
                      es: 'Cada comensal come `meals` veces: un bucle en torno a tomar los dos tenedores, comer y dejarlos.',
                    },
                  }),
                )
              },
            }
          },
          { bound, samples: 50 },
        )
      }
    },
  },

  'allows guests who are no neighbours to eat at the same time': {
    es: 'permite comer a la vez a quienes no son vecinos',
    run: ({ module }) => {
      const { broken, runs } = explore(
        () => {
          const table = new Table(4, 2)
          const apart = () =>
            demand(table.most < 2, () => ({ seen: { en: 'two eat', es: 'comen dos' } }))
          return { main: module.dine(table.forks, 1, table.eat), always: apart, check: () => {} }
        },
        { bound: 150, samples: 50 },
      )
      demand(broken !== undefined, () => ({
        seen: {
          en: `Four guests ate, in ${runs} different orders, and never two of them at the same time.`,
          es: `Comieron cuatro comensales, en ${runs} órdenes distintos, y nunca dos a la vez.`,
        },
        advice: {
          en: 'Give each guest a task, and let it wait for two forks only: guest 0 and guest 2 have nothing to do with each other.',
          es: 'Cada comensal necesita su tarea, y espera solo dos tenedores: el 0 y el 2 no tienen nada que ver.',
        },
        ...(stage.last && tasksCreated(stage.last) === 0 ? { card: 'M23' } : {}),
      }))
    },
  },
})

/** A table with its forks; it sees who eats with what. */
class Table {
  readonly forks: Fork[]
  readonly eaten: number[]
  readonly eat: (guest: number) => Coroutine<void>
  /** A guest who ate without both forks. */
  quarrel: number | undefined
  /** The most guests who ate at once. */
  most = 0
  readonly #locks: Lock[]

  constructor(guests: number, seconds: number) {
    const locks = Array.from({ length: guests }, () => new Lock())
    this.#locks = locks
    this.forks = locks.map((lock) => ({
      *take() {
        yield* lock.acquire()
        yield* sleep(0.25)
      },
      put: () => lock.release(),
    }))
    const eaten = locks.map(() => 0)
    const eating = new Set<number>()
    this.eaten = eaten
    const look = () => {
      for (const guest of eating) {
        const isHeld = [guest, (guest + 1) % guests].every((fork) => locks[fork]?.locked())
        if (!isHeld || (guests > 1 && eating.has((guest + 1) % guests))) this.quarrel = guest
      }
    }
    const seen = () => {
      this.most = Math.max(this.most, eating.size)
    }
    this.eat = function* (guest) {
      note(`guest ${guest} eats`)
      eating.add(guest)
      seen()
      look()
      yield* sleep(seconds)
      look()
      eating.delete(guest)
      eaten[guest] = (eaten[guest] ?? 0) + 1
      note(`guest ${guest} has eaten`)
    }
  }

  free(): boolean {
    return this.#locks.every((lock) => !lock.locked())
  }
}
