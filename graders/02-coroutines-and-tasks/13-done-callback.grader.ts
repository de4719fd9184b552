// Done callbacks: the function itself is handed over, it gets the task, and it runs a turn after
// the end, in its place in the line.
import {
  type Coroutine,
  createTask,
  Future,
  getRunningLoop,
  InvalidStateError,
  sleep,
} from '#runtime'
import { count, seconds, word } from '../arbitraries.ts'
import { changeable } from '../border.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { demandPlain } from '../exports.ts'
import { demandQuietCallbacks, note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/13-done-callback.ts')

/** What the followed task does: after `seconds` it returns `result`. */
type Job = { name: string; seconds: number; result: number }

const job = {
  name: word().map((end) => `job-${end}`),
  seconds: seconds(),
  result: count(-9, 9),
}

exercise<Module>(import.meta.url, {
  'logs `NAME ended` and then `NAME gave RESULT`, once each': {
    es: 'anota `NAME ended` y después `NAME gave RESULT`, una vez cada línea',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { lines, run } = follow(module, inputs)
        const expected = linesOf(inputs)
        demand(print(lines) === print(expected), () => ({
          seen: {
            en: `Logged: ${print(lines)}; expected ${print(expected)}.`,
            es: `Anotado: ${print(lines)}; se esperaba ${print(expected)}.`,
          },
          ...cardOfLines(lines, expected),
          run,
        }))
      }),
  },

  'logs nothing while the task is still running': {
    es: 'no anota nada mientras la tarea sigue en marcha',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { early, run } = follow(module, inputs)
        demand(early.length === 0, () => ({
          seen: {
            en: `${print(early)} was logged before ${inputs.name} had ended.`,
            es: `Se anotó ${print(early)} antes de que acabara ${inputs.name}.`,
          },
          card: 'M61',
          advice: CALL_LATER,
          run,
          mark: ({ text }) =>
            early.includes(text.en) ? { en: 'still running', es: 'sigue en marcha' } : undefined,
        }))
      }),
  },

  'is called in its place in line: after who registered before it, ahead of who came later': {
    es: 'se le llama en su lugar de la fila: tras quien se registró antes y delante de quien llegó después',
    run: ({ module }) =>
      check({ ...job, before: count(0, 2), after: count(0, 2) }, ({ before, after, ...inputs }) => {
        const { calls, run } = follow(module, inputs, { before, after })
        const expected = [
          ...numbered('early listener', before),
          ...linesOf(inputs),
          ...numbered('late listener', after),
        ]
        demand(print(calls) === print(expected), () => ({
          seen: {
            en: `Called: ${print(calls)}; expected ${print(expected)}.`,
            es: `Llamadas: ${print(calls)}; se esperaban ${print(expected)}.`,
          },
          card: 'M68',
          run,
        }))
      }),
  },

  'logs in the next turn when the task had already ended': {
    es: 'si la tarea ya había terminado, anota en el turno siguiente',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { calls, run } = followLate(module, inputs)
        const expected = ['follow has returned', ...linesOf(inputs), 'late listener 1']
        demand(print(calls) === print(expected), () => ({
          seen: {
            en: `${inputs.name} had ended when follow was called. Seen: ${print(calls)}; expected ${print(expected)}.`,
            es: `${inputs.name} ya había terminado al llamar a follow. Visto: ${print(calls)}; se esperaba ${print(expected)}.`,
          },
          card: 'M67',
          run,
        }))
      }),
  },

  'announce gives the value to the future, at once': {
    es: 'announce da el valor al futuro, en el acto',
    run: ({ module }) =>
      check({ value: count(-9, 9) }, ({ value }) => {
        const { given, isLate, run } = announce(module, { value, listeners: 1 })
        demand(!isLate, () => ({
          seen: {
            en: 'A turn of the loop passed before the future had its result.',
            es: 'Pasó un turno del bucle antes de que el futuro tuviera su resultado.',
          },
          run,
        }))
        demand(given === value, () => ({
          seen: {
            en: `The future's result is ${print(given)}; expected ${value}.`,
            es: `El resultado del futuro es ${print(given)}; se esperaba ${value}.`,
          },
          run,
        }))
      }),
  },

  'announce returns how many have heard it': {
    es: 'announce devuelve cuántos se han enterado',
    run: ({ module }) =>
      check({ value: count(-9, 9), listeners: count(0, 5) }, (inputs) => {
        const { told, run } = announce(module, inputs)
        demand(told === inputs.listeners, () => ({
          seen: {
            en: `announce returned ${print(told)}; expected ${inputs.listeners}, one for each listener.`,
            es: `announce devolvió ${print(told)}; se esperaba ${inputs.listeners}, uno por oyente.`,
          },
          ...(told < inputs.listeners ? { card: 'M60' } : {}),
          run,
          mark: ({ text }) =>
            text.en.startsWith('announce returns')
              ? { en: 'too early', es: 'antes de tiempo' }
              : undefined,
        }))
      }),
  },

  'announce takes a turn and no time': {
    es: 'announce tarda un turno, sin que pase el tiempo',
    run: ({ module }) =>
      check({ value: count(-9, 9), listeners: count(1, 5) }, (inputs) => {
        const { run } = announce(module, inputs)
        demand(run.time === 0, () => ({
          seen: {
            en: `announce took ${run.time} s; a turn of the loop takes 0 s.`,
            es: `announce tardó ${run.time} s; un turno del bucle tarda 0 s.`,
          },
          card: 'M60',
          run,
        }))
      }),
  },
})

/** Follows a task that is still to run, between listeners registered earlier and later. */
function follow(module: Module, inputs: Job, { before = 0, after = 0 } = {}) {
  const lines: string[] = []
  const calls: string[] = []
  let early: string[] = []
  function* work(): Coroutine<number> {
    yield* sleep(inputs.seconds)
    early = [...lines]
    return inputs.result
  }
  function* main(): Coroutine<unknown> {
    const task = createTask(work(), { name: inputs.name })
    const listen = (line: string) => task.addDoneCallback(() => say(calls, line))
    for (const line of numbered('early listener', before)) listen(line)
    const given: unknown = module.follow(task, (line) => {
      lines.push(line)
      say(calls, line)
    })
    for (const line of numbered('late listener', after)) listen(line)
    yield* task
    // Who is late is heard too.
    yield* sleep(1)
    return given
  }
  const run = play(main())
  demandRegistered(run)
  return { lines, early, calls, run }
}

/** Follows a task that has ended already, with a listener registered after it. */
function followLate(module: Module, inputs: Job) {
  const calls: string[] = []
  function* main(): Coroutine<unknown> {
    const task = createTask(sleep(inputs.seconds, inputs.result), { name: inputs.name })
    yield* task
    const given: unknown = module.follow(task, (line) => say(calls, line))
    say(calls, 'follow has returned')
    task.addDoneCallback(() => say(calls, 'late listener 1'))
    yield* sleep(1)
    return given
  }
  const run = play(main())
  demandRegistered(run)
  return { calls, run }
}

/** Announces a value to listeners who write down what they hear. */
function announce(module: Module, { value, listeners }: { value: number; listeners: number }) {
  const heard: number[] = changeable([])
  let isLate = false
  function* main(): Coroutine<{ told: number; given: number | undefined }> {
    const future = new Future<number>()
    for (const name of numbered('listener', listeners)) {
      future.addDoneCallback((done) => {
        note(`${name} hears ${done.result()}`)
        heard.push(done.result())
      })
    }
    // Whatever stands in the queue now runs as soon as announce suspends for the first time.
    getRunningLoop().callSoon(() => {
      isLate = !future.done()
    })
    const told = yield* module.announce(future, value, heard)
    note(`announce returns ${print(told)}`)
    // Who has not heard it yet is seen to hear it afterwards.
    yield* sleep(0)
    return { told, given: future.done() ? future.result() : undefined }
  }
  const run = play(main())
  return { ...resultOf(run), isLate, run }
}

// Callbacks that were called instead of passed read the result of a task that still runs, and a
// `follow` that awaits is a coroutine that nobody runs.
function demandRegistered(run: Played<unknown>): void {
  demand(!(run.kind === 'raised' && run.error instanceof InvalidStateError), () => ({
    seen: {
      en: 'The result was read in follow itself, while the task was still running.',
      es: 'El resultado se leyó en la propia función follow, con la tarea todavía en marcha.',
    },
    card: 'M61',
    advice: CALL_LATER,
    run,
  }))
  demandPlain('follow', resultOf(run), DOES_NOT_WAIT, { card: 'M64', run })
  demandQuietCallbacks(run)
}

const CALL_LATER = {
  en: 'Hand over a function: `task.addDoneCallback((ended) => ...)`. What follow does itself, a call like `notify(task)` included, happens right now.',
  es: 'Hay que entregar una función: `task.addDoneCallback((ended) => ...)`. Lo que hace follow por sí misma, también una llamada como `notify(task)`, ocurre ya.',
}

const DOES_NOT_WAIT = {
  en: 'it registers callbacks and returns; waiting is not its business',
  es: 'registra los callbacks y vuelve; no le toca esperar',
}

// The argument of the callback, printed or counted as if it were the result.
function cardOfLines(lines: readonly string[], expected: readonly string[]): { card?: string } {
  if (lines.some((line) => /<Task|NaN/.test(line))) return { card: 'M62' }
  const isReordered = print([...lines].sort()) === print([...expected].sort())
  return isReordered ? { card: 'M68' } : {}
}

function linesOf({ name, result }: Job): string[] {
  return [`${name} ended`, `${name} gave ${result}`]
}

function numbered(what: string, many: number): string[] {
  return Array.from({ length: many }, (_, index) => `${what} ${index + 1}`)
}

function say(calls: string[], line: string): void {
  calls.push(line)
  note(line)
}
