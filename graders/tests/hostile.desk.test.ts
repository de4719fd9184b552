// What students write by accident must not stop the loop they work in: each habit ends with a
// message that names the line, the other exercises keep their verdicts, and the next save works.
// One `vitest watch` of a copy of the project lives through all of it, as on a student's desk.
//
// KIT_HABITS=all tries every habit in every exercise, KIT_HABITS=ui does so with the UI's server.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Exercise, exercises } from '../catalog.ts'
import { titleOf } from '../titles.ts'

/** Code at the top level or in a function, and what the kit says to it once it runs or is read. */
type Habit = {
  readonly top?: string
  readonly body?: string
  readonly says: RegExp
  readonly isRun: boolean
}

const HABITS: Readonly<Record<string, Habit>> = {
  'an endless loop at import': {
    top: 'while (true) {}',
    says: /this loop ran 1,000,000 times/,
    isRun: true,
  },
  'an endless loop in a function': {
    body: 'while (true) {}',
    says: /this loop ran 1,000,000 times/,
    isRun: true,
  },
  'a loop that swallows its own end': {
    body: 'for (;;) { try { while (true) {} } catch {} }',
    says: /this loop ran 1,000,000 times/,
    isRun: true,
  },
  'a catastrophic regex at import': {
    top: ";/^(a+)+$/.test('a'.repeat(40) + 'b')",
    says: /still running after 2 s; the last line reached/,
    isRun: true,
  },
  'an endless yield loop': { body: 'while (true) yield', says: /took \d+ turns/, isRun: true },
  'a flood of microtasks': {
    top: 'const flood = (): void => void Promise.resolve().then(flood); flood()',
    says: /without giving the event loop a turn/,
    isRun: true,
  },
  'a flood of output': {
    top: "while (true) console.log('x'.repeat(1000))",
    says: /this loop ran/,
    isRun: true,
  },
  'process.exit at import': {
    top: 'process.exit(0)',
    says: /process\.exit\(\) ends the whole program/,
    isRun: true,
  },
  'process.exit in a function': {
    body: 'process.exit(0)',
    says: /process\.exit\(\) ends the whole/,
    isRun: true,
  },
  'a throw at import': {
    top: "throw new Error('oops')",
    says: /The program raised Error: oops/,
    isRun: true,
  },
  'a top-level await that never ends': {
    top: 'await new Promise(() => {})',
    says: /`await` at the top level/,
    isRun: false,
  },
  'endless recursion': {
    top: 'const f = (): number => f() + 1; f()',
    says: /calls itself without end/,
    isRun: true,
  },
  'a syntax error': { top: 'const = 5', says: /syntax error/, isRun: false },
}

const root = join(import.meta.dirname, '../..')
const all = exercises(root)
const isThorough = process.env.KIT_HABITS !== undefined
const LONGEST_SECONDS = 15
/** The first run grades every exercise. */
const FIRST_RUN_SECONDS = 180

let kit = ''
let watcher: Watcher

beforeAll(async () => {
  kit = mkdtempSync(join(tmpdir(), 'asyncio-kit-hostile-'))
  symlinkSync(join(root, 'node_modules'), join(kit, 'node_modules'), 'junction')
  for (const part of ['exercises', 'graders', 'runtime', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(kit, part), { recursive: true })
  }
  for (const part of ['tsconfig.json', 'vitest.config.ts'])
    cpSync(join(root, part), join(kit, part))
  for (const { stub, solution } of all) cpSync(join(root, solution), join(kit, stub))
  watcher = new Watcher(kit)
  await watcher.hears(new RegExp(`${all.length} of ${all.length} solved`), FIRST_RUN_SECONDS)
}, FIRST_RUN_SECONDS * 1000)

afterAll(() => {
  watcher.stop()
  rmSync(kit, { recursive: true, force: true })
})

// Each exercise gets its share of the habits, or all of them.
const shares = all
  .map((exercise, index) => ({ exercise, habits: habitsFor(exercise, index) }))
  .filter(({ habits }) => habits.length > 0)

describe.each(shares)('$exercise.id', ({ exercise, habits }) => {
  it.each(habits)('survives %s', async (_, habit) => {
    const text = hostile(exercise, habit) ?? ''
    const line =
      text.split('\n').findIndex((code) => code.includes(habit.top ?? habit.body ?? '')) + 1
    // A prediction is read and never run: only what does not parse is in the way.
    const isHarmless = isPrediction(exercise) && habit.isRun
    const heard = await watcher.save(exercise, text, isHarmless ? /solved/ : habit.says)
    if (!isHarmless) expect(heard).toContain(`${exercise.stub}:${line}`)
    // A save runs the saved exercise, and no other one loses its verdict.
    expect(heard).not.toMatch(/no verdict|Worker exited|ELIFECYCLE/)
    const after = await watcher.save(exercise, solutionOf(exercise), /solved/)
    expect(after).toContain(`${exercise.id}  ${titleOf(root, exercise)}`)
  })
})

function habitsFor(exercise: Exercise, index: number): [string, Habit][] {
  return Object.entries(HABITS)
    .filter((_, number) => isThorough || number % all.length === index)
    .filter(
      ([, { body }]) =>
        body === undefined || hostile(exercise, { body, says: /./, isRun: true }) !== undefined,
    )
}

/** The solution with a habit in it; undefined where no function of the exercise is ever called. */
function hostile(exercise: Exercise, { top, body }: Habit): string | undefined {
  const text = solutionOf(exercise)
  if (top !== undefined) return `${text}\n${top}\n`
  if (isPrediction(exercise)) return undefined
  const isYield = body?.includes('yield') === true
  const opening = isYield ? /export function\* [\s\S]*?\{\n/ : /export function\*? [\s\S]*?\{\n/
  const found = opening.exec(text)
  if (found === null) return undefined
  const end = found.index + found[0].length
  return `${text.slice(0, end)}  ${body}\n${text.slice(end)}`
}

function isPrediction({ grader }: Exercise): boolean {
  return readFileSync(join(root, grader), 'utf8').includes('/predict.ts')
}

function solutionOf({ solution }: Exercise): string {
  return readFileSync(join(root, solution), 'utf8')
}

class Watcher {
  readonly #process: ChildProcess
  #heard = ''
  #onOutput: () => void = () => {}

  constructor(cwd: string) {
    const { CI, INIT_CWD, KIT_TESTS, VITEST, ...env } = process.env
    const ui = process.env.KIT_HABITS === 'ui' ? ['--ui', '--open=false', '--api.port=0'] : []
    this.#process = spawn(
      process.execPath,
      [join('node_modules', 'vitest', 'vitest.mjs'), 'watch', ...ui, '--'],
      { cwd, env: { ...env, KIT_LANG: 'en', NO_COLOR: '1', FORCE_COLOR: '0' } },
    )
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk) => {
        this.#heard += chunk
        this.#onOutput()
      })
    }
  }

  /** Waits until the output since the last call matches, and for the loop to be ready again. */
  async hears(pattern: RegExp, seconds = LONGEST_SECONDS): Promise<string> {
    const isDone = () => pattern.test(this.#heard) && this.#heard.includes('Waiting for a save')
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`nothing like ${pattern} within ${seconds} s, but:\n${this.#heard}`))
      }, seconds * 1000)
      this.#onOutput = () => {
        if (!isDone()) return
        clearTimeout(late)
        resolve()
      }
      this.#onOutput()
    })
    const heard = this.#heard
    this.#heard = ''
    return heard
  }

  async save({ stub }: Exercise, text: string, pattern: RegExp): Promise<string> {
    this.#heard = ''
    writeFileSync(join(kit, stub), text)
    return this.hears(pattern)
  }

  stop(): void {
    this.#process.kill('SIGKILL')
  }
}
