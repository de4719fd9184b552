// Tries mutants in processes of their own, several at a time. A process tries many, one after the
// other, and is replaced by a new one from time to time, or when a mutant ended it.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Fate, Mutant } from './mutants.ts'

/** A test as it is without any mutant; `cpu` and `wall` are its milliseconds. */
type Test = {
  readonly name: string
  readonly error?: string
  readonly cpu: number
  readonly wall: number
  readonly reaches: readonly number[]
}

/** All tests, and the mutants that are reached when the runtime is loaded. */
export type Census = { readonly tests: readonly Test[]; readonly always: readonly number[] }

/** A process tries so many. */
const MOST_TRIALS = 150

/** How many of the tests that killed others in the same file come first. */
const MOST_KILLERS = 12

/** Milliseconds after which a process that says nothing is taken for lost: its answer may be, too. */
const MOST_SILENCE = 300_000

/** Tests that look at the real clock. */
const REAL_TIME = /^(run|runners|threads|promises|turns|clock|diagnostics)\.test\.ts /

/** Milliseconds of the processor that a test may take with a mutant in it. */
const limitOf = ({ cpu }: Test): number => 1000 + 10 * cpu

/** Runs every test once; text: what kept it from doing so. */
export async function census(bundle: string): Promise<Census | string> {
  const { process, answer } = ask(start(bundle), {})
  try {
    const found = await answer
    if ('tests' in found) return found
    return 'crash' in found ? found.crash : JSON.stringify(found)
  } finally {
    process.kill('SIGKILL')
  }
}

/** Tries mutants, `workers` at a time, and tells each one's fate when it is known. */
export async function tryAll(
  bundle: string,
  mutants: readonly Mutant[],
  known: Census,
  workers: number,
  told: (mutant: Mutant, fate: Fate) => void,
): Promise<void> {
  const order = new Order(known)
  const open = [...mutants]
  const work = async (): Promise<void> => {
    let worker: ChildProcess | undefined
    let trials = 0
    for (let mutant = open.shift(); mutant !== undefined; mutant = open.shift()) {
      const numbers = order.testsFor(mutant)
      if (numbers.length === 0) {
        told(mutant, { state: 'unreached' })
        continue
      }
      worker ??= start(bundle)
      let fate = await fateOf(worker, mutant, numbers, known)
      if (fate.told.state === 'crashed' && trials > 0) {
        // It may have been the mutant before it.
        worker = start(bundle)
        fate = await fateOf(worker, mutant, numbers, known)
      }
      if (fate.number !== undefined) order.noteKill(mutant, fate.number)
      told(mutant, fate.told)
      trials += 1
      if (!fate.isAlive || trials % MOST_TRIALS === 0) {
        worker.kill('SIGKILL')
        worker = undefined
      }
    }
    worker?.kill('SIGKILL')
  }
  await Promise.all(Array.from({ length: workers }, work))
}

type Found = { readonly told: Fate; readonly number?: number; readonly isAlive: boolean }

async function fateOf(
  worker: ChildProcess,
  mutant: Mutant,
  numbers: readonly number[],
  { tests }: Census,
): Promise<Found> {
  const asked = numbers.flatMap((number) => {
    const test = tests[number]
    if (test === undefined) return []
    const { name } = test
    return [{ number, name, limit: limitOf(test), again: REAL_TIME.test(name) }]
  })
  const found = await ask(worker, { mutant: mutant.id, tests: asked }).answer
  const by = (number: number) => ({ by: tests[number]?.name ?? 'loading it' })
  if ('overtime' in found) {
    return { told: { state: 'overtime', ...by(found.overtime) }, isAlive: false }
  }
  if ('tests' in found || 'crash' in found) return { told: { state: 'crashed' }, isAlive: false }
  const { killer } = found
  if (killer === null) return { told: { state: 'survived' }, isAlive: true }
  return { told: { state: 'failed', ...by(killer) }, number: killer, isAlive: true }
}

/** Which tests to try a mutant with, the likeliest killers first. */
class Order {
  readonly #tests: readonly Test[]
  readonly #reaching = new Map<number, number[]>()
  /** For each file how many mutants each test has killed. */
  readonly #kills = new Map<string, Map<number, number>>()

  constructor({ tests, always }: Census) {
    this.#tests = tests
    // The heaviest of them last; one that fails by itself says nothing.
    const byCost = [...tests.entries()]
      .filter(([, { error }]) => error === undefined)
      .sort(([, a], [, b]) => Math.max(a.cpu, a.wall) - Math.max(b.cpu, b.wall))
    for (const [number, { reaches }] of byCost) {
      for (const mutant of reaches) {
        const numbers = this.#reaching.get(mutant)
        if (numbers === undefined) this.#reaching.set(mutant, [number])
        else numbers.push(number)
      }
    }
    // What runs while the runtime is loaded can show in any test.
    for (const mutant of always)
      this.#reaching.set(
        mutant,
        byCost.map(([number]) => number),
      )
  }

  testsFor({ id, file }: Mutant): number[] {
    const all = this.#reaching.get(id) ?? []
    const kills = this.#kills.get(file) ?? new Map<number, number>()
    const killers = new Set(
      [...kills]
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_KILLERS)
        .map(([number]) => number),
    )
    const own = `${file.replace('.ts', '')}.test.ts `
    const rank = (number: number): number => {
      if (killers.has(number)) return 0
      return this.#tests[number]?.name.startsWith(own) ? 1 : 2
    }
    return all.sort((a, b) => rank(a) - rank(b))
  }

  noteKill({ file }: Mutant, number: number): void {
    const kills = this.#kills.get(file) ?? new Map<number, number>()
    kills.set(number, (kills.get(number) ?? 0) + 1)
    this.#kills.set(file, kills)
  }
}

type Answer =
  | Census
  | { readonly killer: number | null }
  | { readonly overtime: number }
  | { readonly crash: string }

function start(bundle: string): ChildProcess {
  return fork(join(import.meta.dirname, 'worker.mjs'), [bundle], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-old-space-size=1000'],
  })
}

function ask(process: ChildProcess, question: object) {
  const answer = new Promise<Answer>((resolve) => {
    let heard = ''
    const listen = (chunk: Buffer): void => {
      heard += chunk
    }
    const silence = setTimeout(() => process.kill('SIGKILL'), MOST_SILENCE)
    const settle = (found: Answer): void => {
      clearTimeout(silence)
      process.removeAllListeners()
      process.stderr?.off('data', listen)
      resolve(found)
    }
    process.stderr?.on('data', listen)
    process.once('message', (found) => settle(found as Answer))
    // Not 'exit': what it said before is to be heard first.
    process.once('close', () => {
      const overtime = /overtime (-?\d+)/.exec(heard)?.[1]
      settle(overtime === undefined ? { crash: heard.slice(-300) } : { overtime: Number(overtime) })
    })
    process.send(question)
  })
  return { process, answer }
}
