// A task that is done has returned, failed or been cancelled; until then it is pending, whatever it
// was asked. The function looks at tasks at every stage of their lives.

import fc from 'fast-check'
import {
  CancelledError,
  type Coroutine,
  createTask,
  InvalidStateError,
  sleep,
  wait,
} from '#runtime'
import { positiveSeconds, seconds, word } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { demandPlain } from '../exports.ts'
import type { Text } from '../language.ts'
import { type Played, play, print, requests, resultOf } from '../observe.ts'
import { endingOf, type Work, work, worker } from '../workers.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/09-three-endings.ts')

exercise<Module>(import.meta.url, {
  'says pending before the task starts, while it works and while it waits': {
    es: 'dice pending antes de que la tarea arranque, mientras trabaja y mientras espera',
    run: ({ module }) =>
      check({ ...work(), looksAt: seconds() }, ({ looksAt, ...job }) => {
        const long = { ...job, worksFor: job.worksFor + looksAt }
        const { said, run } = look(module, long, { looksAt })
        demandState(said, 'pending', run, {
          en: `At ${looksAt} s the task has not ended`,
          es: `A los ${looksAt} s la tarea no ha acabado`,
        })
      }),
  },

  'says returned, and gives the result, whatever it is': {
    es: 'dice returned y da el resultado, sea cual sea',
    run: ({ module }) =>
      check({ worksFor: positiveSeconds(), result: results() }, ({ worksFor, result }) => {
        const job = { ends: 'returned', worksFor, cleansUpFor: 0 } as const
        const { said, run } = look(module, job, { result })
        const ended = {
          en: `The task returned ${print(result)}`,
          es: `La tarea devolvió ${print(result)}`,
        }
        demandState(said, 'returned', run, ended)
        demand(said !== undefined && 'result' in said && Object.is(said.result, result), () => ({
          seen: {
            en: `${ended.en}, and statusOf gave ${print(said)}.`,
            es: `${ended.es}, y statusOf dio ${print(said)}.`,
          },
          run,
        }))
      }),
  },

  'says raised, and gives the error': {
    es: 'dice raised y da el error',
    run: ({ module }) =>
      check({ worksFor: positiveSeconds(), error: errors() }, ({ worksFor, error }) => {
        const job = { ends: 'raised', worksFor, cleansUpFor: 0 } as const
        const { said, run } = look(module, job, { error })
        const ended = {
          en: `The task raised ${print(error)}`,
          es: `La tarea lanzó ${print(error)}`,
        }
        demandState(said, 'raised', run, ended)
        demand(said !== undefined && 'error' in said && said.error === error, () => ({
          seen: {
            en: `${ended.en}, and statusOf gave ${print(said)}.`,
            es: `${ended.es}, y statusOf dio ${print(said)}.`,
          },
          otherwise: {
            en: 'Give back the error object itself, as `exception()` gives it.',
            es: 'Hay que dar el propio objeto del error, tal como lo da `exception()`.',
          },
          run,
        }))
      }),
  },

  'says cancelled, whether the task had started or not': {
    es: 'dice cancelled, hubiera arrancado la tarea o no',
    run: ({ module }) =>
      check({ cleansUpFor: seconds(), askedAt: seconds() }, ({ cleansUpFor, askedAt }) => {
        const job = { ends: 'cancelled', worksFor: askedAt + 1, cleansUpFor } as const
        const { said, run } = look(module, job, { askedAt })
        demandState(said, 'cancelled', run, {
          en: 'The task ended cancelled',
          es: 'La tarea acabó cancelada',
        })
      }),
  },

  'goes by how the task ends, and not by what it was asked': {
    es: 'se guía por cómo acaba la tarea y no por lo que se le pidió',
    run: ({ module }) =>
      check({ ...work(), askedAt: positiveSeconds() }, ({ askedAt, ...job }) => {
        const stubborn = { ...job, worksFor: job.worksFor + askedAt }
        const asked = look(module, stubborn, { askedAt, looksAt: askedAt })
        demandState(asked.said, 'pending', asked.run, {
          en: 'The task was asked to stop a moment ago, and has not ended',
          es: 'A la tarea se le acaba de pedir que pare, y no ha acabado',
        })
        const { said, ending, run } = look(module, stubborn, { askedAt })
        demandState(said, ending, run, {
          en: `The task was asked to stop, and ended as ${print(ending)}`,
          es: `A la tarea se le pidió que parase, y acabó en ${print(ending)}`,
        })
      }),
  },

  'only looks: it neither waits nor asks the task to stop': {
    es: 'solo mira: ni espera ni pide a la tarea que pare',
    run: ({ module }) =>
      check({ ...work(), looksAt: seconds() }, ({ looksAt, ...job }) => {
        const { run } = look(module, job, { looksAt })
        demand(requests(run).length === 0, () => ({
          seen: {
            en: 'statusOf called `cancel()`: the board would stop every job that it shows.',
            es: 'statusOf llamó a `cancel()`: el tablero pararía todos los trabajos que muestra.',
          },
          advice: {
            en: 'Ask `done()`: it tells whether the task has ended, and asks nothing of it.',
            es: 'Hay que preguntar `done()`: dice si la tarea ha terminado, sin pedirle nada.',
          },
          run,
        }))
      }),
  },
})

type State = 'pending' | 'returned' | 'raised' | 'cancelled'
type Moments = { askedAt?: number; looksAt?: number; result?: unknown; error?: Error }

/** Looks at a task, at a moment of its life or after its end; demands that nothing is raised. */
function look(module: Module, job: Work, { askedAt, looksAt, result, error }: Moments) {
  const broken = error ?? new Error('out of paper')
  const seen: { ending: State } = { ending: 'pending' }
  function* main(): Coroutine<ReturnType<Module['statusOf']> | undefined> {
    const task = createTask(worker(job, { result, error: broken }), { name: 'task' })
    if (askedAt) yield* sleep(askedAt)
    if (askedAt !== undefined) task.cancel()
    if (looksAt === undefined) yield* wait([task])
    else if (looksAt > (askedAt ?? 0)) yield* sleep(looksAt - (askedAt ?? 0))
    if (task.done()) seen.ending = endingOf(task)
    return module.statusOf(task)
  }
  const run = play(main())
  const { ending } = seen
  demand(!(run.kind === 'raised' && isEndingOf(run.error, broken)), () => ({
    seen: {
      en: `The task had ended as ${print(ending)}, and statusOf raised ${print(run.error)}.`,
      es: `La tarea había acabado en ${print(ending)}, y statusOf lanzó ${print(run.error)}.`,
    },
    card: 'M31',
    run,
  }))
  const said = resultOf(run)
  demandPlain('statusOf', said, {
    en: 'a board looks and does not wait',
    es: 'el tablero mira y no espera',
  })
  return { said, ending, run }
}

function isEndingOf(error: unknown, broken: Error): boolean {
  return error === broken || error instanceof CancelledError
}

function demandState(
  said: { state: State } | undefined,
  expected: State,
  run: Played<unknown>,
  about: Text,
): void {
  const state: unknown = said?.state
  demand(state === expected, () => ({
    seen: {
      en: `${about.en}, and statusOf said ${print(state)}; expected ${print(expected)}.`,
      es: `${about.es}, y statusOf dijo ${print(state)}; se esperaba ${print(expected)}.`,
    },
    ...cardOf(state, expected),
    run,
  }))
}

// What was said of the task, against how it is, shows which ending was not thought of.
function cardOf(said: unknown, expected: State): { card?: string; advice?: Text } {
  if (expected === 'pending') return said === 'cancelled' ? { card: 'M40' } : {}
  if (said === 'cancelled') return { card: expected === 'raised' ? 'M51' : 'M41' }
  return said === 'pending' ? { advice: ASK_DONE_FIRST } : { card: 'M31' }
}

const ASK_DONE_FIRST: Text = {
  en: 'Ask `done()` first: only the task itself says whether it has ended; an error that it raised says nothing of that.',
  es: 'Primero se pregunta `done()`: solo la propia tarea dice si ha terminado; el error que lanzó no dice nada de eso.',
}

/** Errors of every kind, also the one that `result()` raises before the end. */
const errors = () =>
  fc.oneof(
    word().map((text) => new Error(text)),
    fc.constant(new InvalidStateError('the printer is off')),
  )

/** Results of every kind, also those that look like none. */
const results = () =>
  fc.constantFrom<unknown>('printed', 3, 0, '', false, null, undefined, new Error('just a value'))
