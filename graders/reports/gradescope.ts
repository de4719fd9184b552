// Gradescope's results.json: a test for each exercise, with its points and its message. The score is
// the sum of the tests', so none is said for the whole.
import { say } from '../language.ts'
import { printable } from './escape.ts'
import type { Report, Submission } from './report.ts'
import { messageOf, number, outcome, remarksOn, stateText, titleOf } from './words.ts'

type Test = {
  readonly name: string
  /** `2.7` of 02/07. */
  readonly number: string
  readonly score: number
  readonly max_score: number
  readonly status: 'passed' | 'failed'
  readonly output: string
  readonly output_format: 'text'
  readonly visibility: 'visible'
  readonly tags: readonly string[]
}

/** What Gradescope reads in /autograder/results/results.json. */
export type GradescopeResults = {
  /** 0 where nothing could be graded; else the tests say it. */
  readonly score?: number
  readonly output: string
  readonly output_format: 'text'
  readonly visibility: 'visible'
  readonly stdout_visibility: 'hidden'
  readonly tests: readonly Test[]
  readonly extra_data: Readonly<Record<string, string | number>>
}

/** The results of one submission. */
export function gradescopeResults(submission: Submission, report: Report): GradescopeResults {
  const { exercises, kit, seed } = report
  const { results, problem, commit } = submission
  const said = [outcome(submission, report), ...remarksOn(submission)]
  return {
    ...(problem === undefined ? {} : { score: 0 }),
    output: said.map((text) => printable(say(text))).join('\n'),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: results.flatMap((result, at): Test[] => {
      const exercise = exercises[at]
      if (exercise === undefined) return []
      const [chapter = '', name = ''] = exercise.id.split('/')
      const score = `${number(result.score)}/${number(exercise.points)}`
      const text = messageOf(result)
      const parts = [`${stateText(result)} (${score})`, ...(text === undefined ? [] : [text])]
      return [
        {
          name: titleOf(exercise),
          number: `${Number(chapter)}.${Number(name)}`,
          score: result.score,
          max_score: exercise.points,
          status: result.state === 'passed' ? 'passed' : 'failed',
          output: printable(parts.join('\n\n')),
          output_format: 'text',
          visibility: 'visible',
          tags: [`chapter-${chapter}`, ...(result.message?.card ? [result.message.card] : [])],
        },
      ]
    }),
    extra_data: {
      schema: report.schema,
      kit: kit.version,
      kit_hash: kit.hash,
      seed,
      ...(commit === undefined ? {} : { commit }),
    },
  }
}
