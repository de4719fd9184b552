// Which programs are tried, and how often what occurs in them.
import * as fc from 'fast-check'
import {
  awaitedCall,
  call,
  crowded,
  describing,
  digit,
  fault,
  moment,
  value,
  weighted,
} from './calls.ts'
import { anyCrowd } from './crowds.ts'
import {
  type Action,
  type Awaitable,
  type Kind,
  type Manager,
  type Odd,
  type Program,
  type Statement,
  type Target,
  WRONG,
} from './program.ts'

/** The program of this number. */
export function programOf(seed: number): Program {
  programs ??= weighted([3, anyProgram()], [2, anyCrowd()])
  const [program] = fc.sample(programs, { seed, numRuns: 1 })
  if (program === undefined) throw new Error('fast-check gave no program')
  return program
}

let programs: fc.Arbitrary<Program> | undefined

function anyProgram(): fc.Arbitrary<Program> {
  return fc
    .record({
      main: fc.array(inMain(), { minLength: 2, maxLength: 10, size: 'max' }),
      rescue: oneIn(7).map((isLeftAlone) => !isLeftAlone),
      debug: oneIn(20),
      eager: oneIn(6),
      crowd: fc.constantFrom(undefined, undefined, 0, 1, 2, 3, 4),
    })
    .map(({ main, rescue, debug, eager, crowd }) => ({
      main: changed(main, (node) => {
        const alone = withoutBareNumbers(eager ? withoutContext(node) : node)
        return crowd === undefined ? alone : crowded(alone, crowd)
      }),
      ...(rescue ? { rescue: true as const } : {}),
      ...(debug ? { debug: true as const } : {}),
      ...(eager ? { eager: true as const } : {}),
    }))
}

// An error in main ends the program, so most of main is protected from them.
function inMain(): fc.Arbitrary<Statement> {
  const { statement } = grammar()
  return weighted([1, statement], [5, statement.map(safely)])
}

type Grammar = {
  body: readonly Statement[]
  actions: readonly Action[]
  statement: Statement
  simpleStatement: Statement
  action: Action
  simpleAction: Action
  deepAction: Action
  spawn: Action
  awaitable: Awaitable
  simpleAwaitable: Awaitable
  /** An awaitable that is no future: CPython's groups cannot refuse futures. */
  job: Awaitable
  /** One that is. */
  future: Awaitable
  manager: Manager
  /** A group with children. */
  family: Statement
}

function grammar() {
  // Few different moments, so that much happens at the same one.
  const seconds = fc.constantFrom(0, 1, 1, 1, 2, 2, 0.5, 1.5, 3, -1, 0.1, 0.2, 0.3)
  const deadline = fc.constantFrom(1, 1, 2, 2, 0, 0.5, 1.5, 3, -1, null)
  const slot = fc.constantFrom(0, 1, 2, 3, 4, 5)
  const place = fc.constantFrom(0, 1)
  const handle = fc.constantFrom(0, 1, 2)
  const name = fc.constantFrom(undefined, undefined, undefined, 'ann', 'bob')
  const context = fc.constantFrom(...Array<undefined>(5).fill(undefined), 0, 1)
  const nested = { depthIdentifier: 'body', size: 'max' } as const
  const deep = { maxDepth: 5, depthIdentifier: 'body', depthSize: 'max' } as const

  return fc.letrec<Grammar>((tie) => {
    const body = tie('body')
    const few = weighted<readonly Statement[]>([2, fc.constant([])], [1, body])
    const awaitables = fc.array(tie('awaitable'), { maxLength: 3, ...nested })
    const coroutine = a('coroutine', { body })
    return {
      body: fc
        .array(weighted([2, tie('statement')], [1, tie('statement').map(safely)]), {
          minLength: 1,
          maxLength: 5,
          ...nested,
        })
        .map(reachable),
      actions: fc.array(tie('action'), { maxLength: 3, ...nested }).map(reachable),

      action: fc.oneof(
        deep,
        { weight: 5, arbitrary: tie('simpleAction') },
        { weight: 2, arbitrary: tie('deepAction') },
      ),
      simpleAction: weighted<Action>(
        [12, call],
        [3, fc.constant({ do: 'log' as const })],
        [1, fc.constant({ do: 'names' as const })],
        [1, describing],
        [1, does('wrong', { which: fc.constantFrom(...wrongs), slot })],
        [1, weighted<Action>([2, entering], [1, does('step', { of: acquiring })])],
        [1, does('count', { index: fc.constant(0) })],
        [1, fc.constant({ do: 'report' as const })],
        [1, does('copy', { index: place })],
        [1, does('future', { slot })],
        [1, does('uncallback', { slot, index: handle })],
        [2, does('callback', { slot, index: handle })],
        [1, does('raise', { fault })],
      ),
      deepAction: weighted<Action>(
        [4, tie('spawn')],
        [3, does('callback', { slot, index: handle, body: tie('actions'), context })],
        [4, does('schedule', { how, when: moment, index: handle, body: tie('actions'), context })],
        [2, does('join', { slot, group: place, of: tie('job'), name, context })],
        [2, does('let', { slot, of: tie('future'), ensure: fc.constant(false) })],
        [1, does('let', { slot, of: tie('awaitable'), ensure: fc.constant(true) })],
        [1, does('run', { index: place, body: tie('actions') })],
        [1, does('save', { index: place, body })],
        [1, does('generator', { index: place, body })],
        [1, does('handler', { body: tie('actions') })],
        [1, does('if', { of: call, body: tie('actions') })],
      ),
      spawn: does('spawn', { slot, of: tie('awaitable'), name, context }),

      awaitable: fc.oneof(
        deep,
        { weight: 4, arbitrary: tie('simpleAwaitable') },
        { weight: 8, arbitrary: coroutine },
        { weight: 2, arbitrary: tie('future') },
        { weight: 2, arbitrary: a('waitFor', { of: tie('awaitable'), seconds: deadline }) },
      ),
      simpleAwaitable: weighted<Awaitable>(
        [5, a('sleep', { seconds })],
        [1, a('sleep', { seconds, result: value })],
        [5, a('slot', { slot })],
        [6, awaitedCall],
        [1, a('saved', { index: place })],
        [1, a('odd', { odd: fc.constantFrom(...odds), slot })],
        [1, a('until', { index: place, atLeast: fc.constantFrom(0, 1, 2) })],
        [1, a('anext', { index: place })],
        [1, a('aclose', { index: place })],
        [2, a('wait', { slots: slots(slot), seconds: deadline, returnWhen })],
      ),
      job: fc.oneof(
        deep,
        { weight: 1, arbitrary: awaitedCall },
        { weight: 3, arbitrary: coroutine },
      ),
      future: fc.oneof(
        deep,
        { weight: 1, arbitrary: a('slot', { slot }) },
        {
          weight: 3,
          arbitrary: a('gather', { items: awaitables, returnExceptions: fc.boolean() }),
        },
        { weight: 2, arbitrary: a('shield', { of: tie('awaitable') }) },
        { weight: 1, arbitrary: a('task', { of: tie('awaitable'), name }) },
      ),

      manager: weighted<Manager>(
        [3, enters('timeout', { seconds: deadline, index: place })],
        [1, enters('timeoutAt', { seconds: deadline, index: place })],
        [2, enters('group', { index: place })],
        [1, enters('again', { on: fc.constantFrom('tm' as const, 'g' as const), index: place })],
        [4, fc.constantFrom(...shared)],
        [1, enters('own', { enter: few, exit: few, swallows: fc.boolean() })],
        [1, enters('aclosing', { index: place })],
      ),
      family: fc
        .tuple(
          place,
          fc.array(does('join', { slot, group: place, of: tie('job'), name, context }), {
            minLength: 1,
            maxLength: 3,
            ...nested,
          }),
          few,
        )
        .map(([index, children, rest]) => ({
          do: 'with',
          manager: { m: 'group', index },
          body: [...children.map((child) => ({ ...child, group: index })), ...rest],
        })),

      statement: fc.oneof(
        deep,
        { weight: 14, arbitrary: tie('simpleStatement') },
        { weight: 7, arbitrary: tie('spawn') },
        { weight: 4, arbitrary: tie('deepAction') },
        { weight: 6, arbitrary: does('await', { of: tie('awaitable') }) },
        { weight: 2, arbitrary: does('loop', { times: fc.constantFrom(1, 2, 3), body }) },
        {
          weight: 6,
          arbitrary: does('try', {
            body,
            handlers: fc.array(fc.record({ kind, body: few }), { maxLength: 2, ...nested }),
            otherwise: few,
            finally: few,
          }),
        },
        { weight: 5, arbitrary: does('with', { manager: tie('manager'), body }) },
        { weight: 2, arbitrary: tie('family') },
        { weight: 1, arbitrary: does('for', { index: place, body: few }) },
        {
          weight: 1,
          arbitrary: does('completed', {
            items: awaitables,
            seconds: deadline,
            async: fc.boolean(),
            body: few,
          }),
        },
      ),
      simpleStatement: weighted<Statement>(
        [8, tie('simpleAction')],
        [8, does('await', { of: tie('simpleAwaitable') })],
        [2, fc.constant({ do: 'turn' as const })],
        [1, does('return', { value })],
        [1, fc.constantFrom<Statement>({ do: 'break' }, { do: 'continue' }, { do: 'reraise' })],
        [1, does('emit', { value: digit })],
      ),
    }
  })
}

const how = fc.constantFrom('callSoon' as const, 'callLater' as const, 'callAt' as const)
const wrongs = Object.keys(WRONG) as (keyof typeof WRONG)[]
const odds: readonly Odd[] = [
  'foreign',
  'custom',
  'bareFuture',
  'bareNumber',
  'bareGenerator',
  'nan',
  'waitOfFuture',
  'waitOfCoroutine',
]

const kind = fc.constantFrom<Kind>(
  ...(['cancelled', 'cancelled', 'cancelled'] as const),
  ...(['A', 'B', 'timeout', 'runtime', 'group', 'error', 'any'] as const),
)

const returnWhen = weighted(
  [8, fc.constantFrom('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'FIRST_EXCEPTION')],
  [1, fc.constant('NEVER')],
)

const entering: fc.Arbitrary<Action> = does('enter', {
  on: fc.constantFrom('tm' as const, 'g' as const),
  index: fc.constantFrom(0, 1),
})

// By hand only what makes a future of its own: another task may wait for it otherwise.
const acquiring: fc.Arbitrary<Awaitable> = fc.constantFrom(0, 1).map((index) => ({
  a: 'call',
  on: 'lock',
  index,
  method: 'acquire',
  args: [],
}))

const shared: readonly Manager[] = [
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
]

function slots(slot: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> {
  return weighted<readonly number[]>(
    [9, fc.array(slot, { minLength: 1, maxLength: 3 })],
    [1, fc.constant([])],
  )
}

/** Random values for each part. */
type Parts<R> = { readonly [P in keyof R]: fc.Arbitrary<R[P]> }

/** A statement of this kind. */
function does<const K extends string, R>(kind: K, parts: Parts<R>): fc.Arbitrary<{ do: K } & R> {
  return fc.record(parts).map((rest) => ({ do: kind, ...(rest as R) }))
}

/** An awaitable of this kind. */
function a<const K extends string, R>(kind: K, parts: Parts<R>): fc.Arbitrary<{ a: K } & R> {
  return fc.record(parts).map((rest) => ({ a: kind, ...(rest as R) }))
}

/** A manager of this kind. */
function enters<const K extends string, R>(kind: K, parts: Parts<R>): fc.Arbitrary<{ m: K } & R> {
  return fc.record(parts).map((rest) => ({ m: kind, ...(rest as R) }))
}

/** True once in so many times. */
function oneIn(count: number): fc.Arbitrary<boolean> {
  return weighted([count - 1, fc.constant(false)], [1, fc.constant(true)])
}

/** The statement, with its errors caught. */
function safely(statement: Statement): Statement {
  if (statement.do !== 'await' && statement.do !== 'with' && statement.do !== 'loop') {
    return statement
  }
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

type Node = Target & { readonly do?: string }

/** The statements with every object in them changed. */
function changed(
  main: readonly Statement[],
  change: (node: Node) => unknown,
): readonly Statement[] {
  const json = JSON.stringify(main, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? change(part as Node) : part,
  )
  return JSON.parse(json) as Statement[]
}

/** The runtime refuses what a generator yields to the loop a turn earlier. */
function withoutBareNumbers(node: Node): Node {
  if (node.do !== 'generator') return node
  return JSON.parse(JSON.stringify(node).replaceAll('"bareNumber"', '"bareFuture"')) as Node
}

/** CPython hangs after an eager task was refused because its context is entered already. */
function withoutContext(node: Node): Node {
  if (node.do !== 'spawn' && node.do !== 'join') return node
  const { context: _, ...rest } = node as Node & { context?: number }
  return rest
}
