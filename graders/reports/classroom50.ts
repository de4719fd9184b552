// Classroom 50's result.json: a test for each exercise. Its scores are whole numbers, so each is
// rounded down: nobody gets a point that was not earned. Who handed it in, and when, Classroom 50
// says itself, in variables of the environment.

import { printable } from './escape.ts'
import { labelOf, type Report, type Submission } from './report.ts'
import { stateText } from './words.ts'

type Env = Readonly<Record<string, string | undefined>>

/** `classroom50/result/v1`. */
export type Classroom50Result = {
  readonly schema: 'classroom50/result/v1'
  readonly classroom: string
  readonly assignment: string
  readonly submission: string
  readonly commit: string
  readonly release: string
  readonly review: string
  /** UTC, to the second. */
  readonly datetime: string
  readonly score: number
  readonly 'max-score': number
  readonly tests: readonly {
    readonly 'test-name': string
    readonly passed: boolean
    readonly score: number
    readonly 'max-score': number
    /** What it says in words; Classroom 50 keeps it as it is. */
    readonly output: string
  }[]
}

/** The result of one submission. The moment is Classroom 50's own and no part of report.json. */
export function classroom50Result(
  { results, commit = '' }: Submission,
  { exercises }: Report,
  env: Env = process.env,
  now = new Date(),
): Classroom50Result {
  const tests = exercises.map((exercise, at) => {
    const result = results[at]
    return {
      'test-name': labelOf(exercise),
      passed: result?.state === 'passed',
      score: Math.floor(result?.score ?? 0),
      'max-score': Math.ceil(exercise.points),
      output: result === undefined ? '' : printable(stateText(result)),
    }
  })
  const sum = (name: 'score' | 'max-score') => tests.reduce((all, test) => all + test[name], 0)
  return {
    schema: 'classroom50/result/v1',
    classroom: env.CLASSROOM ?? '',
    assignment: env.ASSIGNMENT ?? '',
    submission: env.SUBMISSION_TAG ?? '',
    commit: env.COMMIT_URL ?? commit,
    release: env.RELEASE_URL ?? '',
    review: env.REVIEW_URL ?? '',
    datetime: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    score: sum('score'),
    'max-score': sum('max-score'),
    tests,
  }
}
