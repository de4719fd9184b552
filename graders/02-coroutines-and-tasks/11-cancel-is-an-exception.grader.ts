// CancelledError comes out of the `yield*` at which the task waits. The upload is asked to stop at
// every instant, in each of its parts; what it leaves behind is seen.

import fc from 'fast-check'
import { CancelledError, type Coroutine, createTask, sleep, type Task, wait } from '#runtime'
import { count, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { times } from '../language.ts'
import {
  inSeconds,
  logged,
  momentOf,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
} from '../observe.ts'
import { endingOf, type Work, work, worker } from '../workers.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/11-cancel-is-an-exception.ts')

exercise<Module>(import.meta.url, {
  'upload sends the parts in order, each after the one before it has been sent': {
    es: 'upload envía las partes en orden, cada una cuando la anterior ya se ha enviado',
    run: ({ module }) =>
      check({ parts: parts({ failing: false }) }, ({ parts }) => {
        const { run } = upload(module, { parts })
        demandLines(run, parts)
      }),
  },

  'upload leaves a part that fails, goes on with the next, and returns those that failed': {
    es: 'upload deja la parte que falla, sigue con la siguiente y devuelve las que fallaron',
    run: ({ module }) =>
      check({ parts: parts() }, ({ parts }) => {
        const { run, task } = upload(module, { parts })
        demandLines(run, parts)
        const result = task.result()
        const failed = parts.flatMap(({ fails }, index) => (fails ? [`part-${index}`] : []))
        demand(print(result) === print(failed), () => ({
          seen: {
            en: `upload returned ${print(result)}; expected ${print(failed)}.`,
            es: `upload devolvió ${print(result)}; se esperaba ${print(failed)}.`,
          },
          run,
        }))
      }),
  },

  'asked to stop, upload sends nothing more': {
    es: 'cuando se le pide parar, upload no envía nada más',
    run: ({ module }) =>
      check(stopped, (inputs) => {
        const { run, asked } = upload(module, atInstant(inputs))
        const late = lines(run, asked).filter(isBegin)
        demand(asked === undefined || late.length === 0, () => ({
          seen: {
            en: `The upload was asked to stop, and sent all the same: ${print(late)}.`,
            es: `A la subida se le pidió parar y, aun así, envió: ${print(late)}.`,
          },
          card: 'M44',
          run,
          mark: ({ text }) =>
            late.includes(text.en)
              ? { en: 'after the request', es: 'tras la petición' }
              : undefined,
        }))
      }),
  },

  'asked to stop, upload ends cancelled': {
    es: 'cuando se le pide parar, upload acaba cancelada',
    run: ({ module }) =>
      check(stopped, (inputs) => {
        const { run, asked, task } = upload(module, atInstant(inputs))
        if (asked === undefined || task.cancelled()) return
        const ending = endingOf(task)
        const [gave, es] = ending === 'raised' ? ['raised', 'lanzó'] : ['returned', 'devolvió']
        const what = ending === 'raised' ? task.exception() : task.result()
        demand(false, () => ({
          seen: {
            en: `The upload was asked to stop, and ${gave} ${print(what)}; expected it to end cancelled.`,
            es: `A la subida se le pidió parar, y ${es} ${print(what)}; se esperaba que acabara cancelada.`,
          },
          card: ending === 'raised' ? 'M51' : isCounted(run, what) ? 'M44' : 'M43',
          run,
        }))
      }),
  },

  'asked to stop, upload discards what was sent: once, and to the end': {
    es: 'cuando se le pide parar, upload descarta lo enviado: una vez y hasta el final',
    run: ({ module }) =>
      check(stopped, (inputs) => {
        const { run, asked, end } = upload(module, atInstant(inputs))
        if (asked === undefined) return
        const seen = lines(run, 0, end)
        const begun = seen.filter((line) => line === DISCARDS).length
        const ended = seen.filter((line) => line === DISCARDED).length
        demand(begun === 1 && ended === 1, () => ({
          seen: {
            en: `Until the end of the upload, discarding was begun ${times(begun).en} and finished ${times(ended).en}; expected once.`,
            es: `Hasta el final de la subida se empezó a descartar ${times(begun).es} y se acabó ${times(ended).es}; se esperaba una.`,
          },
          advice: {
            en: 'Write both where the CancelledError is caught: `yield* discard()`, and then `throw error`.',
            es: 'Las dos cosas van donde se captura el CancelledError: `yield* discard()` y después `throw error`.',
          },
          run,
        }))
      }),
  },

  'upload discards nothing unless it was asked to stop': {
    es: 'upload no descarta nada si no se le ha pedido parar',
    run: ({ module }) =>
      check({ parts: parts() }, ({ parts }) => {
        const { run } = upload(module, { parts })
        demand(!logged(run).includes(DISCARDS), () => ({
          seen: {
            en: 'Nobody asked the upload to stop, and it discarded what it had sent.',
            es: 'Nadie pidió a la subida que parase, y descartó lo que había enviado.',
          },
          advice: {
            en: 'Only a CancelledError is a reason to discard: not the end, and not a part that fails.',
            es: 'Solo un CancelledError es motivo para descartar: no lo es el final, ni una parte que falla.',
          },
          run,
        }))
      }),
  },

  'replace begins the next one only when the old one has ended, cleanup included': {
    es: 'replace empieza la siguiente solo cuando la anterior ha acabado, con su limpieza',
    run: ({ module }) =>
      check(replaced, (inputs) => {
        const { run, isOldDone } = replace(module, inputs)
        demand(isOldDone, () => ({
          seen: {
            en: `The next one began at ${momentOf(run, NEXT)} s, while the old one was still running.`,
            es: `La siguiente empezó a los ${momentOf(run, NEXT)} s, con la anterior todavía en marcha.`,
          },
          card: 'M46',
          run,
          mark: ({ text }) =>
            text.en === NEXT ? { en: 'too early', es: 'demasiado pronto' } : undefined,
        }))
      }),
  },

  'replace stops the old one at once, and begins the next one as soon as it has ended': {
    es: 'replace para la anterior enseguida y empieza la siguiente en cuanto aquella acaba',
    run: ({ module }) =>
      check(replaced, (inputs) => {
        const { run, wasDone, end } = replace(module, inputs)
        const { askedAt } = inputs
        const asked = requests(run)
        demand(wasDone || (asked.length === 1 && asked[0]?.time === askedAt), () => ({
          seen: {
            en: `replace was called at ${askedAt} s, and asked the old one to stop ${asked.length} times${moments(asked)}; expected once and at once.`,
            es: `A replace se le llamó a los ${askedAt} s, y pidió parar a la anterior ${asked.length} veces${moments(asked)}; se esperaba una, y enseguida.`,
          },
          advice: STOP_WAIT_RUN,
          run,
        }))
        demand(askedAt > 0 || !logged(run).includes('work begins'), () => ({
          seen: {
            en: 'The old one had not started when replace was called, and its work began all the same: the request came too late.',
            es: 'La anterior no había arrancado cuando se llamó a replace, y aun así empezó su trabajo: la petición llegó tarde.',
          },
          card: 'M45',
          run,
        }))
        const when = Math.max(askedAt, end)
        demand(momentOf(run, NEXT) === when, () => ({
          seen: {
            en: `The old one had ended at ${end} s, and the next one began at ${momentOf(run, NEXT)} s; expected at ${when} s.`,
            es: `La anterior había acabado a los ${end} s, y la siguiente empezó a los ${momentOf(run, NEXT)} s; se esperaba a los ${when} s.`,
          },
          advice: STOP_WAIT_RUN,
          run,
        }))
      }),
  },

  'replace gives what the next one gives, however the old one ended': {
    es: 'replace da lo que da la siguiente, acabe como acabe la anterior',
    run: ({ module }) =>
      check({ ...replaced, value: count(1, 9) }, ({ value, ...inputs }) => {
        const { run, result } = replace(module, inputs, value)
        demand(result === value, () => ({
          seen: {
            en: `The next one gave ${value}, and replace gave ${print(result)}.`,
            es: `La siguiente dio ${value}, y replace dio ${print(result)}.`,
          },
          run,
        }))
      }),
  },
})

const DISCARDS = 'discarding begins'
const DISCARDED = 'discarding ends'
const NEXT = 'the next one begins'

const STOP_WAIT_RUN = {
  en: 'Call `old.cancel()` first, once; then wait for `old` itself; then `yield* next()`.',
  es: 'Primero se llama a `old.cancel()`, una vez; después se espera a la propia `old`; después, `yield* next()`.',
}

/** How long sending a part takes, and whether it fails then. */
type Part = { seconds: number; fails: boolean }

const parts = ({ failing = true } = {}) =>
  fc.array(fc.record({ seconds: seconds(), fails: failing ? fc.boolean() : fc.constant(false) }), {
    minLength: 1,
    maxLength: 4,
  })

/** An upload that is asked to stop at an instant; at equal times, ahead of its timer or behind it. */
const stopped = { parts: parts(), cleansUpFor: seconds(), instant: seconds(), ahead: fc.boolean() }
type Stopped = { parts: Part[]; cleansUpFor: number; instant: number; ahead: boolean }
type Upload = { parts: Part[]; cleansUpFor?: number; askedAt?: number; ahead?: boolean }

// Within the time that the upload takes: hardly an instant is lost.
function atInstant({ instant, ...inputs }: Stopped): Upload {
  const total = inputs.parts.reduce((sum, part) => sum + part.seconds, 0)
  return { ...inputs, askedAt: Math.min(instant, total) }
}

const replaced = { ...work(), askedAt: seconds() }
type Replaced = Work & { askedAt: number }

/** Runs an upload as a task; `asked` and `end` are places in the trace. */
function upload(module: Module, { parts, cleansUpFor = 0, askedAt, ahead = false }: Upload) {
  const names = parts.map((_, index) => `part-${index}`)
  function* send(name: string): Coroutine<void> {
    const part = parts[names.indexOf(name)]
    note(`${name} begins`)
    yield* sleep(part?.seconds ?? 0)
    if (part?.fails === true) throw new Error(`${name} is too big`)
    note(`${name} is sent`)
  }
  function* discard(): Coroutine<void> {
    note(DISCARDS)
    yield* sleep(cleansUpFor)
    note(DISCARDED)
  }
  function* main(): Coroutine<Task<string[]>> {
    const button: Task<void>[] = []
    function* press(): Coroutine<void> {
      yield* sleep(askedAt ?? 0)
      task.cancel()
    }
    const install = () => button.push(createTask(press(), { name: 'stop button' }))
    if (askedAt !== undefined && ahead) install()
    const task = createTask(module.upload(names, send, discard), { name: 'upload' })
    if (askedAt !== undefined && !ahead) install()
    yield* wait([task, ...button])
    // What it left behind is seen to end, too.
    yield* sleep(9)
    return task
  }
  const run = play(main())
  const task = resultOf(run)
  const end = run.trace.findIndex(
    (event) => event.kind === 'task.finish' && event.task === 'upload',
  )
  const asked = requests(run).find(({ returned }) => returned)?.index
  const failure = asked === undefined && !task.cancelled() ? task.exception() : undefined
  if (failure !== undefined) throw failure
  return { run, task, asked, end }
}

/** Replaces a worker that has worked for `askedAt` seconds. */
function replace(module: Module, inputs: Replaced, value = 1) {
  const error = new Error('out of paper')
  const seen = { wasDone: false, isOldDone: false }
  function* main(): Coroutine<number> {
    const old = createTask(worker(inputs, { result: 'printed', error }), { name: 'old' })
    if (inputs.askedAt > 0) yield* sleep(inputs.askedAt)
    seen.wasDone = old.done()
    function* next(): Coroutine<number> {
      seen.isOldDone = old.done()
      note(NEXT)
      yield* sleep(1)
      return value
    }
    return yield* module.replace(old, next)
  }
  const run = play(main())
  const isOfOld = run.error === error || run.error instanceof CancelledError
  demand(run.kind !== 'raised' || !isOfOld, () => ({
    seen: {
      en: `replace raised ${print(run.error)}, which is what the old one ended with.`,
      es: `replace lanzó ${print(run.error)}, que es aquello con lo que acabó la anterior.`,
    },
    card: 'M30',
    run,
  }))
  const result = resultOf(run)
  const ends = run.trace.find((event) => event.kind === 'task.finish' && event.task === 'old')
  return { ...seen, result, run, end: ends?.time ?? 0 }
}

/** What was noted from one place of the trace to another. */
function lines(run: Played<unknown>, from = 0, to = run.trace.length): string[] {
  return run.trace.slice(from, to).flatMap((event) => (event.kind === 'log' ? [event.text] : []))
}

function demandLines(run: Played<unknown>, parts: readonly Part[]): void {
  const expected = parts.flatMap(({ fails }, index) =>
    fails ? [`part-${index} begins`] : [`part-${index} begins`, `part-${index} is sent`],
  )
  const seen = logged(run).filter((line) => line.startsWith('part-'))
  demand(print(seen) === print(expected), () => ({
    seen: {
      en: `Seen: ${print(seen)}; expected ${print(expected)}.`,
      es: `Visto: ${print(seen)}; se esperaba ${print(expected)}.`,
    },
    otherwise: {
      en: 'Await each `send(part)` before the next one is begun, in the order of the list.',
      es: 'Hay que esperar cada `send(part)` antes de empezar el siguiente, en el orden de la lista.',
    },
    run,
  }))
}

/** Does the part at which the upload was asked to stop stand among those that failed? */
function isCounted(run: Played<unknown>, result: unknown): boolean {
  const last = lines(run, 0, requests(run)[0]?.index).findLast(isBegin)
  return Array.isArray(result) && result.includes(last?.replace(' begins', ''))
}

function moments(asked: readonly { time: number }[]): string {
  return asked.length === 0 ? '' : ` (${inSeconds(asked.map(({ time }) => time))})`
}

const isBegin = (line: string) => /^part-\d+ begins$/.test(line)
