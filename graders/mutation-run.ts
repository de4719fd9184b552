// Runs every mutant of an exercise's solution against its grader, and holds what survives against
// what the author has recorded as equivalent.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import { compile } from './compile.ts'
import { type Equivalent, equivalents } from './equivalents.ts'
import type { Jury } from './jury.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import type { Program } from './program.ts'

/** What became of a mutant; `killed` says by which check, or that it did not end. */
export type Fate = { readonly mutant: Mutant; readonly killed: string | undefined }

/** The mutants of an exercise, each with its fate. */
export type Tried = {
  readonly exercise: Exercise
  readonly fates: readonly Fate[]
  /** Survivors that nobody has given a reason for. */
  readonly survivors: readonly Mutant[]
  /** Recorded mutants that survive, as they should. */
  readonly recorded: readonly Equivalent[]
  /** Recorded mutants that are not there any more, or are killed. */
  readonly stale: readonly { readonly key: string; readonly isKilled: boolean }[]
}

/** What has to be reached, in percent of the mutants that are not equivalent. */
export const LEAST = { exercise: 90, total: 97 }

/** The mutants of an exercise that is in the tree below `root`. */
export function mutantsAt(root: string, { solution, stub }: Exercise): Mutant[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return mutantsOf(solution, read(solution), read(stub))
}

/** Tries all mutants of an exercise. Throws if the solution itself does not pass. */
export async function tried(
  root: string,
  exercise: Exercise,
  jury: Jury,
  { seed = 1, onFate = () => {} }: { seed?: number; onFate?: (fate: Fate) => void } = {},
): Promise<Tried> {
  const known = equivalents(root, exercise)
  const mutants = mutantsAt(root, exercise)
  const text = readFileSync(join(root, exercise.solution), 'utf8')
  const judged = (program: Program) => killer(exercise, program, jury, seed)
  const broken = await judged(compile(exercise.solution, text))
  if (broken !== undefined) {
    throw new Error(`${exercise.solution} does not pass, so its mutants prove nothing: ${broken}`)
  }
  const fates = await Promise.all(
    mutants.map(async (mutant) => {
      const fate = { mutant, killed: await judged(mutant.program) }
      onFate(fate)
      return fate
    }),
  )
  return { exercise, fates, ...weighed(fates, known) }
}

/** Holds the fates against the record. */
export function weighed(
  fates: readonly Fate[],
  known: readonly Equivalent[],
): Pick<Tried, 'survivors' | 'recorded' | 'stale'> {
  const alive = new Set(fates.filter(({ killed }) => killed === undefined).map(keyOf))
  const all = new Set(fates.map(keyOf))
  const named = new Set(known.map(({ key }) => key))
  return {
    survivors: fates
      .filter((fate) => alive.has(keyOf(fate)) && !named.has(keyOf(fate)))
      .map(({ mutant }) => mutant),
    recorded: known.filter(({ key }) => alive.has(key)),
    stale: known
      .filter(({ key }) => !alive.has(key))
      .map(({ key }) => ({ key, isKilled: all.has(key) })),
  }
}

/** How many of the mutants that are not equivalent were killed. */
export function score(all: readonly Tried[]): { killed: number; of: number; percent: number } {
  const of = all.reduce((sum, { fates, recorded }) => sum + fates.length - recorded.length, 0)
  const alive = all.reduce((sum, { survivors }) => sum + survivors.length, 0)
  return { killed: of - alive, of, percent: of === 0 ? 100 : (100 * (of - alive)) / of }
}

const keyOf = ({ mutant }: Fate) => mutant.key

/** The check that a program fails, or why it did not end; undefined if it passes. */
async function killer(
  exercise: Exercise,
  program: Program,
  jury: Jury,
  seed: number,
): Promise<string | undefined> {
  const ruling = await jury.judge({ exercise, program, seed, isHasty: true })
  if ('overtime' in ruling) return `still running after ${ruling.overtime} s`
  if ('trouble' in ruling) throw new Error(`${exercise.grader}: ${ruling.trouble}`)
  const { state, message } = ruling.verdict
  if (state === 'passed') return undefined
  return message?.check ?? message?.seen.en ?? state
}
