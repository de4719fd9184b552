// What checks are tried on: delays, names, failures, instants of cancellation. Times are small whole
// or half seconds, so that a counterexample can be followed on one's fingers.
import fc from 'fast-check'
import type { Plan } from './jobs.ts'

/** A delay in seconds: 0 to 4, in halves; 0 is a turn and no time. */
export const seconds = (): fc.Arbitrary<number> => fc.nat({ max: 8 }).map((halves) => halves / 2)

/** A delay that takes time: 0.5 to 4 seconds. */
export const positiveSeconds = (): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: 8 }).map((halves) => halves / 2)

/** Delays of several jobs, in seconds. */
export const delays = ({ min = 1, max = 8 } = {}): fc.Arbitrary<number[]> =>
  fc.array(positiveSeconds(), { minLength: min, maxLength: max })

/** A word such as a name or a greeting: letters only, never empty. */
export const word = (): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 8 })

/** How a job ends: with a result, with an error, or asked to stop. */
export const ending = (): fc.Arbitrary<'returned' | 'raised' | 'cancelled'> =>
  fc.constantFrom('returned', 'raised', 'cancelled')

/** Jobs that can be asked to stop: how long each works and cleans up, and how it ends then. */
export const stoppable = ({ min = 1, max = 6, mayFail = false } = {}): fc.Arbitrary<Plan[]> =>
  fc.array(
    fc.record({
      works: positiveSeconds(),
      fails: mayFail ? fc.boolean() : fc.constant(false),
      cleansUp: seconds(),
      stops: ending(),
    }),
    { minLength: min, maxLength: max },
  )

/** A whole number small enough to read. */
export const count = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })
