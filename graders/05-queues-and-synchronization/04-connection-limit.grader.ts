// A semaphore that all share: so many connections at once, whatever fails and whoever is cancelled.
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { count, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { answerTo, Server } from '../database.ts'
import { exercise } from '../exercise.ts'
import { counted } from '../language.ts'
import { type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/04-connection-limit.ts')

exercise<Module>(import.meta.url, {
  'gives everybody the answer to the own query, over a connection of its own': {
    es: 'da a cada cual la respuesta a su consulta, por una conexión propia',
    run: ({ module }) =>
      check({ callers: count(1, 8), limit: count(1, 3) }, ({ callers, limit }) => {
        const server = new Server({ connects: 0.5, closes: 0.5, asks: (sql) => 9 - numberOf(sql) })
        const names = Array.from({ length: callers }, (_, i) => `query-${i + 1}`)
        const run = play(everybody(module, server, limit, names))
        const actual = resultOf(run)
        demand(print(actual) === print(names.map(answerTo)), () => ({
          seen: {
            en: `The callers got ${print(actual)}; expected ${print(names.map(answerTo))}.`,
            es: `A quienes preguntaban les llegó ${print(actual)}; se esperaba ${print(names.map(answerTo))}.`,
          },
          run,
        }))
        const { open, attempts, misuses } = server
        demand(misuses.length === 0 && open === 0 && attempts === callers, () => ({
          seen: {
            en: `For ${counted(callers, 'query', 'queries')}, connections opened: ${attempts}, not closed: ${open}. ${misuses.join('; ')}`,
            es: `Para ${counted(callers, 'consulta')}, conexiones abiertas: ${attempts}, sin cerrar: ${open}. ${misuses.join('; ')}`,
          },
          run,
        }))
      }),
  },

  'never has more connections than the limit, with those that open and close': {
    es: 'nunca tiene más conexiones que el límite, contando las que se abren y se cierran',
    run: ({ module }) => {
      const names = Array.from({ length: 100 }, (_, i) => `query-${i + 1}`)
      const server = new Server({ connects: 0.5, closes: 0.5, asks: () => 1 })
      const run = play(everybody(module, server, 10, names))
      demandLimit(server, run, 10, 100)
    },
  },

  'opens the next connection as soon as one is closed, in the order of the callers': {
    es: 'abre la conexión siguiente en cuanto se cierra una, por orden de llegada',
    run: ({ module }) =>
      check({ limit: count(1, 3), long: positiveSeconds() }, ({ limit, long }) => {
        const works = [long, 1.25, 2.75, 0.25, long, 1, 3].map((asks) => asks + 1)
        const server = new Server({
          connects: 0.5,
          closes: 0.5,
          asks: (sql) => (works[numberOf(sql) - 1] ?? 0) - 1,
        })
        const names = works.map((_, i) => `query-${i + 1}`)
        const run = play(everybody(module, server, limit, names))
        resultOf(run)
        const starts = plan(works, limit)
        const late = starts.findIndex((start, i) => start + 0.5 !== askedAt(run, `query-${i + 1}`))
        demand(late < 0, () => ({
          seen: {
            en: `With a limit of ${limit}, query-${late + 1} could begin at ${(starts[late] ?? 0) + 0.5} s, when its connection was open; it began at ${askedAt(run, `query-${late + 1}`)} s.`,
            es: `Con un límite de ${limit}, query-${late + 1} podía empezar a los ${(starts[late] ?? 0) + 0.5} s, abierta su conexión; empezó a los ${askedAt(run, `query-${late + 1}`)} s.`,
          },
          otherwise: {
            en: 'Give out as many permits as the limit says, `new Semaphore(limit)`, and give each one back when its connection is closed.',
            es: 'Hacen falta tantos permisos como dice el límite, `new Semaphore(limit)`, y devolver cada uno cuando se cierra su conexión.',
          },
          run,
        }))
        const end = Math.max(...starts.map((start, i) => start + (works[i] ?? 0)))
        demand(run.time === end, () => ({
          seen: {
            en: `All connections were closed at ${end} s, and the last answer came at ${run.time} s.`,
            es: `A los ${end} s estaban cerradas todas las conexiones, y la última respuesta llegó a los ${run.time} s.`,
          },
          otherwise: {
            en: 'Give the answer as soon as the connection is closed: wait for nothing else.',
            es: 'La respuesta se da en cuanto se cierra la conexión: no hay que esperar nada más.',
          },
          run,
        }))
      }),
  },

  'closes the connection and frees the place when a query or a connection fails': {
    es: 'cierra la conexión y deja libre el sitio si falla una consulta o una conexión',
    run: ({ module }) =>
      check({ failing: count(1, 4), refused: count(1, 4) }, ({ failing, refused }) => {
        const server = new Server({
          connects: 0.5,
          closes: 0.5,
          asks: () => 1,
          fails: (sql) => numberOf(sql) === failing,
          refuses: (attempt) => attempt === refused,
        })
        const names = ['query-1', 'query-2', 'query-3', 'query-4']
        const run = play(everybody(module, server, 1, names))
        const actual = resultOf(run)
        const isRight = names.every((name, i) =>
          i + 1 === failing || i + 1 === refused
            ? actual[i] instanceof Error
            : actual[i] === answerTo(name),
        )
        demand(isRight && server.open === 0, () => ({
          seen: {
            en: `query-${failing} fails, and so does connection ${refused}. The callers got ${print(actual)}, and ${counted(server.open, 'connection')} stayed open.`,
            es: `Fallan query-${failing} y la conexión ${refused}. A quienes preguntaban les llegó ${print(actual)}, y quedaron sin cerrar: ${server.open}.`,
          },
          run,
        }))
      }),
  },

  'takes no place for a caller that is cancelled, and gives none away': {
    es: 'no ocupa un sitio por quien se cancela, ni regala ninguno',
    run: ({ module }) =>
      check({ limit: count(1, 2), who: count(1, 6), at: seconds() }, ({ limit, who, at }) => {
        const server = new Server({ connects: 0.5, closes: 0.5, asks: () => 0.75 })
        const names = Array.from({ length: 6 }, (_, i) => `query-${i + 1}`)
        const run = play(everybody(module, server, limit, names, { who, at: at + 0.25 }))
        demandLimit(server, run, limit, 6)
        const actual = resultOf(run)
        const isRight = names.every((name, i) => i + 1 === who || actual[i] === answerTo(name))
        demand(isRight && server.open === 0, () => ({
          seen: {
            en: `query-${who} was cancelled at ${at + 0.25} s. The callers got ${print(actual)}, and ${counted(server.open, 'connection')} stayed open.`,
            es: `query-${who} se canceló a los ${at + 0.25} s. A quienes preguntaban les llegó ${print(actual)}, y quedaron sin cerrar: ${server.open}.`,
          },
          run,
        }))
      }),
  },
})

/** Everybody asks at once, a task each; one may be cancelled. Errors stand in the list. */
function* everybody(
  module: Module,
  server: Server,
  limit: number,
  names: readonly string[],
  cancelled?: { who: number; at: number },
): Coroutine<unknown[]> {
  const ask = module.openOffice(server, limit)
  const tasks = names.map((name) => createTask(ask(name), { name }))
  if (cancelled !== undefined) {
    yield* sleep(cancelled.at)
    tasks[cancelled.who - 1]?.cancel()
  }
  return yield* gather(tasks, { returnExceptions: true })
}

function demandLimit(server: Server, run: Played<unknown>, limit: number, callers: number): void {
  const isHeld = run.trace.some(({ kind }) => kind === 'lock.acquire')
  // Who gives back a permit without having taken one does not await the taking: a rule knows that.
  const isUnheld = !isHeld && run.trace.some(({ kind }) => kind === 'lock.release')
  const isAll = server.most === callers
  const card = isHeld ? { card: 'M110' } : isAll ? { [isUnheld ? 'likely' : 'card']: 'M85' } : {}
  demand(server.most <= limit, () => ({
    seen: {
      en: `${server.most} connections were there at the same time; the limit is ${limit}.`,
      es: `Había ${server.most} conexiones a la vez; el límite es ${limit}.`,
    },
    ...card,
    run,
  }))
}

/** When each caller gets a place, if whoever is first takes the one that is free first. */
function plan(works: readonly number[], limit: number): number[] {
  const free = Array.from({ length: limit }, () => 0)
  return works.map((work) => {
    const start = Math.min(...free)
    free[free.indexOf(start)] = start + work
    return start
  })
}

const numberOf = (sql: string) => Number(sql.slice('query-'.length))

function askedAt(run: Played<unknown>, sql: string): number | undefined {
  return run.notes.find(({ text }) => text.endsWith(` asks ${sql}`))?.time
}
