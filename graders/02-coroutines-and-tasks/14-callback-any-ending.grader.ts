// Done callbacks run after every ending. What they raise goes to the loop's exception handler, and
// shows up among the warnings of the run; what they return goes nowhere.

import fc from 'fast-check'
import { CancelledError, type Coroutine, createTask, sleep, type Task, wait } from '#runtime'
import { count, seconds, word } from '../arbitraries.ts'
import { changeable } from '../border.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import {
  demandQuietCallbacks,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
} from '../observe.ts'
import { endingOf, type Work, work, worker } from '../workers.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/14-callback-any-ending.ts')

exercise<Module>(import.meta.url, {
  'tells how the task ended, whichever way, once': {
    es: 'dice cómo acabó la tarea, sea cual sea el final, una sola vez',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { told, line, run } = follow(module, inputs)
        demand(print(told) === print([line]), () => ({
          seen: {
            en: `Told: ${print(told)}; expected ${print([line])}.`,
            es: `Se dijo: ${print(told)}; se esperaba ${print([line])}.`,
          },
          otherwise: {
            en: 'Register the callback once, and leave it there until the function that `follow` returns is called.',
            es: 'El callback se registra una vez y se deja ahí hasta que se llame a la función que devuelve `follow`.',
          },
          ...cardOfLines(told, line),
          run,
        }))
      }),
  },

  'tells nothing before the task has ended, and leaves the task alone': {
    es: 'no dice nada antes de que acabe la tarea, y a la tarea la deja en paz',
    run: ({ module }) =>
      check({ ...job, looksAt: seconds() }, ({ looksAt, ...inputs }) => {
        const { early, others, run } = follow(module, inputs, { looksAt })
        demand(early.length === 0, () => ({
          seen: {
            en: `${print(early)} was told before the task had ended.`,
            es: `Se dijo ${print(early)} antes de que acabara la tarea.`,
          },
          card: 'M61',
          run,
        }))
        demand(others === 0, () => ({
          seen: {
            en: `The task was asked to stop ${others} times, and nobody but the grader may do that.`,
            es: `A la tarea se le pidió parar ${others} veces, y eso no le toca a follow.`,
          },
          run,
        }))
      }),
  },

  'tells of a task that had already ended: in the next turn, once follow has returned': {
    es: 'si la tarea ya había acabado, lo dice: en el turno siguiente, cuando follow ya ha vuelto',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { calls, line, run } = follow(module, inputs, { isLate: true })
        const expected = ['follow has returned', line, 'late listener']
        demand(print(calls) === print(expected), () => ({
          seen: {
            en: `The task had ended when follow was called. Seen: ${print(calls)}; expected ${print(expected)}.`,
            es: `La tarea ya había acabado al llamar a follow. Visto: ${print(calls)}; se esperaba ${print(expected)}.`,
          },
          card: 'M67',
          run,
        }))
      }),
  },

  'adds to lost the line that tell does not take, and no error comes out': {
    es: 'añade a lost la línea que tell no recibe, y no sale ningún error',
    run: ({ module }) =>
      check({ ...job, isLate: fc.boolean() }, ({ isLate, ...inputs }) => {
        const { lost, line, run } = follow(module, inputs, { isLate, isEngaged: true })
        demand(print(lost) === print([line]), () => ({
          seen: {
            en: `tell raised an error, and lost is ${print(lost)}; expected ${print([line])}.`,
            es: `tell lanzó un error, y lost es ${print(lost)}; se esperaba ${print([line])}.`,
          },
          ...cardOfLines(lost, line),
          run,
        }))
        const taken = follow(module, inputs, { isLate })
        demand(taken.lost.length === 0, () => ({
          seen: {
            en: `tell took the line, and lost is ${print(taken.lost)}; expected [].`,
            es: `tell recibió la línea, y lost es ${print(taken.lost)}; se esperaba [].`,
          },
          otherwise: {
            en: 'Add the line to `lost` in the `catch` only, when `tell` has raised.',
            es: 'La línea se añade a `lost` solo en el `catch`, cuando `tell` ha lanzado un error.',
          },
          run: taken.run,
        }))
      }),
  },

  'ends when it is asked to: takes off one callback, none the second time, and tells nothing': {
    es: 'termina cuando se le pide: quita un callback, ninguno la segunda vez, y no dice nada',
    run: ({ module }) =>
      check({ ...job, endsAt: fc.constantFrom(0, 0.25) }, ({ endsAt, ...inputs }) => {
        const unasked = { ...inputs, askedAt: undefined }
        const { told, counts, run } = follow(module, unasked, { endsAt })
        demand(told.length === 0 && print(counts) === '[1, 0]', () => ({
          seen: {
            en: `Ended twice before the task had ended, it took off ${print(counts)} callbacks and told ${print(told)}; expected [1, 0] and [].`,
            es: `Terminado dos veces antes de que acabara la tarea, quitó ${print(counts)} callbacks y dijo ${print(told)}; se esperaba [1, 0] y [].`,
          },
          advice: {
            en: 'Keep the function that is registered: `removeDoneCallback` takes off that very function, and says how many it found. A function written anew is another one.',
            es: 'Conviene guardar la función que se registra: `removeDoneCallback` quita esa misma función y dice cuántas encontró. Una función escrita de nuevo es otra.',
          },
          run,
        }))
      }),
  },

  'has nothing to take off once the task has ended: the line is told all the same': {
    es: 'no tiene nada que quitar si la tarea ya ha acabado: la línea se dice de todos modos',
    run: ({ module }) =>
      check({ ...job, isLate: fc.boolean() }, ({ isLate, ...inputs }) => {
        const { told, line, counts, run } = follow(module, inputs, { isLate, endsAfterwards: true })
        demand(print(told) === print([line]) && print(counts) === '[0, 0]', () => ({
          seen: {
            en: `Ended twice after the end of the task, it took off ${print(counts)} callbacks, and ${print(told)} was told; expected [0, 0] and ${print([line])}.`,
            es: `Terminado dos veces tras el final de la tarea, quitó ${print(counts)} callbacks, y se dijo ${print(told)}; se esperaba [0, 0] y ${print([line])}.`,
          },
          ...(isLate && told.length === 0 ? { card: 'M67' } : {}),
          run,
        }))
      }),
  },

  'changed returns the changed result of the task': {
    es: 'changed devuelve el resultado de la tarea cambiado',
    run: ({ module }) =>
      check({ ...job, ends: fc.constant('returned' as const), isLate: fc.boolean() }, (inputs) => {
        const { run, ending } = change(module, { ...inputs, askedAt: undefined })
        demandAwaited(run)
        const result = resultOf(run)
        demand(result === times(inputs.result), () => ({
          seen: {
            en: `The task ended as ${print(ending)} with ${inputs.result}, change makes ${times(inputs.result)} of it, and changed returned ${print(result)}.`,
            es: `La tarea devolvió ${inputs.result}, change lo convierte en ${times(inputs.result)}, y changed devolvió ${print(result)}.`,
          },
          ...(result === inputs.result ? { card: 'M66' } : {}),
          run,
        }))
      }),
  },

  'changed raises what the task ended with, if that is no result': {
    es: 'changed lanza aquello con lo que acabó la tarea, si no es un resultado',
    run: ({ module }) =>
      check(
        { ...job, ends: fc.constantFrom('raised' as const, 'cancelled' as const) },
        (inputs) => {
          const { run, ending, error } = change(module, { ...inputs, isLate: false })
          const isSame =
            ending === 'raised' ? run.error === error : run.error instanceof CancelledError
          demand(run.kind === 'raised' && isSame, () => ({
            seen: {
              en: `The task ended as ${print(ending)}, and changed ${run.kind === 'raised' ? `raised ${print(run.error)}` : `returned ${print(run.result)}`}; expected the error of the task.`,
              es: `La tarea acabó en ${print(ending)}, y changed ${run.kind === 'raised' ? `lanzó ${print(run.error)}` : `devolvió ${print(run.result)}`}; se esperaba el error de la tarea.`,
            },
            otherwise: {
              en: 'Let the error of the task pass: `yield* task` raises it, and nothing has to catch it.',
              es: 'Hay que dejar pasar el error de la tarea: `yield* task` lo lanza, y no hace falta capturarlo.',
            },
            run,
          }))
        },
      ),
  },
})

/** A job, whose task may be asked to stop. */
type Job = Work & { name: string; result: number; askedAt: number | undefined }
const job = {
  ...work(),
  name: word().map((end) => `job-${end}`),
  result: count(-9, 9),
  askedAt: fc.option(seconds(), { nil: undefined }),
}

/** The errors that the grader brings about: that of the task, and that of tell. */
type Brought = { error: Error; engaged: Error }

type Circumstances = {
  /** Does tell raise? */
  isEngaged?: boolean
  /** Is the task followed when it has ended already? */
  isLate?: boolean
  /** When to look what was told before the end, and when to have it ended. */
  looksAt?: number
  endsAt?: number
  endsAfterwards?: boolean
}

/** Follows a task to its end; demands that no error comes out of a callback. */
function follow(
  module: Module,
  inputs: Job,
  { isEngaged, isLate, looksAt, endsAt, endsAfterwards }: Circumstances = {},
) {
  const error = new Error('out of paper')
  const engaged = new Error('engaged')
  const told: string[] = []
  const lost: string[] = changeable([])
  const calls: string[] = []
  const counts: unknown[] = []
  let early: readonly string[] = []
  const say = (line: string) => {
    calls.push(line)
    note(line)
  }
  const tell = (line: string) => {
    if (isEngaged === true) throw engaged
    told.push(line)
    say(line)
  }
  function* main(): Coroutine<string> {
    const task = createTask(worker(inputs, { result: inputs.result, error }), { name: inputs.name })
    const askIn = inputs.askedAt
    if (askIn !== undefined) createTask(ask(task, askIn), { name: 'stop button' })
    if (isLate === true) yield* wait([task])
    const given: unknown = module.follow(task, tell, lost)
    if (typeof given !== 'function') return ''
    const end = () => given()
    say('follow has returned')
    task.addDoneCallback(() => say('late listener'))
    if (looksAt !== undefined) yield* sleep(looksAt)
    if (looksAt !== undefined && !task.done()) early = [...told]
    if (endsAt !== undefined) yield* sleep(endsAt)
    if (endsAt !== undefined) counts.push(end(), end())
    yield* wait([task])
    if (endsAfterwards === true) counts.push(end(), end())
    yield* sleep(9)
    return lineOf(task, inputs, error)
  }
  const run = play(main())
  demandQuietCallbacks(run, (raised) => meaningOf(raised, { error, engaged }, run))
  const line = resultOf(run)
  demand(line !== '', () => ({
    seen: {
      en: 'follow did not return a function: whoever follows the task could never end it.',
      es: 'follow no devolvió ninguna función: quien sigue la tarea no podría dejarlo nunca.',
    },
    advice: {
      en: 'The last line of follow: `return () => task.removeDoneCallback(call)`.',
      es: 'La última línea de follow: `return () => task.removeDoneCallback(call)`.',
    },
  }))
  const others = requests(run).length - (inputs.askedAt === undefined ? 0 : 1)
  return { told, lost, calls, counts, early, others, line, run }
}

function* ask(task: Task<unknown>, seconds: number): Coroutine<void> {
  if (seconds > 0) yield* sleep(seconds)
  task.cancel()
}

/** Has the result of a task changed. */
function change(module: Module, { isLate, ...inputs }: Job & { isLate: boolean }) {
  const error = new Error('out of paper')
  const seen: { task?: Task<number> } = {}
  function* main(): Coroutine<number> {
    const task = createTask(worker(inputs, { result: inputs.result, error }), { name: inputs.name })
    seen.task = task
    if (inputs.askedAt !== undefined) createTask(ask(task, inputs.askedAt), { name: 'stop button' })
    if (isLate) yield* wait([task])
    return yield* module.changed(task, times)
  }
  const run = play(main())
  const ending = seen.task?.done() === true ? endingOf(seen.task) : 'pending'
  return { run, ending, error }
}

/** Demands that nobody awaited what registering a callback gives, which is nothing. */
function demandAwaited(run: Played<unknown>): void {
  const isNothing = run.error instanceof TypeError && /is not iterable/.test(run.error.message)
  demand(!isNothing, () => ({
    seen: {
      en: 'changed awaits something that is nothing: `addDoneCallback` returns undefined.',
      es: 'changed espera algo que no es nada: `addDoneCallback` devuelve undefined.',
    },
    card: 'M66',
    level: 'runtime',
    run,
  }))
}

const times = (value: number) => 10 * value + 1

function meaningOf(exception: unknown, own: Brought, run: Played<unknown>): Failure | undefined {
  if (exception === own.error || exception instanceof CancelledError) {
    return {
      seen: {
        en: `The callback raised ${print(exception)}, which is what the task ended with, and told nothing.`,
        es: `El callback lanzó ${print(exception)}, que es aquello con lo que acabó la tarea, y no dijo nada.`,
      },
      card: 'M63',
      run,
    }
  }
  if (exception !== own.engaged) return undefined
  return {
    seen: {
      en: 'tell raised an error, and it came out of the callback: nobody who awaits the task sees it, and the line was lost.',
      es: 'tell lanzó un error, que salió del callback: no lo ve nadie que espere la tarea, y la línea se perdió.',
    },
    card: 'M65',
    run,
  }
}

function lineOf(task: Task<number>, { name, result }: Job, error: Error): string {
  const endings = {
    returned: `${name} returned ${result}`,
    raised: `${name} raised ${error}`,
    cancelled: `${name} was cancelled`,
  }
  return endings[endingOf(task)]
}

// Nothing at all after an ending other than success; or the task where its result belongs.
function cardOfLines(lines: readonly string[], expected: string): { card?: string } {
  if (lines.some((line) => line.includes('<Task'))) return { card: 'M62' }
  const isSuccess = expected.includes(' returned ')
  return !isSuccess && (lines.length === 0 || lines[0] !== expected) ? { card: 'M63' } : {}
}
