// A process that tries mutants: it evaluates the bundle with one of them switched on, and runs tests
// until one fails. A thread beside it ends the process when a test takes too much of the processor's
// time, which no load on the machine can lengthen.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, Script } from 'node:vm'
import { Worker } from 'node:worker_threads'
import * as vitest from './vitest.mjs'

const require = createRequire(import.meta.url)
const bundle = readFileSync(process.argv[2], 'utf8').replaceAll(
  /stryMutAct_9fa48\("(\d+)"\)/g,
  '(__mutant === $1)',
)

/** Milliseconds of the processor for evaluating the bundle. */
const LOADING = 20_000
const BEAT = 100

const watched = new Int32Array(new SharedArrayBuffer(16))
const [RUN, TEST, LIMIT, BEATS] = [0, 1, 2, 3]

const WATCHDOG = `
const { workerData: [watched, mostBeats] } = require('node:worker_threads')
const { writeSync } = require('node:fs')
let run = -1
let start = 0
let beats = 0
setInterval(() => {
  const { user, system } = process.cpuUsage()
  const spent = (user + system) / 1000
  const [now, test, limit, beat] = watched
  if (now !== run) {
    run = now
    start = spent
    beats = beat
  } else if (limit > 0 && (spent - start > limit || beat - beats > mostBeats)) {
    writeSync(2, 'overtime ' + test + '\\n')
    process.kill(process.pid, 'SIGKILL')
  }
}, 50)
`
// A test that waits for what never comes uses no time: the loop of the process, which then has nothing
// to do but beat, counts for it.
new Worker(WATCHDOG, { eval: true, workerData: [watched, 100] }).unref()
setInterval(() => Atomics.add(watched, BEATS, 1), BEAT)

/** From here on the test may take so long; -1 is the bundle. */
function watch(test, limit) {
  watched[LIMIT] = limit
  watched[TEST] = test
  Atomics.add(watched, RUN, 1)
}

// What a mutant throws where nobody catches it.
process.on('uncaughtException', () => {})
process.on('unhandledRejection', () => {})

const generators = Object.getPrototypeOf(function* () {}).prototype
const ownNames = new Set(Reflect.ownKeys(generators))

function compile(text) {
  return new Script(`(function (__mutant, stryCov_9fa48, require, module) {${text}\n})`, {
    filename: 'bundle.cjs',
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
}

// To count who reaches what costs several times what the tests cost.
const trying = compile(bundle.replaceAll(/stryCov_9fa48\([^()]*\)/g, '0'))

/**
 * Takes back what a runtime does to all generators: Node reads its messages with one, and with some
 * mutants it would read no more.
 */
function restoreGenerators() {
  for (const key of Reflect.ownKeys(generators)) {
    // The mark of a claimed one stays, and does no harm.
    if (!ownNames.has(key)) Reflect.deleteProperty(generators, key)
  }
}

/** Evaluates the bundle with this mutant switched on. */
function load(mutant, script = trying, noteReached = undefined) {
  restoreGenerators()
  for (const event of ['SIGINT', 'beforeExit']) process.removeAllListeners(event)
  vitest.tests.length = 0
  const provide = (name) => (name === 'vitest' ? vitest : require(name))
  watch(-1, LOADING)
  script.runInThisContext()(mutant, noteReached, provide, { exports: {} })
  return vitest.tests
}

function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Every test without any mutant: its name, its cost, and which mutants it reaches; and which of them
 * the bundle reaches by itself, outside of any test.
 */
async function census() {
  const told = []
  let reached = new Set()
  const noteReached = (...mutants) => {
    for (const mutant of mutants) reached.add(Number(mutant))
  }
  const all = [...load(-1, compile(bundle), noteReached)]
  const always = [...reached]
  for (const { run } of all) {
    reached = new Set()
    watch(told.length, 300_000)
    await run().catch(() => {})
    globalThis.__leave()
    told.push({ reaches: [...reached] })
  }
  for (const [number, { name, run }] of [...load(-1)].entries()) {
    const [start, cpu] = [performance.now(), spent()]
    watch(number, 120_000)
    let error
    try {
      await run()
    } catch (caught) {
      error = String(caught?.message ?? caught).slice(0, 300)
    }
    globalThis.__leave()
    const cost = { cpu: spent() - cpu, wall: performance.now() - start }
    told[number] = { ...told[number], name, error, ...cost }
  }
  return { tests: told, always }
}

/** The number of the first of these tests that fails; -1: the bundle does; undefined: none. */
async function killer(mutant, tests) {
  let all
  try {
    all = load(mutant)
  } catch {
    return -1
  }
  // By name: some tests are made of the files in a folder, and there may be one more by now.
  const named = new Map(all.map((test) => [test.name, test]))
  for (const { number, name, limit, again } of tests) {
    const test = named.get(name)
    if (test === undefined) continue
    watch(number, limit)
    if (await fails(test)) {
      // Where the real clock is in play, one failure may be the machine's.
      watch(number, limit)
      if (!again || (await fails(test))) return number
    }
  }
  return undefined
}

async function fails(test) {
  try {
    await test.run()
    return false
  } catch {
    return true
  } finally {
    globalThis.__leave()
  }
}

// Nobody listens any more, Ctrl-C was pressed for one: no mutant can catch this.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

process.on('message', async ({ mutant, tests }) => {
  const answer =
    tests === undefined
      ? await census().catch((error) => ({ crash: String(error?.message ?? error) }))
      : { killer: (await killer(mutant, tests)) ?? null }
  watch(0, 0)
  restoreGenerators()
  process.send(answer)
})
