// What judging an exercise gives: plain data that crosses from the worker to the reporter.
// Of all that fires one message is shown, the surest and earliest; the rest stays in the report.
import type { Text } from './language.ts'

/**
 * How sure a message is, surest first. A `syntax` message means that nothing could run; `runtime` is
 * an error that the student's own line raised; `types` comes from the type checker; `source` from a
 * rule; `trace` and `property` from a check; `style` never changes a verdict.
 */
export const LEVELS = [
  'syntax',
  'runtime',
  'source',
  'types',
  'trace',
  'property',
  'style',
] as const

/** One of LEVELS. */
export type Level = (typeof LEVELS)[number]

/** A line of the shortest trace that shows the problem; `mark` is printed beside it. */
export type TraceLine = {
  readonly time: number
  readonly text: Text
  readonly mark?: Text
  /** Where the student's program stood. */
  readonly line?: number
}

/** A place in the student's file: path from the project's root, line and column from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column?: number }

/** One thing that is wrong, as a tutor would say it. */
export type Message = {
  readonly level: Level
  /** Card of the catalogue of misconceptions, as 'M23', when one fits. */
  readonly card?: string
  /** English name of the check that failed, when one did. */
  readonly check?: string
  readonly requirement?: Text
  readonly seen: Text
  readonly counterexample?: Text
  readonly trace?: readonly TraceLine[]
  readonly place?: Place
  /** What to do about it. */
  readonly advice?: Text
  /** What repeats exactly this case: arguments of `npm test`. */
  readonly again?: string
}

/** What became of one check: `todo` ended in NotStarted, `notRun` was not reached. */
export type CheckState = 'passed' | 'failed' | 'todo' | 'notRun'

/** One check of an exercise with its state. */
export type CheckResult = {
  readonly name: Text
  readonly state: CheckState
  /** Of a check that passed: in how many orders of things it was tried. */
  readonly proved?: Text
}

/**
 * What became of an exercise.
 *
 *   notStarted   every check ended in NotStarted: nothing was attempted
 *   inProgress   what was attempted is right, something is still to do or was not asked for
 *   wrong        something that was attempted is wrong
 *   passed       every check passes
 */
export type ExerciseState = 'notStarted' | 'inProgress' | 'wrong' | 'passed'

/** The verdict on one exercise. */
export type Verdict = {
  readonly exercise: string
  readonly state: ExerciseState
  readonly checks: readonly CheckResult[]
  /** The one message to show, present when the state is `wrong`. */
  readonly message?: Message
  /** Everything else that fired, for the report. */
  readonly others: readonly Message[]
  /** At most one remark after a pass; it never changes the verdict. */
  readonly remark?: Message
  readonly seed: number
}

/**
 * Messages with the surest and earliest first. Of several errors, those whose belief is known are
 * surer; otherwise equal levels keep their order.
 */
export function bySureness(messages: readonly Message[]): Message[] {
  const isKnown = ({ level, card }: Message) => level === 'runtime' && card !== undefined
  const place = (one: Message) => 2 * LEVELS.indexOf(one.level) - Number(isKnown(one))
  return [...messages].sort((a, b) => place(a) - place(b))
}

/** Leaves out what is undefined: optional properties are absent, not undefined. */
export function given<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  const present = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [K in keyof T]: NonNullable<T[K]> }
}
