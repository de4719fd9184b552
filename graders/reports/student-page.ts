// The report of one submission as a page for the student: how much is done, and of what is wrong the
// message and the timeline of the run that shows it. The pictures are images within the page, so that
// nothing in them can touch the rest of it.
import { htmlPage, tableOf, word } from '../html.ts'
import { say, type Text } from '../language.ts'
import { escaped } from '../timeline/markup.ts'
import type { Timeline } from '../timeline/model.ts'
import { timelineTable } from '../timeline/page.ts'
import { timelineSvg } from '../timeline/svg.ts'
import { summary } from '../timeline/words.ts'
import type { Assigned, Graded, Report, Submission } from './report.ts'
import { messageOf, number, outcome, remarksOn, stateText, titleOf } from './words.ts'

/** The page of one submission. */
export function studentPage(submission: Submission, report: Report): string {
  const { id, results } = submission
  const pairs = results.flatMap((result, at): [Assigned, Graded][] => {
    const exercise = report.exercises[at]
    return exercise === undefined ? [] : [[exercise, result]]
  })
  const body = [
    `<p class="outcome">${word(outcome(submission, report))}</p>`,
    ...remarksOn(submission).map((note) => `<p class="note">${word(note)}</p>`),
    ...(pairs.length === 0 ? [] : [overview(pairs)]),
    ...pairs.flatMap(([exercise, result]) => detail(exercise, result)),
    `<p class="faint">${escaped(`asyncio-kit ${report.kit.version} ${report.kit.hash.slice(0, 12)}, ${say(SEED)} ${report.seed}`)}</p>`,
  ]
  return htmlPage({ title: id, body: body.join('\n'), style: STYLE })
}

function overview(pairs: readonly [Assigned, Graded][]): string {
  const rows = pairs.map(([exercise, result]) => {
    const title = escaped(titleOf(exercise))
    const hasMore = hasDetail(result)
    const name = hasMore ? `<a href="#${anchor(exercise)}">${title}</a>` : title
    const points = `${number(result.score)} / ${number(exercise.points)}`
    return `<tr class="${result.state}"><th scope="row">${name}</th><td>${escaped(stateText(result))}</td><td>${points}</td></tr>`
  })
  return tableOf(say(EXERCISES), [EXERCISE, RESULT, POINTS], rows)
}

function hasDetail(result: Graded): boolean {
  return result.state === 'wrong' || result.problem !== undefined || result.remark !== undefined
}

function detail(exercise: Assigned, result: Graded): string[] {
  if (!hasDetail(result)) return []
  const { timeline, remark } = result
  const id = anchor(exercise)
  const message = messageOf(result)
  const checks = exercise.checks.map((check, at) => {
    const state = result.checks[at] ?? 'notRun'
    return `<li>${word(STATES[state])}: ${word(check)}</li>`
  })
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${escaped(titleOf(exercise))}</h2>`,
    `<ul>${checks.join('\n')}</ul>`,
    ...(message === undefined ? [] : [`<pre tabindex="0">${escaped(message)}</pre>`]),
    ...(remark === undefined ? [] : [`<p>${word(remark.seen)}</p>`]),
    ...(timeline === undefined ? [] : [picture(timeline)]),
    '</section>',
  ]
}

function picture(timeline: Timeline): string {
  const svg = Buffer.from(timelineSvg(timeline)).toString('base64')
  const image = `<img src="data:image/svg+xml;base64,${svg}" alt="${word(summary(timeline))}">`
  return `<div class="scroll" tabindex="0" role="region" aria-label="${word(PICTURE)}">${image}</div>
<details><summary>${word(AS_TABLE)}</summary>
${timelineTable(timeline)}
</details>`
}

function anchor({ id }: Assigned): string {
  return `e${id.replace('/', '-')}`
}

const STATES: Record<Graded['checks'][number], Text> = {
  passed: { en: 'passes', es: 'pasa' },
  failed: { en: 'fails', es: 'falla' },
  todo: { en: 'to do', es: 'por hacer' },
  notRun: { en: 'not run', es: 'no se ejecutó' },
}

const SEED: Text = { en: 'seed', es: 'semilla' }
const EXERCISES: Text = { en: 'The exercises', es: 'Los ejercicios' }
const EXERCISE: Text = { en: 'exercise', es: 'ejercicio' }
const RESULT: Text = { en: 'result', es: 'resultado' }
const POINTS: Text = { en: 'points', es: 'puntos' }
const PICTURE: Text = { en: 'Timeline', es: 'Línea de tiempo' }
const AS_TABLE: Text = { en: 'The timeline as a table', es: 'La línea de tiempo en una tabla' }

const STYLE = `
.outcome { font-size: 1.15rem; font-weight: 600; }
.note { border-left: 4px solid var(--ready); padding-left: 0.75rem; }
.faint { color: var(--faint); }
tr.passed td:nth-child(2) { color: var(--good); } tr.wrong td:nth-child(2) { color: var(--bad); }
a { color: var(--running); }
img { display: block; }
details { margin: 0.5rem 0; }
`
