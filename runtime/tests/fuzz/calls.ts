// Which methods programs call, on what, and with which arguments. Random.
import * as fc from 'fast-check'
import type { Action, Argument, Awaitable, Call, Fault, Target } from './program.ts'

/** One of these, in proportion to the numbers before them. */
export function weighted<T>(
  ...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]
): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

/** A digit. */
export const digit = fc.integer({ min: 0, max: 9 })

/** A moment of the loop's clock. */
export const moment = fc.constantFrom(0, 1, 2, 3, 4, 5, 0.5, 1.5, -1)

/** An error to raise. */
export const fault = weighted<Fault>(
  [30, fc.constantFrom<Fault>({ fault: 'A', text: 'x' }, { fault: 'A' })],
  [20, fc.constant<Fault>({ fault: 'B', text: 'y' })],
  [20, fc.constantFrom<Fault>({ fault: 'cancelled' }, { fault: 'cancelled', text: 'me' })],
  [5, fc.constantFrom<Fault>({ fault: 'timeout' }, { fault: 'runtime' })],
  [1, fc.constant<Fault>({ fault: 'keyboard' })],
)

/** Something to return, or to put into a queue. */
export const value = weighted<Argument>(
  [6, digit],
  [2, fc.constant(null)],
  [2, fc.constantFrom('text', 'word')],
  [1, fc.constantFrom([1, 'one'], [1, 'two'], [2, 0], [1, 3])],
)

/** A method and its arguments. */
type Method = readonly [string, ...fc.Arbitrary<Argument>[]]

type Things = {
  /** As it is called in programs. */
  readonly on: string
  /** How many there are; 0 for the running task. */
  readonly count: number
  /** How often they are called. */
  readonly weight: number
  readonly plain: readonly Method[]
  readonly awaited: readonly Method[]
}

const message = fc.constantFrom(null, null, 'stop', 'now', '')
const settable = fault.filter((each) => each.fault !== 'keyboard')

const ofFutures: readonly Method[] = [
  ['done'],
  ['cancelled'],
  ['result'],
  ['exception'],
  ['cancel', message],
  ['cancel', message],
  ['setResult', value],
  ['setException', settable],
  ['setException', fc.constant<Fault>({ fault: 'A', isClass: true })],
]

const ofTasks: readonly Method[] = [
  ['cancelling'],
  ['uncancel'],
  ['getName'],
  ['getCoro'],
  ['getLoop'],
  ['setName', fc.constantFrom('ann', 'carl', 7)],
]

const things: readonly Things[] = [
  { on: 's', count: 6, weight: 12, plain: [...ofFutures, ...ofFutures, ...ofTasks], awaited: [] },
  {
    on: 'me',
    count: 0,
    weight: 3,
    plain: [['cancel', message], ['cancel', message], ...ofTasks, ['done']],
    awaited: [],
  },
  { on: 'x', count: 1, weight: 2, plain: [['get'], ['set', digit], ['set', digit]], awaited: [] },
  { on: 'h', count: 3, weight: 2, plain: [['cancel'], ['cancelled'], ['when']], awaited: [] },
  {
    on: 'tm',
    count: 2,
    weight: 2,
    plain: [['reschedule', moment], ['reschedule', fc.constant(null)], ['expired'], ['when']],
    awaited: [],
  },
  { on: 'lock', count: 2, weight: 2, plain: [['release'], ['locked']], awaited: [['acquire']] },
  {
    on: 'condition',
    count: 2,
    weight: 2,
    plain: [
      ['release'],
      ['locked'],
      ['notify'],
      ['notify', fc.integer({ min: 0, max: 2 })],
      ['notifyAll'],
    ],
    awaited: [['acquire'], ['wait'], ['wait']],
  },
  { on: 'event', count: 2, weight: 2, plain: [['set'], ['clear'], ['isSet']], awaited: [['wait']] },
  {
    on: 'semaphore',
    count: 3,
    weight: 2,
    plain: [['release'], ['locked']],
    awaited: [['acquire']],
  },
  { on: 'bounded', count: 2, weight: 2, plain: [['release'], ['locked']], awaited: [['acquire']] },
  {
    on: 'barrier',
    count: 2,
    weight: 2,
    plain: [['parties'], ['nWaiting'], ['broken']],
    awaited: [['wait'], ['wait'], ['wait'], ['reset'], ['abort']],
  },
  {
    on: 'queue',
    count: 5,
    weight: 6,
    plain: [
      ['putNowait', value],
      ['putNowait', value],
      ['getNowait'],
      ['getNowait'],
      ['taskDone'],
      ['qsize'],
      ['empty'],
      ['full'],
      ['maxsize'],
      ['shutdown', fc.constantFrom(0, 0, 1)],
    ],
    awaited: [['put', value], ['put', value], ['get'], ['get'], ['join']],
  },
]

/** A call that is not awaited. */
export const call: fc.Arbitrary<Call> = weighted(
  ...things.map((each) => [each.weight, callOf(each, each.plain)] as const),
).map((each) => ({ do: 'call', ...each }))

/** A call that is. */
export const awaitedCall: fc.Arbitrary<Awaitable> = weighted(
  ...things
    .filter(({ awaited }) => awaited.length > 0)
    .map((each) => [each.on === 'queue' ? 3 : 1, callOf(each, each.awaited)] as const),
).map((each) => ({ a: 'call', ...each }))

/** The kinds of things that tasks share and wait for, and the ways of waiting. */
export const kinds = things
  .filter(({ awaited }) => awaited.length > 0)
  .map(({ on, count, awaited }) => ({ on, count, ways: [...new Set(awaited.map(([way]) => way))] }))

/** A call on this thing. */
export function callOn(thing: Target): fc.Arbitrary<Call> {
  return methodsOf(thing, 'plain').map((each) => ({ do: 'call', ...thing, ...each }))
}

/** A call on this thing that is awaited; with `way`, of this method. */
export function awaitedCallOn(thing: Target, way?: string): fc.Arbitrary<Awaitable> {
  return methodsOf(thing, 'awaited', way).map((each) => ({ a: 'call', ...thing, ...each }))
}

/** repr() of something. */
export const describing: fc.Arbitrary<Action> = fc
  .oneof(
    ...things.filter(({ on }) => on !== 'h' && on !== 'x').map(targetOf),
    targetOf({ on: 'g', count: 2 }),
  )
  .map((target) => ({ do: 'describe', ...target }))

/** The same target in a program that has only one thing of each kind, the one of this number. */
export function crowded<T extends Target>(target: T, crowd: number): T {
  const kind = things.find(({ on }) => on === target.on)
  const isShared = kind !== undefined && kind.on.length > 2 && target.index !== undefined
  return isShared ? { ...target, index: crowd % kind.count } : target
}

function targetOf({ on, count }: Pick<Things, 'on' | 'count'>): fc.Arbitrary<Target> {
  if (count === 0) return fc.constant({ on })
  return fc.integer({ min: 0, max: count - 1 }).map((index) => ({ on, index }))
}

function callOf(
  kind: Things,
  methods: readonly Method[],
): fc.Arbitrary<Target & Pick<Call, 'method' | 'args'>> {
  return fc.tuple(targetOf(kind), oneOf(methods)).map(([on, each]) => ({ ...on, ...each }))
}

function methodsOf({ on }: Target, which: 'plain' | 'awaited', only?: string) {
  const methods = things.find((each) => each.on === on)?.[which] ?? []
  return oneOf(methods.filter(([method]) => only === undefined || method === only))
}

function oneOf(methods: readonly Method[]): fc.Arbitrary<Pick<Call, 'method' | 'args'>> {
  return fc.oneof(
    ...methods.map(([method, ...args]) =>
      fc.tuple(...args).map((given) => ({
        method,
        // cancel() without a message has no argument at all.
        args: method === 'cancel' ? given.filter((each) => each !== null) : given,
      })),
    ),
  )
}
