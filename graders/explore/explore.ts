// The explorer: a program under every order in which its steps may happen, up to a bound. Beyond the
// bound orders are drawn at random, and the answer says so. Of those that break the program it keeps
// the shortest, as a word that `npm run trace` shows again.
import fc from 'fast-check'
import { demand, type Failure, replay, Unmet } from '../check.ts'
import { explored, held } from './explored.ts'
import type { Orders } from './guide.ts'
import { searchByDifferences } from './level.ts'
import { type Reduced, searchReduced } from './reduce.ts'
import { type Make, type Ran, runIn, runOnce, scheduleTaken, Unfit } from './run.ts'
import { noteSchedule, type Schedule, scheduleOf, wordOf } from './schedule.ts'

export type { Orders } from './guide.ts'
export type { Make, Scenario } from './run.ts'

/** What to look at, and how far. */
export type Exploring = Orders & {
  /** At most so many runs; default 2,000. */
  readonly bound?: number
  /** So many orders drawn at random where the bound was too low; default 200. */
  readonly samples?: number
  /**
   * Everything that tasks share can be seen: it is the runtime's, or lies in `shared()`. Then of all
   * orders that come to the same only one is run. Default false: a program may share what it likes.
   */
  readonly isShared?: boolean
}

/** An order that breaks the program. */
export type Broken<T> = {
  readonly schedule: Schedule
  /** The schedule as a word: `--schedule`. */
  readonly word: string
  readonly ran: Ran<T>
  readonly error: unknown
}

/** What came of looking. */
export type Explored<T> = {
  /** Programs run. */
  readonly runs: number
  /** The orders that these runs stand for; undefined where they are too many to be counted. */
  readonly orders: bigint | undefined
  /** These are all there are. */
  readonly isComplete: boolean
  /** So many of the runs were drawn at random. */
  readonly sampled: number
  readonly broken: Broken<T> | undefined
}

const BOUND = 2000
const SAMPLES = 200
const FEW = 200

/** Runs a program in every order there is, up to a bound, and gives the shortest that breaks it. */
export function explore<T>(make: Make<T>, exploring: Exploring = {}): Explored<T> {
  const { bound = BOUND, samples = SAMPLES, isShared = false, ...orders } = exploring
  const isReduced = isShared && orders.mode !== 'asyncio'
  const { runs, failure, ...found } = isReduced
    ? searchBoth(make, orders, bound)
    : searchPlainly(make, orders, bound)
  if (failure !== undefined || found.isComplete) {
    return { runs, sampled: 0, ...found, broken: failure && brokenBy(make, orders, failure) }
  }
  const drawn = drawnAtRandom(make, orders, samples)
  const broken = drawn.failure && brokenBy(make, orders, drawn.failure)
  const sampled = drawn.runs
  return { runs: runs + sampled, sampled, ...found, broken }
}

function searchPlainly<T>(make: Make<T>, orders: Orders, bound: number): Reduced<T> {
  const searched = searchByDifferences(make, orders, { bound })
  return { ...searched, orders: BigInt(searched.runs) }
}

/** Few differences first: most bugs need one or two. Then one order of each kind. */
function searchBoth<T>(make: Make<T>, orders: Orders, bound: number): Reduced<T> {
  const few = searchByDifferences(make, orders, { bound: Math.min(bound, FEW), differences: 2 })
  if (few.failure !== undefined || few.isComplete) return { ...few, orders: BigInt(few.runs) }
  const reduced = searchReduced(make, orders, { bound })
  const runs = few.runs + reduced.runs
  if (reduced.failure === undefined) return { ...reduced, runs }
  // It is not the shortest: the reduction keeps one order of each kind, whichever that is.
  const differences = scheduleTaken(choicesOf(reduced.failure)).length - 1
  const shorter = searchByDifferences(make, orders, { bound, differences })
  const failure = shorter.failure ?? reduced.failure
  return { runs: runs + shorter.runs, orders: undefined, isComplete: false, failure }
}

/** Runs the program in orders that fast-check draws, and shrinks the first that fails. */
function drawnAtRandom<T>(make: Make<T>, orders: Orders, samples: number) {
  let runs = 0
  let failure: Ran<T> | undefined
  const choices = fc.infiniteStream(fc.nat({ max: 5 }))
  fc.check(
    fc.property(choices, (stream) => {
      const drawn = stream[Symbol.iterator]()
      const pick = (options: readonly unknown[]) =>
        options.length === 1 ? 0 : Number(drawn.next().value) % options.length
      const ran = runOnce(make, orders, pick) as Ran<T>
      runs += 1
      if (ran.failure !== undefined) failure = ran
      return ran.failure === undefined
    }),
    { seed: replay.seed, numRuns: samples, endOnFailure: true },
  )
  return { runs, failure }
}

/** The order again, alone and for everybody to see, without the differences that it can do without. */
function brokenBy<T>(make: Make<T>, orders: Orders, ran: Ran<T>): Broken<T> {
  const schedule = shortened(make, orders, scheduleTaken(choicesOf(ran)))
  const again = runIn(schedule, make, orders, { isSearch: false })
  const { error } = again.failure ?? ran.failure ?? {}
  return { schedule, word: wordOf(schedule), ran: again, error }
}

const choicesOf = ({ taken }: Ran<unknown>) => taken.map(({ choice }) => choice)

/** Leaves out one difference after the other, as long as what is left still breaks the program. */
function shortened<T>(make: Make<T>, orders: Orders, schedule: Schedule): Schedule {
  for (let i = schedule.length - 1; i >= 0; i -= 1) {
    const without = schedule.filter((_, at) => at !== i)
    try {
      const ran = runIn(without, make, orders)
      if (ran.failure !== undefined) return shortened(make, orders, scheduleTaken(choicesOf(ran)))
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
    }
  }
  return schedule
}

/**
 * For graders: demands that the program is right in every order. What `check` and `always` of the
 * scenario throw, which `demand` does, is shown with the run and with its schedule.
 */
export function holdsInEveryOrder<T>(make: Make<T>, exploring: Exploring = {}): Explored<T> {
  replay.explorations += 1
  const asked = replay.schedule
  if (asked !== undefined && asked.exploration === replay.explorations) {
    return repeated(make, exploring, asked.word)
  }
  const result = explore(make, exploring)
  if (result.broken === undefined) {
    held.push(result)
    return result
  }
  throw unmetBy(result.broken, result)
}

function repeated<T>(make: Make<T>, orders: Orders, word: string): Explored<T> {
  const schedule = scheduleOf(word)
  demand(schedule !== undefined, () => noSuch(word))
  let ran: Ran<T>
  try {
    ran = runIn(schedule, make, orders, { isSearch: false })
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    demand(false, () => noSuch(word, error.step))
  }
  const result = { runs: 1, orders: 1n, isComplete: false, sampled: 0, broken: undefined }
  if (ran.failure === undefined) return result
  throw unmetBy({ schedule, word, ran, error: ran.failure.error }, result)
}

/** The error of the check, told with the order that shows it. */
function unmetBy<T>({ word, ran, error }: Broken<T>, result: Explored<T>): unknown {
  if (!(error instanceof Unmet)) return withSchedule(error, word)
  const { failure } = error
  const seen = explored(result, word)
  const unmet = new Unmet({
    run: ran.run,
    ...failure,
    seen: { en: `${failure.seen.en}\n${seen.en}`, es: `${failure.seen.es}\n${seen.es}` },
  })
  return withSchedule(unmet, word)
}

function withSchedule(error: unknown, word: string): unknown {
  noteSchedule(error, { exploration: replay.explorations, word })
  return error
}

function noSuch(word: string, step?: number): Failure {
  const where = step === undefined ? '' : ` (${step})`
  return {
    seen: {
      en: `There is no schedule ${word} of this program${where}: it was found with another one.`,
      es: `Este programa no tiene el orden ${word}${where}: se encontró con otro programa.`,
    },
    advice: {
      en: 'Run the check without --schedule: it looks for the shortest order that breaks the program.',
      es: 'Conviene repetir la comprobación sin --schedule: busca el orden más corto que rompe el programa.',
    },
  }
}

/** Does this order break the program? Undefined where the word is no order of it. */
export function breaks<T>(make: Make<T>, word: string, orders: Orders = {}): boolean | undefined {
  const schedule = scheduleOf(word)
  if (schedule === undefined) return undefined
  try {
    return runIn(schedule, make, orders).failure !== undefined
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return undefined
  }
}
