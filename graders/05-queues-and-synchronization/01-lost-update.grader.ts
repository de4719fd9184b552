// Break it, fix it, prove it: an order that loses an update, and a program for which there is none.
import { type Coroutine, createTask, gather, sleep, wait } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { breaks, holdsInEveryOrder } from '../explore/explore.ts'
import { shared } from '../explore/shared.ts'
import { counted } from '../language.ts'
import { type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/01-lost-update.ts')
type Register = Parameters<Module['careful']>[0]

exercise<Module>(import.meta.url, {
  'names a schedule in which the given program loses a seat': {
    es: 'nombra un orden en que el programa dado pierde un asiento',
    run: ({ module }) => {
      const word = module.losing()
      const isLosing = breaks(original, String(word))
      demand(isLosing !== undefined, () => ({
        seen: {
          en: `losing() gives ${print(word)}, which is no schedule of the program.`,
          es: `losing() da ${print(word)}, que no es ningún orden del programa.`,
        },
        advice: ARENA,
      }))
      demand(isLosing, () => ({
        seen: {
          en: `With schedule ${word} both seats are counted: nothing is lost.`,
          es: `Con el orden ${word} se cuentan los dos asientos: no se pierde nada.`,
        },
        advice: ARENA,
      }))
    },
  },

  'loses no seat, in any order': {
    es: 'no pierde ningún asiento, en ningún orden',
    run: ({ module }) => {
      for (const names of [
        ['ana', 'bruno'],
        ['ana', 'bruno', 'carla'],
      ]) {
        holdsInEveryOrder(
          () => {
            const { register, server } = open()
            function* main(): Coroutine<number[]> {
              const book = module.careful(register)
              return yield* gather(names.map((name) => createTask(book(), { name })))
            }
            return {
              main: main(),
              check: (run) => demandSeats(resultOf(run), server.taken, names.length),
            }
          },
          { bound: 200, samples: 50 },
        )
      }
    },
  },

  'lets the others go on when one of them is cancelled, in any order': {
    es: 'deja seguir a los demás si se cancela a uno, en cualquier orden',
    run: ({ module }) => {
      holdsInEveryOrder(
        () => {
          const { register, server } = open()
          function* main(): Coroutine<number[]> {
            const book = module.careful(register)
            const ana = createTask(book(), { name: 'ana' })
            const bruno = createTask(book(), { name: 'bruno' })
            yield* wait([ana])
            const booked = ana.cancelled() ? [] : [ana.result()]
            return [...booked, yield* bruno, yield* book()]
          }
          return {
            main: main(),
            check: (run) => {
              const seats = resultOf(run)
              const isEach = new Set(seats).size === seats.length && Math.min(...seats) > 0
              demand(isEach && Math.max(...seats) === server.taken && server.taken <= 3, () => ({
                seen: {
                  en: `ana can be cancelled at any moment; the seats ${print(seats)} were given, and the register counts ${server.taken}.`,
                  es: `A ana se la puede cancelar en cualquier momento; se dieron los asientos ${print(seats)} y el registro cuenta ${server.taken}.`,
                },
                card: 'M100',
              }))
            },
          }
        },
        { cancel: ['ana'], bound: 400, samples: 50 },
      )
    },
  },

  'makes those wait who book at the same desk, and nobody else': {
    es: 'hace esperar a quienes reservan en la misma oficina, y a nadie más',
    run: ({ module }) =>
      check({ customers: count(1, 4) }, ({ customers }) => {
        const run = play(
          (function* (): Coroutine<void> {
            const [here, there] = [module.careful(open().register), module.careful(open().register)]
            const all = Array.from({ length: customers }, () => [here(), there()]).flat()
            yield* gather(all)
          })(),
        )
        resultOf(run)
        demandTime(run, customers)
      }),
  },
})

/** The given program, as the arena plays it. */
function original() {
  let counted = 0
  function* book(): Coroutine<number> {
    const taken = yield* read()
    yield* write(taken + 1)
    return taken + 1
  }
  function* read(): Coroutine<number> {
    yield* sleep(1)
    return counted
  }
  function* write(taken: number): Coroutine<void> {
    yield* sleep(1)
    counted = taken
  }
  function* main(): Coroutine<number> {
    const ana = createTask(book(), { name: 'ana' })
    yield* sleep(3)
    const bruno = createTask(book(), { name: 'bruno' })
    yield* gather([ana, bruno])
    return counted
  }
  return {
    main: main(),
    check: (run: Played<number>) => demand(resultOf(run) === 2, () => ({ seen: NOTHING })),
  }
}

const NOTHING = { en: 'a seat is lost', es: 'se pierde un asiento' }

function open(): { register: Register; server: { taken: number } } {
  const server = shared({ taken: 0 })
  const register: Register = {
    *read() {
      yield* sleep(1)
      return server.taken
    },
    *write(taken) {
      yield* sleep(1)
      server.taken = taken
    },
  }
  return { register, server }
}

function demandSeats(seats: unknown, taken: number, customers: number): void {
  const expected = Array.from({ length: customers }, (_, i) => i + 1)
  const isEach = Array.isArray(seats) && print([...seats].sort()) === print(expected)
  demand(isEach && taken === customers, () => ({
    seen: {
      en: `${customers} customers got the seats ${print(seats)}, and the register counts ${taken}.`,
      es: `${customers} clientes tienen los asientos ${print(seats)}, y el registro cuenta ${taken}.`,
    },
    card: 'M100',
  }))
}

function demandTime(run: Played<unknown>, customers: number): void {
  demand(run.time === 2 * customers, () => ({
    seen: {
      en: `At two desks with ${counted(customers, 'customer')} each, at 2 s a booking, the last one was ready at ${run.time} s; expected ${2 * customers} s.`,
      es: `En dos oficinas con ${counted(customers, 'cliente')} cada una, a 2 s por reserva, el último acabó a los ${run.time} s; se esperaba a los ${2 * customers} s.`,
    },
    advice: {
      en: 'Make the lock in `careful`, one for each desk: outside of it all the desks share one, inside of `book` each booking has its own.',
      es: 'El `Lock` se crea en `careful`, uno por oficina: fuera lo comparten todas, y dentro de `book` cada reserva tiene el suyo.',
    },
    run,
  }))
}

const ARENA = {
  en: 'Play the program turn by turn with `npm run arena 05/01`: let Bruno read before Ana has written, go on to the end, and copy the schedule that it prints.',
  es: 'Conviene jugar el programa turno a turno con `npm run arena 05/01`: Bruno tiene que leer antes de que Ana haya escrito; al llegar al final se copia el orden que imprime.',
}
