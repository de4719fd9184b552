// Borrowed by one at a time, given back by everybody, and never more than there may be.
import { type Coroutine, createTask, gather } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { answerTo, Server } from '../database.ts'
import { exercise } from '../exercise.ts'
import { holdsInEveryOrder } from '../explore/explore.ts'
import { counted } from '../language.ts'
import { type Played, play, print, requests, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/13-connection-pool.ts')
type Pool = ReturnType<Module['openPool']>

exercise<Module>(import.meta.url, {
  'gives the results, opens no more connections than are needed, and uses them again': {
    es: 'da los resultados, no abre más conexiones de las necesarias y las reutiliza',
    run: ({ module }) =>
      check({ users: count(1, 6), size: count(1, 3), rounds: count(1, 3) }, (inputs) => {
        const { users, size, rounds } = inputs
        const server = new Server(QUICK)
        const run = play(
          (function* (): Coroutine<string[]> {
            const pool = module.openPool(server, size)
            const answers: string[] = []
            for (let round = 0; round < rounds; round += 1) {
              answers.push(...(yield* gather(namesOf(users).map((name) => ask(pool, name)))))
            }
            yield* pool.close()
            return answers
          })(),
        )
        const actual = resultOf(run)
        const expected = Array.from({ length: rounds }, () => namesOf(users).map(answerTo)).flat()
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `The users got ${print(actual)}; expected ${print(expected)}.`,
            es: `A los usuarios les llegó ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
        demandLimit(server, size, run)
        const needed = Math.min(users, size)
        demand(server.attempts === needed, () => ({
          seen: {
            en: `${counted(users, 'user')}, ${counted(rounds, 'time')}, with a pool of ${size}: connections opened: ${server.attempts}; expected ${needed}.`,
            es: `${counted(users, 'usuario')}, ${counted(rounds, 'vez', 'veces')}, con un depósito de ${size}: conexiones abiertas: ${server.attempts}; se esperaba ${needed}.`,
          },
          otherwise: {
            en: 'Lay the connection back when its work has ended, and look there before `database.connect()` is called.',
            es: 'Al acabar el trabajo, la conexión vuelve al depósito, y hay que mirar allí antes de llamar a `database.connect()`.',
          },
          run,
        }))
        const end = 0.5 + Math.ceil(users / size) * rounds + 0.5 * needed
        demand(server.open === 0 && run.time <= end, () => ({
          seen: {
            en: `After close(), at ${run.time} s, connections still open: ${server.open}; expected none, at ${end} s.`,
            es: `Tras close(), a los ${run.time} s, conexiones abiertas todavía: ${server.open}; se esperaba ninguna, a los ${end} s.`,
          },
          otherwise: {
            en: 'Close in `close()` every connection that lies idle, all at the same time: `gather` over their `close()`.',
            es: 'En `close()` se cierran todas las conexiones ociosas, a la vez: un `gather` con sus `close()`.',
          },
          run,
        }))
      }),
  },

  'closes the connection of a work that fails, and makes room for another one': {
    es: 'cierra la conexión de un trabajo que falla, y deja sitio para otra',
    run: ({ module }) => {
      const server = new Server({ ...QUICK, fails: (sql) => sql === 'b', refuses: (n) => n === 3 })
      const run = play(
        (function* (): Coroutine<unknown[]> {
          const pool = module.openPool(server, 1)
          const names = ['a', 'b', 'c', 'b', 'd', 'e']
          const all = names.map((name) => createTask(ask(pool, name), { name }))
          const ends = yield* gather(all, { returnExceptions: true })
          yield* pool.close()
          return ends.map((end) => (end instanceof Error ? 'error' : end))
        })(),
      )
      const actual = resultOf(run)
      const expected = [answerTo('a'), 'error', answerTo('c'), 'error', 'error', answerTo('e')]
      demandLimit(server, 1, run)
      demand(
        print(actual) === print(expected) && server.open === 0 && server.attempts === 4,
        () => ({
          seen: {
            en: `Both queries "b" fail, and so does the third attempt to connect. The users got ${print(actual)} over ${server.attempts} connections, of which ${server.open} stayed open; expected ${print(expected)}, 4 and 0.`,
            es: `Fallan las dos consultas "b" y el tercer intento de conectar. A los usuarios les llegó ${print(actual)} por ${server.attempts} conexiones, de las que ${server.open} quedaron abiertas; se esperaba ${print(expected)}, 4 y 0.`,
          },
          otherwise: {
            en: 'Close the connection whose work has raised an error, and only lay back those whose work ended well; then its place is free for a new one.',
            es: 'La conexión cuyo trabajo lanza un error se cierra, y solo vuelven al depósito las demás; después, su sitio queda libre para otra nueva.',
          },
          run,
        }),
      )
    },
  },

  'never lends more than there are, nor one to two, in any order': {
    es: 'nunca presta más de las que hay, ni una a dos, en ningún orden',
    run: ({ module }) => {
      for (const size of [1, 2]) {
        holdsInEveryOrder(
          () => {
            const server = new Server(QUICK)
            function* main(): Coroutine<string[]> {
              const pool = module.openPool(server, size)
              const answers = yield* gather(namesOf(3).map((name) => ask(pool, name)))
              yield* pool.close()
              return answers
            }
            return {
              main: main(),
              always: () => demandLimit(server, size),
              check: (run) => {
                demand(print(resultOf(run)) === print(namesOf(3).map(answerTo)), () => ({
                  seen: {
                    en: `The users got ${print(run.result)}.`,
                    es: `A los usuarios les llegó ${print(run.result)}.`,
                  },
                }))
                demandClosed(server)
              },
            }
          },
          { bound: 120, samples: 40 },
        )
      }
    },
  },

  'loses no place and no connection when a user is cancelled, in any order': {
    es: 'no pierde ningún sitio ni conexión si se cancela a un usuario, en ningún orden',
    run: ({ module }) => {
      holdsInEveryOrder(
        () => {
          const server = new Server(QUICK)
          let isCancelled = false
          function* main(): Coroutine<string> {
            const pool = module.openPool(server, 1)
            const other = createTask(ask(pool, 'other'), { name: 'other' })
            const ana = createTask(ask(pool, 'ana'), { name: 'ana' })
            yield* gather([ana], { returnExceptions: true })
            isCancelled = ana.cancelled()
            const [, answer] = yield* gather([other, ask(pool, 'last')])
            yield* pool.close()
            return answer
          }
          return {
            main: main(),
            always: () => demandLimit(server, 1),
            check: (run) => {
              resultOf(run)
              demandClosed(server)
              const isAsked = requests(run).some(({ returned }) => returned)
              demand(!isAsked || isCancelled, () => ({
                seen: {
                  en: 'A user was cancelled, and did not end cancelled.',
                  es: 'Se canceló a un usuario, y no acabó cancelado.',
                },
                card: 'M43',
              }))
            },
          }
        },
        { cancel: ['ana'], bound: 250, samples: 40 },
      )
    },
  },
})

const QUICK = { connects: 0.5, closes: 0.5, asks: () => 1 }

function* ask(pool: Pool, sql: string): Coroutine<string> {
  return yield* pool.use((connection) => connection.query(sql))
}

const namesOf = (users: number) => Array.from({ length: users }, (_, i) => `query-${i + 1}`)

function demandLimit(server: Server, size: number, run?: Played<unknown>): void {
  const isUnlocked = run !== undefined && !run.trace.some(({ kind }) => kind === 'lock.acquire')
  demand(server.most <= size, () => ({
    seen: {
      en: `${server.most} connections were open at the same time; the pool may have ${size}.`,
      es: `Había ${server.most} conexiones abiertas a la vez; el depósito puede tener ${size}.`,
    },
    card: isUnlocked ? 'M102' : 'M110',
    ...(run === undefined ? {} : { run }),
  }))
  demand(server.misuses.length === 0, () => ({
    seen: {
      en: `A connection was used by two, or after its end: ${server.misuses[0]}.`,
      es: `Una conexión la usaron dos, o se usó tras su final: ${server.misuses[0]}.`,
    },
    ...(run === undefined ? {} : { run }),
  }))
}

function demandClosed(server: Server): void {
  demand(server.open === 0, () => ({
    seen: {
      en: `Connections still open after close(): ${server.open}.`,
      es: `Conexiones abiertas todavía tras close(): ${server.open}.`,
    },
  }))
}
