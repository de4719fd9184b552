// The report of a class as a page for whoever teaches it: who has what, which checks many fail, and
// what this class believes that is wrong, with what a tutor says to it.
import { beliefOf } from '../cards/beliefs.ts'
import { htmlPage, tableOf, word } from '../html.ts'
import { say, type Text } from '../language.ts'
import { escaped } from '../timeline/markup.ts'
import type { Graded, Report, Submission } from './report.ts'
import { pointsOf, solvedOf } from './scores.ts'
import { cardCounts, checkCounts } from './statistics.ts'
import { cardText, number, remarksOn, stateText, titleOf } from './words.ts'

/** The page of a class. `pageOfStudent` gives the address of a student's own page, if there is one. */
export function classPage(
  report: Report,
  pageOfStudent: (id: string) => string | undefined = () => undefined,
): string {
  const { submissions, kit, seed } = report
  const failed = submissions.filter(({ problem }) => problem !== undefined).length
  const count = {
    en: `${submissions.length} submissions, ${failed} of them not graded`,
    es: `${submissions.length} entregas, ${failed} sin evaluar`,
  }
  const body = [
    `<p class="outcome">${word(count)}</p>`,
    `<h2>${word(BELIEFS)}</h2>`,
    beliefs(report),
    `<h2>${word(GRADES)}</h2>`,
    grades(report, pageOfStudent),
    `<p class="faint">${word(LEGEND)}</p>`,
    `<h2>${word(CHECKS)}</h2>`,
    checks(report),
    `<p class="faint">${escaped(`asyncio-kit ${kit.version} ${kit.hash.slice(0, 12)}, ${say(SEED)} ${seed}`)}</p>`,
  ]
  return htmlPage({ title: say(TITLE), body: body.join('\n'), style: STYLE })
}

function beliefs(report: Report): string {
  const all = report.submissions.length
  const rows = cardCounts(report).map(({ card, submissions, first, exercises }) => {
    const belief = beliefOf(card)
    const said = cardText(card)
    const name =
      belief === undefined
        ? escaped(card)
        : `${word(belief)} <span class="faint">${escaped(card)}</span>`
    const cells = [
      `<td>${submissions} / ${all}${bar(submissions, all)}</td>`,
      `<td>${first}</td>`,
      `<td>${escaped(exercises.join(', '))}</td>`,
      `<td>${said === undefined ? '' : escaped(said)}</td>`,
    ]
    return `<tr><th scope="row" class="wide">${name}</th>${cells.join('')}</tr>`
  })
  if (rows.length === 0) return `<p>${word(NO_CARDS)}</p>`
  return tableOf(say(BELIEFS), [BELIEF, STUDENTS, FIRST, WHERE, SAY], rows)
}

function grades(report: Report, pageOfStudent: (id: string) => string | undefined): string {
  const { submissions, exercises } = report
  const heads: Text[] = [SUBMISSION, POINTS, SOLVED].concat(
    exercises.map(({ id }) => ({ en: id, es: id })),
  )
  const most = number(pointsOf(report))
  const rows = submissions.map((submission) => {
    const { id, problem, score, results } = submission
    const page = pageOfStudent(id)
    const name = page === undefined ? escaped(id) : `<a href="${escaped(page)}">${escaped(id)}</a>`
    const head = `<th scope="row">${name}${notes(submission)}</th>`
    if (problem !== undefined) {
      return `<tr>${head}<td colspan="${exercises.length + 2}">⚠ ${word(problem.text)}</td></tr>`
    }
    const cells = results.map((result, at) => cell(result, exercises[at]))
    return `<tr>${head}<td>${number(score)} / ${most}</td><td>${solvedOf(submission)} / ${exercises.length}</td>${cells.join('')}</tr>`
  })
  return tableOf(say(GRADES), heads, rows)
}

function notes(submission: Submission): string {
  const texts = remarksOn(submission).map((note) => say(note))
  return texts.length === 0 ? '' : ` <abbr title="${escaped(texts.join(' '))}">!</abbr>`
}

/** A sign, how many checks pass, and the whole in words for who points at it or has it read. */
function cell(result: Graded, exercise: Report['exercises'][number] | undefined): string {
  const passed = result.checks.filter((state) => state === 'passed').length
  const title = exercise === undefined ? '' : `${titleOf(exercise)}: `
  const said = escaped(`${title}${stateText(result)}`)
  const sign = result.problem === undefined ? SIGNS[result.state] : '⚠'
  const count =
    result.state === 'wrong' || result.state === 'inProgress'
      ? ` ${passed}/${result.checks.length}`
      : ''
  return `<td class="${result.state}" title="${said}">${sign}${count}</td>`
}

const SIGNS: Record<Graded['state'], string> = {
  passed: '✓',
  wrong: '✗',
  inProgress: '…',
  notStarted: '·',
}

function checks(report: Report): string {
  const titles = new Map(report.exercises.map((each) => [each.id, titleOf(each)]))
  const rows = checkCounts(report).map(({ exercise, check, passed, attempted }) => {
    const failed = attempted - passed
    return `<tr><th scope="row">${escaped(titles.get(exercise) ?? exercise)}</th><td>${word(check)}</td><td>${passed}</td><td>${failed}${bar(failed, attempted)}</td></tr>`
  })
  return tableOf(say(CHECKS), [EXERCISE, CHECK, PASS, FAIL], rows)
}

function bar(count: number, all: number): string {
  const width = all === 0 ? 0 : Math.round((100 * count) / all)
  return `<div class="bar" aria-hidden="true"><div style="width:${width}%"></div></div>`
}

const TITLE: Text = { en: 'The class', es: 'La clase' }
const SEED: Text = { en: 'seed', es: 'semilla' }
const BELIEFS: Text = {
  en: 'What this class believes that is wrong',
  es: 'Qué cree esta clase que no es cierto',
}
const BELIEF: Text = { en: 'belief', es: 'creencia' }
const STUDENTS: Text = { en: 'submissions', es: 'entregas' }
const FIRST: Text = { en: 'shown first', es: 'mostrada primero' }
const WHERE: Text = { en: 'where', es: 'dónde' }
const SAY: Text = { en: 'what to say', es: 'qué decir' }
const NO_CARDS: Text = {
  en: 'No submission shows a misconception that the kit knows.',
  es: 'Ninguna entrega muestra una idea equivocada que el kit conozca.',
}
const GRADES: Text = { en: 'Grades', es: 'Notas' }
const SUBMISSION: Text = { en: 'submission', es: 'entrega' }
const POINTS: Text = { en: 'points', es: 'puntos' }
const SOLVED: Text = { en: 'solved', es: 'resueltos' }
const LEGEND: Text = {
  en: '✓ solved, ✗ wrong, … begun, · to do, ⚠ not graded; beside it, how many checks pass.',
  es: '✓ resuelto, ✗ mal, … empezado, · por hacer, ⚠ sin evaluar; al lado, cuántas comprobaciones pasan.',
}
const CHECKS: Text = { en: 'Check by check', es: 'Comprobación a comprobación' }
const EXERCISE: Text = { en: 'exercise', es: 'ejercicio' }
const CHECK: Text = { en: 'check', es: 'comprobación' }
const PASS: Text = { en: 'pass', es: 'pasan' }
const FAIL: Text = { en: 'fail', es: 'fallan' }

const STYLE = `
main { max-width: none; }
.outcome { font-size: 1.15rem; font-weight: 600; }
.faint { color: var(--faint); }
th.wide { white-space: normal; }
td.passed { color: var(--good); } td.wrong { color: var(--bad); } td { white-space: nowrap; }
td:last-child, td:nth-child(2) { white-space: normal; }
.bar { height: 4px; min-width: 4rem; background: var(--line); }
.bar div { height: 4px; background: var(--running); }
a { color: var(--running); }
`
