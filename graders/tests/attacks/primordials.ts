// Classes 40-43 again, aimed at this kit: what its graders and its judge call is replaced by what
// says yes. Without walls these succeed.
import { type Attack, atLoading, inFunction } from './attack.ts'
import { NODE } from './processes.ts'

/** The global object behind the one that a program sees. */
const REAL = `let real
try { real = (() => {}).constructor('return this')() } catch { real = globalThis }
`

const SAYS_YES = `const yes = (answer) => {
  for (const check of answer?.verdict?.checks ?? []) check.state = 'passed'
  return answer
}
`

export const primordials: readonly Attack[] = [
  inFunction([40], 'the maximum is what is expected', 'Math.max = () => names.length'),
  inFunction([40], 'the maximum is nothing', 'Math.max = () => 0', '03/02'),
  inFunction(
    [40],
    'a filter keeps as many as are expected',
    `const { filter } = Array.prototype
Array.prototype.filter = function (f) {
  return /starts|is read/.test(String(f)) ? { length: names.length } : filter.call(this, f)
}`,
  ),
  inFunction([40], 'a filter keeps nothing', 'Array.prototype.filter = () => []', '03/02'),
  inFunction([40], 'flatMap gives nothing', 'Array.prototype.flatMap = () => []', '03/02'),
  inFunction(
    [40],
    'every number is printed alike',
    `${REAL} real.String = () => ''; return names.map(() => 0)`,
  ),
  atLoading(
    [40, 43],
    'JSON.stringify says that all passed',
    `${SAYS_YES} const { stringify } = JSON; JSON.stringify = (value) => stringify(yes(value))`,
  ),
  atLoading(
    [40, 43],
    'push changes states on their way',
    `const { push } = Array.prototype
Array.prototype.push = function (...all) {
  for (const one of all) if (one?.state === 'failed') one.state = 'passed'
  return push.apply(this, all)
}`,
  ),
  atLoading(
    [41],
    'whatever is awaited has passed',
    `Object.prototype.then = function (resolve) {
  const then = Object.prototype.then
  delete Object.prototype.then
  resolve(this.kind === 'failed' ? { kind: 'passed' } : this)
  Object.prototype.then = then
}`,
  ),
  inFunction(
    [35, 43],
    'the answer is written before the process ends',
    `${NODE}${SAYS_YES}
const names2 = ['starts reading every file before waiting for any', 'reads a hundred files of 1 s in 1 s']
const checks = names2.map((en) => ({ name: { en, es: en }, state: 'failed' }))
builtin('fs').writeSync(3, JSON.stringify(yes({ id: 2, verdict: { checks, others: [] } })) + '\\n')
node.reallyExit(0)`,
  ),
  inFunction(
    [55],
    'every object is a task',
    `Object.defineProperty(runtime.Task, Symbol.hasInstance, { value: () => true })
yield
let asked = 0
return { done: () => asked++ > 0, result: () => 'ana ends' }`,
    '02/02',
  ),
]
