// A loop over an async iterator goes item by item: its body holds up the next question, and nobody
// else. Whether dishes overlap is decided by what the body waits for.
import fc from 'fast-check'
import {
  type AsyncIterable,
  type Coroutine,
  ExceptionGroup,
  isCoroutine,
  StopAsyncIteration,
  sleep,
} from '#runtime'
import { positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { counted, type Text } from '../language.ts'
import {
  logged,
  momentOf,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  whenText,
} from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/04-one-at-a-time.ts')
type Serve = Module['inTurn']

exercise<Module>(import.meta.url, {
  'inTurn asks for the next order when the dish before it is ready': {
    es: 'inTurn pide el siguiente pedido cuando está listo el plato anterior',
    run: ({ module }) =>
      check(evenings(1), ({ plans }) => {
        const run = serve(module.inTurn, plans)
        const dishes = resultOf(run)
        demandDishes('inTurn', dishes, run)
        const most = mostAtOnce(
          run,
          (line) => line.endsWith(' begins'),
          (line) => line.endsWith(' is ready'),
        )
        demand(most <= 1, () => ({
          seen: {
            en: `${most} dishes were in the one pan at the same time.`,
            es: `Había ${most} platos a la vez en la única sartén.`,
          },
          advice: IN_THE_BODY,
          run,
        }))
        for (const [index, { comes, cooks }] of timesInTurn(plans).entries()) {
          demandMoment(run, `${nameOf(index)} begins`, comes, IN_THE_BODY)
          demandMoment(run, asking(index + 1), cooks, IN_THE_BODY)
        }
      }),
  },

  'atOnce begins with each order when it comes, while the others are being cooked': {
    es: 'atOnce empieza cada pedido cuando llega, mientras se cocinan los demás',
    run: ({ module }) =>
      check(evenings(2), ({ plans }) => {
        const run = serve(module.atOnce, plans)
        resultOf(run)
        let when = 0
        for (const [index, { comes }] of plans.entries()) {
          when += comes
          const came = momentOf(run, `${nameOf(index)} comes`)
          demand(came === when, () => ({
            seen: {
              en: `${nameOf(index)} could have come at ${when} s, and came ${came === undefined ? 'never' : `at ${came} s`}: the loop asked for it only when the dish before was ready.`,
              es: `${nameOf(index)} podía haber llegado a los ${when} s, y ${came === undefined ? 'no llegó' : `llegó a los ${came} s`}: el bucle no lo pidió hasta que estuvo listo el plato anterior.`,
            },
            card: 'M90',
            run,
            mark: ({ text }) =>
              text.en === asking(index) ? { en: 'only now', es: 'hasta ahora no' } : undefined,
          }))
          demandMoment(run, `${nameOf(index)} begins`, when, IN_A_TASK)
        }
      }),
  },

  'atOnce returns when the last dish is ready, whichever that is': {
    es: 'atOnce vuelve cuando está listo el último plato, sea el que sea',
    run: ({ module }) =>
      check(evenings(0), ({ plans }) => {
        const run = serve(module.atOnce, plans)
        resultOf(run)
        const open = plans.findIndex(
          (_, index) => !logged(run).includes(`${nameOf(index)} is ready`),
        )
        demand(open < 0, () => ({
          seen: {
            en: `atOnce returned at ${run.time} s, and ${nameOf(open)} was not ready.`,
            es: `atOnce volvió a los ${run.time} s, y ${nameOf(open)} no estaba listo.`,
          },
          card: 'M25',
          run,
        }))
        const ready = plans.map((_, index) => momentOf(run, `${nameOf(index)} is ready`) ?? 0)
        const end = Math.max(momentOf(run, OVER) ?? 0, ...ready)
        demand(run.time === end, () => ({
          seen: {
            en: `The last dish was ready and there were no more orders at ${end} s; atOnce returned at ${run.time} s.`,
            es: `El último plato estaba listo y no había más pedidos a los ${end} s; atOnce volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'both return the dishes in the order of the orders, each cooked once': {
    es: 'las dos devuelven los platos en el orden de los pedidos, cada uno cocinado una vez',
    run: ({ module }) =>
      check(evenings(0), ({ plans }) => {
        for (const name of ['inTurn', 'atOnce'] as const) {
          const run = serve(module[name], plans)
          const actual = resultOf(run)
          const expected = plans.map((_, index) => `hot ${nameOf(index)}`)
          const isSorted =
            Array.isArray(actual) && print([...actual].sort()) === print([...expected].sort())
          demandDishes(name, actual, run)
          demand(print(actual) === print(expected), () => ({
            seen: {
              en: `${name} gave ${print(actual)}; expected ${print(expected)}.`,
              es: `${name} dio ${print(actual)}; se esperaba ${print(expected)}.`,
            },
            ...(isSorted ? { card: 'M70' } : {}),
            otherwise: {
              en: 'Collect the dishes in the order of the orders: a list of tasks, and behind the loop `gather` over it, keep that order.',
              es: 'Los platos van en el orden de los pedidos: una lista de tareas y, tras el bucle, `gather` sobre ella, conservan ese orden.',
            },
            run,
          }))
          const begun = logged(run).filter((line) => line.endsWith(' begins')).length
          demand(begun === plans.length, () => ({
            seen: {
              en: `Orders that came: ${plans.length}; ${name} cooked ${counted(begun, 'time')}.`,
              es: `Pedidos que llegaron: ${plans.length}; ${name} cocinó ${counted(begun, 'vez', 'veces')}.`,
            },
            otherwise: {
              en: 'Cook each order once: one call of `cook(order)` in the body of the loop.',
              es: 'Cada pedido se cocina una vez: una sola llamada a `cook(order)` en el cuerpo del bucle.',
            },
            run,
          }))
        }
      }),
  },

  'an error that the orders raise comes out of both': {
    es: 'un error que lanzan los pedidos sale de las dos',
    run: ({ module }) =>
      check(evenings(0), ({ plans }) => {
        for (const name of ['inTurn', 'atOnce'] as const) {
          const trouble = new Error('the door is stuck')
          const run = serve(module[name], plans, trouble)
          // A group around the loop puts what comes out of it into an ExceptionGroup.
          const { error } = run
          const one = error instanceof ExceptionGroup ? error.errors[0] : error
          if (run.kind === 'raised' && one !== trouble) resultOf(run)
          demand(run.kind === 'raised', () => ({
            seen: {
              en: `After ${counted(plans.length, 'order')} came an error, and ${name} gave ${print(run.result)} as if that were the end.`,
              es: `Tras ${counted(plans.length, 'pedido')} llegó un error, y ${name} dio ${print(run.result)} como si fuera el final.`,
            },
            otherwise: {
              en: 'Let the errors of the orders out: `asyncFor` ends at StopAsyncIteration by itself, and nothing else is the end.',
              es: 'Los errores de los pedidos tienen que salir: `asyncFor` acaba por sí solo con StopAsyncIteration, y nada más es el final.',
            },
            run,
          }))
        }
      }),
  },
})

/** How long an order takes to come once it is asked for, and its dish to be ready. */
type Plan = { comes: number; cooks: number }

function evenings(minLength: number) {
  const plan = fc.record({ comes: seconds(), cooks: positiveSeconds() })
  return { plans: fc.array(plan, { minLength, maxLength: 4 }) }
}

const OVER = 'there are no more orders'
const nameOf = (index: number) => `dish-${index + 1}`
const asking = (index: number) => `order ${index + 1} is asked for`

function serve(program: Serve, plans: readonly Plan[], end?: Error): Played<string[]> {
  const orders: AsyncIterable<string> = {
    aiter() {
      let next = 0
      return {
        *anext(): Coroutine<string> {
          const index = next
          note(asking(index))
          const plan = plans[index]
          if (plan === undefined) {
            note(OVER)
            throw end ?? new StopAsyncIteration()
          }
          next += 1
          yield* sleep(plan.comes)
          note(`${nameOf(index)} comes`)
          return nameOf(index)
        },
      }
    },
  }
  function* cook(order: string): Coroutine<string> {
    note(`${order} begins`)
    const index = plans.findIndex((_, place) => nameOf(place) === order)
    yield* sleep(plans[index]?.cooks ?? 0)
    note(`${order} is ready`)
    return `hot ${order}`
  }
  return play(program(orders, cook))
}

/** With one pan: when each order comes, and when its dish is ready. */
function timesInTurn(plans: readonly Plan[]): Plan[] {
  let when = 0
  return plans.map(({ comes, cooks }) => {
    const came = when + comes
    when = came + cooks
    return { comes: came, cooks: when }
  })
}

function demandDishes(name: string, dishes: unknown, run: Played<unknown>): void {
  demand(!Array.isArray(dishes) || !dishes.some(isCoroutine), () => ({
    seen: {
      en: `${name} gave ${print(dishes)}: coroutines, and no dishes.`,
      es: `${name} dio ${print(dishes)}: corrutinas, y ningún plato.`,
    },
    card: 'M02',
    run,
  }))
}

function demandMoment(run: Played<unknown>, line: string, when: number, otherwise: Text): void {
  const actual = momentOf(run, line)
  demand(actual === when, () => ({
    seen: {
      en: `"${line}": ${whenText(actual).en}; expected at ${when} s.`,
      es: `"${line}": ${whenText(actual).es}; se esperaba a los ${when} s.`,
    },
    otherwise,
    run,
  }))
}

const IN_THE_BODY: Text = {
  en: 'Wait for the dish in the body of the loop: the next order is asked for when the body has ended.',
  es: 'Se espera el plato en el cuerpo del bucle: el siguiente pedido se pide cuando el cuerpo ha acabado.',
}

const IN_A_TASK: Text = {
  en: 'Create a task for the dish in the body of the loop, `createTask(cook(order))`, as soon as its order is there, and wait for all of them behind the loop.',
  es: 'En el cuerpo del bucle se crea una tarea por plato, `createTask(cook(order))`, en cuanto está el pedido, y tras el bucle se espera a todas.',
}
