// From checks and a program to a verdict: the state, the one message, and what stays unasked.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Coroutine, sleep } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { holdsInEveryOrder } from '../explore/explore.ts'
import type { Check, Checks } from '../judge.ts'
import { note, play, resultOf } from '../observe.ts'
import { readOptions } from '../options.ts'
import type { Finding } from '../rules/finding.ts'
import type { Message, Verdict } from '../verdict.ts'
import { EXERCISE, judged } from './judging.ts'

const ROOT = join(import.meta.dirname, '../..')

type Pair = { first: () => number; second: () => number }

const seen = (text: string) => ({ en: text, es: text })

/** Two checks: each function of the program gives its number. */
const pair: Checks<Pair> = {
  'first gives 1': {
    es: 'first da 1',
    run: ({ module }) =>
      demand(module.first() === 1, () => ({ seen: seen('first is not 1'), card: 'M01' })),
  },
  'second gives 2': {
    es: 'second da 2',
    run: ({ module }) =>
      demand(module.second() === 2, () => ({ seen: seen('second is not 2'), card: 'M02' })),
  },
}

const HOLE = "import { todo } from '../todo.ts'\n"

/** A program with two functions, given by their bodies. */
function program(first: string, second: string): string {
  return `${HOLE}export const first = (): number => { ${first} }
export const second = (): number => { ${second} }\n`
}

const states = ({ checks }: Verdict) => checks.map(({ state }) => state)
const summary = (verdict: Verdict) => ({ state: verdict.state, checks: states(verdict) })

describe('the state', () => {
  it('is passed when every check passes', async () => {
    const verdict = await judged(pair, program('return 1', 'return 2'))
    expect(verdict).toEqual({
      exercise: '02/07',
      state: 'passed',
      checks: [
        { name: { en: 'first gives 1', es: 'first da 1' }, state: 'passed' },
        { name: { en: 'second gives 2', es: 'second da 2' }, state: 'passed' },
      ],
      others: [],
      seed: 1,
    })
  })

  it('is notStarted when every check ended in a hole', async () => {
    const verdict = await judged(pair, program("return todo('a')", "return todo('b')"))
    expect(summary(verdict)).toEqual({ state: 'notStarted', checks: ['todo', 'todo'] })
    expect(verdict.message).toBeUndefined()
  })

  it('is notStarted when the hole is at the top of the file', async () => {
    const text = `${HOLE}export const first = todo('a')\nexport const second = () => 2\n`
    expect(summary(await judged(pair, text))).toEqual({
      state: 'notStarted',
      checks: ['todo', 'todo'],
    })
  })

  it('is inProgress when what was attempted is right', async () => {
    const verdict = await judged(pair, program('return 1', "return todo('b')"))
    expect(summary(verdict)).toEqual({ state: 'inProgress', checks: ['passed', 'todo'] })
    expect(verdict.message).toBeUndefined()
  })

  it('is wrong when something attempted is wrong, whatever is still to do', async () => {
    const verdict = await judged(pair, program("return todo('a')", 'return 3'))
    expect(summary(verdict)).toEqual({ state: 'wrong', checks: ['todo', 'failed'] })
    expect(verdict.message).toEqual({
      level: 'property',
      check: 'second gives 2',
      requirement: { en: 'second gives 2', es: 'second da 2' },
      seen: seen('second is not 2'),
      card: 'M02',
      advice: { en: expect.any(String), es: expect.any(String) },
      again: 'npm test 02/07 -- --check 2 --seed 1',
    })
  })

  it('is not passed by catching what a hole throws', async () => {
    const verdict = await judged(
      pair,
      program("try { return todo('a') } catch { return 1 }", 'return 2'),
    )
    expect(summary(verdict)).toEqual({ state: 'inProgress', checks: ['todo', 'passed'] })
  })

  it('is not passed by a hole in a coroutine, nor by one that a task swallows', async () => {
    type Main = { main: () => Coroutine<number> }
    const checks: Checks<Main> = {
      'main returns': {
        es: 'main termina',
        run: ({ module }) => void resultOf(play(module.main())),
      },
    }
    const text = (body: string) => `${HOLE}import { createTask } from '#runtime'
export function* main() { ${body} }
function* job() { return todo('job') }\n`
    for (const body of ['return yield* job()', 'createTask(job()); yield; return 1']) {
      expect(summary(await judged(checks, text(body)))).toEqual({
        state: 'notStarted',
        checks: ['todo'],
      })
    }
  })

  it('is wrong, and nothing is run, when the program cannot be compiled', async () => {
    const verdict = await judged(pair, 'const = 5')
    expect(summary(verdict)).toEqual({ state: 'wrong', checks: ['notRun', 'notRun'] })
    expect(verdict.message).toMatchObject({ level: 'syntax', place: { line: 1 } })
  })

  it('of a single check is inProgress: a part is no pass', async () => {
    const text = program('return 1', 'return 2')
    const verdict = await judged(pair, text, { only: 2 })
    expect(summary(verdict)).toEqual({ state: 'inProgress', checks: ['notRun', 'passed'] })
    const wrong = await judged(pair, program('return 0', 'return 0'), { only: 2 })
    expect(summary(wrong)).toEqual({ state: 'wrong', checks: ['notRun', 'failed'] })
    expect(wrong.message?.check).toBe('second gives 2')
  })

  it('of a check that does not exist is wrong, and says which there are', async () => {
    for (const only of [0, 3]) {
      const verdict = await judged(pair, program('return 1', 'return 2'), { only })
      expect(summary(verdict)).toEqual({ state: 'wrong', checks: ['notRun', 'notRun'] })
      expect(verdict.message?.seen).toEqual({
        en: `There is no check ${only}: 02/07 has the checks 1 to 2.`,
        es: `No hay comprobación ${only}: 02/07 tiene las comprobaciones 1 a 2.`,
      })
    }
  })

  it('is the same for the same program and seed, as plain data', async () => {
    const text = program('return 0', "throw new Error('no')")
    const verdict = await judged(pair, text)
    expect(await judged(pair, text)).toEqual(verdict)
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict)
  })
})

describe('each check', () => {
  it('gets the program evaluated afresh', async () => {
    const checks: Checks<{ next: () => number; bag: number[] }> = {
      'counts from 1': { es: '-', run: ({ module }) => once(module) },
      'counts from 1 again': { es: '-', run: ({ module }) => once(module) },
    }
    function once(module: { next: () => number; bag: number[] }): void {
      module.bag.push(1)
      demand(module.next() === 1 && module.bag.length === 1, () => ({ seen: seen('a rest') }))
    }
    const text = 'let n = 0\nexport const bag: number[] = []\nexport const next = () => ++n\n'
    expect(summary(await judged(checks, text))).toEqual({
      state: 'passed',
      checks: ['passed', 'passed'],
    })
  })

  it('gets what the program started, on the virtual clock, and its literals', async () => {
    const checks: Checks<unknown> = {
      'starts one loop': {
        es: '-',
        run: ({ started, literals }) => {
          const [run] = started
          demand(started.length === 1 && run?.time === 3600, () => ({ seen: seen('no hour') }))
          demand(literals.order === 'abc', () => ({ seen: seen('no literal') }))
        },
      },
    }
    const text = `import { run, sleep } from '#runtime'
export const order = 'abc'
void run((function* () { yield* sleep(3600) })())\n`
    expect((await judged(checks, text)).state).toBe('passed')
  })

  it('reads literals of a program that cannot even be loaded', async () => {
    const checks: Checks<unknown> = {
      'predicts abc': {
        es: '-',
        run: ({ literals }) => demand(literals.order === 'abc', () => ({ seen: seen('no') })),
      },
    }
    const text = "export const order = 'abc'\nthrow new Error('not run')\n"
    expect((await judged(checks, text)).state).toBe('passed')
  })

  it('tries as many inputs as it is told, from the seed it is told', async () => {
    const tried: number[] = []
    const checks: Checks<unknown> = {
      'tries numbers': {
        es: '-',
        run: () => check({ n: count(0, 1000) }, ({ n }) => void tried.push(n)),
      },
    }
    await judged(checks, '', { runs: 20 })
    await judged(checks, '', { runs: 5 })
    await judged(checks, '', { runs: 5, seed: 2 })
    expect(tried).toHaveLength(30)
    expect(tried.slice(20, 25)).toEqual(tried.slice(0, 5))
    expect(tried.slice(25)).not.toEqual(tried.slice(0, 5))
  })

  it('runs whatever became of the one before', async () => {
    const text = program('while (true) {}', 'return 2')
    expect(states(await judged(pair, text))).toEqual(['failed', 'passed'])
  })

  it('is not run once a wrong program has taken its time; the next program is judged', async () => {
    const slow = program("return /^(a+)+$/.test('a'.repeat(40) + '!') ? 1 : 0", 'return 2')
    const verdict = await judged(pair, slow)
    expect(summary(verdict)).toEqual({ state: 'wrong', checks: ['failed', 'notRun'] })
    expect(verdict.message?.seen.en).toBe('still running after 4 s; the last line reached was 2')
    expect((await judged(pair, program('return 1', 'return 2'))).state).toBe('passed')
  })
})

/** A check that fails with what is given. */
function failing(failure: Partial<Failure> & { text: string }): Check<unknown> {
  const { text, ...rest } = failure
  return { es: text, run: () => demand(false, () => ({ seen: seen(text), ...rest })) }
}

/** A check that ends in an error of the program's own. */
const raising: Check<{ fail: () => void }> = { es: '-', run: ({ module }) => module.fail() }

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'no-x',
  level: 'source',
  line: 1,
  column: 1,
  seen: seen('a rule found it'),
  advice: seen('change it'),
  ...more,
})

const typeError: Message = { level: 'types', seen: seen('a type error') }

function* aRun(): Coroutine<void> {
  note('it ran')
  yield* sleep(1)
}

/** The sentences of a verdict: the one that is shown, then the others. */
async function sentences(checks: Checks<never>, more = {}, text = 'export {}'): Promise<string[]> {
  const { message, others } = await judged(checks, text, more)
  return [message, ...others].map((each) => each?.seen.en.split('\n')[0] ?? 'none')
}

describe('a check that explores', () => {
  const explores: Checks<{ main: () => Coroutine<void> }> = {
    explores: {
      es: 'explora',
      run: ({ module }) => void holdsInEveryOrder(() => ({ main: module.main() })),
    },
    'does not': { es: 'no explora', run: ({ module }) => void resultOf(play(module.main())) },
  }

  it('says what it proved, and the one behind it, which does not explore, says nothing', async () => {
    const { checks } = await judged(explores, 'export function* main() {}')
    expect(checks.map(({ proved }) => proved?.en)).toEqual([
      'there is one order, and it holds',
      undefined,
    ])
  })
})

describe('the one message', () => {
  it('is an error of the program, before every failed demand', async () => {
    const checks = {
      a: failing({ text: 'a property', card: 'M23' }),
      b: raising,
      c: failing({ text: 'a source', level: 'source' }),
    }
    const text = "export const fail = () => { throw new Error('own') }"
    expect(await sentences(checks, {}, text)).toEqual([
      'The program raised Error: own',
      'a source',
      'a property',
    ])
  })

  it('is what a rule found, then a type error, then a trace, then a property', async () => {
    const checks = {
      a: failing({ text: 'a property' }),
      b: {
        es: '-',
        run: () => demand(false, () => ({ seen: seen('a trace'), run: play(aRun()) })),
      },
    }
    const more = { findings: async () => [finding()], typeErrors: async () => [typeError] }
    expect(await sentences(checks, more)).toEqual([
      'a rule found it',
      'a type error',
      'a trace',
      'a property',
    ])
    expect(await sentences(checks, { ...more, findings: async () => [] })).toEqual([
      'a type error',
      'a trace',
      'a property',
    ])
    expect(await sentences(checks)).toEqual(['a trace', 'a property'])
  })

  it('is, of several errors, one whose belief is known', async () => {
    const text = `import { sleep } from '#runtime'
export function fail() { throw new Error('own') }
export function* waiting() { const turn = sleep(0); yield* turn; yield* turn }`
    const checks: Checks<{ fail(): void; waiting(): Coroutine<void> }> = {
      a: { es: '-', run: ({ module }) => module.fail() },
      b: { es: '-', run: ({ module }) => void resultOf(play(module.waiting())) },
    }
    const { message } = await judged(checks, text)
    expect(message).toMatchObject({ card: 'M04', check: 'b' })
  })

  it('is the earliest of those that are equally sure', async () => {
    const checks = {
      a: failing({ text: 'one', card: 'M23' }),
      b: failing({ text: 'two', card: 'M23' }),
    }
    expect(await sentences(checks)).toEqual(['one', 'two'])
  })

  it('is never a remark on style', async () => {
    const checks = { a: failing({ text: 'a property' }) }
    const findings = async () => [finding({ level: 'style', seen: seen('a remark') })]
    expect(await sentences(checks, { findings })).toEqual(['a property', 'a remark'])
  })

  it('has no card of a later chapter while there is another', async () => {
    const later = failing({ text: 'of chapter 5', card: 'M104', level: 'source' })
    const early = failing({ text: 'of chapter 2', card: 'M23' })
    expect(await sentences({ later, early })).toEqual(['of chapter 2', 'of chapter 5'])
    expect(await sentences({ later })).toEqual(['of chapter 5'])
    const late = { exercise: { ...EXERCISE, chapter: '05-queues' } }
    expect(await sentences({ later, early }, late)).toEqual(['of chapter 5', 'of chapter 2'])
  })

  it('of a rule names the check that failed and what repeats it', async () => {
    const { message } = await judged({ a: failing({ text: 'a property' }) }, '', {
      findings: async () => [finding({ card: 'M16' })],
    })
    expect(message).toEqual({
      level: 'source',
      card: 'M16',
      check: 'a',
      requirement: { en: 'a', es: 'a property' },
      seen: seen('a rule found it'),
      advice: seen('change it'),
      place: { file: EXERCISE.stub, line: 1, column: 1 },
      again: 'npm test 02/07 -- --check 1 --seed 1',
    })
  })
})

describe('rules and the type checker', () => {
  /** Which of the two are asked. */
  async function asked(checks: Checks<never>, text = 'export {}'): Promise<string[]> {
    const questions: string[] = []
    await judged(checks, text, {
      findings: async () => {
        questions.push('rules')
        return []
      },
      typeErrors: async () => {
        questions.push('types')
        return []
      },
    })
    return questions.sort()
  }

  it('are asked when no card explains what failed', async () => {
    expect(await asked({ a: failing({ text: 'a property' }) })).toEqual(['rules', 'types'])
  })

  it('are not asked when the surest message has a card', async () => {
    const checks = {
      a: failing({ text: 'a property' }),
      b: failing({ text: 'surer', level: 'trace', card: 'M23' }),
    }
    expect(await asked(checks)).toEqual([])
  })

  it('are asked about an error of the language, which says nothing of beliefs', async () => {
    const text = 'export const fail = () => { [].first.name }'
    expect(await asked({ a: raising }, text)).toEqual(['rules', 'types'])
  })

  it('explain such an error where they find something in its line', async () => {
    const text = 'export const fail = () => {\n[].first.name }'
    const shown = async (line: number) => {
      const findings = async () => [finding({ card: 'M16', line })]
      const { message } = await judged({ a: raising }, text, { findings })
      return { level: message?.level, card: message?.card }
    }
    expect(await shown(2)).toEqual({ level: 'runtime', card: 'M16' })
    expect(await shown(1)).toEqual({ level: 'runtime', card: undefined })
  })

  it('are heard by the number of their cards', async () => {
    const findings = async () => [
      finding({ card: 'M26', seen: seen('later') }),
      finding({ card: 'M16', seen: seen('earlier') }),
    ]
    expect(await sentences({ a: failing({ text: 'a property' }) }, { findings })).toEqual([
      'earlier',
      'later',
      'a property',
    ])
  })

  it('know better than a card that is only likely', async () => {
    const checks = { a: failing({ text: 'a property', likely: 'M25' }) }
    const { message } = await judged(checks, '')
    expect(message).toMatchObject({ card: 'M25', seen: seen('a property') })
    expect(message?.advice?.en).toMatch(/^Await the background task/)
    const known = await judged(checks, '', { findings: async () => [finding({ card: 'M16' })] })
    expect(known.message?.card).toBe('M16')
  })

  it('are not asked when the program raised an error', async () => {
    const checks = { a: failing({ text: 'a property' }), b: raising }
    expect(await asked(checks, "export const fail = () => { throw new Error('own') }")).toEqual([])
  })

  it('are not asked about a program that passes, that is not started, or that cannot run', async () => {
    const hole: Check<{ f: () => void }> = { es: '-', run: ({ module }) => module.f() }
    expect(await asked({ a: { es: '-', run: () => {} } })).toEqual([])
    expect(await asked({ a: hole }, `${HOLE}export const f = () => todo('f')`)).toEqual([])
    expect(await asked({ a: failing({ text: 'a property' }) }, 'const = 5')).toEqual([])
  })
})

describe('the line that repeats a case', () => {
  const tried: number[] = []
  const checks: Checks<{ isSmall: (n: number) => boolean }> = {
    'is a function': { es: '-', run: ({ module }) => void module.isSmall(1) },
    'takes small numbers only': {
      es: '-',
      run: ({ module }) =>
        check({ n: count(0, 1000) }, ({ n }) => {
          tried.push(n)
          demand(module.isSmall(n), () => ({ seen: seen(`${n} is not small`) }))
        }),
    },
  }

  it.each([1, 2, 77])('gives the same case and the same message: seed %i', async (seed) => {
    const text = 'export const isSmall = (n: number) => n < 123\n'
    const { message } = await judged(checks, text, { seed })
    expect(message?.counterexample?.en).toBe('n = 123')
    const words = message?.again?.replace('npm test ', '').split(' ') ?? []
    const options = readOptions(['--', ...words], ROOT, ROOT)
    if ('exitCode' in options) throw new Error(options.text)
    expect(options.exercises.map(({ id }) => id)).toEqual(['02/07'])
    tried.length = 0
    const again = await judged(checks, text, options.replay)
    expect(tried).toEqual([123])
    expect(again.message).toEqual(message)
    expect(states(again)).toEqual(['notRun', 'failed'])
  })
})
