// Trying again, with a pause that doubles. A cancellation is no failed try, and the cleanup of a try
// can itself be cancelled.
import fc from 'fast-check'
import { type Coroutine, type Ending, sleep } from '#runtime'
import { count, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import {
  inSeconds,
  logged,
  momentOf,
  note,
  type Played,
  print,
  requests,
  resultOf,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/14-retry.ts')
type Line = import('../../exercises/03-collections-of-tasks/14-retry.ts').Line

exercise<Module>(import.meta.url, {
  'returns the first answer, and dials no more': {
    es: 'devuelve la primera respuesta y no marca más',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { failing, tries } = answered(inputs)
        const { run } = phone(module, { ...inputs, failing, tries })
        const result = resultOf(run)
        const dialled = dials(run).length
        demand(result === answerOf(failing + 1) && dialled === failing + 1, () => ({
          seen: {
            en: `Line ${failing + 1} answers ${print(answerOf(failing + 1))}; call dialled ${dialled} times and returned ${print(result)}.`,
            es: `La línea ${failing + 1} responde ${print(answerOf(failing + 1))}; call marcó ${dialled} veces y devolvió ${print(result)}.`,
          },
          run,
        }))
      }),
  },

  'raises the error of the last try, and tries no oftener than allowed': {
    es: 'lanza el error del último intento y no lo intenta más veces de las permitidas',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { crew, run } = phone(module, { ...inputs, failing: inputs.tries })
        const dialled = dials(run).length
        demand(dialled === inputs.tries, () => ({
          seen: {
            en: `With tries = ${inputs.tries} and no answer, call dialled ${dialled} times.`,
            es: `Con tries = ${inputs.tries} y sin respuesta, call marcó ${dialled} veces.`,
          },
          otherwise: {
            en: 'Count the tries from the first call on, and raise the error as soon as the last one has failed.',
            es: 'Los intentos se cuentan desde la primera llamada, y el error se lanza en cuanto falla el último.',
          },
          run,
        }))
        const last = crew.errors.at(-1)
        const isLast = run.kind === 'raised' && run.error === last
        if (run.kind === 'deadlock' || run.kind === 'turnLimit') resultOf(run)
        demand(isLast, () => ({
          seen: {
            en: `The last try failed with ${print(last)}; call ${endOf(run).en}; expected: the same error.`,
            es: `El último intento falló con ${print(last)}; call ${endOf(run).es}; se esperaba ese mismo error.`,
          },
          otherwise: {
            en: 'Raise the error that was caught in the last try: `throw error`.',
            es: 'Hay que lanzar el error capturado en el último intento: `throw error`.',
          },
          run,
        }))
        // From what was seen: the pauses have a check of their own.
        const end = (dials(run).at(-1) ?? 0) + inputs.takes + inputs.goodbye
        demand(run.time === end, () => ({
          seen: {
            en: `The last try is over at ${end} s, hanging up included, and call ended at ${run.time} s; expected at once.`,
            es: `El último intento acaba a los ${end} s, incluido colgar, y call acabó a los ${run.time} s; se esperaba enseguida.`,
          },
          ...(run.time > end ? { advice: BEFORE_THE_NEXT } : {}),
          // Left to a task of its own, which nobody waited for.
          ...(run.time < end && tasksCreated(run) > 0 ? { card: 'M25' } : {}),
          run,
        }))
      }),
  },

  'waits before each further try, twice as long each time': {
    es: 'espera antes de cada nuevo intento, cada vez el doble',
    run: ({ module }) =>
      check({ ...cases, tries: count(2, 4) }, (inputs) => {
        const { run } = phone(module, { ...inputs, failing: inputs.tries })
        const expected = plan(inputs, inputs.tries).dials
        const actual = dials(run)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `With a first pause of ${inputs.pause} s, lines were dialled at ${inSeconds(actual)}; expected at ${inSeconds(expected)}.`,
            es: `Con una primera pausa de ${inputs.pause} s se marcó a los ${inSeconds(actual)}; se esperaba a los ${inSeconds(expected)}.`,
          },
          otherwise: {
            en: 'Double the pause behind each try that failed: `pause`, twice `pause`, four times `pause`.',
            es: 'La pausa se duplica tras cada intento fallido: `pause`, el doble, el cuádruple.',
          },
          run,
        }))
      }),
  },

  'after each try, failed or not, hangs up at once and frees the line': {
    es: 'tras cada intento, fallido o no, cuelga enseguida y libera la línea',
    run: ({ module }) =>
      check(cases, (inputs) => {
        const { failing, tries } = answered(inputs)
        const { run } = phone(module, { ...inputs, failing, tries })
        for (let line = 1; line <= dials(run).length; line += 1) {
          const asked = momentOf(run, `call ${line} fails`) ?? momentOf(run, `call ${line} ends`)
          const hungUp = momentOf(run, `goodbye ${line} begins`)
          demand(hungUp === asked, () => ({
            seen: {
              en: `Line ${line} had nothing more to say at ${asked} s; call hung up ${when(hungUp).en}.`,
              es: `La línea ${line} no tenía más que decir a los ${asked} s; call colgó ${when(hungUp).es}.`,
            },
            advice: IN_FINALLY,
            run,
          }))
          const next = logged(run).indexOf(`line ${line + 1} is dialled`)
          demandFree(run, line, next < 0 ? undefined : next)
        }
      }),
  },

  'cancelled at any moment, dials no more and ends cancelled': {
    es: 'cancelada en cualquier momento, no marca más y acaba cancelada',
    run: ({ module }) =>
      check({ call: cancelledCall }, ({ call }) => {
        const { crew, run, left } = interrupted(module, call)
        const asked = call.cancelledAt
        const end = resultOf(run)
        // Over before that moment: whatever is wrong with it, it is not the cancellation.
        if (!requests(run).some(({ returned }) => returned)) return
        const dialled = dials(run).filter((moment) => moment > asked).length
        demand(end === 'cancelled' && dialled === 0, () => ({
          seen: {
            en: `call was cancelled at ${asked} s (${left.en}); it dialled ${again(dialled).en} and ${WAYS[end].en}.`,
            es: `call se canceló a los ${asked} s (${left.es}); ${again(dialled).es} y ${WAYS[end].es}.`,
          },
          card: dialled > 0 ? 'M44' : beliefOf(end, crew),
          run,
          mark: ({ text }) =>
            text.en === 'task.cancel() returns true'
              ? { en: 'nobody wants an answer any more', es: 'ya nadie quiere respuesta' }
              : undefined,
        }))
      }),
  },

  'cancelled, leaves no line taken and nothing running': {
    es: 'cancelada, no deja ninguna línea ocupada ni nada en marcha',
    run: ({ module }) =>
      check({ call: cancelledCall }, ({ call }) => {
        const { run } = interrupted(module, call)
        resultOf(run)
        demandTidy(run)
      }),
  },

  'cancelled a second time while it hangs up, frees the line all the same': {
    es: 'cancelada por segunda vez mientras cuelga, libera la línea igualmente',
    run: ({ module }) =>
      check({ takes: positiveSeconds(), goodbye: positiveSeconds() }, ({ takes, goodbye }) => {
        const inputs = { takes, goodbye, tries: 2, pause: 1, failing: 2 }
        const { run } = phone(module, inputs, (call) =>
          stopAfter(call, sleep(takes - 0.25), sleep(0.25)),
        )
        resultOf(run)
        demandTidy(run)
      }),
  },
})

/** It took the cancellation, and returned; or raised something that no line had ended with. */
function beliefOf(end: Ending, crew: Crew): string {
  if (end === 'returned') return 'M43'
  return crew.errors.length === 0 ? 'M51' : 'M44'
}

/** A call: how long an answer and a goodbye take, how often it is tried, and the first pause. */
const cases = {
  takes: positiveSeconds(),
  goodbye: seconds(),
  tries: count(1, 4),
  pause: positiveSeconds(),
}
/** The same, whether the last line answers, and when it is cancelled: at some moment before its end. */
const cancelledCall = fc
  .record({ ...cases, answers: fc.boolean(), moment: count(0, 200) })
  .map(({ moment, ...call }) => ({
    ...call,
    cancelledAt: (moment % (2 * plan(call, call.tries).end)) / 2 + 0.25,
  }))
type Case = { takes: number; goodbye: number; tries: number; pause: number }
type Inputs = Case & { failing: number }

/** The same case with an answer on its last try. */
function answered({ tries }: Case): { tries: number; failing: number } {
  return { tries, failing: tries - 1 }
}

/** Plays call, or what `around` makes of it, on lines that note what is done with them. */
function phone<T = string>(
  module: Module,
  { takes, goodbye, tries, pause, failing }: Inputs,
  around: (calling: Coroutine<string>) => Coroutine<T> = (calling) => calling as never,
) {
  const crew = new Crew()
  let count = 0
  function dial(): Line {
    count += 1
    const line = count
    note(`line ${line} is dialled`)
    const plan = { works: takes, fails: line <= failing }
    return {
      ask: () => crew.work(`call ${line}`, plan, answerOf(line)),
      hangUp: () => crew.work(`goodbye ${line}`, { works: goodbye }, undefined),
      free: () => note(`line ${line} is free`),
    }
  }
  return { crew, run: crew.play(around(module.call(dial, tries, pause))) }
}

/** Cancels a call that nobody answers, or only the last line. */
function interrupted(module: Module, inputs: Case & { answers: boolean; cancelledAt: number }) {
  const asked = inputs.cancelledAt
  const failing = inputs.answers ? inputs.tries - 1 : inputs.tries
  const done = plan(inputs, inputs.tries).dials.filter((moment) => moment < asked).length
  const { crew, run } = phone(module, { ...inputs, failing }, (call) =>
    stopAfter(call, sleep(asked)),
  )
  const left = inputs.tries - done
  return { crew, run, left: { en: `tries left: ${left}`, es: `intentos por hacer: ${left}` } }
}

/** When the lines are dialled, and when all is over, if nobody answers. */
function plan({ takes, goodbye, pause }: Case, tries: number): { dials: number[]; end: number } {
  const moments: number[] = []
  let now = 0
  for (let line = 0; line < tries; line += 1) {
    if (line > 0) now += pause * 2 ** (line - 1)
    moments.push(now)
    now += takes + goodbye
  }
  return { dials: moments, end: now }
}

/** Each line that was dialled is hung up and freed once, and the program left nothing running. */
function demandTidy(run: Played<unknown> & { readonly left: readonly string[] }): void {
  for (let line = 1; line <= dials(run).length; line += 1) {
    demand(times(run, `goodbye ${line} begins`) === 1, () => ({
      seen: {
        en: `call was cancelled, and line ${line} was hung up ${howOften(run, `goodbye ${line} begins`).en}; expected once.`,
        es: `call se canceló, y la línea ${line} ${howOften(run, `goodbye ${line} begins`, 'se colgó').es}; se esperaba una vez.`,
      },
      advice: IN_FINALLY,
      run,
    }))
    demandFree(run, line, undefined)
  }
  const [left] = run.left
  demand(left === undefined, () => ({
    seen: {
      en: `call ended at ${run.time} s, and ${left} was still running.`,
      es: `call acabó a los ${run.time} s, y ${left} seguía en marcha.`,
    },
    card: 'M48',
    run,
  }))
}

/** A line is freed once, and before a given place in the log. */
function demandFree(
  run: Played<unknown> & { readonly left: readonly string[] },
  line: number,
  before: number | undefined,
): void {
  const freed = logged(run).indexOf(`line ${line} is free`)
  const isInTime = freed >= 0 && (before === undefined || freed < before)
  const isInterrupted =
    logged(run).includes(`goodbye ${line} is asked to stop`) || run.left.includes(`goodbye ${line}`)
  demand(isInTime && times(run, `line ${line} is free`) === 1, () => ({
    seen: isInterrupted
      ? {
          en: `Hanging up line ${line} was interrupted, and the line was freed ${howOften(run, `line ${line} is free`).en}; expected once.`,
          es: `Colgar la línea ${line} se interrumpió, y la línea ${howOften(run, `line ${line} is free`, 'se liberó').es}; se esperaba una vez.`,
        }
      : {
          en: `Line ${line} was ${freed < 0 ? 'never freed' : isInTime ? 'freed more than once' : 'freed too late: the next one was dialled already'}.`,
          es: `La línea ${line} ${freed < 0 ? 'no se liberó nunca' : isInTime ? 'se liberó más de una vez' : 'se liberó tarde: ya se había marcado la siguiente'}.`,
        },
    ...(isInterrupted && freed < 0 ? { card: 'M53' } : {}),
    advice: isInterrupted && freed < 0 ? FREE_IN_FINALLY : IN_FINALLY,
    run,
    mark: ({ text }) =>
      text.en === `goodbye ${line} is asked to stop`
        ? { en: 'what stood behind it is skipped', es: 'lo que iba detrás se omite' }
        : undefined,
  }))
}

const BEFORE_THE_NEXT: Text = {
  en: 'Wait before a further try, and not behind each one: after the last there is nothing left to wait for.',
  es: 'La pausa va antes de un nuevo intento, y no detrás de cada uno: tras el último ya no hay nada que esperar.',
}

const IN_FINALLY: Text = {
  en: 'Hang up and free the line in a `finally`, right behind `ask()`: it runs after an answer, an error and a cancellation.',
  es: 'Hay que colgar y liberar la línea en un `finally`, justo detrás de `ask()`: se ejecuta tras una respuesta, un error y una cancelación.',
}

const FREE_IN_FINALLY: Text = {
  en: 'Give `hangUp()` a `finally` of its own with `free()`, which does not wait, or shield it: a `finally` that waits can be interrupted, too.',
  es: 'Conviene dar a `hangUp()` su propio `finally` con `free()`, que no espera, o protegerla con `shield`: un `finally` que espera también se puede interrumpir.',
}

const WAYS: Readonly<Record<string, Text>> & { cancelled: Text; raised: Text; returned: Text } = {
  cancelled: { en: 'ended cancelled', es: 'acabó cancelada' },
  raised: { en: 'raised an error', es: 'lanzó un error' },
  returned: { en: 'returned', es: 'terminó con normalidad' },
}

function endOf(run: Played<unknown>): Text {
  return run.kind === 'raised'
    ? { en: `raised ${print(run.error)}`, es: `lanzó ${print(run.error)}` }
    : { en: `returned ${print(run.result)}`, es: `devolvió ${print(run.result)}` }
}

function when(moment: number | undefined): Text {
  return moment === undefined
    ? { en: 'never', es: '(nunca)' }
    : { en: `at ${moment} s`, es: `a los ${moment} s` }
}

/** How often lines were dialled after a cancellation. */
function again(dialled: number): Text {
  if (dialled === 0) return { en: 'no more', es: 'no marcó más' }
  return dialled === 1
    ? { en: 'once more', es: 'marcó una vez más' }
    : { en: `${dialled} more times`, es: `marcó ${dialled} veces más` }
}

/** When lines were dialled. */
function dials(run: Played<unknown>): number[] {
  return run.notes.flatMap(({ text, time }) => (text.endsWith(' is dialled') ? [time] : []))
}

/** `never` or `2 times`; in Spanish with its verb, which `no` stands before. */
function howOften(run: Played<unknown>, text: string, verb = ''): Text {
  const often = times(run, text)
  return often === 0
    ? { en: 'never', es: `no ${verb} nunca` }
    : { en: `${often} times`, es: `${verb} ${often} veces` }
}

function times(run: Played<unknown>, text: string): number {
  return logged(run).filter((line) => line === text).length
}

const answerOf = (line: number) => `answer ${line}`
