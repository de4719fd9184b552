// Exercism's results.json, version 3: the checks of one exercise as its tests, in the order of the
// grader, for Exercism shows the first that fails.
import { say } from '../language.ts'
import { printable } from './escape.ts'
import type { Assigned, Graded } from './report.ts'
import { messageOf } from './words.ts'

type Test = {
  readonly name: string
  readonly status: 'pass' | 'fail' | 'error'
  readonly message?: string
  readonly test_code: string
}

/** What Exercism reads. */
export type ExercismResults = {
  readonly version: 3
  readonly status: 'pass' | 'fail' | 'error'
  readonly message?: string
  readonly tests?: readonly Test[]
}

/** Exercism's own limit. */
const MOST = 65_535

/** The results of one exercise. */
export function exercismResults(exercise: Assigned, result: Graded): ExercismResults {
  const { problem, checks, state } = result
  const text = limited(messageOf(result) ?? '')
  const ran = checks.filter((check) => check !== 'notRun').length
  if (ran === 0 || exercise.checks.length === 0) {
    // An error is where nothing ran: the program could not be read, or was stopped at once.
    return { version: 3, status: 'error', message: text || say(NOTHING_RAN) }
  }
  // The message goes where it is seen, be it about another check.
  const first = checks.findIndex((check) => check !== 'passed')
  const tests = exercise.checks.map((check, at): Test => {
    const test = { name: say(check), test_code: say(check) }
    if (checks[at] === 'passed') return { ...test, status: 'pass' }
    const status = checks[at] === 'failed' ? 'fail' : 'error'
    const isShown = at === first && text !== ''
    if (isShown) return { ...test, status, message: text }
    const said = checks[at] === 'failed' ? ELSEWHERE : problem ? problem.text : NOT_REACHED
    return { ...test, status, message: limited(say(said)) }
  })
  return { version: 3, status: state === 'passed' ? 'pass' : 'fail', tests }
}

function limited(text: string): string {
  const clean = printable(text)
  return clean.length <= MOST ? clean : `${clean.slice(0, MOST - 1)}…`
}

const NOTHING_RAN = {
  en: 'No check could be run.',
  es: 'No se pudo ejecutar ninguna comprobación.',
}
const ELSEWHERE = {
  en: 'One thing at a time: the message is at another check.',
  es: 'Cada cosa a su tiempo: el mensaje está en otra comprobación.',
}
const NOT_REACHED = {
  en: 'This is still to do, or was not run.',
  es: 'Esto queda por hacer, o no se ejecutó.',
}
