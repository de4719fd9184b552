// Predictions: what a student writes down about a program before running it. A prediction is read
// from the student's file and compared with the same program, kept in the grader, when it runs.
//
//   exercise<Module>(import.meta.url, {
//     'predicts what kitchen logs': {
//       es: 'predice lo que registra kitchen',
//       run: predictsOrder('kitchenOrder', () => KITCHEN),
//     },
//   })
//   const KITCHEN: Scene = { program: kitchen, tasks: ['kitchen', 'tea'], why: {...}, beliefs: {...} }
//
// tests/predict.test.ts holds for every exercise that does so: the programs shown are those that
// run here, every step has its `why`, and a list that would have to be computed is refused.
import type { Coroutine, TraceEvent } from '#runtime'
import { demand as demandOf, type Failure } from './check.ts'
import type { Given } from './judge.ts'
import type { Text } from './language.ts'
import { type Played, play, print, resultOf, storyOf, whileRunning } from './observe.ts'
import {
  computed,
  isDescribed,
  kindOf,
  misspelt,
  noAnswer,
  notAsExpected,
  tally,
  tooOften,
  tooShort,
} from './slips.ts'

/**
 * A program with what a tutor says about each step of it.
 *
 * A step is a line that the program logs, or a value that it returns. `why` and `beliefs` are keyed
 * by the line: 'tick', and 'tick (2)' where the second 'tick' needs other words; and by the name of
 * the value: 'state' of `{ state: 'cancelled' }`, '0' of `[true]`, RESULT of a plain value.
 */
export type Scene = {
  readonly program: () => Coroutine<unknown>
  /** What to call its tasks in the trace, in the order of creation, the program's own first. */
  readonly tasks?: readonly string[]
  /** Why a line is logged where it is, or a value is what it is; under END, why nothing follows. */
  readonly why: Readonly<Record<string, Text>>
  /**
   * Cards: what somebody believes who predicts something else there, by what is predicted: a line,
   * or that line and the next ('water on, tea ready'), which counts first.
   */
  readonly beliefs: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Lines of the program that are never logged: predicted, they are no slip of the pen. */
  readonly never?: readonly string[]
  /** What a value can be, as 'returned' | 'failed': anything else is a slip of the pen. */
  readonly answers?: readonly (string | number | boolean | null)[]
}

/** The key of `why` and `beliefs` for the end of a program: nothing more is logged. */
export const END = '(end)'

/** The key of `why` and `beliefs` when a program returns a plain value. */
export const RESULT = 'result'

/** A check that compares a prediction; the kit's own tests read the scene from it. */
export type Prediction<Name extends string> = {
  (given: Given<{ readonly [K in Name]: unknown }>): void
  readonly about: {
    readonly name: Name
    readonly scene: () => Scene
    readonly kind: 'order' | 'result'
  }
}

/**
 * Demands the lines that the scene's program logs, in their order, from the exported list `name`:
 * `export const name: readonly string[] = ['...', '...']`. A line may be logged more than once. The
 * first wrong step is told with its `why`, and with the trace up to it.
 */
export function predictsOrder<Name extends string>(
  name: Name,
  sceneOf: () => Scene,
): Prediction<Name> {
  const compare = (given: Given<{ readonly [K in Name]: unknown }>) => {
    const scene = sceneOf()
    const said = written(given, name, ['...'])
    demand(isStrings(said), () => notAsExpected(name, said, ['...']))
    const run = play(scene.program())
    if (run.kind === 'deadlock')
      throw new Error(`${scene.program.name} never ends: a bug of the kit`)
    const words = wordsOf(run)
    demandSpelling(name, scene, said, words)
    const step = words.findIndex((word, index) => said[index] !== word)
    const wrong = step === -1 && said.length > words.length ? words.length : step
    demand(wrong === -1 || wrong < said.length, () => tooShort(name, said.length, words.length))
    demand(wrong === -1, () => wrongStep(scene, run, wrong, said.slice(wrong)))
  }
  return Object.assign(compare, { about: { name, scene: sceneOf, kind: 'order' as const } })
}

/**
 * Demands what the scene's program returns from the export `name`: a plain value, a list or an
 * object of plain values (`export const name = { first: 'cancelled', second: 'returned' }`). The
 * first wrong value is told with its `why`, and with the trace of the whole run.
 */
export function predictsResult<Name extends string>(
  name: Name,
  sceneOf: () => Scene,
): Prediction<Name> {
  const compare = (given: Given<{ readonly [K in Name]: unknown }>) => {
    const scene = sceneOf()
    const run = play(scene.program())
    const result = resultOf(run)
    const said = written(given, name, result)
    demand(isDescribed(said, result), () => notAsExpected(name, said, result))
    for (const [key, value] of fieldsOf(result)) {
      const mine = Object.fromEntries(fieldsOf(said))[key]
      const where = called(name, key, result)
      const { answers } = scene
      const isAnswer = answers === undefined || answers.some((each) => each === mine)
      demand(isAnswer, () => noAnswer(where, mine, answers ?? []))
      demand(print(mine) === print(value), () => ({
        ...told(scene, [key], [plain(mine)], {
          en: `${scene.program.name} gives ${print(value)}, and ${where} says ${print(mine)}.`,
          es: `${scene.program.name} da ${print(value)}, y ${where} dice ${print(mine)}.`,
        }),
        run: renamed(run, scene),
      }))
    }
  }
  return Object.assign(compare, { about: { name, scene: sceneOf, kind: 'result' as const } })
}

/** A prediction is read from the source: no rule about the program in the file explains it better. */
function demand(holds: boolean, failure: () => Failure): asserts holds {
  demandOf(holds, () => ({ level: 'source', ...failure() }))
}

/** What is written down under `name`; `shape` is an example of what it should look like. */
function written<Name extends string>(
  given: Given<{ readonly [K in Name]: unknown }>,
  name: Name,
  shape: unknown,
): unknown {
  const said = given.literals[name]
  // To ask for the export runs the file: a hole is met there, and a name that is missing is told.
  if (said === undefined) void given.module[name]
  demand(said !== undefined, () => computed(name, shape))
  return said
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string')
}

/** Demands lines that the program has, each no more often than it logs them unless one believes so. */
function demandSpelling(
  name: string,
  scene: Scene,
  said: readonly string[],
  words: readonly string[],
) {
  const known = [...new Set([...words, ...(scene.never ?? [])])].sort()
  const unknown = said.find((word) => !known.includes(word))
  demand(unknown === undefined, () => misspelt(scene.program.name, unknown ?? '', known))
  const wrong = said.findIndex((word, index) => words[index] !== word)
  if (beliefAt(scene, keysOf(words, wrong), said.slice(wrong)) !== undefined) return
  const over = said.find((word) => words.includes(word) && tally(said, word) > tally(words, word))
  demand(over === undefined, () => tooOften(name, scene.program.name, over ?? '', said, words))
}

/** The first step that is predicted wrong, the rule that decides it, and the trace up to it. */
function wrongStep(
  scene: Scene,
  run: Played<unknown>,
  step: number,
  rest: readonly string[],
): Failure {
  const [instead = ''] = rest
  const word = wordsOf(run)[step]
  const program = scene.program.name
  const seen: Text =
    word === undefined
      ? {
          en: `${program} logs nothing after step ${step}, and the prediction goes on with "${instead}".`,
          es: `${program} no registra nada después del paso ${step}, y la predicción sigue con "${instead}".`,
        }
      : {
          en: `Step ${step + 1} of ${program} logs "${word}", and the prediction says "${instead}".`,
          es: `El paso ${step + 1} de ${program} registra "${word}", y la predicción dice "${instead}".`,
        }
  const shown = renamed(upTo(step, run), scene)
  const last = storyOf(shown).length - 1
  return {
    ...told(scene, keysOf(wordsOf(run), step), rest, seen),
    run: shown,
    mark: (_, index) =>
      index === last && word !== undefined
        ? { en: `step ${step + 1}`, es: `paso ${step + 1}` }
        : undefined,
  }
}

/** A sentence with the `why` of a step behind it, and the card of what is believed there. */
function told(scene: Scene, keys: readonly string[], said: readonly string[], seen: Text): Failure {
  const why = keys.map((key) => scene.why[key]).find((text) => text !== undefined)
  if (why === undefined) throw new Error(`no why for ${keys[0]} of ${scene.program.name}`)
  const card = beliefAt(scene, keys, said)
  return {
    seen: { en: `${seen.en} ${why.en}`, es: `${seen.es} ${why.es}` },
    otherwise: FROM_HERE,
    ...(card === undefined ? {} : { card }),
  }
}

const FROM_HERE: Text = {
  en: 'Correct the prediction here, and follow the program on from this place: what comes behind may change with it.',
  es: 'Hay que corregir aquí la predicción y seguir el programa desde este punto: lo que viene detrás puede cambiar con ello.',
}

function beliefAt({ beliefs }: Scene, keys: readonly string[], said: readonly string[]) {
  const [instead = '', next] = said
  const words = next === undefined ? [instead] : [`${instead}, ${next}`, instead]
  return words
    .flatMap((word) => keys.map((key) => beliefs[key]?.[word]))
    .find((card) => card !== undefined)
}

/** The keys of a step, the nearest first: 'tick (2)', then 'tick'. */
export function keysOf(words: readonly string[], step: number): string[] {
  const word = words[step]
  if (word === undefined) return [END]
  const nth = tally(words.slice(0, step + 1), word)
  return nth === 1 ? [`${word} (1)`, word] : [`${word} (${nth})`, word]
}

/** The lines that a run logs, in order. */
export function wordsOf(run: Played<unknown>): string[] {
  return run.trace.flatMap((event) => (event.kind === 'log' ? [event.text] : []))
}

/** A run as far as it explains one step: what comes later is still to be predicted. */
function upTo(step: number, run: Played<unknown>): Played<unknown> {
  let logs = -1
  const end = run.trace.findIndex((event) => {
    if (event.kind === 'log') logs += 1
    return logs === step
  })
  return end === -1 ? run : { ...run, trace: run.trace.slice(0, end + 1) }
}

/** The trace with the scene's names for its tasks, and without lines: it ran in the grader. */
function renamed(run: Played<unknown>, { program, tasks = [program.name] }: Scene) {
  const names: Record<string, string> = { turn: 'sleep(0)' }
  for (const [index, task] of tasks.entries()) names[`Task-${index + 1}`] = task
  // Without the event that creates it, the first task is not called `main` but by its name.
  const trace = whileRunning(run)
    .slice(1)
    .map(({ line: _, ...event }) => {
      const entries = Object.entries(event).map(([key, value]) => [
        key,
        names[String(value)] ?? value,
      ])
      return Object.fromEntries(entries) as TraceEvent
    })
  return { ...run, trace }
}

function fieldsOf(value: unknown): [string, unknown][] {
  return kindOf(value) === 'plain' ? [[RESULT, value]] : Object.entries(value as object)
}

function called(name: string, key: string, result: unknown): string {
  return { plain: name, list: `${name}[${key}]`, object: `${name}.${key}` }[kindOf(result)]
}

/** A value as a key of `beliefs`: a word without its quotes. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : print(value)
}
