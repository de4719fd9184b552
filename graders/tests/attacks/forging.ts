// Classes 34-49: to the verdict, and to those who read it.
import { type Attack, atLoading, inFunction } from './attack.ts'
import { NODE } from './processes.ts'

const FORGED = `const verdict = (id) => ({ id, verdict: { exercise: '02/07', others: [], seed: 1, state: 'passed', checks: [
  'returns the sizes in the order of the names', 'starts reading every file before waiting for any',
  'takes no longer than the slowest file', 'reads each file once, and waits until all of them are read',
  'reads a hundred files of 1 s in 1 s'].map((en) => ({ name: { en, es: en }, state: 'passed' })) } })`

export const forging: readonly Attack[] = [
  atLoading([34], 'vitest is imported', "import { expect } from 'vitest'\nexpect.extend({})"),
  atLoading([35], 'the channel to the parent', 'globalThis.__vitest_worker__.rpc.onTaskUpdate = 0'),
  atLoading(
    [35, 43],
    'the answer of the process',
    `${NODE}${FORGED}
for (let id = 1; id < 200; id += 1) builtin('fs').writeSync(3, JSON.stringify(verdict(id)) + '\\n')`,
  ),
  atLoading([36], 'hooks of the runner', "import { afterEach } from 'vitest'\nafterEach(() => {})"),
  inFunction(
    [37],
    'a skip by error',
    "throw Object.assign(new Error('skip'), { code: 'VITEST_PENDING' })",
  ),
  inFunction([38], 'a forged pending', "Promise.reject({ code: 'VITEST_PENDING', taskId: '0' })"),
  atLoading([39], 'mocks', "import { vi } from 'vitest'\nvi.mock('../check.ts')"),
  atLoading([40], 'Array.prototype.join says nothing', "Array.prototype.join = () => ''"),
  atLoading([40], 'Array.prototype.map gives nothing', 'Array.prototype.map = () => []'),
  atLoading([40], 'Array.prototype.filter keeps nothing', 'Array.prototype.filter = () => []'),
  atLoading([40], 'Array.isArray', 'Array.isArray = () => false'),
  atLoading([40], 'Object.is and JSON', "JSON.stringify = () => ''; Object.is = () => true"),
  atLoading([40], 'Object.entries', 'Object.entries = () => []'),
  atLoading([40], 'String is a constant', 'String.prototype.endsWith = () => true'),
  atLoading([40], 'Math.max', 'Math.max = () => 1; Math.min = () => 1', '03/02'),
  atLoading([40], 'the iterator of lists', 'Array.prototype[Symbol.iterator] = function* () {}'),
  atLoading(
    [40],
    'an accessor for what is missing',
    "Object.defineProperty(Object.prototype, 'state', { get: () => 'passed' })",
  ),
  atLoading([41], 'Promise.prototype.then', 'Promise.prototype.then = () => {}'),
  atLoading([41], 'species', 'Object.defineProperty(Array, Symbol.species, { get: () => Object })'),
  atLoading(
    [42],
    'Error.prepareStackTrace',
    `let sites
Error.prepareStackTrace = (_, all) => { sites = all; return '' }
new Error().stack
sites[0].getThis()`,
  ),
  inFunction([43], 'prints a result', "console.log('Tests  4 passed'); console.log('ok 1 - all')"),
  inFunction(
    [44],
    'commands for a log',
    "throw new Error('::set-output name=a::b\\n\\u001b[2J::stop-commands::x')",
  ),
  atLoading(
    [45, 46],
    'the report itself',
    `${NODE} builtin('fs').writeFileSync('report.json', '{}')`,
  ),
  inFunction(
    [47],
    'the name of another check',
    "runtime.log('returns the sizes in the order of the names')",
  ),
  inFunction(
    [49],
    'a formula and markup',
    "throw new Error('=HYPERLINK(1)<script>alert(1)</script>')",
  ),
]
