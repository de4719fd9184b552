// Which programs are tried, and how often what occurs in them.
import * as fc from 'fast-check'
import {
  type Action,
  type Argument,
  type Awaitable,
  type Call,
  type Fault,
  type Kind,
  type Manager,
  type Odd,
  type Program,
  type Statement,
  type Target,
  WRONG,
} from './program.ts'

// Few different moments, so that much happens at the same one.
const seconds = fc.constantFrom(0, 1, 1, 1, 2, 2, 0.5, 1.5, 3, -1, 0.1, 0.2, 0.3)
const deadline = fc.constantFrom(1, 1, 2, 2, 0, 0.5, 1.5, 3, -1, null)
const moment = fc.constantFrom(0, 1, 2, 3, 4, 5, 0.5, 1.5, -1)
const slot = fc.constantFrom(0, 1, 2, 3, 4, 5)
const place = fc.constantFrom(0, 1)
const handle = fc.constantFrom(0, 1, 2)
const name = fc.constantFrom(undefined, undefined, undefined, 'ann', 'bob')
const message = fc.constantFrom(null, null, 'stop', 'now', '')

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom<Fault>({ fault: 'A', text: 'x' }, { fault: 'A' }) },
  { weight: 20, arbitrary: fc.constant<Fault>({ fault: 'B', text: 'y' }) },
  {
    weight: 20,
    arbitrary: fc.constantFrom<Fault>({ fault: 'cancelled' }, { fault: 'cancelled', text: 'me' }),
  },
  { weight: 5, arbitrary: fc.constantFrom<Fault>({ fault: 'timeout' }, { fault: 'runtime' }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ fault: 'keyboard' }) },
)

const value: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom('text', 'word') },
  { weight: 1, arbitrary: fc.constantFrom([1, 'one'], [1, 'two'], [2, 0], [1, 3]) },
)

/** [method, its arguments...] */
type Method = readonly [string, ...fc.Arbitrary<Argument>[]]

type Things = {
  readonly on: readonly string[]
  readonly indexes: number
  readonly plain: readonly Method[]
  readonly awaited: readonly Method[]
}

const futureMethods: readonly Method[] = [
  ['done'],
  ['cancelled'],
  ['result'],
  ['exception'],
  ['cancel', message],
  ['cancel', message],
  ['setResult', value],
  ['setException', fault.filter((each) => each.fault !== 'keyboard')],
  ['setException', fc.constant<Fault>({ fault: 'A', isClass: true })],
]

const taskMethods: readonly Method[] = [
  ['cancelling'],
  ['uncancel'],
  ['getName'],
  ['getCoro'],
  ['getLoop'],
  ['setName', fc.constantFrom('ann', 'carl', 7)],
]

const THINGS_TO_CALL: readonly Things[] = [
  {
    on: ['s'],
    indexes: 6,
    plain: [...futureMethods, ...futureMethods, ...taskMethods],
    awaited: [],
  },
  {
    on: ['me'],
    indexes: 0,
    plain: [['cancel', message], ['cancel', message], ...taskMethods, ['done']],
    awaited: [],
  },
  { on: ['h'], indexes: 3, plain: [['cancel'], ['cancelled'], ['when']], awaited: [] },
  {
    on: ['tm'],
    indexes: 2,
    plain: [['reschedule', moment], ['reschedule', fc.constant(null)], ['expired'], ['when']],
    awaited: [],
  },
  { on: ['lock'], indexes: 2, plain: [['release'], ['locked']], awaited: [['acquire']] },
  {
    on: ['condition'],
    indexes: 2,
    plain: [
      ['release'],
      ['locked'],
      ['notify'],
      ['notify', fc.integer({ min: 0, max: 2 })],
      ['notifyAll'],
    ],
    awaited: [['acquire'], ['wait'], ['wait']],
  },
  { on: ['event'], indexes: 2, plain: [['set'], ['clear'], ['isSet']], awaited: [['wait']] },
  { on: ['semaphore'], indexes: 3, plain: [['release'], ['locked']], awaited: [['acquire']] },
  { on: ['bounded'], indexes: 2, plain: [['release'], ['locked']], awaited: [['acquire']] },
  {
    on: ['barrier'],
    indexes: 2,
    plain: [['parties'], ['nWaiting'], ['broken']],
    awaited: [['wait'], ['wait'], ['wait'], ['reset'], ['abort']],
  },
  {
    on: ['queue'],
    indexes: 5,
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

function targets({ on, indexes }: Things): fc.Arbitrary<Target> {
  const at = indexes === 0 ? fc.constant(undefined) : fc.integer({ min: 0, max: indexes - 1 })
  return fc.record({ on: fc.constantFrom(...on), index: at }).map(({ on, index }) => ({
    on,
    ...(index === undefined ? {} : { index }),
  }))
}

function calls(
  things: Things,
  methods: readonly Method[],
): fc.Arbitrary<Target & Pick<Call, 'method' | 'args'>> {
  const called = methods.map(([method, ...args]) =>
    fc.tuple(...args).map((args) => ({
      method,
      // A call without the optional argument.
      args: args.length === 1 && args[0] === null && method === 'cancel' ? [] : args,
    })),
  )
  return fc.tuple(targets(things), fc.oneof(...called)).map(([on, call]) => ({ ...on, ...call }))
}

const anyCall: fc.Arbitrary<Call> = fc
  .oneof(
    ...THINGS_TO_CALL.map((things) => ({
      weight: ({ s: 12, me: 3, queue: 6 } as Record<string, number>)[things.on[0] ?? ''] ?? 2,
      arbitrary: calls(things, things.plain),
    })),
  )
  .map((call) => ({ do: 'call', ...call }))

const awaitedCall: fc.Arbitrary<Awaitable> = fc
  .oneof(
    ...THINGS_TO_CALL.filter(({ awaited }) => awaited.length > 0).map((things) => ({
      weight: things.on[0] === 'queue' ? 3 : 1,
      arbitrary: calls(things, things.awaited),
    })),
  )
  .map((call) => ({ a: 'call', ...call }))

// By hand only what makes a future of its own: another task may wait for it otherwise.
const lockToStep: Things = { on: ['lock'], indexes: 2, plain: [], awaited: [['acquire']] }

const describe: fc.Arbitrary<Action> = fc
  .oneof(
    ...THINGS_TO_CALL.filter(({ on }) => on[0] !== 'h').map(targets),
    targets({ on: ['g'], indexes: 2, plain: [], awaited: [] }),
  )
  .map((on) => ({ do: 'describe', ...on }))

const kinds = fc.constantFrom<Kind>(
  'cancelled',
  'cancelled',
  'cancelled',
  'A',
  'B',
  'timeout',
  'runtime',
  'group',
  'error',
  'any',
)

type Tied = {
  body: readonly Statement[]
  actions: readonly Action[]
  statement: Statement
  safe: Statement
  action: Action
  leaf: Statement
  awaitable: Awaitable
  job: Awaitable
  future: Awaitable
  manager: Manager
  /** A group with children. */
  family: Statement
}

const { statement } = fc.letrec<Tied>((tie) => {
  const statements = tie('body')
  const few = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: statements },
  )
  const simpleAction: fc.Arbitrary<Action> = fc.oneof(
    { weight: 12, arbitrary: anyCall },
    { weight: 3, arbitrary: fc.constant<Action>({ do: 'log' }) },
    { weight: 1, arbitrary: fc.constant<Action>({ do: 'names' }) },
    { weight: 1, arbitrary: describe },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('wrong' as const),
        which: fc.constantFrom(...(Object.keys(WRONG) as (keyof typeof WRONG)[])),
        slot,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        {
          weight: 2,
          arbitrary: fc.record({
            do: fc.constant('enter' as const),
            on: fc.constantFrom('tm' as const, 'g' as const),
            index: place,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant('step' as const),
            of: calls(lockToStep, lockToStep.awaited).map(
              (call): Awaitable => ({ a: 'call', ...call }),
            ),
          }),
        },
      ),
    },
    { weight: 1, arbitrary: fc.constant<Action>({ do: 'count', index: 0 }) },
    { weight: 1, arbitrary: fc.constant<Action>({ do: 'report' }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('future' as const), slot }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('uncallback' as const), slot, index: handle }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('callback' as const), slot, index: handle }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('raise' as const), fault }) },
  )
  const spawn: fc.Arbitrary<Action> = fc.record({
    do: fc.constant('spawn' as const),
    slot,
    of: tie('awaitable'),
    name,
  })
  const deepAction: fc.Arbitrary<Action> = fc.oneof(
    { weight: 4, arbitrary: spawn },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('callback' as const),
        slot,
        index: handle,
        body: tie('actions'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('schedule' as const),
        how: fc.constantFrom('callSoon' as const, 'callLater' as const, 'callAt' as const),
        when: moment,
        index: handle,
        body: tie('actions'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('join' as const),
        slot,
        group: place,
        // CPython closes what it refuses, and a future cannot be closed.
        of: tie('job'),
        name,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('let' as const),
        slot,
        of: tie('future'),
        ensure: fc.constant(false),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('let' as const),
        slot,
        of: tie('awaitable'),
        ensure: fc.constant(true),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('save' as const), index: place, body: statements }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('generator' as const),
        index: place,
        body: statements,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('handler' as const), body: tie('actions') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('if' as const), of: anyCall, body: tie('actions') }),
    },
  )
  const simpleAwaitable: fc.Arbitrary<Awaitable> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ a: fc.constant('sleep' as const), seconds }) },
    {
      weight: 1,
      arbitrary: fc.record({ a: fc.constant('sleep' as const), seconds, result: value }),
    },
    { weight: 5, arbitrary: fc.record({ a: fc.constant('slot' as const), slot }) },
    { weight: 6, arbitrary: awaitedCall },
    { weight: 1, arbitrary: fc.record({ a: fc.constant('saved' as const), index: place }) },
    {
      weight: 1,
      arbitrary: fc.record({
        a: fc.constant('odd' as const),
        odd: fc.constantFrom<Odd[]>(
          'foreign',
          'custom',
          'bareFuture',
          'bareNumber',
          'bareGenerator',
          'nan',
          'waitOfFuture',
          'waitOfCoroutine',
        ),
        slot,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        a: fc.constant('until' as const),
        index: place,
        atLeast: fc.integer({ min: 0, max: 2 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        a: fc.constantFrom('anext' as const, 'anext' as const, 'aclose' as const),
        index: place,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        a: fc.constant('wait' as const),
        slots: fc.oneof(
          { weight: 9, arbitrary: fc.array(slot, { minLength: 1, maxLength: 3 }) },
          { weight: 1, arbitrary: fc.constant([]) },
        ),
        seconds: deadline,
        returnWhen: fc.constantFrom(
          ...['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'FIRST_EXCEPTION'],
          ...['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'FIRST_EXCEPTION'],
          'NEVER',
        ),
      }),
    },
  )
  const leaf: fc.Arbitrary<Statement> = fc.oneof(
    { weight: 8, arbitrary: simpleAction },
    {
      weight: 8,
      arbitrary: fc.record({ do: fc.constant('await' as const), of: simpleAwaitable }),
    },
    { weight: 2, arbitrary: fc.constant<Statement>({ do: 'turn' }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('return' as const), value }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Statement>({ do: 'break' }, { do: 'continue' }, { do: 'reraise' }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('emit' as const),
        value: fc.integer({ min: 0, max: 9 }),
      }),
    },
  )
  return {
    body: fc
      .array(
        fc.oneof({ weight: 2, arbitrary: tie('statement') }, { weight: 1, arbitrary: tie('safe') }),
        {
          minLength: 1,
          maxLength: 5,
          depthIdentifier: 'body',
          size: 'max',
        },
      )
      .map(reachable),
    actions: fc
      .array(tie('action'), { maxLength: 3, depthIdentifier: 'body', size: 'max' })
      .map(reachable),
    safe: tie('statement').map(safely),
    leaf,
    action: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' },
      { weight: 5, arbitrary: simpleAction },
      { weight: 2, arbitrary: deepAction },
    ),
    awaitable: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' },
      { weight: 4, arbitrary: simpleAwaitable },
      {
        weight: 8,
        arbitrary: fc.record({ a: fc.constant('coroutine' as const), body: statements }),
      },
      { weight: 2, arbitrary: tie('future') },
      {
        weight: 2,
        arbitrary: fc.record({
          a: fc.constant('waitFor' as const),
          of: tie('awaitable'),
          seconds: deadline,
        }),
      },
    ),
    job: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' },
      { weight: 1, arbitrary: awaitedCall },
      {
        weight: 3,
        arbitrary: fc.record({ a: fc.constant('coroutine' as const), body: statements }),
      },
    ),
    future: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' },
      { weight: 1, arbitrary: fc.record({ a: fc.constant('slot' as const), slot }) },
      {
        weight: 3,
        arbitrary: fc.record({
          a: fc.constant('gather' as const),
          items: fc.array(tie('awaitable'), { maxLength: 3, depthIdentifier: 'body', size: 'max' }),
          returnExceptions: fc.boolean(),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ a: fc.constant('shield' as const), of: tie('awaitable') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ a: fc.constant('task' as const), of: tie('awaitable'), name }),
      },
    ),
    manager: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          m: fc.constantFrom('timeout' as const, 'timeout' as const, 'timeoutAt' as const),
          seconds: deadline,
          index: place,
        }),
      },
      { weight: 2, arbitrary: fc.record({ m: fc.constant('group' as const), index: place }) },
      {
        weight: 1,
        arbitrary: fc.record({
          m: fc.constant('again' as const),
          on: fc.constantFrom('tm' as const, 'g' as const),
          index: place,
        }),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom<Manager>(
          { m: 'thing', on: 'lock', index: 0 },
          { m: 'thing', on: 'lock', index: 0 },
          { m: 'thing', on: 'lock', index: 1 },
          { m: 'thing', on: 'condition', index: 0 },
          { m: 'thing', on: 'condition', index: 0 },
          { m: 'thing', on: 'condition', index: 1 },
          { m: 'thing', on: 'semaphore', index: 0 },
          { m: 'thing', on: 'semaphore', index: 1 },
          { m: 'thing', on: 'bounded', index: 0 },
          { m: 'thing', on: 'bounded', index: 1 },
          { m: 'thing', on: 'barrier', index: 0 },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          m: fc.constant('own' as const),
          enter: few,
          exit: few,
          swallows: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ m: fc.constant('aclosing' as const), index: place }) },
    ),
    family: fc
      .tuple(
        place,
        fc.array(fc.record({ slot, of: tie('job'), name }), {
          minLength: 1,
          maxLength: 3,
          depthIdentifier: 'body',
          size: 'max',
        }),
        few,
      )
      .map(
        ([index, children, rest]): Statement => ({
          do: 'with',
          manager: { m: 'group', index },
          body: [
            ...children.map((child) => ({ do: 'join' as const, group: index, ...child })),
            ...rest,
          ],
        }),
      ),
    statement: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' },
      { weight: 14, arbitrary: tie('leaf') },
      { weight: 7, arbitrary: spawn },
      { weight: 4, arbitrary: deepAction },
      {
        weight: 6,
        arbitrary: fc.record({ do: fc.constant('await' as const), of: tie('awaitable') }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('loop' as const),
          times: fc.integer({ min: 1, max: 3 }),
          body: statements,
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('try' as const),
          body: statements,
          handlers: fc.array(fc.record({ kind: kinds, body: few }), {
            maxLength: 2,
            depthIdentifier: 'body',
            size: 'max',
          }),
          otherwise: few,
          finally: few,
        }),
      },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant('with' as const),
          manager: tie('manager'),
          body: statements,
        }),
      },
      { weight: 2, arbitrary: tie('family') },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('for' as const), index: place, body: few }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('completed' as const),
          items: fc.array(tie('awaitable'), { maxLength: 3, depthIdentifier: 'body', size: 'max' }),
          seconds: deadline,
          async: fc.boolean(),
          body: few,
        }),
      },
    ),
  }
})

// An error in main ends the program, so most of main is protected from them.
const inMain: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 1, arbitrary: statement },
  { weight: 5, arbitrary: statement.map(safely) },
)

/** Random programs. */
export const programs: fc.Arbitrary<Program> = fc
  .record({
    main: fc.array(inMain, { minLength: 2, maxLength: 10, size: 'max' }),
    rescue: oneIn(7).map((yes) => !yes),
    debug: oneIn(20),
    crowd: fc.constantFrom(undefined, undefined, 0, 1, 2, 3, 4),
  })
  .map(({ main, rescue, debug, crowd }) => ({
    main: crowd === undefined ? main : crowded(main, crowd),
    ...(rescue ? { rescue: true as const } : {}),
    ...(debug ? { debug: true as const } : {}),
  }))

/** True once in so many times. */
function oneIn(count: number): fc.Arbitrary<boolean> {
  return fc.oneof(
    { weight: count - 1, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  )
}

/** The same with one lock, one queue and so on instead of several: everybody meets there. */
function crowded(main: readonly Statement[], index: number): readonly Statement[] {
  const json = JSON.stringify(main, (_, value: unknown) => {
    const { on, index: at } = (value ?? {}) as { on?: string; index?: number }
    if (at === undefined) return value
    const things = THINGS_TO_CALL.find((each) => each.indexes > 0 && each.on.includes(on ?? ''))
    if (things === undefined || on === undefined || on.length < 3) return value
    return { ...(value as object), index: index % things.indexes }
  })
  return JSON.parse(json) as Statement[]
}

/** The statement, with its errors caught. */
function safely(statement: Statement): Statement {
  if (statement.do !== 'await' && statement.do !== 'with' && statement.do !== 'loop')
    return statement
  return {
    do: 'try',
    body: [statement],
    handlers: [{ kind: 'any', body: [] }],
    otherwise: [],
    finally: [],
  }
}

/** Without what follows a statement that always leaves. */
function reachable<S extends Statement>(statements: readonly S[]): readonly S[] {
  const last = statements.findIndex(({ do: kind }) => kind === 'raise' || kind === 'return')
  return last < 0 ? statements : statements.slice(0, last + 1)
}

/** The program of this number. */
export function programOf(seed: number): Program {
  const [program] = fc.sample(programs, { seed, numRuns: 1 })
  if (program === undefined) throw new Error('fast-check gave no program')
  return program
}
