// cancel() answers at once whether the request was accepted; how the task ends is known at its end.
import {
  CancelledError,
  type Coroutine,
  createTask,
  type Ending,
  InvalidStateError,
  sleep,
  type Task,
} from '#runtime'
import { ending, positiveSeconds, seconds } from '../arbitraries.ts'
import { cardOfError } from '../cards.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import { logged, type Played, play, print, requests, resultOf } from '../observe.ts'
import { endingOf, type Work, work, worker } from '../workers.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/10-cancel-return.ts')

exercise<Module>(import.meta.url, {
  'stop never raises, whatever the task does': {
    es: 'stop no lanza nunca, haga lo que haga la tarea',
    run: ({ module }) => check(cases, (inputs) => void press('stop', module.stop, inputs)),
  },

  'stop asks at once: a task that had not started never begins its work': {
    es: 'stop lo pide enseguida: una tarea que no había arrancado no empieza su trabajo',
    run: ({ module }) =>
      check({ ends: ending(), worksFor: positiveSeconds() }, (inputs) => {
        const { run } = press('stop', module.stop, { ...inputs, askedAt: 0, cleansUpFor: 0 })
        demand(requests(run).length > 0, () => ({
          seen: {
            en: '`stop` never asked the task to stop.',
            es: '`stop` no pidió en ningún momento a la tarea que parase.',
          },
          advice: {
            en: 'Call `task.cancel()` first of all: its answer is `accepted`.',
            es: 'Lo primero es llamar a `task.cancel()`: su respuesta es `accepted`.',
          },
          run,
        }))
        demand(!logged(run).includes('work begins'), () => ({
          seen: {
            en: 'The task had not started when `stop` was called, and its work began all the same: the request came too late.',
            es: 'La tarea no había arrancado cuando se llamó a `stop`, y aun así empezó su trabajo: la petición llegó tarde.',
          },
          card: 'M45',
          run,
          mark: at('work begins', { en: 'not asked yet', es: 'aún sin pedir' }),
        }))
      }),
  },

  'stop says whether the request was accepted: false if the task was already done': {
    es: 'stop dice si se aceptó la petición: false si la tarea ya había terminado',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { result, wasDone, task, run } = press('stop', module.stop, inputs)
        const isEnding = result?.accepted === task.cancelled()
        const was: Text = wasDone
          ? { en: 'had already ended', es: 'ya había terminado' }
          : { en: 'had not ended yet', es: 'aún no había terminado' }
        demand(result?.accepted === !wasDone, () => ({
          seen: {
            en: `The task ${was.en} when \`stop\` was called, and \`accepted\` is ${print(result?.accepted)}; expected ${!wasDone}.`,
            es: `La tarea ${was.es} cuando se llamó a \`stop\`, y \`accepted\` es ${print(result?.accepted)}; se esperaba ${!wasDone}.`,
          },
          ...(isEnding ? { card: 'M41' } : {}),
          advice: {
            en: 'Keep the answer of `task.cancel()`: it tells exactly this.',
            es: 'Conviene guardar la respuesta de `task.cancel()`: dice justo esto.',
          },
          run,
          mark: at('main returns', says('accepted', result?.accepted)),
        }))
      }),
  },

  'stop waits for the end of the task, cleanup included, and asks only once': {
    es: 'stop espera el final de la tarea, limpieza incluida, y lo pide una sola vez',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { isDone, wasDone, run } = press('stop', module.stop, inputs)
        demand(isDone, () => tooEarly(run))
        const asked = requests(run)
        // Who sees that the task is done knows the answer of `cancel()`.
        demand(asked.length === 1 || (wasDone && asked.length === 0), () => ({
          seen: {
            en: `\`stop\` called \`cancel()\` ${asked.length} times; expected once.`,
            es: `\`stop\` llamó a \`cancel()\` ${asked.length} veces; se esperaba una.`,
          },
          advice: {
            en: 'Ask once and wait: each further request interrupts the cleanup of the task.',
            es: 'Hay que pedirlo una vez y esperar: cada petición de más interrumpe la limpieza de la tarea.',
          },
          run,
        }))
        const end = Math.max(inputs.askedAt, momentOfEnd(run))
        demand(run.time === end, () => ({
          seen: {
            en: `The task was done at ${end} s, and \`stop\` returned at ${run.time} s; expected at once.`,
            es: `La tarea había terminado a los ${end} s, y \`stop\` volvió a los ${run.time} s; se esperaba que volviera enseguida.`,
          },
          run,
        }))
      }),
  },

  'stop says how the task really ended': {
    es: 'stop dice cómo acabó de verdad la tarea',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { result, isDone, task, run } = press('stop', module.stop, inputs)
        demand(isDone, () => tooEarly(run))
        const actual = endingOf(task)
        const said = result?.ending
        const card = said === 'raised' && result.accepted === false ? 'M42' : beliefOf(said, actual)
        demand(said === actual, () => ({
          seen: {
            en: `The task ended as ${print(actual)}, and \`ending\` is ${print(said)}.`,
            es: `La tarea acabó en ${print(actual)}, y \`ending\` es ${print(said)}.`,
          },
          ...(card === undefined ? { advice: ASK_THE_TASK } : { card }),
          run,
          mark: at('main returns', says('ending', said)),
        }))
      }),
  },

  'stopTwice gives both answers of one turn, and the answer after the end': {
    es: 'stopTwice da las dos respuestas de un turno y la respuesta tras el final',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { result, wasDone, run } = press('stopTwice', module.stopTwice, inputs)
        const asked = requests(run)
        const isInTime = asked.length === 3 && areInOneTurn(run) && asked[2]?.returned === false
        demand(isInTime, () => ({
          seen: {
            en: `The task was asked ${asked.length} times${moments(run).en}; expected: twice in one turn, and a third time after its end.`,
            es: `A la tarea se le pidió ${asked.length} veces${moments(run).es}; se esperaba: dos en un turno y la tercera tras su final.`,
          },
          ...(asked.length === 3 && asked[2]?.returned ? { card: 'M40' } : { advice: KEEP_ALL }),
          run,
        }))
        const expected = [!wasDone, !wasDone, false]
        demand(print(result) === print(expected), () => ({
          seen: {
            en: `\`cancel()\` answered ${print(expected)}, and \`stopTwice\` returned ${print(result)}.`,
            es: `\`cancel()\` respondió ${print(expected)}, y \`stopTwice\` devolvió ${print(result)}.`,
          },
          advice: KEEP_ALL,
          run,
        }))
      }),
  },
})

/** Asked to stop, a task counts as cancelled: whatever it raises, or even if it returns. */
function beliefOf(said: unknown, actual: Ending): string | undefined {
  if (said !== 'cancelled') return undefined
  return actual === 'raised' ? 'M51' : 'M41'
}

const ASK_THE_TASK: Text = {
  en: 'Ask the task itself when it is done: `cancelled()` first, and then `exception()`.',
  es: 'Hay que preguntar a la propia tarea cuando haya terminado: primero `cancelled()` y después `exception()`.',
}

const KEEP_ALL: Text = {
  en: 'Call `cancel()` twice in a row, wait for the task, call it once more, and return the three answers.',
  es: 'Hay que llamar a `cancel()` dos veces seguidas, esperar a la tarea, llamarlo otra vez y devolver las tres respuestas.',
}

/** A task that works, is asked after a while (0: before it starts), and ends in a way of its own. */
const cases = { ...work(), askedAt: seconds() }
type Inputs = Work & { askedAt: number }

/** What came of pressing the button. */
type Pressed<T> = {
  readonly task: Task<unknown>
  readonly result: T
  /** Was the task done when the button was pressed, and when the panel answered? */
  readonly wasDone: boolean
  readonly isDone: boolean
  readonly run: Played<T>
}

/** Presses a button of the panel on a task; demands that nothing is raised. */
function press<T>(
  name: string,
  button: (task: Task<unknown>) => Coroutine<T>,
  inputs: Inputs,
): Pressed<T> {
  const broken = new Error('out of paper')
  const seen: { task?: Task<unknown>; wasDone: boolean; isDone: boolean } = {
    wasDone: false,
    isDone: false,
  }
  function* main(): Coroutine<T> {
    const task = createTask(worker(inputs, { result: 'printed', error: broken }), { name: 'task' })
    seen.task = task
    if (inputs.askedAt > 0) yield* sleep(inputs.askedAt)
    seen.wasDone = task.done()
    const result = yield* button(task)
    seen.isDone = task.done()
    return result
  }
  // A program that waits needs a few dozen turns; one that asks in circles never ends.
  const run = play(main(), { maxTurns: 2_000 })
  const { task, wasDone, isDone } = seen
  demandAnswer(run, name, wasDone, broken)
  const result = resultOf(run)
  if (task === undefined) throw new Error('the program returned without a task')
  return { task, result, wasDone, isDone, run }
}

/** What is to be said when the button raised, or never came back. */
function demandAnswer(run: Played<unknown>, button: string, wasDone: boolean, broken: Error): void {
  const isOwn = run.error instanceof CancelledError || run.error === broken
  const said = run.error instanceof CancelledError ? 'CancelledError' : print(run.error)
  demand(run.kind !== 'raised' || !isOwn, () => ({
    seen: {
      en: `${button} raised ${said}, which is what the task ended with.`,
      es: `${button} lanzó ${said}, que es aquello con lo que acabó la tarea.`,
    },
    card: 'M30',
    advice: {
      en: 'Put `yield* task` into a `try`/`catch`: it raises what the task ended with. And so do `result()` and `exception()` of a cancelled task: ask `cancelled()` first.',
      es: '`yield* task` va en un `try`/`catch`: lanza aquello con lo que acabó la tarea. Y lo mismo hacen `result()` y `exception()` de una tarea cancelada: conviene preguntar antes `cancelled()`.',
    },
    run,
    mark: ({ text }) =>
      /^main (fails|ends)/.test(text.en) ? { en: 'raised', es: 'lanzado' } : undefined,
  }))
  const isTooEarly = run.error instanceof InvalidStateError && requests(run).length > 0
  demand(!isTooEarly || isOver(run), () => ({
    seen: {
      en: `${button} asked how the task had ended, and it had not: ${print(run.error)}.`,
      es: `${button} preguntó cómo había acabado la tarea, y no había acabado: ${print(run.error)}.`,
    },
    card: 'M40',
    run,
  }))
  const isRefusal = run.kind === 'raised' && !isMisuse(run.error)
  const isRefused = wasDone || requests(run).at(-1)?.returned === false
  demand(!isRefused || !(isRefusal || (wasDone && run.kind === 'turnLimit')), () => ({
    seen:
      run.kind === 'raised'
        ? {
            en: `The task was already done, and ${button} raised ${said}.`,
            es: `La tarea ya había terminado, y ${button} lanzó ${said}.`,
          }
        : {
            en: `The task was already done, and ${button} never came back.`,
            es: `La tarea ya había terminado, y ${button} no volvió nunca.`,
          },
    card: 'M42',
    ...(run.kind === 'raised' ? { run } : {}),
    mark: at('task.cancel() returns false', { en: 'already done', es: 'ya había terminado' }),
  }))
  demand(run.kind !== 'turnLimit', () => ({
    seen: {
      en: `${button} took ${run.turns} turns at ${run.time} s and did not come back: while somebody is always ready, no time passes, and the task cannot end.`,
      es: `${button} usó ${run.turns} turnos a los ${run.time} s y no volvió: mientras siempre haya alguien listo no pasa el tiempo, y la tarea no puede acabar.`,
    },
    advice: {
      en: 'Wait for the task itself with `yield*`, instead of asking again and again whether it is done.',
      es: 'Conviene esperar a la propia tarea con `yield*`, en vez de preguntar una y otra vez si ha terminado.',
    },
  }))
}

// Errors of the runtime and of the language explain themselves better; a RuntimeError may be one that
// the student's own line throws.
function isMisuse(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof ReferenceError ||
    error instanceof InvalidStateError ||
    cardOfError(error) !== undefined
  )
}

/** Did the task end before the program did? What is left over then is cancelled. */
function isOver(run: Played<unknown>): boolean {
  const first = run.trace.find((event) => event.kind === 'task.finish')
  return first?.task === 'task'
}

/** `stop` came back before the end: before the request had reached the task, or during its cleanup. */
function tooEarly(run: Played<unknown>) {
  const end = run.trace.findIndex(({ kind }) => kind === 'task.finish')
  const isReached = run.trace.slice(0, end).some(({ kind }) => kind === 'cancel.deliver')
  return {
    seen: isReached
      ? {
          en: '`stop` returned while the task was still cleaning up.',
          es: '`stop` volvió cuando la tarea aún estaba limpiando.',
        }
      : {
          en: '`stop` returned before the request had even reached the task.',
          es: '`stop` volvió antes incluso de que la petición llegara a la tarea.',
        },
    card: isReached ? 'M46' : 'M40',
    run,
    mark: at('main returns', { en: 'too early', es: 'demasiado pronto' }),
  }
}

/** Did nobody else run between the first two requests? */
function areInOneTurn(run: Played<unknown>): boolean {
  const [first, second] = requests(run)
  const between = run.trace.slice(first?.index, second?.index)
  return !between.some(({ kind }) => kind === 'task.suspend')
}

function momentOfEnd(run: Played<unknown>): number {
  const end = run.trace.find((event) => event.kind === 'task.finish' && event.task === 'task')
  return end?.time ?? 0
}

function moments(run: Played<unknown>): Text {
  const asked = requests(run)
  const ends = run.trace.findIndex((event) => event.kind === 'task.finish' && event.task === 'task')
  const one = ({ time, index }: { time: number; index: number }): Text => ({
    en: `at ${time} s, ${index < ends ? 'before' : 'after'} its end`,
    es: `a los ${time} s, ${index < ends ? 'antes de' : 'tras'} su final`,
  })
  const all = asked.map(one)
  if (all.length === 0) return { en: '', es: '' }
  return {
    en: ` (${all.map(({ en }) => en).join('; ')})`,
    es: ` (${all.map(({ es }) => es).join('; ')})`,
  }
}

function says(field: string, value: unknown): Text {
  return { en: `says ${field}: ${print(value)}`, es: `dice ${field}: ${print(value)}` }
}

function at(line: string, said: Text) {
  return ({ text }: { text: Text }) => (text.en === line ? said : undefined)
}
