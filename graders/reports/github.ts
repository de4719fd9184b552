// What GitHub shows of a run: a page of Markdown (the step summary) and marks beside the lines of the
// student's files (annotations), at most one for each exercise.
import { say, type Text } from '../language.ts'
import { escaped } from '../timeline/markup.ts'
import { codeBlock, commandData, commandProperty, markdown } from './escape.ts'
import type { Assigned, Graded, Report, Submission } from './report.ts'
import { pointsOf, solvedOf } from './scores.ts'
import { messageOf, number, outcome, remarksOn, stateText, titleOf } from './words.ts'

/** GitHub drops a summary of more than 1 MiB whole. */
const MOST_BYTES = 900_000

/** GitHub shows ten errors of a step. */
const MOST_ANNOTATIONS = 10

/** The report in Markdown, for `$GITHUB_STEP_SUMMARY`; cut where GitHub would drop it. */
export function stepSummary(report: Report, most = MOST_BYTES): string {
  const [only, ...more] = report.submissions
  const isOne = only !== undefined && more.length === 0
  const parts = isOne ? ofOne(only, report) : ofMany(report)
  const closing = `\n${say(TRUNCATED)}\n`
  let room = most - Buffer.byteLength(closing)
  const kept: string[] = []
  for (const part of parts) {
    room -= Buffer.byteLength(part)
    if (room < 0) return kept.join('') + closing
    kept.push(part)
  }
  return kept.join('')
}

function* ofOne(submission: Submission, report: Report): Generator<string> {
  yield `## ${markdown(submission.id)}\n\n**${markdown(say(outcome(submission, report)))}**\n\n`
  for (const note of remarksOn(submission)) yield `> ${markdown(say(note))}\n\n`
  const { results } = submission
  if (results.length === 0) return
  yield tableHead([EXERCISE, POINTS, RESULT])
  for (const [exercise, result] of pairs(submission, report)) {
    const score = `${number(result.score)} / ${number(exercise.points)}`
    const state = `${MARKS[result.state]} ${markdown(stateText(result))}`
    yield `| ${markdown(titleOf(exercise))} | ${score} | ${state} |\n`
  }
  for (const [exercise, result] of pairs(submission, report)) {
    const message = messageOf(result)
    if (message === undefined) continue
    const title = escaped(titleOf(exercise))
    yield `\n<details><summary>${title}</summary>\n\n${codeBlock(message)}\n\n</details>\n`
  }
}

function* ofMany(report: Report): Generator<string> {
  const { submissions, exercises } = report
  const points = number(pointsOf(report))
  yield `## ${say({ en: 'Grades', es: 'Notas' })}\n\n`
  yield tableHead([SUBMISSION, POINTS, SOLVED, NOTES])
  for (const submission of submissions) {
    const { id, problem, score } = submission
    const notes = remarksOn(submission).map((note) => markdown(say(note)))
    if (problem !== undefined) {
      yield `| ${markdown(id)} | | | ⚠️ ${markdown(say(problem.text))} |\n`
      continue
    }
    const solved = `${solvedOf(submission)} / ${exercises.length}`
    yield `| ${markdown(id)} | ${number(score)} / ${points} | ${solved} | ${notes.join(' ')} |\n`
  }
}

/**
 * Workflow commands, one a line, for standard output: of each exercise that is wrong its one message,
 * ten at most. They are about the file of one student, so a class has none.
 */
export function annotations(report: Report): string[] {
  const [only, ...more] = report.submissions
  if (only === undefined || more.length > 0) return []
  const wrong = pairs(only, report).filter(([, { state }]) => state === 'wrong')
  return wrong.slice(0, MOST_ANNOTATIONS).map(([exercise, result]) => annotation(exercise, result))
}

function annotation(exercise: Assigned, result: Graded): string {
  const { message } = result
  const place = message?.place
  const title = [message?.card, titleOf(exercise)].filter((part) => part !== undefined).join(' ')
  const properties = [
    `file=${commandProperty(exercise.file)}`,
    ...(place === undefined ? [] : [`line=${place.line}`, `endLine=${place.line}`]),
    ...(place?.column === undefined ? [] : [`col=${place.column}`]),
    `title=${commandProperty(title)}`,
  ]
  const text = messageOf(result) ?? stateText(result)
  return `::error ${properties.join(',')}::${commandData(text.slice(0, MOST_TEXT))}`
}

/** GitHub cuts longer ones. */
const MOST_TEXT = 4000

function pairs({ results }: Submission, { exercises }: Report): [Assigned, Graded][] {
  return results.flatMap((result, at): [Assigned, Graded][] => {
    const exercise = exercises[at]
    return exercise === undefined ? [] : [[exercise, result]]
  })
}

function tableHead(heads: readonly Text[]): string {
  const cells = heads.map((head) => say(head)).join(' | ')
  return `| ${cells} |\n|${heads.map(() => ' --- |').join('')}\n`
}

const MARKS: Record<Graded['state'], string> = {
  passed: '✅',
  wrong: '❌',
  inProgress: '🔶',
  notStarted: '⬜',
}

const SUBMISSION: Text = { en: 'Submission', es: 'Entrega' }
const EXERCISE: Text = { en: 'Exercise', es: 'Ejercicio' }
const POINTS: Text = { en: 'Points', es: 'Puntos' }
const RESULT: Text = { en: 'Result', es: 'Resultado' }
const SOLVED: Text = { en: 'Solved', es: 'Resueltos' }
const NOTES: Text = { en: 'Notes', es: 'Notas' }
const TRUNCATED: Text = {
  en: '… truncated: GitHub shows no more. The whole report is in the run’s artifact.',
  es: '… recortado: GitHub no muestra más. El informe completo está en el artefacto de la ejecución.',
}
