// Classes 77-89: out of the Compartment.
import { type Attack, atLoading, wrong } from './attack.ts'

const constructs = (maker: string) => `const make = ${maker}
const found = make('return globalThis.process ?? this.process')
const reached = typeof found === 'function' ? found() : found
reached.getBuiltinModule('fs').writeSync(3, 'forged')`

export const escapes: readonly Attack[] = [
  atLoading([77], 'a function constructor', constructs('(() => {}).constructor')),
  atLoading([78], 'the same by a computed key', constructs("(() => {})['con' + 'structor']")),
  atLoading(
    [78],
    'the same by a descriptor',
    constructs(
      "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(() => {}), 'constructor').value",
    ),
  ),
  atLoading([79], 'a generator constructor', constructs('(function* () {}).constructor')),
  atLoading([79], 'an async constructor', constructs('(async () => {}).constructor')),
  atLoading(
    [80],
    "a host error's constructor",
    constructs(
      '(() => { try { runtime.createTask(1) } catch (e) { return e.constructor.constructor } })()',
    ),
  ),
  atLoading(
    [80],
    'an error of a full stack',
    constructs(
      '(() => { const f = () => f(); try { f() } catch (e) { return e.constructor.constructor } })()',
    ),
  ),
  atLoading([81], "a host function's constructor", constructs('runtime.gather.constructor')),
  atLoading([81], "the console's constructor", constructs('console.log.constructor')),
  atLoading(
    [82],
    'promises and species',
    `class P extends Promise { static get [Symbol.species]() { return function (run) { run(() => {}, () => {}) } } }
P.resolve().then(() => {}); ${constructs('P.constructor')}`,
  ),
  atLoading([83], 'a dynamic import', "import('node:fs')"),
  atLoading([83], 'require', "require('fs').writeSync(3, 'forged')"),
  atLoading([83], 'process.binding', "process.binding('fs')"),
  atLoading([84], 'a URL import', "import x from 'data:text/javascript,export default 1'"),
  atLoading([84], 'import.meta', 'import.meta.resolve("fs")'),
  atLoading(
    [85],
    'WebAssembly and shared memory',
    'new SharedArrayBuffer(8); Atomics.wait(new Int32Array(8), 0, 0, 1e9); WebAssembly.compile',
  ),
  atLoading([86], 'a native addon', "process.dlopen({ exports: {} }, '/lib/x.so')"),
  atLoading([87], 'direct eval', "eval('globalThis.process'); (0, eval)('process')"),
  atLoading([87], 'HTML comments', "const text = '<!-- import(1) -->'; eval('<!-- x\\nprocess')"),
  {
    classes: [88],
    title: 'a hashbang, a mark and separators',
    exercise: '02/07',
    code: `\uFEFF#!/usr/bin/env node\n${wrong('02/07', 'const a = "\u2028"; \\u0070rocess.\\u0065xit(0)')}`,
  },
  atLoading(
    [88],
    "the kit's own names, spelled with escapes",
    `\\u0024g[1] = 2 ** 31 - 1; \\u{24}gpublish({ sizes: () => () => [] }); \\u0024\\u0067load('fs', {})`,
  ),
  atLoading(
    [89],
    'closes the wrapper',
    '}}); process.exit(0); (function () { return function () {',
  ),
  atLoading([89], 'a string that closes it', `const x = '}})'; [() => process.exit(0)][0]()`),
]
