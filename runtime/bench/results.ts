// What came out: samples, ratios, and which goals are met.
import type { Measured } from './measure.ts'
import { type Contestant, GOALS, type Goal, type Row } from './workloads.ts'

/** What a round measured: a disturbed one counts only where no other does. */
export type Sample = { readonly value: number; readonly isDisturbed: boolean }

/** Some figures, one for each round; median, min and max are of those that count. */
export type Figures = {
  readonly samples: readonly Sample[]
  readonly median: number
  readonly min: number
  readonly max: number
}

/** A goal and how far it was reached; `got` is undefined when something was not measured. */
export type Verdict = {
  readonly row: string
  readonly text: string
  readonly wanted: string
  readonly got: Figures | undefined
  readonly isMet: boolean
}

/** All that was measured, by row and contestant. */
export class Results {
  readonly #rows: readonly Row[]
  readonly #samples = new Map<string, Sample[]>()
  /** How many measurements there are. */
  count = 0
  /** Those that had the core for themselves at no time. */
  disturbed = 0

  constructor(rows: readonly Row[]) {
    this.#rows = rows
  }

  /** Adds a measurement. */
  add(row: Row, contestant: Contestant, measured: Measured): void {
    const key = `${row.name} ${contestant}`
    this.count += 1
    if (measured.isDisturbed) this.disturbed += 1
    const samples = this.#samples.get(key) ?? []
    samples.push({ value: figureOf(row, measured), isDisturbed: measured.isDisturbed })
    this.#samples.set(key, samples)
  }

  /**
   * What was measured of a contestant: seconds for each task, turn or item; bytes for each task;
   * bytes of the whole process.
   */
  figures(row: string, contestant: Contestant): Figures | undefined {
    return summary(this.#samples.get(`${row} ${contestant}`))
  }

  /** How many times more the first has than the second, round by round. */
  ratio(row: string, above: Contestant, below: Contestant): Figures | undefined {
    return divide(this.figures(row, above), this.figures(row, below))
  }

  /** The goals about the rows that are measured. */
  verdicts(): Verdict[] {
    return GOALS.filter(({ row }) => this.#rows.some(({ name }) => name === row)).map((goal) =>
      this.#verdict(goal),
    )
  }

  #verdict(goal: Goal): Verdict {
    const { row } = goal
    switch (goal.kind) {
      case 'faster':
        return atLeast(goal.times, {
          row,
          text: `speed, ours / ${goal.than}`,
          got: this.ratio(row, goal.than, 'ours'),
        })
      case 'lighter':
        return atMost(goal.times, {
          row,
          text: `bytes, ours / ${goal.than}`,
          got: this.ratio(row, 'ours', goal.than),
        })
      case 'tracing':
        return atMost(goal.times, {
          row,
          text: 'time, traced / not traced',
          got: this.ratio(row, 'traced', 'ours'),
        })
      case 'grows':
        return atMost(goal.times, {
          row: goal.to,
          text: `time per task / that of ${row.replace('growth-', '')}`,
          got: divide(this.figures(goal.to, 'ours'), this.figures(row, 'ours')),
        })
      case 'fits': {
        const samples = this.figures(row, 'ours')?.samples
        const got = summary(samples?.map((each) => ({ ...each, value: each.value / 1e9 })))
        return atMost(goal.bytes / 1e9, { row, text: 'GB of the process', got })
      }
    }
  }
}

function figureOf({ unit, size, repeat = 1 }: Row, { seconds, bytes, rss }: Measured): number {
  if (unit === 'rss') return rss
  return unit === 'bytes' ? bytes / size : seconds / repeat / size
}

function summary(samples: readonly Sample[] | undefined): Figures | undefined {
  if (samples === undefined) return undefined
  const quiet = samples.filter(({ isDisturbed }) => !isDisturbed)
  const counted = (quiet.length > 0 ? quiet : samples).map(({ value }) => value)
  const sorted = counted.sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
  return { samples, median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 }
}

// The rounds are interleaved: what was measured in the same round belongs together.
function divide(above: Figures | undefined, below: Figures | undefined): Figures | undefined {
  if (above === undefined || below === undefined) return undefined
  const ratios = above.samples.flatMap((over, round): Sample[] => {
    const under = below.samples[round]
    if (under === undefined) return []
    const isDisturbed = over.isDisturbed || under.isDisturbed
    return [{ value: over.value / under.value, isDisturbed }]
  })
  return summary(ratios)
}

type Judged = Omit<Verdict, 'wanted' | 'isMet'>

function atLeast(wanted: number, judged: Judged): Verdict {
  return { ...judged, wanted: `>= ${wanted}`, isMet: (judged.got?.median ?? -1) >= wanted }
}

function atMost(wanted: number, judged: Judged): Verdict {
  return { ...judged, wanted: `<= ${wanted}`, isMet: (judged.got?.median ?? Infinity) <= wanted }
}
