// What became of the mutants, and what is printed of it.

/** A change to the runtime: `original` at that place becomes `replacement`. */
export type Mutant = {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly column: number
  /** Stryker's word for the kind of change. */
  readonly operator: string
  readonly original: string
  readonly replacement: string
}

/**
 * How the tests took a mutant.
 *
 *   failed      a test failed
 *   overtime    a test took many times its time of the processor, or waited for what never came
 *   crashed     it took the process with it: memory or stack
 *   survived    every test that reaches it passed
 *   unreached   no test reaches it
 */
export type State = 'failed' | 'overtime' | 'crashed' | 'survived' | 'unreached'

/** What became of one mutant, and in which test. */
export type Fate = { readonly state: State; readonly by?: string }

/** A mutant with its fate. */
export type Tried = { readonly mutant: Mutant; readonly fate: Fate }

/** What has to be reached, in percent. */
export const LEAST = 90

/** The name of a mutant that survives a change elsewhere in the project. */
export function keyOf({ line, column, operator, original, replacement }: Mutant): string {
  return `${line}:${column} ${operator} ${original} => ${replacement}`
}

/** False for what survived or was never reached. */
export function isKilled({ fate: { state } }: Tried): boolean {
  return state !== 'survived' && state !== 'unreached'
}

/** How many of them were killed. */
export function score(all: readonly Tried[]): { killed: number; of: number; percent: number } {
  const killed = all.filter(isKilled).length
  return { killed, of: all.length, percent: all.length === 0 ? 100 : (100 * killed) / all.length }
}

/** A line for each file, and one for all of them. */
export function table(all: readonly Tried[]): string {
  const files = [...new Set(all.map(({ mutant }) => mutant.file))].sort()
  const head = `${'file'.padEnd(18)} mutants  killed          of these: overtime  crashed   alive: survived  unreached`
  const rows = files.map((file) => row(file, ofFile(all, file)))
  return [head, ...rows, row('all', all)].join('\n')
}

function ofFile(all: readonly Tried[], file: string): Tried[] {
  return all.filter(({ mutant }) => mutant.file === file)
}

function row(name: string, all: readonly Tried[]): string {
  const count = (wanted: State) => all.filter(({ fate }) => fate.state === wanted).length
  const { killed, of, percent } = score(all)
  const cells = [of, killed, `${rounded(percent)} %`].map((cell) => String(cell).padStart(7))
  const counts = [count('overtime'), count('crashed'), count('survived'), count('unreached')]
  const widths = [20, 9, 18, 11]
  const last = counts.map((cell, i) => String(cell || '').padStart(widths[i] ?? 0))
  return `${name.padEnd(18)} ${cells.join(' ')}${last.join('')}`.trimEnd()
}

/** Those that nobody noticed, by place: where, and what became of what. */
export function alive(all: readonly Tried[]): string {
  return all
    .filter((one) => !isKilled(one))
    .map(({ mutant, fate }) => {
      const { file, line, column, operator, original, replacement } = mutant
      const what = fate.state === 'unreached' ? `${operator}, unreached` : operator
      return `runtime/${file}:${line}:${column}  ${what}\n  - ${short(original)}\n  + ${short(replacement)}`
    })
    .join('\n')
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 87)}...` : line
}

/** 89.96 is not yet 90. */
function rounded(percent: number): string {
  return (Math.floor(percent * 10) / 10).toFixed(1)
}
