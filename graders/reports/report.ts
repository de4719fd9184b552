// The canonical report, report.json: what was graded, by which kit, with which seed, and what came
// out. One form for one submission, for a shard and for a whole class: a class is the union of its
// submissions. Everything else that the kit writes is derived from it (formats.ts). It holds no time
// of day, no duration and no path of the machine, so the same submission, kit and seed give the same
// bytes. `report.schema.json` is its schema; validate.ts reads it back.
import type { Text } from '../language.ts'
import type { Timeline } from '../timeline/model.ts'
import type { CheckState, ExerciseState, Message } from '../verdict.ts'

export const SCHEMA = 'asyncio-kit/report/v1'

/** A report on any number of submissions, sorted by their ids. */
export type Report = {
  readonly schema: typeof SCHEMA
  readonly kit: { readonly version: string; readonly hash: string }
  readonly seed: number
  readonly exercises: readonly Assigned[]
  readonly submissions: readonly Submission[]
}

/** An exercise that was asked for: its checks are the kit's own list. */
export type Assigned = {
  /** `02/07` */
  readonly id: string
  /** `exercises/02-coroutines-and-tasks/07-hundred-files.ts` */
  readonly file: string
  /** What people call it: `hundred files`. */
  readonly title: Text
  readonly points: number
  readonly checks: readonly Text[]
}

/** One student's results, or why there are none. */
export type Submission = {
  readonly id: string
  /** The commit that was graded, where it came from git. */
  readonly commit?: string
  /** What the seal lacked, in words, where it was graded with --allow-unsealed. */
  readonly unsealed?: readonly Text[]
  /** Why nothing of it was graded. */
  readonly problem?: Problem
  /** What changed nothing and whoever handed it in should know. */
  readonly notes: readonly Text[]
  readonly score: number
  /** In the order of the report's exercises; empty where there is a problem. */
  readonly results: readonly Graded[]
}

/** What became of one exercise. */
export type Graded = {
  readonly exercise: string
  readonly state: ExerciseState
  readonly score: number
  /** One for each check of the exercise, in its order. */
  readonly checks: readonly CheckState[]
  /** Why something counts nothing, where it is not the checks that say so. */
  readonly problem?: Problem
  /** The one message to show. */
  readonly message?: Message
  /** Everything else that fired, without its trace. */
  readonly others: readonly Message[]
  readonly remark?: Message
  /** The run that the message shows, and the virtual seconds it took. */
  readonly timeline?: Timeline
  readonly time?: number
}

/** What kept a submission or an exercise from being graded: a word for programs, a text for people. */
export type Problem = { readonly kind: string; readonly text: Text }

/** `02/07 hundred-files`: for programs, the same in every language. */
export function labelOf({ id, file }: Assigned): string {
  return `${id} ${file.replace(/^.*\/\d\d-|\.ts$/g, '')}`
}

/**
 * The report's text, line by line, each with its end: keys in alphabetical order, a result a line. A
 * class's report may be longer than the longest string.
 */
export function* linesOf(report: Report): Generator<string> {
  const { submissions, exercises, ...head } = report
  yield `${canonical(head).slice(0, -1)},"exercises":[\n`
  yield* listed(exercises.map((each) => canonical(each)))
  yield '],"submissions":[\n'
  for (const [at, { results, ...rest }] of submissions.entries()) {
    yield `${canonical(rest).slice(0, -1)},"results":[\n`
    yield* listed(results.map((each) => canonical(each)))
    yield at === submissions.length - 1 ? ']}\n' : ']},\n'
  }
  yield ']}\n'
}

/** The whole text at once, for reports of few submissions. */
export function textOf(report: Report): string {
  return [...linesOf(report)].join('')
}

function* listed(items: readonly string[]): Generator<string> {
  for (const [at, item] of items.entries())
    yield at === items.length - 1 ? `${item}\n` : `${item},\n`
}

/** JSON with sorted keys: equal values give equal bytes, whoever built them in whatever order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    const entries = Object.entries(each)
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Texts in one order on every machine, whatever its language. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
