// The report of `npm run bench:grading`: figures side by side, for people and as JSON.

/** What was measured in some rounds: ours, and the bare vitest project's where there is one. */
export type Figure = {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'runs/s'
  readonly ours: readonly number[]
  readonly theirs?: readonly number[]
}

/** The median, and between what the rounds lie; the ratio is the median of the rounds' ratios. */
export type Summary = {
  readonly what: string
  readonly unit: Figure['unit']
  readonly ours: Spread
  readonly theirs?: Spread
  readonly ratio?: number
}

type Spread = { readonly median: number; readonly least: number; readonly most: number }

/** A figure in short. */
export function summary({ what, unit, ours, theirs }: Figure): Summary {
  if (theirs === undefined) return { what, unit, ours: spread(ours) }
  const ratio = median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)))
  return { what, unit, ours: spread(ours), theirs: spread(theirs), ratio }
}

/** One line of the report. */
export function line(figure: Figure): string {
  const { what, unit, ours, theirs, ratio } = summary(figure)
  if (theirs === undefined) return `${what.padEnd(44)}         ${range(ours)} ${unit}`
  const times = `x${(ratio ?? Number.NaN).toFixed(2)}`
  return `${what.padEnd(44)} ${times.padEnd(7)} ${range(ours)} / ${range(theirs)} ${unit}`
}

/** All of it, for another program. */
export function json(figures: readonly Figure[], machine: Record<string, string>): string {
  return JSON.stringify({ machine, figures: figures.map(summary) }, null, 2)
}

function range({ median, least, most }: Spread): string {
  return `${median.toFixed(0)} (${least.toFixed(0)}-${most.toFixed(0)})`
}

function spread(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
