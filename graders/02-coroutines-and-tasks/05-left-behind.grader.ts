// What is not awaited is cancelled when main ends: the audits go on in tasks of their own, somebody
// holds those tasks, and the program waits for them before it returns.
import fc from 'fast-check'
import { type Coroutine, currentTask, sleep, type Task } from '#runtime'
import { positiveSeconds, seconds } from '../arbitraries.ts'
import { changeable } from '../border.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import { momentOf, note, type Played, play, print, resultOf, tasksCreated } from '../observe.ts'
import type { TraceLine } from '../verdict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/05-left-behind.ts')

/** How long an order takes to accept, and then to audit. */
type Order = { accept: number; audit: number }

const orders = ({ min = 0 } = {}) =>
  fc.array(fc.record({ accept: seconds(), audit: positiveSeconds() }), {
    minLength: min,
    maxLength: 5,
  })

exercise<Module>(import.meta.url, {
  'every audit is complete when serve returns': {
    es: 'todas las auditorías están completas cuando serve vuelve',
    run: ({ module }) =>
      check({ orders: orders() }, ({ orders }) => {
        const { run, names, complete } = serving(module, orders)
        resultOf(run)
        const left = names.filter((name) => !complete.includes(name))
        demand(left.length === 0, () => ({
          seen: {
            en: `When serve returned, at ${run.time} s, the audits of the orders ${print(left)} were not complete: \`run\` cancels what is left when the program ends.`,
            es: `Cuando volvió serve, a los ${run.time} s, no estaban completas las auditorías de los pedidos ${print(left)}: al acabar el programa, \`run\` cancela lo que queda.`,
          },
          // An audit without a task was called and never awaited: the source tells where.
          ...(tasksCreated(run) > 0 ? { card: 'M25' } : {}),
          run,
          mark: at('main returns', { en: 'audits left behind', es: 'quedan auditorías' }),
        }))
        demand(complete.length === names.length, () => ({
          seen: {
            en: `Of ${names.length} orders ${complete.length} audits were made: ${print(complete)}; expected one for each.`,
            es: `De ${names.length} pedidos se hicieron ${complete.length} auditorías: ${print(complete)}; se esperaba una de cada.`,
          },
          run,
        }))
      }),
  },

  'no order waits for an audit, and each audit starts when its order is accepted': {
    es: 'ningún pedido espera a una auditoría, y cada auditoría empieza cuando se acepta su pedido',
    run: ({ module }) =>
      check({ orders: orders({ min: 1 }) }, ({ orders }) => {
        const { run } = serving(module, orders)
        resultOf(run)
        let when = 0
        for (const [index, { accept }] of orders.entries()) {
          demandAt(run, `order ${index + 1} comes`, when)
          when += accept
          demandAt(run, `audit ${index + 1} starts`, when)
        }
      }),
  },

  'the task of each audit is in `running` for as long as the audit runs': {
    es: 'la tarea de cada auditoría está en `running` mientras dura la auditoría',
    run: ({ module }) =>
      check({ orders: orders({ min: 1 }) }, ({ orders }) => {
        const { run, missing } = serving(module, orders)
        resultOf(run)
        demand(missing.length === 0, () => ({
          seen: {
            en: `${missing[0]}, and its task was not in \`running\`.`,
            es: `${missing[0]}: en ese momento su tarea no estaba en \`running\`.`,
          },
          card: 'M26',
          advice: {
            en: 'Add the task to `running` when it is created: in CPython the loop holds tasks only weakly, and one that nobody keeps may vanish before it ends.',
            es: 'Hay que añadir la tarea a `running` al crearla: en CPython el bucle solo guarda referencias débiles, y una tarea que nadie conserva puede desaparecer antes de acabar.',
          },
          run,
          mark: ({ text }) =>
            text.en === missing[0] ? { en: 'not in running', es: 'no está en running' } : undefined,
        }))
      }),
  },

  'serve returns as soon as the last audit is complete': {
    es: 'serve vuelve en cuanto está completa la última auditoría',
    run: ({ module }) =>
      check({ orders: orders() }, ({ orders }) => {
        const { run } = serving(module, orders)
        resultOf(run)
        const end = endOf(orders)
        demand(run.time <= end, () => ({
          seen: {
            en: `The last audit can be complete at ${end} s, and serve returned at ${run.time} s.`,
            es: `La última auditoría puede estar completa a los ${end} s, y serve volvió a los ${run.time} s.`,
          },
          advice: {
            en: 'Wait for the tasks of the audits themselves; how long they take is not known in advance.',
            es: 'Hay que esperar a las propias tareas de las auditorías; cuánto tardan no se sabe de antemano.',
          },
          run,
        }))
      }),
  },

  'serve returns the answers in the order of the orders': {
    es: 'serve devuelve las respuestas en el orden de los pedidos',
    run: ({ module }) =>
      check({ orders: orders() }, ({ orders }) => {
        const { run, names } = serving(module, orders)
        const actual = resultOf(run)
        const expected = names.map((name) => `answer ${name}`)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `serve returned ${print(actual)}; expected ${print(expected)}.`,
            es: `serve devolvió ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
      }),
  },
})

/**
 * Serves the orders. `complete` are the audits that are so when serve returns, `missing` tells which
 * ones ran although nobody held their task.
 */
function serving(module: Module, orders: readonly Order[]) {
  const names = orders.map((_, index) => `${index + 1}`)
  const running = changeable(new Set<Task<void>>())
  const audited: string[] = []
  const missing: string[] = []
  let complete: readonly string[] = []
  function look(line: string): void {
    note(line)
    if (!running.has(currentTask() as Task<void>)) missing.push(line)
  }
  const office = {
    *accept(name: string): Coroutine<string> {
      note(`order ${name} comes`)
      yield* sleep(orders[Number(name) - 1]?.accept ?? 0)
      return `answer ${name}`
    },
    *audit(name: string): Coroutine<void> {
      look(`audit ${name} starts`)
      yield* sleep(orders[Number(name) - 1]?.audit ?? 0)
      look(`audit ${name} is complete`)
      audited.push(name)
    },
  }
  function* main(): Coroutine<string[]> {
    const answers = yield* module.serve(names, office, running)
    complete = [...audited].sort()
    return answers
  }
  const run = play(main())
  return { run, names, missing, complete }
}

// The times of the orders add up; an audit starts when its own order is accepted.
function demandAt(run: Played<unknown>, line: string, when: number): void {
  const time = momentOf(run, line)
  const isOrder = line.startsWith('order')
  // What never happens is the matter of the first check.
  demand(time === undefined || time === when, () => ({
    seen: isOrder
      ? {
          en: `"${line}" at ${time} s; expected at ${when} s, when the order before it is accepted.`,
          es: `"${line}" a los ${time} s; se esperaba a los ${when} s, al aceptarse el pedido anterior.`,
        }
      : {
          en: `"${line}" at ${time} s; expected at ${when} s, when its order is accepted.`,
          es: `"${line}" a los ${time} s; se esperaba a los ${when} s, al aceptarse su pedido.`,
        },
    otherwise: {
      en: 'Create the task of an audit as soon as its order is accepted, and go on with the next order without waiting for it.',
      es: 'La tarea de la auditoría se crea en cuanto se acepta su pedido, y se sigue con el pedido siguiente sin esperarla.',
    },
    ...(isOrder ? { card: tasksCreated(run) > 0 ? 'M24' : 'M23', advice: IN_THE_BACKGROUND } : {}),
    run,
    mark: at(line, { en: `expected at ${when} s`, es: `se esperaba a los ${when} s` }),
  }))
}

const IN_THE_BACKGROUND = {
  en: 'Create a task for the audit and go on with the next order; wait for the audits after the loop.',
  es: 'Hay que crear una tarea para la auditoría y seguir con el pedido siguiente; a las auditorías se las espera después del bucle.',
}

function endOf(orders: readonly Order[]): number {
  let accepted = 0
  let end = 0
  for (const { accept, audit } of orders) {
    accepted += accept
    end = Math.max(end, accepted + audit)
  }
  return end
}

function at(text: string, mark: Text) {
  return (line: TraceLine) => (line.text.en === text ? mark : undefined)
}
