// Gradebooks: grades.csv for a spreadsheet, canvas.csv and moodle.csv with the columns that those two
// import. A cell that a spreadsheet would take for a formula is text there.
import { stringify } from 'csv-stringify/sync'
import { say } from '../language.ts'
import { oneLine } from './escape.ts'
import { labelOf, type Report, type Submission } from './report.ts'
import { pointsOf, solvedOf } from './scores.ts'
import { outcome, remarksOn } from './words.ts'

/** A row for each submission, a column for each exercise. */
export function gradesCsv(report: Report): string {
  const { submissions, exercises } = report
  const head = ['id', 'score', 'points', 'solved', ...exercises.map(labelOf), 'commit', 'notes']
  const rows = submissions.map((submission) => {
    const { id, score, problem, commit, results } = submission
    const scores = exercises.map((_, at) => (problem === undefined ? results[at]?.score : ''))
    const isGraded = problem === undefined
    return [
      ...[id, isGraded ? score : '', pointsOf(report), isGraded ? solvedOf(submission) : ''],
      ...[...scores, commit ?? '', notesOf(submission)],
    ]
  })
  return csv([head, ...rows])
}

/**
 * Canvas: its own five columns first, then one for each assignment; the second row says how many
 * points are possible. Students are found by their SIS login. What was not graded is left empty,
 * which leaves in Canvas what is there.
 */
export function canvasCsv(report: Report): string {
  const { submissions, exercises } = report
  const own = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section']
  const points = exercises.map((exercise) => exercise.points)
  const possible = [POSSIBLE, '', '', '', '', ...points]
  const rows = submissions.map(({ id, problem, results }) => {
    const scores = exercises.map((_, at) => (problem === undefined ? results[at]?.score : ''))
    return [id, '', '', id, '', ...scores]
  })
  return csv([[...own, ...exercises.map(labelOf)], possible, ...rows])
}

/**
 * Moodle: who it is, under both of the names that Moodle finds people by, the grade, and the feedback
 * beside it, for Moodle wants both or it empties one.
 */
export function moodleCsv(report: Report): string {
  const { submissions, exercises } = report
  const total = `asyncio kit (${pointsOf(report)})`
  const head = ['Username', 'ID number', total, 'Feedback', ...exercises.map(labelOf)]
  const rows = submissions.map((submission) => {
    const { id, problem, results, score } = submission
    const scores = exercises.map((_, at) => (problem === undefined ? results[at]?.score : ''))
    const said = [oneLine(say(outcome(submission, report)), 500), notesOf(submission)]
    const feedback = said.filter((part) => part !== '').join(' ')
    return [id, id, problem === undefined ? score : '', feedback, ...scores]
  })
  return csv([head, ...rows])
}

/** With the spaces that Canvas itself writes. */
const POSSIBLE = '    Points Possible'

function notesOf(submission: Submission): string {
  const { problem } = submission
  const texts = [...(problem === undefined ? [] : [problem.text]), ...remarksOn(submission)]
  return texts.map((text) => oneLine(say(text), 500)).join(' ')
}

/** CRLF as RFC 4180 says; the mark at the beginning tells a spreadsheet that it is UTF-8. */
function csv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' && cell !== POSSIBLE ? oneLine(cell, 2000) : cell)),
  )
  return stringify(safe, { escape_formulas: true, record_delimiter: 'windows', bom: true })
}
