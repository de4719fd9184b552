// The results as text, not wider than a hundred columns.
import type { Figures, Results, Verdict } from './results.ts'
import { ABSENT, type Contestant, type Row } from './workloads.ts'

const NAMES: Record<Contestant, string> = {
  ours: 'ours',
  traced: 'traced',
  native: 'native',
  co: 'co',
  effect: 'effect',
  effection: 'effection',
  cpython: 'CPython',
  limit: 'limit',
}

const FIRST = 10
const WIDTH = 11

/** From here on figures are told in thousands. */
const THOUSANDS = 10_000

/** Rows against contestants: medians, the range below, and how many times as fast ours is. */
export function comparison(
  rows: readonly Row[],
  contestants: readonly Contestant[],
  results: Results,
): string {
  const lines = [
    line(
      '',
      contestants.map((contestant) => NAMES[contestant]),
    ),
  ]
  for (const row of rows) {
    const cells = contestants.map((contestant) => results.figures(row.name, contestant))
    const scale = scaleOf(row)
    lines.push('', `${row.name}: ${row.title}, ${scale.unit}`)
    lines.push(
      line(
        '  median',
        cells.map((cell) => (cell ? figure(cell.median * scale.by) : '-')),
      ),
    )
    lines.push(
      line(
        '  min-max',
        cells.map((cell) => (cell ? range(cell, scale.by) : '')),
      ),
    )
    const ratios = contestants.map((contestant) => {
      if (contestant === 'ours') return undefined
      return results.ratio(row.name, contestant, 'ours')?.median
    })
    const isMeasured = ratios.some((ratio) => ratio !== undefined)
    if (isMeasured)
      lines.push(
        line(
          '  / ours',
          ratios.map((ratio) => times(ratio)),
        ),
      )
  }
  return lines.join('\n')
}

/** Why some places of the comparison are empty. */
export function absences(rows: readonly Row[], contestants: readonly Contestant[]): string {
  const lines: string[] = []
  for (const contestant of contestants) {
    for (const row of rows) {
      const reason = ABSENT[contestant]?.[row.workload]
      if (reason !== undefined) lines.push(`${NAMES[contestant]} ${row.name}: ${reason}`)
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** The goals, each with what was reached. */
export function goals(verdicts: readonly Verdict[]): string {
  return verdicts
    .map(({ row, text, wanted, got, isMet }) => {
      const goal = `${row.padEnd(17)} ${text.padEnd(32)} ${wanted.padStart(7)}`
      if (got === undefined) return `${goal}   not measured`
      const spread = `(${got.min.toFixed(2)}-${got.max.toFixed(2)})`
      return `${goal} ${got.median.toFixed(2).padStart(8)} ${spread.padEnd(15)} ${isMet ? 'met' : 'NOT MET'}`
    })
    .join('\n')
}

type Scale = { readonly unit: string; readonly by: number }

/** The units in which a row is told: its whole time, or bytes; rows of growth, by the piece. */
function scaleOf({ name, size, unit }: Row): Scale {
  if (unit === 'bytes') return { unit: 'bytes', by: 1 }
  if (unit === 'rss') return { unit: 'MB', by: 1e-6 }
  return name.startsWith('growth') ? { unit: 'ns each', by: 1e9 } : { unit: 'ms', by: size * 1e3 }
}

function line(first: string, cells: readonly string[]): string {
  return (first.padEnd(FIRST) + cells.map((cell) => cell.padStart(WIDTH)).join('')).trimEnd()
}

function range({ min, max }: Figures, by: number): string {
  const [low, high] = [min * by, max * by]
  if (high < THOUSANDS) return `${digits(low)}-${digits(high)}`
  return `${digits(low / 1000)}-${digits(high / 1000)}k`
}

function figure(value: number): string {
  return value < THOUSANDS ? digits(value) : `${digits(value / 1000)}k`
}

/** Three digits, or all that stand before the point. */
function digits(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

function times(ratio: number | undefined): string {
  if (ratio === undefined) return ''
  return `x${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2)}`
}
