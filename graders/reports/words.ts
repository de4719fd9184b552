// What more than one format says of a report, in the reader's language.
import { CARDS } from '../cards.ts'
import { say, type Text } from '../language.ts'
import { messageText, plain, type Standing, type Style, standingText } from '../report.ts'
import type { Assigned, Graded, Report, Submission } from './report.ts'
import { pointsOf, solvedOf } from './scores.ts'

/** Numbers as they are written in a report: no more decimals than they have. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** `02/07 hundred files`: for people. */
export function titleOf({ id, title }: Assigned): string {
  return `${id} ${say(title)}`
}

/** The verdict in short, as `npm test` says it. */
export function standingOf({ state, checks }: Graded): Standing {
  const passed = checks.filter((check) => check === 'passed').length
  const isPartial = checks.includes('notRun')
  return { state, passed, count: checks.length, isPartial }
}

/** What became of an exercise in a few words, or what kept it from being graded. */
export function stateText(result: Graded, style: Style = plain): string {
  const { problem } = result
  if (problem === undefined) return standingText(standingOf(result), style)
  return style('bad', say(problem.text).split('\n')[0] ?? '')
}

/** The message of a wrong exercise, whole; without what repeats it where that is of no use. */
export function messageOf(result: Graded, style: Style = plain): string | undefined {
  const { problem, message } = result
  const parts = [
    ...(problem === undefined ? [] : [say(problem.text)]),
    ...(message === undefined ? [] : [messageText(message, style)]),
  ]
  return parts.length === 0 ? undefined : parts.join('\n\n')
}

/** `23.4 of 390 points, 2 of 39 exercises solved`, or why there are none. */
export function outcome(submission: Submission, report: Report): Text {
  const { problem, score } = submission
  if (problem !== undefined) return problem.text
  const solved = solvedOf(submission)
  const [points, all] = [number(pointsOf(report)), report.exercises.length]
  return {
    en: `${number(score)} of ${points} points, ${solved} of ${all} exercises solved`,
    es: `${number(score)} de ${points} puntos, ${solved} de ${all} ejercicios resueltos`,
  }
}

/** What whoever reads a grade has to know of how it came about. */
export function remarksOn({ notes, unsealed }: Submission): Text[] {
  return unsealed === undefined ? [...notes] : [notSealed(unsealed), ...notes]
}

function notSealed(missing: readonly Text[]): Text {
  const list = (name: keyof Text) => missing.map((text) => text[name]).join('; ')
  return {
    en: `Graded without the whole seal, so this grade can be forged. Missing: ${list('en')}`,
    es: `Evaluado sin el sellado completo: esta nota se puede falsificar. Falta: ${list('es')}`,
  }
}

/** The cards that a result shows, the message's first. */
export function cardsOf({ message, others }: Graded): string[] {
  const all = [message, ...others].flatMap((each) => each?.card ?? [])
  return [...new Set(all)]
}

/** What a tutor says on a card. */
export function cardText(card: string): string | undefined {
  const known = Object.hasOwn(CARDS, card) ? CARDS[card] : undefined
  return known && say(known.say)
}
