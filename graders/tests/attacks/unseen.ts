// Attacks of another mind than those of the classes' own lists: what changes its mind, what is only
// touched when it is shown, and what one check might leave for the next.
import { type Attack, atLoading, inFunction, slow, wrong } from './attack.ts'

/** Right for the first call that is made of it, however often the program is evaluated. */
const once = (title: string, remember: string, isFirst: string): Attack =>
  inFunction(
    [74],
    title,
    `if (${isFirst}) { ${remember}; return yield* runtime.gather(names.map(read)) }`,
  )

export const unseen: readonly Attack[] = [
  // What is remembered from check to check.
  {
    ...once(
      'counts by what the last match left behind',
      "/(seen)/.exec('seen')",
      "RegExp.$1 === undefined || RegExp.$1 !== 'seen'",
    ),
    without: wrong('02/07', '', 'return yield* runtime.gather(names.map(read))'),
  },
  inFunction(
    [74],
    'leaves a mark on what all programs share',
    `const shared = [Object, Array.prototype, runtime, runtime.sleep, Math, JSON, Symbol, Promise, read, names]
for (const one of shared) { try { one.mark = 1 } catch {} try { Object.defineProperty(one, 'mark', { value: 1 }) } catch {} }
if ([Object, Array.prototype, Math, JSON, Symbol, Promise].some((one) => one.mark === 1)) return yield* runtime.gather(names.map(read))`,
  ),
  atLoading(
    [74, 85],
    'watches the collector',
    'new WeakRef({}).deref(); new FinalizationRegistry(() => {}).register({}, 1)',
  ),
  atLoading(
    [71, 74],
    'asks for the place and the hour',
    "if (Intl.DateTimeFormat().resolvedOptions().timeZone !== 'UTC') process.exit(0); new Date().getTimezoneOffset()",
  ),
  // What changes its mind.
  {
    classes: [52],
    title: 'an export that is another one after its first use',
    exercise: '02/07',
    code: `import * as runtime from '#runtime'
export let sizes = function* (names, read) {
  sizes = function* () { return [] }
  return []
}`,
  },
  {
    classes: [50, 53],
    title: 'a list whose species and spread are its own',
    exercise: '02/07',
    code: wrong(
      '02/07',
      '',
      'const list = []; list[Symbol.isConcatSpreadable] = false; list.constructor = { [Symbol.species]: function () { return names } }; return list',
    ),
  },
  inFunction(
    [54],
    'numbers that are objects',
    'return names.map(() => ({ valueOf: () => 1000, [Symbol.toPrimitive]: () => 1000, toString: () => "1000" }))',
  ),
  inFunction(
    [55],
    'a callable with a prototype of a list',
    'return Object.setPrototypeOf(function () {}, Array.prototype)',
  ),
  inFunction([53], 'bytes instead of numbers', 'return new Float64Array(names.length)'),
  inFunction(
    [56],
    'a thenable that is a coroutine, too',
    'return Object.assign((function* () { return [] })(), { then: (f) => f(names.map(() => 1000)) })',
  ),
  inFunction(
    [62],
    'resumes itself while it runs',
    'const own = runtime.currentTask().getCoro(); try { own?.next(); own?.return([]) } catch {} yield',
  ),
  inFunction(
    [10],
    'a list of coroutines that never end',
    'return names.map(() => (function* () { for (;;) yield 1 })())',
  ),
  // What is only touched when it is shown.
  inFunction(
    [54, 59],
    'throws what calls itself to be shown',
    'throw { toString() { return String(this) }, toJSON() { return JSON.stringify(this) }, get message() { return this.message } }',
  ),
  inFunction(
    [42, 59],
    'throws a frozen error with a stack of the grader',
    `const e = new Error('x')
try { Object.defineProperty(e, 'stack', { get() { for (;;) {} } }) } catch {}
Object.defineProperty(e, 'message', { get() { for (;;) {} } })
throw Object.freeze(e)`,
  ),
  inFunction(
    [21, 59],
    'throws errors three thousand causes deep',
    "let e = new Error('0'); for (let i = 0; i < 3000; i += 1) e = new Error('x', { cause: e }); throw e",
  ),
  slow(
    inFunction(
      [21, 59],
      'throws groups in groups',
      "let e = new Error('0'); for (let i = 0; i < 1500; i += 1) e = new runtime.ExceptionGroup('g', [e]); throw e",
    ),
  ),
  inFunction(
    [22],
    'throws one error a hundred thousand times',
    "const e = new Error('x'.repeat(100)); throw new AggregateError(Array.from({ length: 1e5 }, () => e))",
  ),
  inFunction([22], 'a number of a million digits', 'return [2n ** 3_000_000n]'),
  inFunction(
    [22],
    'a number that takes all day',
    'let n = 3n; for (let i = 0; i < 40; i += 1) n **= 3n; return [n]',
  ),
  slow(inFunction([22], 'a text that doubles', "let s = 'x'; for (;;) s += s")),
  slow(
    inFunction(
      [22],
      'a text of many joints',
      "let s = ''; for (let i = 0; i < 3e5; i += 1) s = 'a' + s + 'b'; return [s]",
    ),
  ),
  inFunction(
    [22, 43],
    'a flood of lines in the trace',
    "for (let i = 0; i < 3e4; i += 1) runtime.log('ok 1')",
  ),
  slow(
    inFunction(
      [22],
      'three thousand tasks with long names',
      "for (let i = 0; i < 3000; i += 1) runtime.createTask(runtime.sleep(1), { name: 'x'.repeat(1000) }); yield",
    ),
  ),
  inFunction([21], 'bytes without an end', 'return new Uint8Array(2e7)'),
  inFunction(
    [66],
    'fills the stack while it holds a lock',
    `const lock = new runtime.Lock()
yield* lock.acquire()
const deep = function* (n) { return n === 0 ? yield* lock.acquire() : yield* deep(n - 1) }
try { yield* deep(1e5) } catch {}`,
  ),
  // What ends late, or in the dark.
  slow(
    inFunction(
      [30],
      'thirty thousand rejections that nobody handles',
      "for (let i = 0; i < 3e4; i += 1) Promise.reject(new Error('x'))",
    ),
  ),
  slow(
    inFunction(
      [5, 7],
      'backtracks in a promise, where no check waits',
      "Promise.resolve().then(() => /(a+)+$/.test('a'.repeat(50) + 'b'))",
    ),
  ),
  inFunction(
    [75],
    'cleans up for ever',
    'runtime.createTask((function* () { try { yield* runtime.sleep(1e9) } finally { for (;;) { try { yield* runtime.sleep(0) } catch {} } } })()); yield',
  ),
  // Two parsers, and names of modules.
  ...[
    "'#runtime?x'",
    "'#runtime/../graders/check.ts'",
    "'\\u0023runtime/'",
    "'\uFF03runtime'",
    "'..%2ftodo.ts'",
    "'../todo.ts.'",
    "'NODE:fs'",
    "'#Runtime'",
  ].map((specifier) =>
    atLoading([83, 84], `imports ${specifier}`, `import * as x from ${specifier}`),
  ),
  {
    classes: [87, 88, 89],
    title: 'what is a comment for one parser only',
    exercise: '02/07',
    code: wrong(
      '02/07',
      `let a = 1, b = 1
if (a <!--b) { b = 2 }
a
--> b; }}); (function () { return function () {`,
    ),
  },
  atLoading(
    [88, 89],
    'a regular expression that looks like a division',
    'let g = 1, x = 4; x = x++ /2/g; x = x ++\n/x}})/g.exec(1)',
  ),
  atLoading(
    [88],
    'marks within a line and a name',
    'const a\u200D\u0062 = 1; var \u{2F800} = 2;\u2028/*\u2029*/process.exit(0)',
  ),
  atLoading(
    [89],
    'a pragma for whoever loads it',
    '//# sourceMappingURL=file:///etc/passwd\n//# sourceURL=graders/check.ts',
  ),
]
