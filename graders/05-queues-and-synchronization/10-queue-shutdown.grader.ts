// A queue that is shut down says so to everybody: putters at once, getters when nothing is left.
import {
  type Coroutine,
  createTask,
  gather,
  getRunningLoop,
  Queue,
  QueueShutDown,
  sleep,
} from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { counted } from '../language.ts'
import { note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/10-queue-shutdown.ts')

exercise<Module>(import.meta.url, {
  'works off what was handed in before the office closed, and then goes home': {
    es: 'atiende lo entregado antes de cerrar la oficina, y después se va a casa',
    run: ({ module }) =>
      check({ tickets: count(0, 5), clerks: count(1, 2), at: count(0, 6) }, (inputs) => {
        const { tickets, clerks, at } = inputs
        const run = day(module, { tickets, clerks, closes: at, isFire: false })
        const { handled, dropped, moment } = resultOf(run)
        const end = Math.max(at, Math.ceil(tickets / clerks) * 2)
        demand(handled === tickets && dropped === 0 && moment === end && run.time === end, () => ({
          seen: {
            en: `${counted(tickets, 'ticket')} of 2 s, ${counted(clerks, 'clerk')}, closed at ${at} s: worked off: ${handled}, close() gave ${print(dropped)} at ${moment} s, and the clerks went home at ${run.time} s; expected ${tickets}, 0 and ${end} s.`,
            es: `${counted(tickets, 'papel', 'papeles')} de 2 s, ${counted(clerks, 'empleado')}, cierre a los ${at} s: atendidos: ${handled}, close() dio ${print(dropped)} a los ${moment} s, y los empleados se fueron a los ${run.time} s; se esperaba ${tickets}, 0 y ${end} s.`,
          },
          otherwise: {
            en: 'Call `shutdown()` without `immediate` where there is no fire, and then await `join()`: it waits until all that was handed in is worked off.',
            es: 'Si no hay fuego se llama a `shutdown()` sin `immediate`, y después se espera `join()`: aguarda hasta que esté atendido todo lo recogido.',
          },
          run,
        }))
      }),
  },

  'tells customers who come too late, and those who wait outside': {
    es: 'avisa a los clientes que llegan tarde, y a los que esperan fuera',
    run: ({ module }) => {
      let isIn = false
      const run = play(
        (function* (): Coroutine<boolean[]> {
          const tickets = new Queue<string>(1)
          const outside = ['a', 'b', 'c'].map((name) => createTask(module.customer(tickets, name)))
          yield* sleep(1)
          isIn = tickets.full()
          if (!isIn) return []
          tickets.getNowait()
          tickets.taskDone()
          yield* sleep(1)
          tickets.shutdown()
          yield* sleep(1)
          return [...(yield* gather(outside)), yield* module.customer(tickets, 'd')]
        })(),
      )
      const actual = resultOf(run)
      demand(isIn, () => ({
        seen: {
          en: 'A customer came while there was room, and no ticket is in the queue.',
          es: 'Llegó un cliente cuando había sitio, y en la cola no hay ningún papel.',
        },
        likely: 'M104',
        run,
      }))
      demand(print(actual) === print([true, true, false, false]), () => ({
        seen: {
          en: `There was room for one ticket; at 1 s it was taken, at 2 s the office closed, at 3 s came the last customer. The four were told ${print(actual)}; expected [true, true, false, false].`,
          es: `Había sitio para un papel; al segundo 1 se recogió, al 2 cerró la oficina, al 3 llegó el último cliente. A los cuatro se les dijo ${print(actual)}; se esperaba [true, true, false, false].`,
        },
        otherwise: {
          en: 'Await `put` in a `try`, and give `false` when it raises QueueShutDown: a full queue is no closed one.',
          es: 'La espera de `put` va en un `try`, y se da `false` si lanza QueueShutDown: una cola llena no es una cola cerrada.',
        },
        run,
      }))
    },
  },

  'drops in a fire what lies in the queue, and lets who works come to an end': {
    es: 'en un fuego deja lo que hay en la cola, y quien trabaja termina lo suyo',
    run: ({ module }) =>
      check({ tickets: count(0, 5), clerks: count(1, 2) }, ({ tickets, clerks }) => {
        const run = day(module, { tickets, clerks, closes: 1, isFire: true })
        const { handled, dropped, moment } = resultOf(run)
        const inHand = Math.min(tickets, clerks)
        const end = inHand > 0 ? 2 : 1
        demand(handled === inHand && dropped === tickets - inHand && moment === end, () => ({
          seen: {
            en: `${counted(tickets, 'ticket')} of 2 s, ${counted(clerks, 'clerk')}, a fire at 1 s: worked off: ${handled}, and close() gave ${print(dropped)} at ${moment} s; expected ${inHand}, ${tickets - inHand} and ${end} s.`,
            es: `${counted(tickets, 'papel', 'papeles')} de 2 s, ${counted(clerks, 'empleado')}, fuego al segundo 1: atendidos: ${handled}, y close() dio ${print(dropped)} a los ${moment} s; se esperaba ${inHand}, ${tickets - inHand} y ${end} s.`,
          },
          otherwise: {
            en: 'Count what lies in the queue, call `shutdown({ immediate: true })`, and then await `join()` for what is in hand.',
            es: 'Se cuenta lo que hay en la cola, se llama a `shutdown({ immediate: true })` y después se espera `join()` por lo que está en mano.',
          },
          run,
        }))
      }),
  },

  'goes on when a ticket fails': {
    es: 'sigue si falla un papel',
    run: ({ module }) =>
      check({ tickets: count(1, 4), failing: count(1, 4) }, ({ tickets, failing }) => {
        const run = day(module, { tickets, clerks: 1, closes: 1, isFire: false, failing })
        const { handled, moment } = resultOf(run)
        const expected = failing <= tickets ? tickets - 1 : tickets
        demand(handled === expected && moment === tickets * 2, () => ({
          seen: {
            en: `Of ${counted(tickets, 'ticket')} number ${failing} fails: worked off: ${handled}, and the office was empty at ${moment} s; expected ${expected} and ${tickets * 2} s.`,
            es: `De ${counted(tickets, 'papel', 'papeles')} falla el ${failing}: atendidos: ${handled}, y la oficina quedó vacía a los ${moment} s; se esperaba ${expected} y ${tickets * 2} s.`,
          },
          otherwise: {
            en: 'Catch the error of `work` in the loop of the clerk, and call `taskDone()` in a `finally`: a ticket that failed is worked off, too.',
            es: 'El error de `work` se captura en el bucle del empleado, y `taskDone()` va en un `finally`: un papel que falla también queda atendido.',
          },
          run,
        }))
      }),
  },

  'ends cancelled when it is cancelled while waiting for the queue': {
    es: 'acaba cancelada si se cancela mientras espera a la cola',
    run: ({ module }) => {
      const run = play(
        (function* (): Coroutine<boolean[]> {
          const [full, empty] = [new Queue<string>(1), new Queue<string>(1)]
          yield* module.customer(full, 'a')
          const customer = createTask(module.customer(full, 'b'), { name: 'customer' })
          const clerk = createTask(
            module.clerk(empty, () => sleep(1)),
            { name: 'clerk' },
          )
          yield* sleep(1)
          customer.cancel()
          clerk.cancel()
          yield* gather([customer, clerk], { returnExceptions: true })
          return [customer.cancelled(), clerk.cancelled()]
        })(),
      )
      const actual = resultOf(run)
      demand(print(actual) === '[true, true]', () => ({
        seen: {
          en: `A customer and a clerk were cancelled while they waited; did they end cancelled? ${print(actual)}.`,
          es: `Se canceló a un cliente y a un empleado mientras esperaban; ¿acabaron cancelados? ${print(actual)}.`,
        },
        card: 'M43',
        run,
      }))
    },
  },
})

type Day = {
  readonly tickets: number
  readonly clerks: number
  readonly closes: number
  readonly isFire: boolean
  readonly failing?: number
}

/** Customers come at once, clerks work, and the office closes. */
function day(
  module: Module,
  { tickets, clerks, closes, isFire, failing }: Day,
): Played<{ handled: number; dropped: number; moment: number }> {
  function* work(ticket: string): Coroutine<void> {
    note(`${ticket} is begun`)
    yield* sleep(2)
    if (ticket === `ticket-${failing}`) throw new Error(`${ticket} is illegible`)
    note(`${ticket} is done`)
  }
  let moment = 0
  const run = play(
    (function* () {
      const queue = new Queue<string>()
      const working = Array.from({ length: clerks }, () => createTask(module.clerk(queue, work)))
      yield* sleep(0)
      for (let i = 1; i <= tickets; i += 1) yield* module.customer(queue, `ticket-${i}`)
      yield* sleep(closes)
      const closing = createTask(module.close(queue, isFire), { name: 'close' })
      const dropped = yield* closing
      moment = getRunningLoop().time()
      const handled = (yield* gather(working)).reduce((a, b) => a + b, 0)
      return { handled, dropped, moment }
    })() as Coroutine<{ handled: number; dropped: number; moment: number }>,
  )
  demand(run.kind !== 'raised' || !(run.error instanceof QueueShutDown), () => ({
    seen: {
      en: 'The office closed, and a QueueShutDown came out of the program.',
      es: 'La oficina cerró, y del programa salió un QueueShutDown.',
    },
    advice: {
      en: 'With QueueShutDown the queue says that it is over: who waits for it in `get` or `put` catches that error, and that one only.',
      es: 'Con QueueShutDown la cola dice que se acabó: quien la espera en `get` o en `put` captura ese error, y solo ese.',
    },
    level: 'runtime',
    run,
  }))
  return run
}
