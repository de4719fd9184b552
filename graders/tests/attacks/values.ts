// Classes 50-67: what is handed over to a grader.
import { type Attack, inFunction, wrong } from './attack.ts'

const hand = (classes: readonly number[], title: string, value: string) =>
  inFunction(classes, title, `return ${value}`)

/** A list that is whatever somebody compares it with: it looks over the shoulder of `map`. */
const CHAMELEON = `let seen = []
const { map } = Array.prototype
Array.prototype.map = function (f, ...rest) { const all = map.call(this, f, ...rest); if (typeof all[0] === 'number') seen = all; return all }
const list = []
list.map = (f) => map.call(seen, f)`

/** Right for a few files and wrong for more, when it would rather not be asked. */
const evading = (title: string, evade: string): Attack => {
  const instead = (way: string) =>
    `if (names.length <= 3) return yield* runtime.gather(names.map(read))\n${way}\nyield`
  return {
    ...inFunction([57], title, instead(`${FORGED}\n${evade}`)),
    without: wrong('02/07', '', instead('')),
  }
}

const FORGED = "const forged = { footprint: Symbol.for('fast-check/PreconditionFailure') }"

/** Reads one file after the other. */
const ONE_BY_ONE =
  'const all = []; for (const name of names) all.push(yield* read(name)); return all'

export const values: readonly Attack[] = [
  hand([50], 'an asymmetric match', '{ asymmetricMatch: () => true }'),
  hand([51], 'a Proxy of an asymmetric match', 'new Proxy([], { get: () => () => true })'),
  hand([52], 'a getter that changes its mind', '{ n: 0, get length() { return this.n++ } }'),
  inFunction(
    [52],
    'a list with getters',
    'const list = []; Object.defineProperty(list, 0, { get: () => 1000, enumerable: true }); return list',
  ),
  hand(
    [53],
    'a list of its own class',
    'new (class extends Array { get length() { return 0 } map() { return this } sort() { return this } })()',
  ),
  inFunction([53], 'a list with its own methods', `${CHAMELEON}; return list`),
  inFunction(
    [53],
    'fields that are lists with methods of their own',
    `const list = []; list.map = () => []; list.some = () => true; list.every = () => true; return { readings: list, failures: list }`,
    '03/02',
  ),
  hand(
    [54],
    'toJSON and toString',
    "{ toJSON: () => '[]', toString: () => '[]', valueOf: () => 0, [Symbol.toPrimitive]: () => '[]' }",
  ),
  inFunction(
    [55],
    'Symbol.hasInstance',
    'class Any { static [Symbol.hasInstance]() { return true } } return new Any()',
  ),
  inFunction(
    [55],
    'Symbol.hasInstance of Task',
    "Object.defineProperty(runtime.Task, Symbol.hasInstance, { value: () => true }); return { done: () => false, result: () => 'ana ends' }",
    '02/02',
  ),
  hand([56], 'a thenable', '{ then: (f) => f([]) }'),
  inFunction(
    [57],
    'a forged precondition',
    "throw { footprint: Symbol.for('fast-check/PreconditionFailure') }",
  ),
  inFunction(
    [57],
    'a forged precondition as an error',
    "throw Object.assign(new Error(), { footprint: Symbol.for('fast-check/PreconditionFailure') })",
  ),
  evading('a precondition, thrown', 'throw forged'),
  evading(
    'a precondition, thrown when a name is asked for',
    'runtime.getRunningLoop().callSoon(() => {}, { traceName() { throw forged } })',
  ),
  evading(
    'a precondition in the name of a callback',
    `const call = () => {}; Object.defineProperty(call, 'name', { get() { throw forged } })
const future = runtime.getRunningLoop().createFuture(); future.addDoneCallback(call); future.setResult(1)`,
  ),
  evading(
    'a precondition that interrupts the loop',
    'runtime.getRunningLoop().callSoon(() => { throw Object.assign(new runtime.KeyboardInterrupt(), forged) })',
  ),
  evading(
    'a precondition instead of a number',
    "const list = () => {}; Object.defineProperty(list, 'length', { value: { valueOf() { throw forged } } }); return list",
  ),
  inFunction(
    [58],
    'methods of fast-check on inputs',
    "names[Symbol.for('fast-check/cloneMethod')] = () => []; names[Symbol.for('fast-check/toStringMethod')] = () => ''",
  ),
  ...[
    'undefined',
    'null',
    '0',
    "''",
    'Symbol()',
    '[]',
    '{}',
    '() => {}',
    'Object.create(null)',
  ].map((thrown) => inFunction([59], `throws ${thrown}`, `throw ${thrown}`)),
  inFunction(
    [59],
    'throws what looks like an unmet demand',
    "throw Object.assign(new Error('x'), { name: 'Unmet', failure: { seen: { en: '', es: '' } } })",
  ),
  inFunction(
    [59],
    'throws an error that lies',
    "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1 } }); e.toString = () => { throw 1 }; throw e",
  ),
  inFunction([60], 'empties its input', 'names.length = 0'),
  {
    ...inFunction(
      [60],
      'another prototype for its input',
      `names.__proto__ = { __proto__: Array.prototype, indexOf: () => 0.5 }\n${ONE_BY_ONE}`,
    ),
    without: wrong('02/07', '', ONE_BY_ONE),
  },
  {
    ...inFunction(
      [60],
      'the same by a setter of the language',
      `Object.prototype.__lookupSetter__('__proto__').call(names, { indexOf: () => 0.5 })\n${ONE_BY_ONE}`,
    ),
    without: wrong('02/07', '', ONE_BY_ONE),
  },
  inFunction(
    [60],
    'replaces what its input does',
    'names.map = () => []; names.indexOf = () => 0; stations.length = 0',
    '03/02',
    'let stations = []',
  ),
  inFunction([60], 'empties the stations', 'stations.length = 0', '03/02'),
  inFunction(
    [61],
    'replaces push of a list that is shared',
    "lost.push = () => 0; lost.length = 0; Object.defineProperty(lost, 'length', { value: 0 })",
    '02/14',
  ),
  inFunction(
    [61],
    'a getter in a list that is shared',
    "Object.defineProperty(lost, 0, { get: () => 'job' })",
    '02/14',
  ),
  inFunction(
    [62],
    "steps a grader's coroutine by hand",
    "const c = read(names[0] ?? ''); c.next(); c.next(); try { c.throw(new Error('x')) } catch {}",
  ),
  inFunction(
    [62],
    "the prototype of a grader's coroutine",
    "const proto = Object.getPrototypeOf(read('x')); proto.next = () => ({ done: true, value: 1 }); const up = Object.getPrototypeOf(proto); up.next = proto.next",
  ),
  hand([63], 'its own argument', 'names'),
  hand([64], 'not a number', '[Number.NaN, -0, , null]'),
  hand([65], '__proto__ as a key', `JSON.parse('{"__proto__": { "length": 1 }, "length": 0 }')`),
  inFunction(
    [66],
    'calls back with a full stack',
    'const deep = () => { try { deep() } catch { try { read(names[0]) } catch {} } }; deep()',
  ),
  inFunction(
    [67],
    'throws again what a callback threw',
    'let kept; try { read() } catch (error) { kept = error } if (kept) throw kept',
  ),
]
