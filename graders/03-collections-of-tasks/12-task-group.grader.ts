// TaskGroup: all or nothing. The first failure cancels the others, the block waits for them, and the
// errors come out together.

import fc from 'fast-check'
import { type Coroutine, ExceptionGroup, sleep } from '#runtime'
import { count, delays, ending, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, type Plan, stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import {
  inSeconds,
  isAlike,
  momentOf,
  type Played,
  print,
  requests,
  resultOf,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/12-task-group.ts')
type Booking = import('../../exercises/03-collections-of-tasks/12-task-group.ts').Booking

exercise<Module>(import.meta.url, {
  'starts all reservations at once, and returns the tickets in the order of the parts': {
    es: 'empieza todas las reservas a la vez y devuelve los billetes en el orden de las partes',
    run: ({ module }) =>
      check({ takes: delays({ min: 0, max: 5 }) }, ({ takes }) => {
        const { crew, run, parts } = book(
          module,
          takes.map((works) => ({ works })),
        )
        const result = resultOf(run)
        const late = parts.find((part) => momentOf(run, `${part} begins`) !== 0)
        demand(late === undefined, () => ({
          seen: {
            en: `${late} ${wasBegun(run, late).en}; expected: all of them begin at 0 s.`,
            es: `${late} ${wasBegun(run, late).es}; se esperaba que todas empezaran a los 0 s.`,
          },
          card: tasksCreated(run) > 0 ? 'M24' : 'M23',
          run,
        }))
        const expected = { kind: 'booked', tickets: parts.map(ticketOf) }
        const isOnce = crew.begun.length === parts.length
        demand(isOnce && isAlike(result, expected), () => ({
          seen: {
            en: `Parts that take ${inSeconds(takes)} gave ${print(result)}; expected ${print(expected)}, with each part reserved once.`,
            es: `Partes que tardan ${inSeconds(takes)} dieron ${print(result)}; se esperaba ${print(expected)}, con cada parte reservada una vez.`,
          },
          run,
        }))
      }),
  },

  'when one part fails, asks all the others to stop, at once and once only': {
    es: 'cuando falla una parte, pide a todas las demás que paren, enseguida y una sola vez',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { crew, run, open, failure } = fail(module, inputs)
        const { time, name } = failure
        const deaf = open.find((part) => momentOf(run, `${part} is asked to stop`) !== time)
        demand(deaf === undefined, () => ({
          seen: {
            en: `${name} failed at ${time} s, and ${deaf} ${wasAsked(run, deaf).en}.`,
            es: `${name} falló a los ${time} s, y a ${deaf} ${wasAsked(run, deaf).es}.`,
          },
          ...(requests(run).length === 0
            ? hasGroup(run)
              ? { advice: LET_IT_FAIL }
              : { card: 'M72' }
            : run.left.includes(deaf ?? '')
              ? { card: 'M46' }
              : { advice: USE_GROUP }),
          run,
          mark: at(`${name} fails`, { en: 'now the others', es: 'ahora las demás' }),
        }))
        const twice = crew.asked.find((part, index) => crew.asked.indexOf(part) < index)
        demand(twice === undefined, () => ({
          seen: {
            en: `${twice} was asked to stop a second time, in the middle of its cleanup.`,
            es: `A ${twice} se le pidió parar por segunda vez, en plena limpieza.`,
          },
          advice: USE_GROUP,
          run,
        }))
      }),
  },

  'comes back when every reservation has ended, cleanup included': {
    es: 'vuelve cuando todas las reservas han acabado, limpieza incluida',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { run, failure, open, plans } = fail(module, inputs)
        const left = run.left[0]
        demand(left === undefined, () => ({
          seen: {
            en: `bookTrip ended at ${run.time} s, and ${left} had not ended yet.`,
            es: `bookTrip acabó a los ${run.time} s, y ${left} aún no había acabado.`,
          },
          card: requests(run).length > 0 ? 'M46' : 'M72',
          run,
        }))
        const cleanups = open.map((part) => plans[indexOf(part)]?.cleansUp ?? 0)
        const end = failure.time + Math.max(0, ...cleanups)
        demand(run.time === end, () => ({
          seen: {
            en: `After a failure at ${failure.time} s everything could have ended at ${end} s; bookTrip ended at ${run.time} s.`,
            es: `Tras un fallo a los ${failure.time} s todo podía haber acabado a los ${end} s; bookTrip acabó a los ${run.time} s.`,
          },
          advice: USE_GROUP,
          run,
        }))
      }),
  },

  'is refused with the message of every error, in the order in which they happened': {
    es: 'se rechaza con el mensaje de cada error, en el orden en que ocurrieron',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { crew, run } = fail(module, inputs)
        const reasons = crew.errors.map(({ message }) => message)
        const isGroup = run.error instanceof ExceptionGroup
        demand(run.kind !== 'raised' || !(isGroup || run.error === crew.errors[0]), () => ({
          seen: {
            en: `bookTrip raised ${print(run.error)}; expected: it returns the reasons ${print(reasons)}.`,
            es: `bookTrip lanzó ${print(run.error)}; se esperaba que devolviera los motivos ${print(reasons)}.`,
          },
          ...(isGroup ? { card: 'M84' } : { advice: USE_GROUP }),
          run,
        }))
        const result = resultOf(run)
        const expected = { kind: 'refused', reasons }
        demand(isAlike(result, expected), () => ({
          seen: {
            en: `The errors were ${print(reasons)}, and bookTrip returned ${print(result)}.`,
            es: `Los errores fueron ${print(reasons)}, y bookTrip devolvió ${print(result)}.`,
          },
          ...(looksAtGroup(result, reasons) ? { card: 'M84' } : {}),
          ...(isTwice(result, reasons) ? { advice: AT_THE_END } : {}),
          ...(isResorted(result, reasons) ? { advice: AS_THEY_HAPPENED } : {}),
          run,
        }))
      }),
  },

  'cancelled from outside, stops every reservation, waits for its cleanup and ends cancelled': {
    es: 'si se cancela desde fuera, para todas las reservas, espera su limpieza y acaba cancelada',
    run: ({ module }) =>
      check({ parts: cancelledParts }, ({ parts: { takes, cleansUp, stops, cancelledAt } }) => {
        const asked = cancelledAt
        const plans = takes.map((works) => ({ works, cleansUp, stops }))
        const { run } = book(module, plans, (booking) => stopAfter(booking, sleep(asked)))
        const end = resultOf(run)
        const left = run.left[0]
        demand(left === undefined, () => ({
          seen: {
            en: `bookTrip was cancelled at ${asked} s and ended at ${run.time} s, and ${left} had not ended yet.`,
            es: `bookTrip se canceló a los ${asked} s y acabó a los ${run.time} s, y ${left} aún no había acabado.`,
          },
          card: 'M46',
          run,
        }))
        demand(end === 'cancelled', () => ({
          seen: {
            en: `bookTrip was cancelled at ${asked} s, and it ${end}; expected: it ends cancelled.`,
            es: `bookTrip se canceló a los ${asked} s, y ${end === 'raised' ? 'lanzó un error' : 'terminó con normalidad'}; se esperaba que acabara cancelada.`,
          },
          card: 'M44',
          run,
        }))
        demand(run.time === asked + cleansUp, () => ({
          seen: {
            en: `bookTrip was cancelled at ${asked} s, the cleanup takes ${cleansUp} s, and it ended at ${run.time} s; expected ${asked + cleansUp} s.`,
            es: `bookTrip se canceló a los ${asked} s, la limpieza dura ${cleansUp} s, y acabó a los ${run.time} s; se esperaba a los ${asked + cleansUp} s.`,
          },
          run,
        }))
      }),
  },
})

/** Parts with what they do when they are asked to stop; one of them fails, at a moment of its own. */
const cases = {
  plans: fc.array(fc.record({ works: positiveSeconds(), cleansUp: seconds(), stops: ending() }), {
    minLength: 1,
    maxLength: 5,
  }),
  failing: count(0, 4),
}

/** One that is cancelled; asked to stop, its parts end without an error. */
const cancelledParts = fc
  .record({
    takes: delays({ max: 4 }),
    cleansUp: seconds(),
    stops: fc.constantFrom('cancelled' as const, 'returned' as const),
    moment: count(0, 100),
  })
  .map(({ moment, ...parts }) => ({
    ...parts,
    cancelledAt: (moment % (2 * Math.max(...parts.takes))) / 2 + 0.25,
  }))

type Inputs = { plans: readonly Plan[]; failing: number }

function fail(module: Module, inputs: Inputs) {
  const failing = inputs.failing % inputs.plans.length
  const plans = inputs.plans.map((plan, index) =>
    index === failing ? { ...plan, works: plan.works + 0.25, fails: true } : plan,
  )
  const failure = { name: nameOf(failing), time: plans[failing]?.works ?? 0 }
  const open = plans.flatMap(({ works }, index) => (works > failure.time ? [nameOf(index)] : []))
  return { ...book(module, plans), failure, open, plans }
}

/** Plays bookTrip, or what `around` makes of it, with parts that are jobs of a crew. */
function book<T = Booking>(
  module: Module,
  plans: readonly Plan[],
  around: (booking: Coroutine<Booking>) => Coroutine<T> = (booking) => booking as never,
) {
  const crew = new Crew()
  const parts = plans.map((_, index) => nameOf(index))
  function reserve(part: string): Coroutine<string> {
    return crew.work(part, plans[indexOf(part)] ?? { works: 0 }, ticketOf(part))
  }
  return { crew, parts, run: crew.play(around(module.bookTrip([...parts], reserve))) }
}

/** The group in the place of its errors, or one error for all of them. */
function looksAtGroup(result: unknown, reasons: readonly string[]): boolean {
  const given = (result as { reasons?: unknown } | undefined)?.reasons
  if (!Array.isArray(given)) return false
  const isGroup = given.some((reason) => String(reason).includes('errors in a TaskGroup'))
  return isGroup || (given.length === 1 && reasons.length > 1 && given[0] === reasons[0])
}

/** The error of a task that was awaited in the block: the group has it from both of them. */
function isTwice(result: unknown, reasons: readonly string[]): boolean {
  const given = (result as { reasons?: unknown } | undefined)?.reasons
  return Array.isArray(given) && print([...new Set(given)]) === print(reasons)
}

/** All the reasons, and in another order. */
function isResorted(result: unknown, reasons: readonly string[]): boolean {
  const given = (result as { reasons?: unknown } | undefined)?.reasons
  const isSame = Array.isArray(given) && print([...given].sort()) === print([...reasons].sort())
  return isSame && print(given) !== print(reasons)
}

function wasBegun(run: Played<unknown>, part: string | undefined): Text {
  const moment = momentOf(run, `${part} begins`)
  return moment === undefined
    ? { en: 'was never reserved', es: 'no se reservó nunca' }
    : { en: `was begun at ${moment} s`, es: `se empezó a los ${moment} s` }
}

function wasAsked(run: Played<unknown>, part: string | undefined): Text {
  const moment = momentOf(run, `${part} is asked to stop`)
  return moment === undefined
    ? { en: 'was never asked to stop', es: 'no se le pidió nunca que parase' }
    : { en: `was asked to stop at ${moment} s`, es: `se le pidió que parase a los ${moment} s` }
}

function hasGroup(run: Played<unknown>): boolean {
  return run.trace.some(({ kind, ...event }) => 'on' in event && event.on.startsWith('a TaskGroup'))
}

const LET_IT_FAIL: Text = {
  en: 'Let the error leave the task: the group stops the others when a task fails, and learns nothing of an error that was caught inside.',
  es: 'Hay que dejar que el error salga de la tarea: el grupo para a las demás cuando una tarea falla, y no se entera de un error capturado dentro.',
}

const AS_THEY_HAPPENED: Text = {
  en: 'Take the errors in the order in which they happened, as `error.errors` of the group has them; the order of the parts is another one.',
  es: 'Los errores van en el orden en que ocurrieron, como los trae `error.errors` del grupo; el orden de las partes es otro.',
}

const AT_THE_END: Text = {
  en: 'Leave the waiting to the end of the block: a task that is awaited in the block raises its error there, too, and the group counts it twice.',
  es: 'Esperar es cosa del final del bloque: una tarea que se espera dentro lanza también ahí su error, y el grupo lo cuenta dos veces.',
}

const USE_GROUP: Text = {
  en: 'Create the tasks with `group.createTask` in the block of a TaskGroup: when one fails, it stops the others and waits for them.',
  es: 'Conviene crear las tareas con `group.createTask` en el bloque de un TaskGroup: si una falla, para a las demás y las espera.',
}

function at(line: string, said: Text) {
  return ({ text }: { text: Text }) => (text.en === line ? said : undefined)
}

const nameOf = (index: number) => `part-${index}`
const indexOf = (part: string) => Number(part.slice('part-'.length))
const ticketOf = (part: string) => `ticket for ${part}`
