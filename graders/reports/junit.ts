// JUnit XML, which every CI reads: a suite for each exercise of a submission, a case for each check.
// It holds no time of day and no host, though the format has room for both: they would differ from
// run to run.
import { say } from '../language.ts'
import { escaped } from '../timeline/markup.ts'
import type { CheckState } from '../verdict.ts'
import { type Assigned, type Graded, labelOf, type Report, type Submission } from './report.ts'
import { messageOf } from './words.ts'

type Counts = { tests: number; failures: number; errors: number; skipped: number }

/** The report as JUnit XML. */
export function junitXml(report: Report): string {
  const suites = report.submissions.flatMap((submission) => suitesOf(submission, report))
  const all = sum(suites.map(({ counts }) => counts))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="asyncio-kit" ${countsOf(all)} time="0">`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n')
}

type Suite = { readonly counts: Counts; readonly lines: readonly string[] }

function suitesOf(submission: Submission, { exercises }: Report): Suite[] {
  const { id, problem, results } = submission
  if (problem !== undefined) {
    const said = escaped(say(problem.text))
    const error = `<error message="${said}" type="${escaped(problem.kind)}">${said}</error>`
    const counts = { tests: 1, failures: 0, errors: 1, skipped: 0 }
    return [suite(id, counts, [caseOf(id, say(NOT_GRADED), error)])]
  }
  return results.flatMap((result, at) => {
    const exercise = exercises[at]
    return exercise === undefined ? [] : [ofExercise(id, exercise, result)]
  })
}

const NOT_GRADED = { en: 'is graded', es: 'se evalúa' }

function ofExercise(submission: string, exercise: Assigned, result: Graded): Suite {
  const title = `${submission} > ${labelOf(exercise)}`
  const owner = exercise.checks.findIndex(({ en }) => en === result.message?.check)
  const states = exercise.checks.map((_, at) => result.checks[at] ?? 'notRun')
  const kinds = states.map((state) => kindOf(state, result))
  const first = kinds.findIndex((kind) => kind === 'failure' || kind === 'error')
  const cases = exercise.checks.map((check, at) => {
    const isShown = at === (owner < 0 ? first : owner)
    return caseOf(title, say(check), inside(kinds[at], isShown ? result : undefined, result))
  })
  const count = (kind: Kind) => kinds.filter((each) => each === kind).length
  const counts = {
    tests: kinds.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  }
  return suite(title, counts, cases)
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped'

/** A check that did not run because of something wrong is no skipped one: it counts nothing. */
function kindOf(state: CheckState, { problem, state: whole }: Graded): Kind {
  if (state === 'passed') return 'passed'
  if (state === 'failed') return 'failure'
  if (problem !== undefined && problem.kind !== 'missing') return 'error'
  return state === 'notRun' && whole === 'wrong' ? 'error' : 'skipped'
}

/** The whole message where it belongs; the others are failures that say only so. */
function inside(kind: Kind | undefined, shown: Graded | undefined, result: Graded): string {
  if (kind === undefined || kind === 'passed') return ''
  if (kind === 'skipped') return '<skipped/>'
  const type = escaped(result.message?.card ?? result.problem?.kind ?? 'check')
  const text = shown && messageOf(shown)
  const seen = shown?.message?.seen ?? shown?.problem?.text
  const message = seen === undefined ? '' : ` message="${escaped(say(seen))}"`
  return `<${kind}${message} type="${type}">${text === undefined ? '' : escaped(text)}</${kind}>`
}

function suite(name: string, counts: Counts, cases: readonly string[]): Suite {
  const open = `<testsuite name="${escaped(name)}" ${countsOf(counts)} time="0">`
  return { counts, lines: [open, ...cases, '</testsuite>'] }
}

function caseOf(classname: string, name: string, content: string): string {
  return `<testcase classname="${escaped(classname)}" name="${escaped(name)}" time="0">${content}</testcase>`
}

function countsOf({ tests, failures, errors, skipped }: Counts): string {
  return `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`
}

function sum(counts: readonly Counts[]): Counts {
  const total = (name: keyof Counts) => counts.reduce((all, each) => all + each[name], 0)
  return {
    ...{ tests: total('tests'), failures: total('failures') },
    ...{ errors: total('errors'), skipped: total('skipped') },
  }
}
