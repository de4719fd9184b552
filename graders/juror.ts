// Runs in the threads that jury.ts starts: judges one program after the other by the checks of its
// exercise, which it reads once.
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { Exercise } from './catalog.ts'
import { checksOf } from './checks.ts'
import { type Checks, type Judging, judge, LIMITS } from './judge.ts'
import type { Program } from './program.ts'
import { findings } from './source.ts'
import type { Verdict } from './verdict.ts'

/** A program to judge. */
export type Case = {
  readonly exercise: Exercise
  readonly program: Program
  readonly seed: number
  /** How many seeds to try, from that one on. Default 1. */
  readonly seeds?: number
  /** Is the first check that fails enough? */
  readonly isHasty?: boolean
  /** The file of the program, from the root, if the source rules are to be asked. */
  readonly file?: string
  /** How long those may take, in seconds. */
  readonly rulesFor?: number
}

/** What a juror says: that it can begin, that it has read the checks, and the answer. */
export type Said = 'ready' | 'begun' | Answer

/** A verdict, or why there is none. */
export type Answer = { readonly verdict: Verdict } | { readonly trouble: string }

const ROOT = join(import.meta.dirname, '..')

const tell = (said: Said) => parentPort?.postMessage(said)

parentPort?.on('message', async (one: Case) => tell(await answer(one)))
tell('ready')

async function answer(one: Case): Promise<Answer> {
  try {
    const checks = await checksOf(ROOT, one.exercise)
    tell('begun')
    return { verdict: await judged(one, checks) }
  } catch (error) {
    return { trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function judged(one: Case, checks: Checks<never>): Promise<Verdict> {
  const { exercise, program, seed, seeds = 1, file } = one
  const judging: Judging = {
    ...{ exercise, program, seed, seeds },
    // Its own limits: a program is tried again if it had no processor, rather than called endless.
    limits: LIMITS,
    findings: async () => (file === undefined ? [] : findings(join(ROOT, file), one.rulesFor)),
    typeErrors: async () => [],
  }
  if (one.isHasty !== true) return judge(checks, judging)
  let verdict: Verdict | undefined
  for (const [requirement, check] of Object.entries(checks)) {
    verdict = await judge({ [requirement]: check }, judging)
    if (verdict.state !== 'passed') break
  }
  return verdict ?? judge(checks, judging)
}
