// A timeline in a terminal: a column of two characters for each lane, and beside it the moment and
// what happens, one row an event. Readable without colour, at 80 columns, and in plain ASCII.
import { say } from '../language.ts'
import type { Note } from '../observe.ts'
import { plain, type Style, wrap } from '../report.ts'
import { shorten } from '../shorten.ts'
import type { Comparison } from './expected.ts'
import { isEnding, type State } from './lanes.ts'
import { seconds } from './markup.ts'
import type { Row, Timeline } from './model.ts'
import { EXPECTED, gapOf, OBSERVED, STATE_WORDS, summary } from './words.ts'

/** How a timeline is printed. */
export type TextOptions = {
  readonly style?: Style
  /** Only the characters that every terminal has? */
  readonly isAscii?: boolean
  /** At most about so many rows. Default 60. */
  readonly rows?: number
}

type Glyphs = Readonly<Record<State, string>>

const UNICODE: Glyphs = {
  running: '█',
  ready: '░',
  waiting: '│',
  returned: '●',
  raised: '!',
  cancelled: 'x',
}

const ASCII: Glyphs = { ...UNICODE, running: '#', ready: ':', waiting: '|', returned: 'o' }

const WIDTH = 78
const CELL = 36
const BEFORE = 3
const AFTER = 3
const MOST_ROWS = 60

/** The timeline as lines: the names as stairs over their columns, the rows, and the legend. */
export function timelineText(timeline: Timeline, options: TextOptions = {}): string[] {
  const { style = plain, isAscii = false, rows: most = MOST_ROWS } = options
  const glyphs = isAscii ? ASCII : UNICODE
  const rows = shorten(timeline.rows, most, ({ mark }) => mark !== undefined, gap)
  const times = rows.map(({ time }) => seconds(time))
  const timeWidth = Math.max(3, ...times.map((time) => time.length))
  const indent = ' '.repeat(timeWidth + 4)
  const names = timeline.columns.map(({ name }, index) =>
    `${indent}${'  '.repeat(index)}${say(name)}`.slice(0, WIDTH),
  )
  const lines = rows.flatMap((row, index) => {
    const isNew = row.time !== rows[index - 1]?.time
    const moment = (isNew ? (times[index] ?? '') : '').padStart(timeWidth)
    const lanes = row.doing.map((doing) => (doing ? glyphs[doing.state] : ' ')).join(' ')
    return rowText(row, `  ${moment}  ${lanes}`, style)
  })
  return [...names, ...lines, '', ...wrap(legend(rows, glyphs)), ...wrap(say(summary(timeline)))]
}

/** Expected beside observed: a few notes before the two part, and a few behind. */
export function comparisonText({ expected, observed, first }: Comparison): string[] {
  const from = Math.max(0, first - BEFORE)
  const to = Math.min(Math.max(expected.length, observed.length), first + 1 + AFTER)
  const cell = (note: Note | undefined) => {
    const text = note === undefined ? '-' : `${seconds(note.time)}  ${note.text}`
    return text.length > CELL ? `${text.slice(0, CELL - 3)}...` : text.padEnd(CELL)
  }
  const line = (left: string, right: string, mark = ' ') => `${mark} ${left}   ${right}`.trimEnd()
  const lines = [line(say(EXPECTED).padEnd(CELL), say(OBSERVED))]
  for (let at = from; at < to; at += 1) {
    lines.push(line(cell(expected[at]), cell(observed[at]), at === first ? '>' : ' '))
  }
  return lines
}

/** Can a terminal with these variables show more than ASCII? Where nothing is said, it can. */
export function isAsciiOnly(env: Record<string, string | undefined> = process.env): boolean {
  if (env.TERM === 'dumb') return true
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale)
}

function rowText({ text, mark, kind }: Row, head: string, style: Style): string[] {
  const room = WIDTH - head.length - 2
  const [first = '', ...rest] = wrap(say(text), room)
  const below = ' '.repeat(head.length + 4)
  const note = mark === undefined ? '' : `<- ${say(mark)}`
  const line = `${head}  ${first}`
  const isBeside = rest.length === 0 && line.length + 3 + note.length <= WIDTH
  const lines = [
    isBeside && note !== '' ? `${line}   ${note}` : line,
    ...rest.map((part) => `${below}${part}`),
    ...(isBeside || note === '' ? [] : wrap(note, room - 2).map((part) => `${below}${part}`)),
  ].map((part) => part.trimEnd())
  if (mark !== undefined) return lines.map((part) => style('bold', part))
  return kind === 'gap' ? lines.map((part) => style('faint', part)) : lines
}

function gap(left: readonly [Row, ...Row[]]): Row {
  const [{ time }] = left
  return { kind: 'gap', time, doing: left.at(-1)?.doing ?? [], text: gapOf(left.length) }
}

/** Only the marks that are there. */
function legend(rows: readonly Row[], glyphs: Glyphs): string {
  const used = new Set(rows.flatMap(({ doing }) => doing.flatMap((each) => each?.state ?? [])))
  return (Object.keys(STATE_WORDS) as State[])
    .filter((state) => used.has(state) || !isEnding(state))
    .map((state) => `${glyphs[state]} ${say(STATE_WORDS[state])}`)
    .join('   ')
}
