// An event stays set until it is cleared: who comes early waits, who comes later does not.
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { delays, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { momentOf, note, type Played, play, print, resultOf, whenText } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/05-table-ready.ts')

exercise<Module>(import.meta.url, {
  'lets nobody ask before the table is there, and everybody in that moment': {
    es: 'no deja preguntar a nadie antes de que esté la tabla, y a todos en ese momento',
    run: ({ module }) =>
      check({ creates: positiveSeconds(), comes: delays({ min: 3, max: 5 }) }, (inputs) => {
        const { creates, comes } = inputs
        const run = play(
          (function* () {
            const table = module.openTable(() => create(creates), ask)
            const asking = comes.map((at, i) => createTask(later(at, table.query(nameOf(i)))))
            yield* table.prepare()
            return yield* gather(asking)
          })() as Coroutine<string[]>,
        )
        demandAsked(
          run,
          comes.map((at) => Math.max(at, creates)),
          {
            en: `The table was there at ${creates} s.`,
            es: `La tabla estaba a los ${creates} s.`,
          },
        )
      }),
  },

  'makes nobody wait while the table is there': {
    es: 'no hace esperar a nadie mientras esté la tabla',
    run: ({ module }) =>
      check({ creates: seconds(), comes: delays({ min: 1, max: 3 }) }, ({ creates, comes }) => {
        const run = play(
          (function* () {
            const table = module.openTable(() => create(creates), ask)
            yield* table.prepare()
            return yield* gather(comes.map((at, i) => later(at, table.query(nameOf(i)))))
          })() as Coroutine<string[]>,
        )
        demandAsked(
          run,
          comes.map((at) => at + creates),
          {
            en: `The table was there at ${creates} s.`,
            es: `La tabla estaba a los ${creates} s.`,
          },
        )
      }),
  },

  'makes everybody wait again once the table is dropped, until there is another': {
    es: 'hace esperar de nuevo a todos cuando se borra la tabla, hasta que haya otra',
    run: ({ module }) =>
      check({ creates: positiveSeconds(), pause: positiveSeconds() }, ({ creates, pause }) => {
        const run = play(
          (function* () {
            const table = module.openTable(() => create(creates), ask)
            const early = createTask(table.query(nameOf(0)), { name: nameOf(0) })
            yield* table.prepare()
            yield* sleep(1)
            table.drop()
            const late = [1, 2].map((i) => createTask(table.query(nameOf(i)), { name: nameOf(i) }))
            yield* sleep(pause)
            yield* table.prepare()
            return yield* gather([early, ...late])
          })() as Coroutine<string[]>,
        )
        const again = 2 * creates + 1 + pause
        const isEarly = momentOf(run, `${nameOf(1)} asks`) === creates + 1
        demand(!isEarly || !run.trace.some(isWait), () => ({
          seen: {
            en: `The table was dropped at ${creates + 1} s, and ${nameOf(1)} asked in that moment. The next table was there at ${again} s.`,
            es: `La tabla se borró a los ${creates + 1} s, y ${nameOf(1)} preguntó en ese momento. La tabla siguiente estaba a los ${again} s.`,
          },
          card: 'M108',
          run,
        }))
        demandAsked(run, [creates, again, again], {
          en: `There was a table from ${creates} s to ${creates + 1} s, and again at ${again} s.`,
          es: `Hubo tabla de los ${creates} s a los ${creates + 1} s, y de nuevo a los ${again} s.`,
        })
      }),
  },

  'makes everybody else wait on when a creation fails or a query is cancelled': {
    es: 'hace que los demás sigan esperando si falla una creación o se cancela una consulta',
    run: ({ module }) =>
      check({ creates: positiveSeconds(), at: seconds() }, ({ creates, at }) => {
        let tries = 0
        const run = play(
          (function* () {
            const table = module.openTable(() => create(creates, tries++ === 0), ask)
            const tasks = [0, 1].map((i) => createTask(table.query(nameOf(i)), { name: nameOf(i) }))
            const [first] = yield* gather([table.prepare()], { returnExceptions: true })
            yield* sleep(at)
            tasks[0]?.cancel()
            yield* table.prepare()
            return [first instanceof Error, ...(yield* gather(tasks, { returnExceptions: true }))]
          })() as Coroutine<unknown[]>,
        )
        const [hasFailed] = resultOf(run)
        demand(hasFailed === true, () => ({
          seen: {
            en: 'The first creation failed, and prepare() did not raise its error.',
            es: 'La primera creación falló, y prepare() no lanzó su error.',
          },
          run,
        }))
        demandAsked(run, [undefined, 2 * creates + at], {
          en: `The first creation failed, ${nameOf(0)} was cancelled at ${creates + at} s, and the table was there at ${2 * creates + at} s.`,
          es: `La primera creación falló, ${nameOf(0)} se canceló a los ${creates + at} s y la tabla estaba a los ${2 * creates + at} s.`,
        })
      }),
  },
})

function* create(takes: number, fails = false): Coroutine<void> {
  yield* sleep(takes)
  if (fails) throw new Error('no room for a table')
  note('the table is there')
}

function* ask(sql: string): Coroutine<string> {
  note(`${sql} asks`)
  yield* sleep(0.25)
  return `rows of ${sql}`
}

function* later<T>(at: number, coroutine: Coroutine<T>): Coroutine<T> {
  yield* sleep(at)
  return yield* coroutine
}

/** Demands that every query asked at its moment, and got its answer; undefined: never asked. */
function demandAsked(
  run: Played<unknown[]>,
  moments: readonly (number | undefined)[],
  facts: { en: string; es: string },
): void {
  const isStuck = run.kind === 'deadlock' && run.error.waiting.some(({ on }) => on === 'Event.wait')
  demand(!isStuck || momentOf(run, 'the table is there') === undefined, () => ({
    seen: {
      en: `${facts.en} Nobody dropped it, and a query waits for ever.`,
      es: `${facts.es} Nadie la borró, y una consulta espera para siempre.`,
    },
    card: 'M108',
    advice: {
      en: 'Set the event when the table is there, and clear it in `drop` only: `set()` followed by `clear()` wakes those who wait and nobody who comes later.',
      es: 'El evento se activa cuando está la tabla y se desactiva solo en `drop`: `set()` seguido de `clear()` despierta a quien espera y a nadie que llegue después.',
    },
    run,
  }))
  const actual = resultOf(run)
  for (const [i, expected] of moments.entries()) {
    const moment = momentOf(run, `${nameOf(i)} asks`)
    demand(moment === expected, () => ({
      seen: {
        en: `${facts.en} ${nameOf(i)} asked: ${whenText(moment).en}; expected: ${whenText(expected).en}.`,
        es: `${facts.es} ${nameOf(i)} preguntó: ${whenText(moment).es}; se esperaba: ${whenText(expected).es}.`,
      },
      otherwise: {
        en: 'Set the event when a creation has ended well, and only then: after a failure those who wait go on waiting, and the next one creates.',
        es: 'El evento se activa cuando una creación ha acabado bien, y solo entonces: tras un fallo, quienes esperan siguen esperando y crea la siguiente.',
      },
      run,
    }))
    const answer = actual.slice(-moments.length)[i]
    demand(expected === undefined || answer === `rows of ${nameOf(i)}`, () => ({
      seen: {
        en: `${nameOf(i)} gave ${print(answer)}; expected the answer of ask.`,
        es: `${nameOf(i)} dio ${print(answer)}; se esperaba la respuesta de ask.`,
      },
      otherwise: {
        en: 'Return what `ask` gives to this query: each one has its own answer.',
        es: 'Hay que devolver lo que `ask` da a esta consulta: cada una tiene su propia respuesta.',
      },
      run,
    }))
  }
}

const nameOf = (index: number) => `query-${index + 1}`

function isWait(event: { kind: string; on?: string }): boolean {
  return event.kind === 'task.suspend' && event.on === 'Event.wait'
}
