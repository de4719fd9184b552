// A timeline as a picture that needs nothing else: time goes down, a lane is a column, and what
// happens stands beside it. A lane is thick and full while its task runs, hatched while it is ready,
// a thin broken line while it waits: nothing is said by colour alone.
import { say } from '../language.ts'
import type { Comparison } from './expected.ts'
import { isEnding, type State } from './lanes.ts'
import { COLOURS, DARK_COLOURS, escaped, seconds } from './markup.ts'
import type { Row, Timeline } from './model.ts'
import { comparisonText } from './text.ts'
import { STATE_WORDS, summary, TITLE } from './words.ts'

const ROW = 24
const NAME = 18
const GAP = 10
const LANE = 26
const LEFT = 84
const LONGEST_TEXT = 96
/** About what a character of the text takes. */
const LETTER = 7.4

/** The timeline as an SVG document; `comparison` is drawn below it. */
export function timelineSvg(timeline: Timeline, comparison?: Comparison): string {
  const { columns, rows } = timeline
  const textAt = LEFT + columns.length * LANE + 8
  const top = 20 + columns.length * NAME + GAP
  const ys = placesOf(rows, top)
  const bottom = (ys.at(-1) ?? top) + ROW
  const below = comparison === undefined ? [] : comparisonText(comparison)
  const longest = Math.max(60, ...below.map(({ length }) => length), ...rows.map(lengthOf))
  const width = Math.ceil(textAt + Math.min(longest, LONGEST_TEXT + 50) * LETTER + 16)
  const height = bottom + 64 + below.length * NAME
  const moments = rows.flatMap((row, at) => momentOf(row, rows[at - 1], ys[at] ?? 0, width))
  const parts = [
    `<title id="tl-title">${escaped(say(TITLE))}</title>`,
    `<desc id="tl-desc">${escaped(say(summary(timeline)))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${DEFS}</defs>`,
    `<rect class="tl-paper" width="${width}" height="${height}"/>`,
    ...moments,
    ...columns.map(({ name }, at) => nameOf(say(name), at, bottom)),
    ...rows.map((row, at) => rowOf(row, at, ys[at] ?? 0, textAt, width)),
    ...columns.flatMap((_, at) => laneOf(rows, ys, at)),
    ...legendOf(rows, bottom + 24),
    `<text class="tl-text" x="16" y="${bottom + 50}">${escaped(say(summary(timeline)))}</text>`,
    ...below.map(
      (line, at) =>
        `<text class="tl-mono" xml:space="preserve" x="16" y="${bottom + 78 + at * NAME}">${escaped(line)}</text>`,
    ),
  ]
  const size = `viewBox="0 0 ${width} ${height + 16}" width="${width}" height="${height + 16}"`
  const named = 'role="img" aria-labelledby="tl-title tl-desc"'
  return `<svg xmlns="http://www.w3.org/2000/svg" class="tl" ${size} ${named}>\n${parts.join('\n')}\n</svg>\n`
}

/** Where each row is: a new moment begins a little lower. */
function placesOf(rows: readonly Row[], top: number): number[] {
  let y = top
  return rows.map(({ time }, at) => {
    if (at > 0) y += time === rows[at - 1]?.time ? ROW : ROW + GAP
    return y
  })
}

function lengthOf({ text, mark }: Row): number {
  const note = mark === undefined ? 0 : say(mark).length + 4
  return Math.min(say(text).length, LONGEST_TEXT) + note
}

function momentOf({ time }: Row, before: Row | undefined, y: number, width: number): string[] {
  if (before?.time === time) return []
  const line = y - GAP / 2
  return [
    `<line class="tl-rule" x1="12" x2="${width - 12}" y1="${line}" y2="${line}"/>`,
    `<text class="tl-time" x="${LEFT - 20}" y="${y + 16}">${seconds(time)}</text>`,
  ]
}

const middle = (column: number) => LEFT + column * LANE + 7

function nameOf(name: string, column: number, bottom: number): string {
  const y = 20 + column * NAME
  const x = middle(column)
  const leader = `<line class="tl-leader" x1="${x}" x2="${x}" y1="${y + 5}" y2="${bottom}"/>`
  return `${leader}<text class="tl-name" x="${x - 7}" y="${y}">${escaped(cut(name))}</text>`
}

/** One shape for as long as a lane does the same. */
function laneOf(rows: readonly Row[], ys: readonly number[], column: number): string[] {
  const shapes: string[] = []
  let from = 0
  const stateAt = (at: number) => rows[at]?.doing[column]?.state
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && stateAt(at) === stateAt(from)) continue
    const state = stateAt(from)
    const top = ys[from] ?? 0
    const end = at < rows.length && !isEnding(state) ? (ys[at] ?? 0) : (ys[at - 1] ?? 0) + ROW
    if (state !== undefined) shapes.push(shapeOf(state, middle(column), top, end - top))
    from = at
  }
  return shapes
}

function shapeOf(state: State, x: number, y: number, height: number): string {
  switch (state) {
    case 'running':
    case 'ready':
      return `<rect class="tl-${state}" x="${x - 7}" y="${y + 1}" width="14" height="${height - 2}" rx="2"/>`
    case 'waiting':
      return `<line class="tl-waiting" x1="${x}" x2="${x}" y1="${y + 1}" y2="${y + height - 1}"/>`
    case 'returned':
      return `<circle class="tl-returned" cx="${x}" cy="${y + 10}" r="7"/>`
    case 'raised':
    case 'cancelled': {
      const letter = state === 'raised' ? '!' : '×'
      const circle = `<circle class="tl-${state}" cx="${x}" cy="${y + 10}" r="8"/>`
      return `${circle}<text class="tl-letter" x="${x}" y="${y + 15}">${letter}</text>`
    }
  }
}

function rowOf(row: Row, at: number, y: number, textAt: number, width: number): string {
  const { text, mark, time, column, from, kind } = row
  const said = escaped(cut(say(text)))
  const note =
    mark === undefined ? '' : `<tspan class="tl-mark" dx="14">◀ ${escaped(say(mark))}</tspan>`
  const band = `<rect class="${mark === undefined ? 'tl-band' : 'tl-band tl-noticed'}" x="${LEFT - 10}" y="${y}" width="${width - LEFT - 2}" height="${ROW - 2}" rx="3"/>`
  const style = kind === 'gap' ? 'tl-time tl-left' : 'tl-text'
  const arrow = column === undefined || from === undefined ? '' : arrowOf(from, column, y, kind)
  const title = `<title>${escaped(`${seconds(time)}: ${say(text)}`)}</title>`
  return `<g class="tl-row" data-row="${at}">${title}${band}${arrow}<text class="${style}" x="${textAt}" y="${y + 16}">${said}${note}</text></g>`
}

function arrowOf(from: number, to: number, y: number, kind: Row['kind']): string {
  const [x1, x2] = [middle(from), middle(to)]
  const side = x2 > x1 ? -1 : 1
  const style = kind === 'cancel.request' ? 'tl-arrow tl-asks' : 'tl-arrow'
  return `<line class="${style}" x1="${x1 - side * 8}" x2="${x2 + side * 12}" y1="${y + 10}" y2="${y + 10}" marker-end="url(#tl-head)"/>`
}

function legendOf(rows: readonly Row[], y: number): string[] {
  const used = new Set(rows.flatMap(({ doing }) => doing.flatMap((each) => each?.state ?? [])))
  let x = 24
  return (Object.keys(STATE_WORDS) as State[])
    .filter((state) => used.has(state))
    .map((state) => {
      const word = say(STATE_WORDS[state])
      const shape = shapeOf(state, x, y - 14, 20)
      const text = `<text class="tl-text" x="${x + 16}" y="${y}">${escaped(word)}</text>`
      x += 16 + word.length * LETTER + 28
      return shape + text
    })
}

function cut(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT - 1)}…`
}

const DEFS = `<pattern id="tl-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="tl-paper" width="5" height="5"/><rect class="tl-stripe" width="2" height="5"/></pattern>
<marker id="tl-head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tl-tip" d="M0 0 8 4 0 8z"/></marker>`

const STYLE = `
.tl {${COLOURS}}
@media (prefers-color-scheme: dark) { .tl {${DARK_COLOURS}} }
.tl text { font: 13px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; fill: var(--ink); }
.tl .tl-mono { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
.tl .tl-name { font-weight: 600; }
.tl .tl-time { fill: var(--faint); text-anchor: end; font-variant-numeric: tabular-nums; }
.tl .tl-left { text-anchor: start; font-style: italic; }
.tl .tl-mark { font-weight: 600; }
.tl-paper { fill: var(--paper); }
.tl-band { fill: transparent; }
.tl-noticed { fill: var(--notice); fill-opacity: 0.55; stroke: var(--ready); }
.tl-rule { stroke: var(--line); }
.tl-leader { stroke: var(--line); stroke-dasharray: 1 4; }
.tl-running { fill: var(--running); }
.tl-ready { fill: url(#tl-hatch); stroke: var(--ready); stroke-width: 1.5; }
.tl-stripe { fill: var(--ready); }
.tl-waiting { stroke: var(--waiting); stroke-width: 3; stroke-dasharray: 6 3; }
.tl-returned { fill: var(--good); }
.tl-raised, .tl-cancelled { fill: var(--bad); }
.tl .tl-letter { fill: var(--paper); font-weight: 700; font-size: 14px; text-anchor: middle; }
.tl-arrow { stroke: var(--ink); stroke-width: 1.5; }
.tl-asks { stroke-dasharray: 4 3; }
.tl-tip { fill: var(--ink); }
.tl-here .tl-band { stroke: var(--running); stroke-width: 2; }
`
