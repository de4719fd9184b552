// What the tests import from vitest, without vitest: the runner is the worker beside it, which has to
// start the tests anew for every mutant, thousands of times. Assertions and spies are vitest's own.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'
import { fn, spyOn } from '@vitest/spy'
import * as chai from 'chai'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

export const expect = (value, message) => chai.expect(value, message)
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])
expect.extend = (matchers) => chai.expect.extend(expect, matchers)
const state = { environment: 'node', testPath: '', currentTestName: '' }
setState({ assertionCalls: 0, isExpectingAssertions: false, ...state }, expect)
globalThis[GLOBAL_EXPECT] ??= expect

/** Every test that the bundle has defined: its name and what it does. */
export const tests = []

let path = []
let after = []

export function describe(name, ...rest) {
  const body = rest.at(-1)
  const before = [path, after]
  path = [...path, name]
  after = [...after]
  try {
    body()
  } finally {
    ;[path, after] = before
  }
}

export function it(name, ...rest) {
  const body = rest.find((each) => typeof each === 'function')
  const ends = after
  const run = async () => {
    try {
      await body()
    } finally {
      for (const end of ends) await end()
    }
  }
  tests.push({ name: [globalThis.__testFile, ...path, name].join(' > '), run })
}

/** As `it.each`: `%s` is the first value. */
function each(define) {
  return (rows) => (name, body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row]
      define(String(name).replace('%s', String(values[0])), () => body(...values))
    }
  }
}

it.each = each(it)
describe.each = each(describe)
it.runIf = (isWanted) => (isWanted ? it : () => {})
it.skipIf = (isUnwanted) => it.runIf(!isUnwanted)
// Those run programs in processes of their own, where no mutant is.
describe.concurrent = () => {}
export const beforeAll = () => {}
export const afterAll = () => {}
export const afterEach = (body) => after.push(body)
export const vi = { fn, spyOn }

// Types are not run.
const anything = new Proxy(() => {}, { get: () => anything, apply: () => anything })
export const expectTypeOf = anything
