// waitFor: when the time is over it cancels, and waits for the cleanup; other errors come out.
import fc from 'fast-check'
import { CancelledError, type Coroutine, createTask, sleep, TimeoutError } from '#runtime'
import { count, seconds, stoppable } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, type Plan } from '../jobs.ts'
import { type Text, times } from '../language.ts'
import { momentOf, mostAtOnce, type Played, print, requests, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/08-wait-for.ts')

/** An attempt that goes on: it was asked, or its waiter was, which a `shield` keeps from it, or nobody. */
function beliefOf(run: Played<unknown>): Pick<Failure, 'card' | 'advice'> {
  if (isStopping(run)) return { card: 'M46' }
  const isShielded = run.trace.some((event) => event.kind === 'cancel.request' && event.returned)
  return { card: isShielded ? 'M48' : 'M79', advice: NOBODY_STOPS }
}

/** Never the moment at which an attempt ends: those are whole and half seconds. */
const deadline = () => fc.integer({ min: 1, max: 6 }).map((halves) => halves / 2 + 0.25)

/** Attempts that bring a forecast or take too long; those that are broken have a check of their own. */
const inputs = {
  deadline: deadline(),
  attempts: stoppable({ min: 1, max: 4 }).map((plans) =>
    plans.map((plan): Plan => (plan.stops === 'raised' ? { ...plan, stops: 'cancelled' } : plan)),
  ),
}

exercise<Module>(import.meta.url, {
  'cancels an attempt that takes too long, and goes on when it has really ended': {
    es: 'cancela un intento que tarda demasiado y sigue cuando ha acabado de verdad',
    run: ({ module }) =>
      check(inputs, ({ deadline, attempts }) => {
        const { crew, run, expected } = askAll(module, deadline, attempts)
        demand(mostAtOnce(run, isBegin, isLast) <= 1 && run.left.length === 0, () => ({
          seen: {
            en: 'An attempt was still at work when `forecast` went on.',
            es: 'Un intento seguía en marcha cuando `forecast` siguió adelante.',
          },
          ...beliefOf(run),
          run,
        }))
        for (const { name, late } of expected.attempts) {
          // Whether the service is asked often enough, the next check tells.
          if (!crew.begun.includes(name)) continue
          const when = momentOf(run, `${name} is asked to stop`)
          demand(when === late, () => ({
            seen: {
              en: `${name} was ${whenAsked(when).en}; expected: ${whenAsked(late).en}.`,
              es: `${name}: ${whenAsked(when).es}; se esperaba: ${whenAsked(late).es}.`,
            },
            otherwise: {
              en: 'Give each attempt a deadline of its own, and of the whole `seconds`: `yield* waitFor(ask(), seconds)`.',
              es: 'Cada intento necesita su propio plazo, de `seconds` enteros: `yield* waitFor(ask(), seconds)`.',
            },
            run,
          }))
        }
        demand(new Set(crew.asked).size === crew.asked.length, () => ({
          seen: {
            en: 'An attempt was asked to stop again while it was cleaning up.',
            es: 'A un intento se le volvió a pedir que parase mientras limpiaba.',
          },
          card: 'M53',
          advice: ONCE,
          run,
        }))
      }),
  },

  'asks anew for each attempt, until one brings a forecast or all of them took too long': {
    es: 'pregunta de nuevo en cada intento, hasta que uno trae un pronóstico o todos han tardado demasiado',
    run: ({ module }) =>
      check(inputs, ({ deadline, attempts }) => {
        const { crew, run, expected } = askAll(module, deadline, attempts)
        const [begun, due] = [crew.begun.length, expected.attempts.length]
        demand(begun === due, () => ({
          seen: {
            en: `With ${attempts.length} attempts of ${deadline} s, the service was asked ${times(begun).en}; expected ${times(due).en}.`,
            es: `Con ${attempts.length} intentos de ${deadline} s, al servicio se le preguntó ${times(begun).es}; se esperaba ${times(due).es}.`,
          },
          ...(begun === 1 && due > 1 ? { card: 'M49', advice: ANEW } : {}),
          ...(begun > due ? { advice: LATE_COUNTS } : {}),
          run,
        }))
      }),
  },

  'returns the forecast as soon as there is one; undefined when the last attempt has ended': {
    es: 'devuelve el pronóstico en cuanto lo hay; undefined cuando ha acabado el último intento',
    run: ({ module }) =>
      check(inputs, ({ deadline, attempts }) => {
        const { run, expected } = askAll(module, deadline, attempts)
        const result: unknown = run.result
        demand(result === expected.result && run.time === expected.time, () => ({
          seen: {
            en: `The result was ${print(result)} at ${run.time} s; expected ${print(expected.result)} at ${expected.time} s.`,
            es: `El resultado fue ${print(result)} a los ${run.time} s; se esperaba ${print(expected.result)} a los ${expected.time} s.`,
          },
          run,
        }))
      }),
  },

  'cancelled itself, it cancels the attempt, waits for its end and ends cancelled': {
    es: 'si la cancelan, cancela el intento, espera a que acabe y acaba cancelada',
    run: ({ module }) =>
      check(
        { lateOnes: count(0, 2), cleansUp: seconds(), deadline: deadline() },
        ({ lateOnes, cleansUp, deadline }) => {
          // The last one cleans up before its deadline, which would interrupt it.
          const late = Array.from({ length: lateOnes }, (): Plan => ({ works: 60, cleansUp }))
          const crew = new Crew()
          const when = lateOnes * (deadline + cleansUp) + 0.25
          const ask = asking(crew, [...late, { works: 60, cleansUp: 0.25 }])
          let isCancelled = false
          const run = crew.play(
            (function* (): Coroutine<void> {
              const task = createTask(module.forecast(ask, deadline, 4), { name: 'forecast' })
              yield* sleep(when)
              task.cancel()
              try {
                yield* task
              } catch (error) {
                if (!(error instanceof CancelledError)) throw error
              }
              isCancelled = task.cancelled()
            })(),
          )
          demandCaught(run, deadline)
          resultOf(run)
          const isFollowed = crew.begun.length > lateOnes + 1
          demand(isCancelled && !isFollowed, () => ({
            seen: {
              en: `\`forecast\` was cancelled at ${when} s, and ${isFollowed ? 'asked once more' : 'did not end cancelled'}.`,
              es: `\`forecast\` se canceló a los ${when} s y ${isFollowed ? 'preguntó otra vez' : 'no acabó cancelada'}.`,
            },
            card: 'M44',
            run,
          }))
          demand(run.left.length === 0 && run.time === when + 0.25, () => ({
            seen: {
              en: `\`forecast\` was cancelled at ${when} s and ended at ${run.time} s, ${run.left.length > 0 ? 'with the attempt still at work' : 'and the attempt it was waiting for ends 0.25 s after it is asked'}.`,
              es: `\`forecast\` se canceló a los ${when} s y acabó a los ${run.time} s, ${run.left.length > 0 ? 'con el intento aún en marcha' : 'y el intento que esperaba acaba 0.25 s después de pedírselo'}.`,
            },
            advice: {
              en: '`waitFor` passes a cancellation on to what it waits for; `wait` and `shield` do not.',
              es: '`waitFor` transmite la cancelación a lo que espera; `wait` y `shield`, no.',
            },
            run,
          }))
        },
      ),
  },

  'lets every other error out at once, and does not ask again': {
    es: 'deja salir cualquier otro error enseguida y no pregunta más',
    run: ({ module }) =>
      check({ ...inputs, attempts: stoppable({ min: 1, max: 4, mayFail: true }) }, (given) => {
        const { deadline, attempts } = given
        if (!expect(deadline, attempts).raises) return
        const { crew, run, expected } = askAll(module, deadline, attempts)
        const [error] = crew.errors
        const isAgain = crew.begun.length > expected.attempts.length
        demand(run.kind === 'raised' && run.error === error && !isAgain, () => ({
          seen: {
            en: `An attempt raised ${print(error)}, and \`forecast\` ${run.kind === 'raised' ? `raised ${print(run.error)}` : `returned ${print(run.result)}`}${isAgain ? ' after asking again' : ''}.`,
            es: `Un intento lanzó ${print(error)}, y \`forecast\` ${run.kind === 'raised' ? `lanzó ${print(run.error)}` : `devolvió ${print(run.result)}`}${isAgain ? ' tras preguntar otra vez' : ''}.`,
          },
          advice: {
            en: 'Catch only the TimeoutError, and throw every other error again: asking again is for what took too long.',
            es: 'Solo hay que capturar el TimeoutError, y relanzar cualquier otro error: se vuelve a preguntar cuando se ha tardado demasiado.',
          },
          run,
        }))
      }),
  },
})

const LATE_COUNTS: Text = {
  en: 'Ask each attempt how it ended: one that was cancelled may still bring a forecast at the end of its cleanup, and then nobody asks again.',
  es: 'Hay que ver cómo acabó cada intento: uno cancelado todavía puede traer un pronóstico al final de su limpieza, y entonces no se pregunta más.',
}

const ANEW: Text = {
  en: 'Call `ask()` for each attempt: when its time is up `waitFor` has cancelled the one it was waiting for, and nothing comes of that any more.',
  es: 'Hay que llamar a `ask()` en cada intento: al vencer el plazo, `waitFor` ya ha cancelado el que esperaba, y de ese no sale nada más.',
}

const NOBODY_STOPS: Text = {
  en: 'Cancel the attempt and wait for its end, or let `waitFor` do both: `wait` with a timeout stops nobody, and behind a `shield` nobody is stopped.',
  es: 'Hay que cancelar el intento y esperar a que acabe, o dejar que `waitFor` haga las dos cosas: `wait` con un plazo no para a nadie, y detrás de un `shield` no se para a nadie.',
}

const ONCE: Text = {
  en: 'Ask once and wait: a second request interrupts the cleanup.',
  es: 'Hay que pedirlo una vez y esperar: una segunda petición interrumpe la limpieza.',
}

/** Lets the student's program ask a service that answers as planned; says what has to become of it. */
function askAll(module: Module, deadline: number, plans: readonly Plan[]) {
  const crew = new Crew()
  const run = crew.play(module.forecast(asking(crew, plans), deadline, plans.length))
  const expected = expect(deadline, plans)
  demand(!(run.error instanceof CancelledError), () => ({
    seen: {
      en: 'Nobody cancelled `forecast`, and CancelledError came out of it: it waited for an attempt that was cancelled.',
      es: 'Nadie canceló `forecast`, y lanzó CancelledError: esperó un intento que estaba cancelado.',
    },
    card: isStopping(run) ? 'M46' : 'M49',
    run,
  }))
  demandCaught(run, deadline)
  if (!expected.raises) resultOf(run)
  return { crew, run, expected }
}

/** Did the program itself call `cancel()`? A deadline does so from a timer, in no task. */
function isStopping(run: Played<unknown>): boolean {
  return requests(run).some(({ returned, by }) => returned && by !== undefined)
}

/** Demands that no deadline comes out as a TimeoutError. */
function demandCaught(run: Played<unknown>, deadline: number): void {
  demand(!(run.error instanceof TimeoutError), () => ({
    seen: {
      en: `An attempt took longer than ${deadline} s, and \`forecast\` raised a TimeoutError.`,
      es: `Un intento tardó más de ${deadline} s, y \`forecast\` lanzó un TimeoutError.`,
    },
    advice: {
      en: '`waitFor` raises TimeoutError when the time is over, and a timeout block does so on the way out: catch it there, and ask again.',
      es: '`waitFor` lanza TimeoutError al vencer el plazo, y un bloque con plazo lo lanza al salir: hay que capturarlo ahí y volver a preguntar.',
    },
    run,
  }))
}

/** The service: its n-th call goes by the n-th plan. */
function asking(crew: Crew, plans: readonly Plan[]): () => Coroutine<string> {
  let calls = 0
  return () => {
    calls += 1
    return crew.work(nameOf(calls), plans[calls - 1] ?? { works: 1 }, forecastOf(calls))
  }
}

/** What has to become of attempts that go by these plans. */
function expect(deadline: number, plans: readonly Plan[]) {
  const attempts: { name: string; late: number | undefined }[] = []
  let time = 0
  for (const [index, { works, fails, cleansUp = 0, stops }] of plans.entries()) {
    const name = nameOf(index + 1)
    const result = forecastOf(index + 1)
    if (works < deadline) {
      attempts.push({ name, late: undefined })
      return { attempts, time: time + works, result, raises: fails === true }
    }
    attempts.push({ name, late: time + deadline })
    time += deadline + cleansUp
    if (stops === 'raised') return { attempts, time, result: undefined, raises: true }
    if (stops === 'returned') return { attempts, time, result, raises: false }
  }
  return { attempts, time, result: undefined, raises: false }
}

const nameOf = (call: number) => `attempt ${call}`
const forecastOf = (call: number) => `forecast ${call}`

function whenAsked(when: number | undefined): Text {
  if (when === undefined) return { en: 'never asked to stop', es: 'no se le pidió parar' }
  return { en: `asked to stop at ${when} s`, es: `se le pidió parar a los ${when} s` }
}

const isBegin = (line: string) => line.endsWith(' begins')
const isLast = (line: string) => / (ends|fails|has cleaned up|while it cleans up)$/.test(line)
