// A timeline as one HTML file: the picture, and the same as a table for those who do not see it. It
// asks for nothing from anywhere, is light or dark as the system is, moves nothing, and is read step
// by step with the keyboard.
import { htmlPage, tableOf, word } from '../html.ts'
import { say, type Text } from '../language.ts'
import type { Comparison } from './expected.ts'
import type { State } from './lanes.ts'
import { escaped, seconds } from './markup.ts'
import type { Row, Timeline } from './model.ts'
import { timelineSvg } from './svg.ts'
import { EXPECTED, OBSERVED, STATE_WORDS, summary, TITLE } from './words.ts'

/** What stands on a page besides the timeline. */
export type PageParts = {
  readonly title: string
  /** What is wrong, as it is printed. */
  readonly message?: string
  readonly comparison?: Comparison
}

const MARK = '<meta name="generator" content="asyncio-kit trace">'

/** Is this a page that `pageOf` made? */
export function isPage(html: string): boolean {
  return html.includes(MARK)
}

/** The page, in the reader's language. */
export function pageOf(timeline: Timeline, { title, message, comparison }: PageParts): string {
  const body = `<p>${escaped(say(summary(timeline)))}</p>
${message === undefined ? '' : `<section>\n<h2 id="wrong">${word(WRONG)}</h2>\n<pre tabindex="0" role="region" aria-labelledby="wrong">${escaped(message)}</pre>\n</section>`}
<section id="steps">
<h2 id="picture">${word(PICTURE)}</h2>
<p class="steps"><button type="button" id="before">${word(BEFORE)}</button> <button type="button" id="after">${word(AFTER)}</button> <span>${word(KEYS)}</span></p>
<p id="step" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="picture">
${timelineSvg(timeline)}</div>
</section>
${comparison === undefined ? '' : compared(comparison)}
<section>
<h2 id="table">${word(TABLE)}</h2>
${timelineTable(timeline)}
</section>`
  return htmlPage({ title, body, head: MARK, script: SCRIPT })
}

/** The rows again, with the names of those who run, are ready and wait. */
export function timelineTable({ rows, columns }: Timeline): string {
  const states = ['running', 'ready', 'waiting'] as const
  const names = columns.map(({ name }) => say(name))
  const heads = [MOMENT, HAPPENS, ...states.map((state) => STATE_WORDS[state])]
  const body = rows.map((row, at) => {
    const note = row.mark === undefined ? '' : ` <strong>${escaped(`◀ ${say(row.mark)}`)}</strong>`
    const cells = states.map((state) => `<td>${escaped(whoDoes(state, row, names))}</td>`).join('')
    const line =
      row.line === undefined ? '' : ` <span class="line">(${word(LINE)} ${row.line})</span>`
    return `<tr data-row="${at}"><th scope="row">${seconds(row.time)}</th><td>${escaped(say(row.text))}${line}${note}</td>${cells}</tr>`
  })
  return tableOf(say(TITLE), heads, body)
}

function whoDoes(state: State, { doing }: Row, names: readonly string[]): string {
  return doing
    .flatMap((each, column) => {
      if (each?.state !== state) return []
      const name = names[column] ?? ''
      return [each.on === undefined ? name : `${name} (${each.on})`]
    })
    .join(', ')
}

function compared({ expected, observed, first }: Comparison): string {
  const rows = Array.from({ length: Math.max(expected.length, observed.length) }, (_, at) => {
    const cells = [expected[at], observed[at]].map((note) =>
      note === undefined ? '-' : `${seconds(note.time)}: ${note.text}`,
    )
    const here = at === first ? ` <strong>◀ ${word(PARTS)}</strong>` : ''
    const [wanted = '', seen = ''] = cells.map(escaped)
    return `<tr${at === first ? ' class="parts"' : ''}><th scope="row">${at + 1}</th><td>${wanted}</td><td>${seen}${here}</td></tr>`
  })
  const heading = `<h2 id="beside">${word(BESIDE)}</h2>`
  const heads = [NUMBER, EXPECTED, OBSERVED]
  return `<section>\n${heading}\n${tableOf(say(BESIDE), heads, rows)}\n</section>`
}

const WRONG: Text = { en: 'What is wrong', es: 'Qué está mal' }
const PICTURE: Text = { en: 'Timeline', es: 'Línea de tiempo' }
const TABLE: Text = { en: 'The same as a table', es: 'Lo mismo en una tabla' }
const BESIDE: Text = { en: 'Expected beside seen', es: 'Lo esperado junto a lo visto' }
const PARTS: Text = { en: 'here they part', es: 'aquí se separan' }
const BEFORE: Text = { en: 'Step back', es: 'Paso atrás' }
const AFTER: Text = { en: 'Next step', es: 'Paso siguiente' }
const KEYS: Text = {
  en: 'or, in the picture, the keys J (next) and K (back)',
  es: 'o, en el dibujo, las teclas J (siguiente) y K (atrás)',
}
const MOMENT: Text = { en: 'when', es: 'cuándo' }
const HAPPENS: Text = { en: 'what happens', es: 'qué ocurre' }
const NUMBER: Text = { en: 'number', es: 'número' }
const LINE: Text = { en: 'line', es: 'línea' }

// A step is a row of the table and the row of the picture with the same number.
const SCRIPT = `
const rows = [...document.querySelectorAll('tr[data-row]')]
let at = -1
function go(to) {
  if (rows.length === 0) return
  at = Math.max(0, Math.min(rows.length - 1, to))
  for (const old of document.querySelectorAll('.tl-here')) old.classList.remove('tl-here')
  const here = document.querySelectorAll('[data-row="' + at + '"]')
  for (const each of here) each.classList.add('tl-here')
  const [when, what] = rows[at].children
  document.getElementById('step').textContent =
    (at + 1) + ' / ' + rows.length + ': ' + when.textContent + ': ' + what.textContent
  const picture = document.querySelector('g[data-row="' + at + '"]')
  if (picture) picture.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
document.getElementById('before').addEventListener('click', () => go(at - 1))
document.getElementById('after').addEventListener('click', () => go(at + 1))
document.getElementById('steps').addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'j') go(at + 1)
  if (event.key === 'k') go(at - 1)
})
`
