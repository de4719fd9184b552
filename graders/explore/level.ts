// The plain search: first asyncio's own order, then those that differ from it at one step, at two ...
// Each order is run once, and the first that breaks the program has as few differences as can be.

import { given } from '../verdict.ts'
import type { Orders } from './guide.ts'
import { following, type Make, type Ran, runOnce } from './run.ts'
import type { Schedule } from './schedule.ts'

/** What came of a search by differences. */
export type Searched<T> = {
  /** Programs run, one for each order. */
  readonly runs: number
  /** Every order was run, and none of them was cut. */
  readonly isComplete: boolean
  /** The shortest that fails: fewest differences, then fewest steps. */
  readonly failure: Ran<T> | undefined
}

/** What to do with every run, and when to end. */
export type Limits<T> = {
  /** At most so many runs. */
  readonly bound: number
  /** Only orders with at most so many differences. */
  readonly differences?: number
  /** As if asyncio's own order ended as all others do: at once. */
  readonly stopsAtOnce?: boolean
  /** Is told of every run. */
  readonly seen?: (ran: Ran<T>) => void
}

/** When a failing order is found: this many more of as many differences, for a shorter one. */
const MORE_OF_THE_SAME = 200

/** Runs orders by the number of their differences from asyncio's. */
export function searchByDifferences<T>(
  make: Make<T>,
  orders: Orders,
  { bound, differences = Number.POSITIVE_INFINITY, stopsAtOnce, seen }: Limits<T>,
): Searched<T> {
  let level: Schedule[] = [[]]
  let runs = 0
  let isComplete = true
  let failure: Ran<T> | undefined
  for (let count = 0; level.length > 0; count += 1) {
    const next: Schedule[] = []
    for (const schedule of level) {
      if (runs >= bound) return { runs, isComplete: false, failure }
      const ran = runOnce(make, orders, following(schedule), given({ stopsAtOnce })) as Ran<T>
      runs += 1
      seen?.(ran)
      if (ran.isCut) isComplete = false
      if (ran.failure !== undefined) {
        if (failure === undefined) bound = Math.min(bound, runs + MORE_OF_THE_SAME)
        if (failure === undefined || ran.taken.length < failure.taken.length) failure = ran
      }
      for (const child of children(schedule, ran)) {
        // More than can be run need not be kept.
        if (next.length >= bound || count >= differences) {
          isComplete = false
          break
        }
        next.push(child)
      }
    }
    if (failure !== undefined) break
    level = next
  }
  return { runs, isComplete: isComplete && failure === undefined, failure }
}

/** The orders that differ at one more step, behind those that are in the schedule. */
function* children<T>(schedule: Schedule, { taken }: Ran<T>): Generator<Schedule> {
  const last = schedule.at(-1)?.step ?? 0
  for (let step = last + 1; step <= taken.length; step += 1) {
    const options = taken[step - 1]?.options ?? 0
    for (let choice = 1; choice < options; choice += 1) yield [...schedule, { step, choice }]
  }
}
