// From the checks of an exercise and a student's program to a verdict. Each check gets a program
// evaluated afresh, runs under a deadline, and ends passed, failed or to do; of all the messages
// that come out, the surest and earliest is the one to show.
import * as runtime from '#runtime'
import { border } from './border.ts'
import { CARDS } from './cards.ts'
import type { Exercise } from './catalog.ts'
import { holes, replay } from './check.ts'
import { type Aside, type Explained, explain, type Shown, shownBy } from './explain.ts'
import { held, proved } from './explore/explored.ts'
import { asking, scheduleOfError } from './explore/schedule.ts'
import { asked, checkedExports } from './exports.ts'
import { bounded, Guard, GuardError } from './guards.ts'
import { guestImports } from './guest.ts'
import type { Text } from './language.ts'
import { type Played, stage } from './observe.ts'
import { canFlood, evaluate, type Program } from './program.ts'
import type { Finding } from './rules/finding.ts'
import { withSecondOpinion } from './second-opinion.ts'
import { bySureness, type CheckResult, given, type Message, type Verdict } from './verdict.ts'

/** What a check is given. */
export type Given<Module> = {
  /** The student's exports, evaluated afresh for this check. */
  readonly module: Module
  /** Exports that are plain literals, read from the source and not from a running program. */
  readonly literals: Program['literals']
  /** What the program started with `run(...)`, which is on the virtual clock here. */
  readonly started: readonly Played<unknown>[]
}

/** A check: its name in Spanish (the key is the English one), and what it demands. */
export type Check<Module> = { readonly es: string; run(given: Given<Module>): void }

/** The checks of an exercise, by the requirement in the student's words. */
export type Checks<Module> = { readonly [requirement: string]: Check<Module> }

/** What judging needs besides the checks. */
export type Judging = {
  readonly exercise: Exercise
  readonly program: Program
  /** What the source rules find; asked only when something failed and no card explains it. */
  readonly findings: () => Promise<readonly Finding[]>
  /** What the type checker says; asked only then, too. */
  readonly typeErrors: () => Promise<readonly Message[]>
  readonly seed: number
  /** To repeat one case: the number of the check, from 1, and fast-check's path. */
  readonly only?: number
  readonly path?: string
  /** One order of the check, of those that an exploration of it looks at. */
  readonly schedule?: { readonly exploration: number; readonly word: string }
  /** Default: what somebody who waits puts up with. */
  readonly limits?: Limits
  /** Inputs a property is tried on. Default 50. */
  readonly runs?: number
  /** How many seeds a property is tried with, from `seed` on. Default 1. */
  readonly seeds?: number
  /** Is shown the runs that the verdict is about; for timelines. */
  readonly watcher?: Watcher
}

/** Who looks at the runs themselves: a verdict is plain data and has none. */
export type Watcher = {
  /** A coroutine was played; `isGuests` when the student's program is evaluated in this check. */
  played?(run: Played<unknown>, isGuests: boolean): void
  /** A check ended; `last` is the run that was played last in it. */
  ended?(requirement: string, last: Played<unknown> | undefined): void
  /** A check failed, and its message shows this run. */
  failed?(requirement: string, shown: Shown): void
}

/** How long a check may take, in seconds of the real clock; and how long all of them. */
export type Limits = { readonly check: number; readonly exercise: number }

/**
 * Somebody waits. When the checks have taken this long and one has failed, those that are left are
 * not run.
 */
export const LIMITS: Limits = { check: 4, exercise: 4 }

/** Judges a program. Student code runs synchronously; only the explanations are awaited. */
export async function judge<Module>(checks: Checks<Module>, judging: Judging): Promise<Verdict> {
  const { program, exercise, seed } = judging
  const names = Object.entries(checks).map(([en, { es }]) => ({ en, es }))
  const results: CheckResult[] = []
  const messages: Message[] = []
  const asides = new Map<string, Aside>()
  if (program.problem !== undefined) {
    const states = names.map((name) => ({ name, state: 'notRun' }) as const)
    return verdictOf(exercise, states, [program.problem], seed)
  }
  if (judging.only !== undefined && names[judging.only - 1] === undefined) {
    const states = names.map((name) => ({ name, state: 'notRun' }) as const)
    return verdictOf(exercise, states, [noSuchCheck(exercise, judging.only, names.length)], seed)
  }
  const { exercise: seconds } = judging.limits ?? LIMITS
  const start = performance.now()
  let isStuck = false
  for (const [index, [requirement, check]] of Object.entries(checks).entries()) {
    const name = { en: requirement, es: check.es }
    const isLate = messages.length > 0 && performance.now() - start > seconds * 1000
    if (isLate || isStuck || (judging.only !== undefined && judging.only !== index + 1)) {
      results.push({ name, state: 'notRun' })
      continue
    }
    const outcome = await ended(check, judging)
    judging.watcher?.ended?.(requirement, stage.last)
    if (outcome.kind === 'failed') {
      isStuck = outcome.isStuck
      if (outcome.shown !== undefined) judging.watcher?.failed?.(requirement, outcome.shown)
      const { path, likely, isPuzzling, ...message } = outcome.message
      const again = repeating(exercise, index + 1, replay.tried, {
        path,
        schedule: outcome.schedule,
      })
      messages.push({ ...message, check: requirement, requirement: name, again })
      asides.set(requirement, given({ likely, isPuzzling }))
    }
    const shown = outcome.kind === 'passed' ? outcome.proved : undefined
    results.push({ name, state: outcome.kind, ...given({ proved: shown }) })
  }
  const all = await withSecondOpinion(messages, asides, judging)
  return verdictOf(exercise, results, all, seed)
}

/** The command that shows the case again: an order is best looked at, step by step. */
function repeating(
  { id }: Exercise,
  check: number,
  seed: number,
  { path, schedule }: { path: string | undefined; schedule: ReturnType<typeof scheduleOfError> },
): string {
  if (schedule !== undefined) {
    return `npm run trace ${id} -- --schedule ${asking({ check, ...schedule })}`
  }
  const again = `npm test ${id} -- --check ${check} --seed ${seed}`
  return path === undefined ? again : `${again} --path ${path}`
}

function verdictOf(
  exercise: Exercise,
  checks: readonly CheckResult[],
  messages: readonly Message[],
  seed: number,
): Verdict {
  const chapter = Number(exercise.chapter.slice(0, 2))
  // A card of a later chapter never beats one of the chapter in hand.
  const isEarly = ({ card }: Message) => (card && CARDS[card] ? CARDS[card].since <= chapter : true)
  const ordered = bySureness(messages)
  const shown =
    ordered.find((message) => isEarly(message) && message.level !== 'style') ?? ordered[0]
  const others = ordered.filter((message) => message !== shown)
  const verdict = { exercise: exercise.id, checks, others, seed }
  if (shown !== undefined) return { ...verdict, state: 'wrong', message: shown }
  if (checks.every(({ state }) => state === 'passed')) return { ...verdict, state: 'passed' }
  const reached = checks.filter(({ state }) => state !== 'notRun')
  const isUntouched = reached.every(({ state }) => state === 'todo')
  return { ...verdict, state: isUntouched ? 'notStarted' : 'inProgress' }
}

function noSuchCheck({ id }: Exercise, only: number, count: number): Message {
  return {
    level: 'runtime',
    seen: {
      en: `There is no check ${only}: ${id} has the checks 1 to ${count}.`,
      es: `No hay comprobación ${only}: ${id} tiene las comprobaciones 1 a ${count}.`,
    },
  }
}

type Ended =
  | { readonly kind: 'passed'; readonly proved: Text | undefined }
  | { readonly kind: 'todo' }
  | {
      readonly kind: 'failed'
      readonly message: Explained
      readonly shown: Shown | undefined
      readonly schedule: ReturnType<typeof scheduleOfError>
      /** It did not end: the other checks would not either. */
      readonly isStuck: boolean
    }

/** How much longer than its seconds a check may take on a machine that is busy with something else. */
export const PATIENCE = 9

/**
 * Runs a check. A grade must not depend on how busy a machine is: with limits of its own, a check that
 * met its deadline without having had the processor for so long is run again, with a later one.
 */
async function ended<Module>(check: Check<Module>, judging: Judging): Promise<Ended> {
  const seconds = (judging.limits ?? LIMITS).check * (judging.seeds ?? 1)
  for (let patience = 1; ; patience *= 3) {
    const begun = process.cpuUsage()
    const outcome = await runCheck(check, judging, seconds * patience)
    if (outcome.kind !== 'failed' || !outcome.isStuck || judging.limits === undefined)
      return outcome
    if (!wasIdle(begun, seconds) || patience >= PATIENCE) return outcome
  }
}

/** Has this process had the processor for at most half of these seconds since then? */
export function wasIdle(since: NodeJS.CpuUsage, seconds: number): boolean {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6 <= seconds / 2
}

async function runCheck<Module>(
  check: Check<Module>,
  judging: Judging,
  seconds: number,
): Promise<Ended> {
  const { program, watcher } = judging
  const guard = new Guard(program, runtime.turnsTaken)
  const started: Played<unknown>[] = []
  holes.met = false
  asked.name = undefined
  const { seed, seeds = 1 } = judging
  Object.assign(replay, { seed, seeds, tried: seed })
  replay.path = judging.path
  replay.schedule = judging.schedule
  replay.explorations = 0
  held.length = 0
  replay.runs = judging.runs ?? 50
  stage.line = () => guard.line
  stage.output = guard.output
  const handed = givenOf<Module>(program, started, guard)
  stage.afterRun = (isSearch) => {
    if (stage.last !== undefined && !isSearch) {
      watcher?.played?.(stage.last, handed.isLoaded())
    }
    guard.check()
  }
  stage.last = undefined
  border.kept()
  try {
    bounded(seconds, () => check.run(handed), guard)
    await leftovers(program, guard)
    const kept = border.kept()
    if (kept !== undefined) throw kept
  } catch (error) {
    if (!holes.met) return failedBy(border.kept() ?? error, guard)
  } finally {
    // A deadline ends a program without any `finally`: its loop would count as running for ever.
    runtime.abandonRunningLoop()
  }
  return holes.met ? { kind: 'todo' } : { kind: 'passed', proved: proved() }
}

function failedBy(error: unknown, guard: Guard): Ended {
  const shown = shownBy(error)
  const schedule = scheduleOfError(error)
  const isStuck = error instanceof GuardError && error.isDeadline
  return { kind: 'failed', message: explain(error, guard), shown, schedule, isStuck }
}

/** The program is evaluated when a check asks for it: a prediction is read, not run. */
function givenOf<Module>(
  program: Program,
  started: Played<unknown>[],
  guard: Guard,
): Given<Module> & { isLoaded(): boolean } {
  let module: Module | undefined
  const load = (): Module => {
    module ??= checkedExports(evaluate(program, guestImports(started), guard), program) as Module
    return module
  }
  return {
    get module() {
      return load()
    },
    isLoaded: () => module !== undefined,
    literals: program.literals,
    get started() {
      load()
      return started
    },
  }
}

/** Promises that the program left behind run now; a flood of them trips the guard. */
export async function leftovers(program: Program, guard: Guard): Promise<void> {
  if (canFlood(program)) await new Promise((resolve) => setImmediate(resolve))
  guard.check()
}
