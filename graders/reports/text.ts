// A report for the terminal and for a mail: of one submission every exercise with its message, of a
// class a line for each.
import { say } from '../language.ts'
import { plain, type Style, TITLE_WIDTH } from '../report.ts'
import { indent } from '../screen.ts'
import { oneLine, printable } from './escape.ts'
import type { Report, Submission } from './report.ts'
import { pointsOf, solvedOf } from './scores.ts'
import { messageOf, number, outcome, remarksOn, stateText } from './words.ts'

/** The report as text: of one submission at length, of more as a table. */
export function textReport(report: Report, style: Style = plain): string {
  const [only, ...more] = report.submissions
  const isOne = only !== undefined && more.length === 0
  const lines = isOne ? ofOne(only, report, style) : ofMany(report, style)
  return `${lines.join('\n')}\n`
}

function ofOne(submission: Submission, report: Report, style: Style): string[] {
  const { results } = submission
  const rows = results.flatMap((result, at) => {
    const exercise = report.exercises[at]
    if (exercise === undefined) return []
    const score = `${number(result.score)}/${number(exercise.points)}`.padStart(9)
    const state = oneLine(stateText(result), 120)
    const title = oneLine(say(exercise.title), TITLE_WIDTH).padEnd(TITLE_WIDTH)
    const row = `${exercise.id}  ${title} ${score}  ${style(toneOf(result.state), state)}`
    // A problem stands in the row already.
    const message = result.message && messageOf(result)
    return message === undefined ? [row] : [row, '', indent(printable(message)), '']
  })
  return [
    style('bold', `${oneLine(submission.id)}: ${oneLine(say(outcome(submission, report)), 500)}`),
    ...remarksOn(submission).map((note) => `  ! ${oneLine(say(note), 500)}`),
    ...(rows.length === 0 ? [] : ['', ...rows]),
    ...['', seedLine(report)],
  ]
}

function toneOf(state: string): 'good' | 'bad' | 'faint' {
  if (state === 'passed') return 'good'
  return state === 'wrong' ? 'bad' : 'faint'
}

function ofMany(report: Report, style: Style): string[] {
  const { submissions, exercises } = report
  const width = Math.min(40, Math.max(8, ...submissions.map(({ id }) => oneLine(id).length)))
  const most = number(pointsOf(report))
  const rows = submissions.map((submission) => {
    const { id, problem, score } = submission
    const name = oneLine(id, width).padEnd(width)
    if (problem !== undefined) return `${name}  ${style('bad', oneLine(say(problem.text), 200))}`
    const points = `${number(score)}/${most}`.padStart(2 * most.length + 4)
    const solved = `${solvedOf(submission)}/${exercises.length}`.padStart(7)
    const notes = remarksOn(submission).map((note) => `  ! ${oneLine(say(note), 200)}`)
    return `${name}  ${points}  ${solved}${notes.join('')}`
  })
  const count = submissions.length
  const failed = submissions.filter(({ problem }) => problem !== undefined).length
  const closing = say({
    en: `${count} submissions, ${failed} of them not graded`,
    es: `${count} entregas, ${failed} sin evaluar`,
  })
  const points = say({ en: 'points', es: 'puntos' }).padStart(2 * most.length + 4)
  const solved = say({ en: 'solved', es: 'hechos' }).padStart(7)
  return [
    style('bold', `${''.padEnd(width)}  ${points}  ${solved}`),
    ...rows,
    '',
    closing,
    seedLine(report),
  ]
}

function seedLine({ kit, seed }: Report): string {
  const hash = kit.hash.slice(0, 12)
  return say({
    en: `Kit ${kit.version} (${hash}), seed ${seed}: with both, a run can be repeated.`,
    es: `Kit ${kit.version} (${hash}), semilla ${seed}: con ambos se puede repetir la evaluación.`,
  })
}
