// Classes 1-22: what never ends, and what takes everything.
import { type Attack, atLoading, inFunction, slow, wrong } from './attack.ts'

export const resources: readonly Attack[] = [
  atLoading([1], 'an endless loop at import', 'while (true) {}'),
  inFunction([2], 'an endless loop in a function', 'while (true) {}'),
  inFunction([3], 'endless bare yields', 'while (true) yield'),
  inFunction([4], 'sleeps of nothing for ever', 'while (true) yield* runtime.sleep(0)'),
  slow(inFunction([5], 'a backtracking regular expression', "/(a+)+$/.test('a'.repeat(40) + 'b')")),
  atLoading([6], 'an await at the top that never ends', 'await new Promise(() => {})'),
  slow(
    inFunction(
      [7],
      'endless microtasks',
      'const flood = () => Promise.resolve().then(flood); flood()',
    ),
  ),
  slow(
    inFunction(
      [7],
      'endless microtasks that no guard counts',
      'const p = Promise.resolve(); const then = p.then.bind(p); const f = async () => { for (;;) await null }; f()',
    ),
  ),
  inFunction([8], 'a loop that catches what stops it', 'for (;;) { try { for (;;) {} } catch {} }'),
  inFunction([8], 'a loop in finally', 'try { for (;;) {} } finally { for (;;) {} }'),
  inFunction(
    [9],
    'a Proxy whose traps loop',
    'throw new Proxy({}, { get() { for (;;) {} }, getPrototypeOf() { for (;;) {} } })',
  ),
  slow(
    inFunction(
      [10],
      'an answer that is iterated for ever',
      'return { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }), length: 1e9 }',
    ),
  ),
  inFunction([11], 'deep recursion', 'const f = () => f() + 1; f()'),
  slow(
    inFunction([12], 'a heap hog', 'const all = []; for (;;) all.push(new Array(1e5).fill({}))'),
  ),
  slow(
    inFunction(
      [13],
      'buffers off the heap',
      'const all = []; for (let i = 0; i < 1e4; i += 1) all.push(new Uint8Array(1e8).fill(1))',
    ),
  ),
  slow(inFunction([14], 'an allocation that aborts the process', 'new Array(4e8).fill(1)')),
  inFunction(
    [15],
    'a flood of output',
    "for (let i = 0; i < 2e5; i += 1) console.log('x'.repeat(100))",
  ),
  {
    classes: [17],
    title: 'parentheses a hundred thousand deep',
    exercise: '02/07',
    code: wrong('02/07', `const deep = ${'('.repeat(9e4)}1${')'.repeat(9e4)}`),
    isSlow: true,
  },
  {
    classes: [17],
    title: 'arrays fifty thousand deep',
    exercise: '02/07',
    code: wrong('02/07', `const deep = ${'['.repeat(5e4)}${']'.repeat(5e4)}`),
    isSlow: true,
  },
  atLoading(
    [18],
    'types that grow without end',
    `type Grow<T, N extends unknown[] = []> = N['length'] extends 999 ? T : Grow<[T, T], [...N, 0]>
const grown: Grow<0> = 0 as any`,
  ),
  inFunction([21], 'a cyclic answer', 'const list = []; list.push(list); return list'),
  inFunction([21], 'a million values', 'return Array.from({ length: 1e6 }, (_, i) => i)'),
  inFunction(
    [21],
    'an answer ten thousand deep',
    'let list = []; for (let i = 0; i < 1e4; i += 1) list = [list]; return list',
  ),
  inFunction([22], 'an error with an endless text', "throw new Error('x'.repeat(5e7))"),
  inFunction([22], 'a name with an endless text', "runtime.currentTask().setName('x'.repeat(5e7))"),
  inFunction([22], 'a log with an endless text', "runtime.log('x'.repeat(5e7)); while (true) {}"),
]
