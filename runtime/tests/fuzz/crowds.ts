// Programs in which a few tasks want the same thing at the same moments, and are cancelled there. Random statements seldom
// come to that, and it is where the mistakes are: a waiter woken and cancelled in one turn, a group whose child fails
// while its parent is cancelled, a gather of what is done.
import * as fc from 'fast-check'
import { awaitedCallOn, callOn, digit, fault, kinds, value, weighted } from './calls.ts'
import type { Action, Awaitable, Manager, Program, Statement, Target } from './program.ts'

const delay = fc.constantFrom(0, 0, 0, 1, 1, 2)
const worker = fc.constantFrom(0, 1, 2, 3)
const pause: fc.Arbitrary<Statement> = weighted(
  [2, delay.map((seconds): Statement => ({ do: 'await', of: { a: 'sleep', seconds } }))],
  [1, fc.constant<Statement>({ do: 'turn' })],
)

/** A crowd around one thing, or around each other. */
export function anyCrowd(): fc.Arbitrary<Program> {
  const things = kinds.map(({ on, count, ways }) => {
    const each = Array.from({ length: count }, (_, index) => ({ on, index }))
    return fc.oneof(
      ...each.flatMap((thing) => [undefined, ...ways].map((way) => around(thing, way))),
    )
  })
  const others = [eachOther(), eachOther(), inGroups(), inGroups(), atGenerators()]
  return fc
    .oneof(...things, ...others.map((step) => crowd(step, cancelling())))
    .map((main) => ({ main, rescue: true }))
}

/** Workers that do these steps, and callbacks that do these actions at the moments when much happens. */
function crowd(
  step: fc.Arbitrary<Statement>,
  action: fc.Arbitrary<Action>,
): fc.Arbitrary<readonly Statement[]> {
  const steps = fc.array(weighted([4, step], [2, pause], [1, cancelling()]), {
    minLength: 1,
    maxLength: 4,
    size: 'max',
  })
  const workers = fc.array(steps, { minLength: 2, maxLength: 4, size: 'max' })
  const callbacks = fc.array(
    fc.record({
      when: fc.constantFrom(0, 1, 1, 2),
      body: fc.array(weighted([1, action], [1, cancelling()]), {
        minLength: 1,
        maxLength: 4,
        size: 'max',
      }),
    }),
    { minLength: 1, maxLength: 3, size: 'max' },
  )
  const rest = fc.array(weighted([2, step], [1, pause]), { maxLength: 3, size: 'max' })
  return fc
    .record({ workers, callbacks, rest, isFirst: fc.boolean() })
    .map(({ workers, callbacks, rest, isFirst }) => {
      const scheduled = callbacks.map(
        ({ when, body }): Statement => ({ do: 'schedule', how: 'callLater', when, index: 0, body }),
      )
      const spawned = workers.map(
        (body, slot): Statement => ({
          do: 'spawn',
          slot,
          of: { a: 'coroutine', body: lookingBack(body.map(guarded), slot) },
        }),
      )
      return [
        { do: 'generator', index: 0, body: emitting },
        ...(isFirst ? [...scheduled, ...spawned] : [...spawned, ...scheduled]),
        ...rest.map(guarded),
        { do: 'await', of: { a: 'sleep', seconds: 5 } },
        { do: 'names' },
      ]
    })
}

/** Around a lock, a queue, a barrier... With `way` they wait for it in this way only. */
function around(thing: Target, way: string | undefined): fc.Arbitrary<readonly Statement[]> {
  const waiting = awaitedCallOn(thing, way)
  const plain = callOn(thing)
  const held = fc
    .array(weighted([2, pause], [2, plain], [2, waiting.map(awaiting)], [1, cancelling()]), {
      maxLength: 2,
      size: 'max',
    })
    .map((body): Statement => ({ do: 'with', manager: { m: 'thing', ...thing }, body }))
  const timed = fc
    .tuple(waiting, delay)
    .map(([of, seconds]) => awaiting({ a: 'waitFor', of, seconds }))
  const canHold = thing.on !== 'event' && thing.on !== 'queue'
  const step = weighted<Statement>(
    [4, waiting.map(awaiting)],
    [1, timed],
    [2, plain],
    ...(canHold ? [[4, held] as const] : []),
  )
  return crowd(step, plain)
}

/** Each waits for the others, in all the ways there are. */
function eachOther(): fc.Arbitrary<Statement> {
  const slot = worker.map((index): Awaitable => ({ a: 'slot', slot: index }))
  const several = fc.array(slot, { minLength: 1, maxLength: 3, size: 'max' })
  const waited = weighted<Awaitable>(
    [2, slot],
    [2, slot.map((of) => ({ a: 'shield', of }))],
    [2, fc.tuple(slot, delay).map(([of, seconds]) => ({ a: 'waitFor', of, seconds }))],
    [
      4,
      fc
        .tuple(several, fc.boolean())
        .map(([items, returnExceptions]) => ({ a: 'gather', items, returnExceptions })),
    ],
    [
      2,
      fc.tuple(fc.array(worker, { minLength: 1, maxLength: 3 }), delay, returnWhen).map(
        ([slots, seconds, when]): Awaitable => ({
          a: 'wait',
          slots,
          seconds: seconds === 0 ? null : seconds,
          returnWhen: when,
        }),
      ),
    ],
  )
  const timed = fc.tuple(waited, delay).map(
    ([of, seconds]): Statement => ({
      do: 'with',
      manager: { m: 'timeout', seconds, index: 0 },
      body: [awaiting(of)],
    }),
  )
  const completed = fc.tuple(several, delay, fc.boolean()).map(
    ([items, seconds, isAsync]): Statement => ({
      do: 'completed',
      items,
      seconds: seconds === 0 ? null : seconds,
      async: isAsync,
      body: [],
    }),
  )
  return weighted([5, waited.map(awaiting)], [2, timed], [1, completed], [2, ending])
}

const returnWhen = fc.constantFrom('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION')

/** Ends, one way or the other. */
const ending: fc.Arbitrary<Statement> = weighted<Statement>(
  [2, fault.map((each) => ({ do: 'raise', fault: each }))],
  [1, value.map((each) => ({ do: 'return', value: each }))],
)

/** Groups and timeouts inside each other, with children that fail. */
function inGroups(): fc.Arbitrary<Statement> {
  const child = fc
    .array(weighted([3, pause], [1, ending], [1, cancelling()]), {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    })
    .map((body): Awaitable => ({ a: 'coroutine', body }))
  const join = fc
    .tuple(child, fc.constantFrom(4, 5), fc.constantFrom(0, 1))
    .map(([of, slot, group]): Statement => ({ do: 'join', slot, group, of }))
  const inside = fc.array(weighted([3, join], [2, pause], [1, ending], [1, cancelling()]), {
    minLength: 1,
    maxLength: 4,
    size: 'max',
  })
  const manager = weighted<Manager>(
    [3, fc.constantFrom(0, 1).map((index) => ({ m: 'group', index }))],
    [1, delay.map((seconds) => ({ m: 'timeout', seconds, index: 0 }))],
  )
  const block = fc
    .tuple(manager, inside)
    .map(([each, body]): Statement => ({ do: 'with', manager: each, body }))
  const nested = fc
    .tuple(manager, block, inside)
    .map(
      ([each, inner, rest]): Statement => ({ do: 'with', manager: each, body: [inner, ...rest] }),
    )
  return weighted([3, block], [1, nested])
}

const emitting: readonly Statement[] = [
  {
    do: 'try',
    body: [
      { do: 'emit', value: 1 },
      { do: 'await', of: { a: 'sleep', seconds: 1 } },
      { do: 'emit', value: 2 },
      { do: 'turn' },
      { do: 'emit', value: 3 },
    ],
    handlers: [],
    otherwise: [],
    finally: [{ do: 'turn' }],
  },
]

/** They take from one async generator, and close it. */
function atGenerators(): fc.Arbitrary<Statement> {
  const leaving = fc.constantFrom<readonly Statement[]>([], [{ do: 'break' }], [{ do: 'turn' }])
  return weighted<Statement>(
    [3, fc.constant(awaiting({ a: 'anext', index: 0 }))],
    [1, fc.constant(awaiting({ a: 'aclose', index: 0 }))],
    [2, leaving.map((body) => ({ do: 'for', index: 0, body }))],
    [1, fc.constant<Statement>({ do: 'generator', index: 0, body: emitting })],
    [1, leaving.map((body) => ({ do: 'with', manager: { m: 'aclosing', index: 0 }, body }))],
  )
}

/** Somebody is cancelled, or has it taken back. */
function cancelling(): fc.Arbitrary<Action> {
  return weighted<Action>(
    [5, worker.map((index) => ({ do: 'call', on: 's', index, method: 'cancel', args: [] }))],
    [1, fc.constant<Action>({ do: 'call', on: 'me', method: 'cancel', args: [] })],
    [1, worker.map((index) => ({ do: 'call', on: 's', index, method: 'uncancel', args: [] }))],
    [1, worker.map((index) => ({ do: 'call', on: 's', index, method: 'cancelling', args: [] }))],
    [1, digit.map((n) => ({ do: 'call', on: 's', index: 4, method: 'setResult', args: [n] }))],
  )
}

/** In a circle of waiting tasks CPython runs out of stack, so each waits for those before it, the first for a future. */
function lookingBack(body: readonly Statement[], self: number): readonly Statement[] {
  const before = (slot: number) => (self === 0 ? 4 : slot % self)
  const json = JSON.stringify(body, (key, part: unknown) => {
    if (key === 'slots') return (part as number[]).map(before)
    const { a, slot } = (part ?? {}) as { a?: string; slot?: number }
    return a === 'slot' && slot !== undefined ? { a, slot: before(slot) } : part
  })
  return JSON.parse(json) as Statement[]
}

function awaiting(of: Awaitable): Statement {
  return { do: 'await', of }
}

/** Whatever happens in it is logged, and the next statement runs. */
function guarded(statement: Statement): Statement {
  if (statement.do === 'raise' || statement.do === 'return') return statement
  return {
    do: 'try',
    body: [statement],
    handlers: [{ kind: 'any', body: [] }],
    otherwise: [],
    finally: [],
  }
}
