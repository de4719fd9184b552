// An error stays in its task until somebody asks: exception() gives it, raises before the end and
// for a cancelled task, and an await raises it where it stands.
import fc from 'fast-check'
import {
  CancelledError,
  type Coroutine,
  createTask,
  type Ending,
  InvalidStateError,
  isCoroutine,
  sleep,
} from '#runtime'
import { ending, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import {
  logged,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/08-exception-of-a-task.ts')

/** How a job ends, and when: 0 is a turn. */
type Job = { ends: Ending; seconds: number }

const job = { ends: ending(), seconds: seconds() }
const jobs = ({ min = 0 } = {}) => fc.array(fc.record(job), { minLength: min, maxLength: 5 })

exercise<Module>(import.meta.url, {
  'errorNow gives the InvalidStateError of a task that has not ended': {
    es: 'errorNow da el InvalidStateError de una tarea que no ha terminado',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { run, said: early } = asking(module, inputs, 0)
        resultOf(run)
        demand(early instanceof InvalidStateError, () => ({
          seen: {
            en: `The task had not ended, and errorNow gave ${print(early)}; expected the InvalidStateError that \`exception()\` raises.`,
            es: `La tarea no había terminado, y errorNow dio ${print(early)}; se esperaba el InvalidStateError que lanza \`exception()\`.`,
          },
          card: 'M28',
          ...(isCoroutine(early) ? { advice: STAY_PLAIN } : {}),
          run,
        }))
      }),
  },

  'errorNow gives the error of a failed task, undefined if it returned, the CancelledError if it was cancelled':
    {
      es: 'errorNow da el error de una tarea fallida, undefined si terminó bien y el CancelledError si se canceló',
      run: ({ module }) =>
        check(job, (inputs) => {
          const { run, said: late, broken } = asking(module, inputs, inputs.seconds + 1)
          demandAnswer(run, 'errorNow', inputs.ends, late, broken)
        }),
    },

  'errorOf gives the same when the task has ended, and never raises': {
    es: 'errorOf da lo mismo cuando la tarea ha terminado, y no lanza nunca',
    run: ({ module }) =>
      check({ ...job, askedAt: seconds() }, ({ askedAt, ...inputs }) => {
        const { run, given, broken } = waiting(module, inputs, askedAt)
        demandAnswer(run, 'errorOf', inputs.ends, given, broken)
      }),
  },

  'errorOf waits for the end of the task, and no longer': {
    es: 'errorOf espera el final de la tarea, y no más',
    run: ({ module }) =>
      check({ ...job, askedAt: seconds() }, ({ askedAt, ...inputs }) => {
        const { run, isDone } = waiting(module, inputs, askedAt)
        demand(isDone || run.kind !== 'returned', () => ({
          seen: {
            en: 'errorOf returned, and the task had not ended.',
            es: 'errorOf volvió, y la tarea no había terminado.',
          },
          card: 'M28',
          run,
        }))
        const end = Math.max(inputs.seconds, askedAt)
        demand(run.time === end, () => ({
          seen: {
            en: `The task had ended at ${end} s, and errorOf returned at ${run.time} s.`,
            es: `La tarea había terminado a los ${end} s, y errorOf volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'errorsOf gives the error of each job in its place, and never raises': {
    es: 'errorsOf da el error de cada trabajo en su lugar, y no lanza nunca',
    run: ({ module }) =>
      check({ jobs: jobs() }, ({ jobs }) => {
        const { run, errors } = running(module, jobs)
        demandNoRaise(run, 'errorsOf', [...errors])
        const actual = resultOf(run)
        const expected = jobs.map(({ ends }, index) => answerTo(ends, errors[index]))
        const list: unknown[] = Array.isArray(actual) ? actual : []
        const said = Array.isArray(actual) ? list.map(answered) : actual
        const isError = (one: unknown) => one instanceof Error
        const isLost = jobs.some(({ ends }) => ends !== 'returned') && !list.some(isError)
        demand(print(said) === print(expected), () => ({
          seen: {
            en: `Jobs that end as ${print(jobs.map(({ ends }) => ends))} gave ${print(actual)}; expected ${print(expected)}.`,
            es: `Trabajos que acaban en ${print(jobs.map(({ ends }) => ends))} dieron ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Look at each of the tasks when all have ended, and put one answer for each job into the list, `undefined` included.',
            es: 'Cuando hayan acabado todas, se mira cada tarea y se pone en la lista una respuesta por trabajo, también `undefined`.',
          },
          ...(isLost ? { card: 'M27' } : {}),
          run,
        }))
      }),
  },

  'errorsOf runs all jobs at the same time, each of them once and to its end': {
    es: 'errorsOf ejecuta todos los trabajos a la vez, cada uno una vez y hasta su final',
    run: ({ module }) =>
      check({ jobs: jobs({ min: 1 }) }, ({ jobs }) => {
        const { run, ended } = running(module, jobs)
        if (run.kind === 'raised') return
        resultOf(run)
        demand(ended.length === jobs.length, () => ({
          seen: {
            en: `Of ${jobs.length} jobs, ${ended.length} had ended when errorsOf returned.`,
            es: `De ${jobs.length} trabajos habían acabado ${ended.length} cuando volvió errorsOf.`,
          },
          ...(ended.length < jobs.length ? { card: 'M27' } : {}),
          run,
        }))
        const most = mostAtOnce(run, isStart, isEnd)
        const slowest = Math.max(...jobs.map((one) => one.seconds))
        demand(most === jobs.length, () => ({
          seen: {
            en: `At most ${most} of ${jobs.length} jobs ran at the same time; expected all of them.`,
            es: `Como mucho corrían ${most} de ${jobs.length} trabajos a la vez; se esperaba que todos.`,
          },
          card: tasksCreated(run) > 0 ? 'M24' : 'M23',
          run,
        }))
        demand(run.time === slowest, () => ({
          seen: {
            en: `The jobs took ${run.time} s together; expected ${slowest} s.`,
            es: `Los trabajos tardaron ${run.time} s juntos; se esperaban ${slowest} s.`,
          },
          run,
        }))
      }),
  },
})

const STAY_PLAIN = {
  en: 'Write errorNow as an ordinary function, without a star: it asks and does not wait.',
  es: 'errorNow debe ser una función normal, sin asterisco: pregunta y no espera.',
}

/** The name of the first task of a run: the program itself. */
const MAIN = 'Task-1'

const isStart = (line: string) => line.endsWith(' starts')
const isEnd = (line: string) => line.endsWith(' ends')

function* work(name: string, { ends, seconds }: Job, broken: Error): Coroutine<string> {
  note(`${name} starts`)
  yield* sleep(seconds)
  note(`${name} ends`)
  if (ends === 'raised') throw broken
  if (ends === 'cancelled') throw new CancelledError()
  return `${name} is fine`
}

/** Calls errorNow with a task, `after` seconds from its creation; 0 is before it starts. */
function asking(module: Module, inputs: Job, after: number) {
  const broken = new Error('out of paper')
  let said: unknown
  function* main(): Coroutine<void> {
    const task = createTask(work('task', inputs, broken), { name: 'task' })
    if (after > 0) yield* sleep(after)
    note('errorNow is called')
    said = module.errorNow(task)
  }
  const run = play(main())
  return { run, said, broken }
}

/** Asks errorOf at a moment when the task may be running or done. */
function waiting(module: Module, inputs: Job, askedAt: number) {
  const broken = new Error('out of paper')
  let isDone = false
  function* main(): Coroutine<unknown> {
    const task = createTask(work('task', inputs, broken), { name: 'task' })
    if (askedAt > 0) yield* sleep(askedAt)
    const given = yield* module.errorOf(task)
    isDone = task.done()
    return given
  }
  const run = play(main())
  return { run, given: run.result, isDone, broken }
}

/** Runs the jobs with errorsOf; `errors` are those that they raise, and `ended` who came to its end. */
function running(module: Module, jobs: readonly Job[]) {
  const errors = jobs.map((_, index) => new Error(`job ${index + 1} is broken`))
  function* main(): Coroutine<unknown[]> {
    const given = yield* module.errorsOf(
      jobs.map((inputs, index) => () => work(`job ${index + 1}`, inputs, errors[index] as Error)),
    )
    note('errorsOf returns')
    return given
  }
  const run = play(main())
  const lines = logged(run)
  const ended = lines.slice(0, lines.indexOf('errorsOf returns')).filter(isEnd)
  return { run, errors, ended }
}

function demandAnswer(
  run: Played<unknown>,
  called: string,
  ends: Ending,
  given: unknown,
  broken: Error,
): void {
  demandNoRaise(run, called, [broken])
  resultOf(run)
  const expected = answerTo(ends, broken)
  demand(answered(given) === expected, () => ({
    seen: {
      en: `The task ${ENDED[ends].en}, and ${called} gave ${print(given)}; expected ${expected}.`,
      es: `La tarea ${ENDED[ends].es}, y ${called} dio ${print(given)}; se esperaba ${expected}.`,
    },
    ...cardOfAnswer(given, called, ends),
    run,
  }))
}

// Asked too early; or waited, and never asked, as if the error were to come by itself.
function cardOfAnswer(given: unknown, called: string, ends: Ending): { card?: string } {
  if (given instanceof InvalidStateError) return { card: 'M28' }
  if (given === undefined && called === 'errorOf') return { card: 'M27' }
  // As if only errors were endings to ask for.
  return ends === 'cancelled' && !(given instanceof Error) ? { card: 'M28' } : {}
}

const ENDED: Record<Ending, Text> = {
  returned: { en: 'returned', es: 'terminó bien' },
  raised: { en: 'failed', es: 'falló' },
  cancelled: { en: 'was cancelled', es: 'se canceló' },
}

/** What a task ended with came out of the function that was to look at it. */
function demandNoRaise(run: Played<unknown>, called: string, broken: readonly Error[]): void {
  const { error } = run
  const isCancel = error instanceof CancelledError
  // Raised where the program waited, or by a question to a task that was done.
  const isAwaited = run.trace.some(
    (event) => event.kind === 'cancel.deliver' && event.task === MAIN,
  )
  const isOwn = isCancel || broken.some((one) => one === error)
  demand(run.kind !== 'raised' || !isOwn, () => ({
    seen: {
      en: `${called} raised ${print(error)}, which is what the task ended with.`,
      es: `${called} lanzó ${print(error)}, que es aquello con lo que acabó la tarea.`,
    },
    card: isCancel && !isAwaited ? 'M28' : 'M30',
    ...(isCancel ? { advice: A_CANCELLED_TASK } : {}),
    run,
    mark: ({ text }) =>
      /^main (fails|ends)/.test(text.en) ? { en: 'raised', es: 'lanzado' } : undefined,
  }))
}

const A_CANCELLED_TASK = {
  en: 'Catch the CancelledError: a cancelled task has no error to give, so `exception()` raises it, as `yield* task` does.',
  es: 'Hay que capturar el CancelledError: una tarea cancelada no tiene error que dar, así que `exception()` lo lanza, igual que `yield* task`.',
}

/** The answer that is right, and the one that was given, in a form that can be compared. */
function answerTo(ends: Ending, broken: Error | undefined): string {
  if (ends === 'cancelled') return 'CancelledError'
  return ends === 'raised' ? print(broken) : 'undefined'
}

function answered(given: unknown): string {
  return given instanceof CancelledError ? 'CancelledError' : print(given)
}
