// Both pause. A generator hands values to its caller; a coroutine hands control to the loop, so that
// another task goes on while it waits.
import fc from 'fast-check'
import { type Coroutine, createTask, isCoroutine, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, note, type Played, play, print, resultOf, tasksCreated } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/04-generator-or-coroutine.ts')

const NAMES = ['Ada', 'Bob', 'Eva', 'Leo']

/** More tickets than somebody would write who writes down some. */
const MANY = 2_000

/** How long serving each customer takes, and the tickets: others draw from the machine, too. */
const shop = {
  seconds: fc.array(positiveSeconds(), { maxLength: NAMES.length }),
  tickets: fc.array(count(1, 3), { minLength: NAMES.length, maxLength: NAMES.length }).map(sums),
}
type Shop = { seconds: number[]; tickets: number[] }

exercise<Module>(import.meta.url, {
  'tickets hands out one number each time it is asked, from the first on': {
    es: 'tickets entrega un número cada vez que se le pide, a partir del primero',
    run: ({ module }) => {
      check({ first: count(-5, 20), asked: count(1, 20) }, ({ first, asked }) => {
        const machine = module.tickets(first)
        const values = Array.from({ length: asked }, () => machine.next().value)
        const expected = Array.from({ length: asked }, (_, index) => first + index)
        demand(print(values) === print(expected), () => ({
          seen: {
            en: `tickets(${first}), asked ${asked} times, gave ${print(values)}; expected ${print(expected)}.`,
            es: `tickets(${first}), consultada ${asked} veces, dio ${print(values)}; se esperaba ${print(expected)}.`,
          },
          advice: {
            en: 'Hand each number out with `yield number`: in a generator it gives the number to the caller and pauses until the caller asks again.',
            es: 'Cada número se entrega con `yield number`: en un generador lo da a quien lo pide y se detiene hasta que lo pidan otra vez.',
          },
        }))
      })
      const machine = module.tickets(1)
      for (let ticket = 1; ticket <= MANY; ticket += 1) {
        const { done, value } = machine.next()
        demand(done !== true && value === ticket, () => ({
          seen: {
            en: `tickets(1), asked ${ticket} times, gave ${print(value)} at last; expected ${ticket}, and so on without an end.`,
            es: `tickets(1), consultada ${ticket} veces, dio al final ${print(value)}; se esperaba ${ticket}, y así sin fin.`,
          },
          otherwise: {
            en: 'Let the loop of the generator run for ever: it only goes on when somebody asks for the next number.',
            es: 'El bucle del generador no debe tener fin: solo avanza cuando alguien pide el número siguiente.',
          },
        }))
      }
    },
  },

  'each machine counts for itself': {
    es: 'cada máquina cuenta por su lado',
    run: ({ module }) =>
      check({ one: count(1, 9), other: count(10, 19) }, ({ one, other }) => {
        const machines = [module.tickets(one), module.tickets(other)]
        const values = [0, 1, 0].map((index) => machines[index]?.next().value)
        const expected = [one, other, one + 1]
        demand(print(values) === print(expected), () => ({
          seen: {
            en: `Two machines, tickets(${one}) and tickets(${other}), asked in turns, gave ${print(values)}; expected ${print(expected)}.`,
            es: `Dos máquinas, tickets(${one}) y tickets(${other}), consultadas por turnos, dieron ${print(values)}; se esperaba ${print(expected)}.`,
          },
        }))
      }),
  },

  'serveAll serves each customer with the next ticket, one after another': {
    es: 'serveAll atiende a cada cliente con el número siguiente, uno tras otro',
    run: ({ module }) =>
      check(shop, (inputs) => {
        const run = serving(module, inputs)
        demandAsked(run)
        const receipts = resultOf(run)
        const lines = logged(run).filter((line) => line !== BESIDE)
        const expected = inputs.seconds.flatMap((_, index) => {
          const ticket = inputs.tickets[index]
          return [`${NAMES[index]} begins with ${ticket}`, `${NAMES[index]} is served`]
        })
        demand(print(lines) === print(expected), () => ({
          seen: {
            en: `Seen: ${print(lines)}; expected ${print(expected)}.`,
            es: `Visto: ${print(lines)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Ask the machine once for each customer, right before serving, and use the number that it gives.',
            es: 'Se pide a la máquina un número por cliente, justo antes de atenderlo, y se usa el número que da.',
          },
          ...(tasksCreated(run) > 1 ? ONE_AFTER_ANOTHER : {}),
          ...(isUnawaited(receipts) ? { card: 'M02' } : {}),
          // Begun, let go at the first pause and never awaited: somebody called `next()`.
          ...(tasksCreated(run) === 1 && isLeft(lines) ? { card: 'M14' } : {}),
          run,
        }))
      }),
  },

  'serveAll returns what serve gave, in the order of the customers': {
    es: 'serveAll devuelve lo que dio serve, en el orden de los clientes',
    run: ({ module }) =>
      check(shop, (inputs) => {
        const run = serving(module, inputs)
        demandAsked(run)
        const actual = resultOf(run)
        const expected = inputs.seconds.map((_, index) => `receipt ${inputs.tickets[index]}`)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `The result is ${print(actual)}; expected ${print(expected)}.`,
            es: `El resultado es ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...(isUnawaited(actual) ? { card: 'M02' } : {}),
          run,
        }))
      }),
  },

  'while a customer is being served, other tasks go on': {
    es: 'mientras se atiende a un cliente, otras tareas siguen',
    run: ({ module }) =>
      check(shop, (inputs) => {
        const run = serving(module, inputs)
        demandAsked(run)
        resultOf(run)
        const whole = inputs.seconds.reduce((sum, seconds) => sum + seconds, 0)
        const beside = logged(run).filter((line) => line === BESIDE).length
        const expected = Math.floor(whole / 0.5)
        demand(run.time === whole && beside >= expected - 1, () => ({
          seen: {
            en: `Serving takes ${whole} s in all. It took ${run.time} s, and another task that wakes every 0.5 s went on ${beside} times.`,
            es: `Atender lleva ${whole} s en total. Llevó ${run.time} s, y otra tarea que despierta cada 0,5 s siguió ${beside} veces.`,
          },
          ...(run.time < whole && tasksCreated(run) > 1 ? ONE_AFTER_ANOTHER : {}),
          run,
        }))
      }),
  },
})

const BESIDE = 'the clock ticks'

const ONE_AFTER_ANOTHER = {
  card: 'M05',
  advice: {
    en: 'Await each serving itself, `yield* serve(...)`, in a loop over the customers: it runs to its end before the next one begins. Tasks of their own run side by side.',
    es: 'Hay que esperar cada servicio tal cual, `yield* serve(...)`, en un bucle que recorre los clientes: se ejecuta hasta el final antes de que empiece el siguiente. Las tareas aparte van a la par.',
  },
}

/** Serves as many customers as there are seconds, beside a task that notes that time passes. */
function serving(module: Module, { seconds, tickets }: Shop): Played<unknown> {
  function* machine(): Generator<number, never> {
    for (const ticket of tickets) yield ticket
    for (let ticket = 1 + (tickets.at(-1) ?? 0); ; ticket += 1) yield ticket
  }
  function* serve(customer: string, ticket: number): Coroutine<string> {
    note(`${customer} begins with ${ticket}`)
    yield* sleep(seconds[NAMES.indexOf(customer)] ?? 0)
    note(`${customer} is served`)
    return `receipt ${ticket}`
  }
  function* clock(): Coroutine<never> {
    while (true) {
      yield* sleep(0.5)
      note(BESIDE)
    }
  }
  function* main(): Coroutine<unknown> {
    createTask(clock(), { name: 'clock' })
    return yield* module.serveAll(NAMES.slice(0, seconds.length), machine(), serve)
  }
  return play(main())
}

/** Demands that nobody awaited the machine: its numbers would go to the loop. */
function demandAsked(run: Played<unknown>): void {
  const [, ticket] = /^Task got bad yield: (\d+),/.exec(String((run.error as Error)?.message)) ?? []
  demand(ticket === undefined, () => ({
    seen: {
      en: `The number ${ticket} of the machine went to the event loop, which can do nothing with it.`,
      es: `El número ${ticket} de la máquina fue a parar al bucle de eventos, que no puede hacer nada con él.`,
    },
    card: 'M14',
    level: 'runtime',
    advice: {
      en: 'Ask the machine with `machine.next().value`: a generator hands its values to its caller. `yield*` is for coroutines, and passes on to the loop whatever comes out of them.',
      es: 'A la máquina se le pide con `machine.next().value`: un generador entrega sus valores a quien lo llama. `yield*` es para corrutinas, y pasa al bucle todo lo que sale de ellas.',
    },
    run,
  }))
}

/** The sums of the first one, the first two, the first three and so on. */
function sums(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => {
    sum += step
    return sum
  })
}

function isLeft(lines: readonly string[]): boolean {
  const served = lines.filter((line) => line.endsWith(' is served'))
  return lines.length > 2 * served.length
}

function isUnawaited(receipts: unknown): boolean {
  return Array.isArray(receipts) && receipts.some(isCoroutine)
}
