// One run of a program in one order, and what came of it.
import { type Coroutine, type Touch, watchTouches } from '#runtime'
import { GuardError } from '../guards.ts'
import { type Played, play, resultOf } from '../observe.ts'
import { Guide, type Orders, type Pick, type Taken } from './guide.ts'
import type { Schedule } from './schedule.ts'

/** A program, made anew for each run, and what must be true of it. */
export type Scenario<T> = {
  readonly main: Coroutine<T>
  /** Throws when something is broken that has to hold after every step. */
  readonly always?: () => void
  /** Throws when the run is not as it has to be; without it the program has to return. */
  readonly check?: (run: Played<T>) => void
}

/** Makes the program and everything it works on; called once for each run. */
export type Make<T> = () => Scenario<T>

/** A run in one order. */
export type Ran<T> = {
  readonly run: Played<T>
  readonly taken: readonly Taken[]
  /** Some choices were not looked at: the run was too long. */
  readonly isCut: boolean
  /** What `always` or `check` threw; in an object, since anything can be thrown. */
  readonly failure: { readonly error: unknown } | undefined
}

/** Thrown by a pick to give up a run. */
export const GIVEN_UP = Symbol('given up')

/** How to run, besides the orders. */
export type Running = {
  readonly isSearch?: boolean
  readonly stopsAtOnce?: boolean
  readonly witness?: Witness
}

/** Is told what the program touches, from the moment it is made. */
export type Witness = {
  /** Lets `always` look around. */
  ask(always: () => void): void
  touched(thing: object, how: Touch): void
}

/** Runs the program once; undefined when the pick gave up. */
export function runOnce<T>(
  make: Make<T>,
  orders: Orders,
  pick: Pick,
  { isSearch = true, stopsAtOnce, witness }: Running = {},
): Ran<T> | undefined {
  let failure: { readonly error: unknown } | undefined
  const attempt = (f: () => void) => {
    if (failure !== undefined) return
    try {
      f()
    } catch (error) {
      if (error instanceof GuardError) throw error
      failure = { error }
    }
  }
  if (witness !== undefined) watchTouches((thing, how) => witness.touched(thing, how))
  try {
    const { main, always, check = (run) => void resultOf(run) } = make()
    const ask = () => {
      if (always === undefined) return
      if (witness === undefined) attempt(always)
      else witness.ask(() => attempt(always))
    }
    const asked: Pick = (...given) => {
      ask()
      return pick(...given)
    }
    const guide = new Guide(orders, asked, stopsAtOnce)
    const run = play(main, { chooser: guide, isSearch })
    watchTouches(undefined)
    ask()
    attempt(() => check(run))
    return { run, taken: guide.taken, isCut: guide.isCut, failure }
  } catch (error) {
    if (error === GIVEN_UP) return undefined
    throw error
  } finally {
    watchTouches(undefined)
  }
}

/** The pick that follows a schedule, and asyncio's order where the schedule says nothing. */
export function following(schedule: Schedule): Pick {
  let next = 0
  return (options, step) => {
    const deviation = schedule[next]
    if (deviation?.step !== step) return 0
    next += 1
    if (deviation.choice >= options.length) throw new Unfit(schedule, deviation.step)
    return deviation.choice
  }
}

/** Runs the program in this order. Throws Unfit where it has no such order. */
export function runIn<T>(
  schedule: Schedule,
  make: Make<T>,
  orders: Orders,
  running: Running = {},
): Ran<T> {
  const ran = runOnce(make, orders, following(schedule), running) as Ran<T>
  const last = schedule.at(-1)?.step ?? 0
  if (last > ran.taken.length) throw new Unfit(schedule, last)
  return ran
}

/** A schedule that a program cannot follow: it was found with another one. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
  readonly schedule: Schedule
  readonly step: number

  constructor(schedule: Schedule, step: number) {
    super(`step ${step} has no such choice`)
    this.schedule = schedule
    this.step = step
  }
}

/** The schedule in which these choices, from the first step on, were made. */
export function scheduleTaken(choices: readonly number[]): Schedule {
  return choices.flatMap((choice, index) => (choice === 0 ? [] : [{ step: index + 1, choice }]))
}
