// How a check says what is wrong. `demand` fails with a sentence, `check` repeats a property over
// generated inputs and keeps the smallest that breaks it, and `judge.ts` turns both into messages.
import fc from 'fast-check'
import { border } from './border.ts'
import { GuardError } from './guards.ts'
import type { Text } from './language.ts'
import type { Played } from './observe.ts'
import type { Level, Place, TraceLine } from './verdict.ts'

/** What a failed demand knows. */
export type Failure = {
  /** What was seen, against what was expected, in the exercise's own terms. */
  readonly seen: Text
  /** The misconception that this failure shows, if it shows one. */
  readonly card?: string
  /** The misconception that is likely, where neither a rule nor the type checker knows of one. */
  readonly likely?: string
  /** What to do; the card's own advice when absent. */
  readonly advice?: Text
  /** What to do where no card says it. */
  readonly otherwise?: Text
  /** Default `trace` when a run is given, else `property`. */
  readonly level?: Level
  /** The run that shows it: its trace is printed. */
  readonly run?: Played<unknown>
  /** What to say beside a line of that trace; `index` counts its lines from 0. */
  readonly mark?: (line: TraceLine, index: number) => Text | undefined
  readonly place?: Place
}

/** Thrown by `demand`: what the student's program did is not what the check demands. */
export class Unmet extends Error {
  override readonly name = 'Unmet'
  readonly failure: Failure
  /** The smallest inputs that show it, when the check is a property. */
  counterexample: string | undefined
  /** fast-check's path to those inputs. */
  path: string | undefined

  constructor(failure: Failure) {
    super(failure.seen.en)
    this.failure = failure
  }
}

/** Fails the check unless `holds`; the sentence is only made when it is needed. */
export function demand(holds: boolean, failure: () => Failure): asserts holds {
  if (!holds) throw new Unmet(failure())
}

/** What `check` repeats and from where: set by the judge before each check. */
export const replay: {
  seed: number
  /** How many seeds are tried, from that one on. */
  seeds: number
  /** The seed that is being tried, or that was tried last. */
  tried: number
  path: string | undefined
  runs: number
  /** Of the explorations of a check, so many have begun; and the one order to look at, if it is one. */
  explorations: number
  schedule: { readonly exploration: number; readonly word: string } | undefined
} = {
  seed: 1,
  seeds: 1,
  tried: 1,
  path: undefined,
  runs: 50,
  explorations: 0,
  schedule: undefined,
}

/** Was the running check told that something is still to do? The judge sets it. */
export const holes = { met: false }

/**
 * Runs a property over generated inputs, `replay.runs` times, and throws the failure of the
 * smallest inputs that break it. With a `replay.path` it runs that one case. What the property says
 * of one run has to hold however often the program has run before: it is evaluated once.
 */
export function check<T extends Record<string, unknown>>(
  inputs: { [K in keyof T]: fc.Arbitrary<T[K]> },
  property: (inputs: T) => void,
): void {
  const { seed: first, seeds } = replay
  for (let seed = first; seed < first + seeds; seed += 1) {
    replay.tried = seed
    checkWith(seed, inputs, property)
  }
}

function checkWith<T extends Record<string, unknown>>(
  seed: number,
  inputs: { [K in keyof T]: fc.Arbitrary<T[K]> },
  property: (inputs: T) => void,
): void {
  let fatal: unknown
  let isTried = false
  const details = fc.check(
    fc.property(fc.record(inputs) as unknown as fc.Arbitrary<T>, (values) => {
      // A hole or a stopped program fails whatever the inputs are: nothing to shrink.
      // fast-check goes on with the neighbours of a path's case; they are not asked for.
      if (fatal !== undefined || (isTried && replay.path !== undefined)) return
      isTried = true
      try {
        property(values)
        const kept = border.kept()
        if (kept !== undefined) throw kept
      } catch (raised) {
        const error = border.kept() ?? raised
        // To fast-check this would say that the inputs do not count.
        const isForged = fc.PreconditionFailure.isFailure(error)
        if (!(error instanceof GuardError) && !isForged && !holes.met) throw error
        fatal = error
      }
    }),
    {
      seed,
      numRuns: replay.runs,
      ...(replay.path === undefined ? {} : { path: replay.path }),
    },
  )
  if (fatal !== undefined) throw fatal
  demand(isTried, () => ({
    seen: {
      en: `There is no case ${replay.path} among the inputs of seed ${seed}.`,
      es: `No hay un caso ${replay.path} entre las entradas de la semilla ${seed}.`,
    },
    advice: {
      en: 'Repeat the check without --path: it prints the path of the smallest case that fails.',
      es: 'Conviene repetir la comprobación sin --path: muestra el camino del caso más pequeño que falla.',
    },
  }))
  if (!details.failed) return
  const error = details.errorInstance
  if (error instanceof Unmet) {
    error.counterexample = show(details.counterexample?.[0] ?? {})
    error.path = details.counterexamplePath ?? undefined
  }
  throw error
}

/** Inputs as a student would write them: `seconds = [1, 2], failing = 1`. */
function show(inputs: object): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name} = ${fc.stringify(value)}`)
    .join(', ')
}
