// Predictions: that every exercise made of them is sound, and what is said about wrong ones.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Coroutine, createTask, log, sleep } from '#runtime'
import { CARDS } from '../cards.ts'
import { type Exercise, exercises } from '../catalog.ts'
import { holes } from '../check.ts'
import { compile } from '../compile.ts'
import { type Checks, judge } from '../judge.ts'
import { play, print, resultOf } from '../observe.ts'
import {
  END,
  keysOf,
  type Prediction,
  predictsOrder,
  predictsResult,
  RESULT,
  type Scene,
  wordsOf,
} from '../predict.ts'
import type { Finding } from '../rules/finding.ts'
import { kindOf } from '../slips.ts'
import type { Verdict } from '../verdict.ts'
import { checksOf, judged } from './judging.ts'
import { declarations, written } from './source-text.ts'

const ROOT = join(import.meta.dirname, '../..')
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const seen = ({ message }: Verdict) => message?.seen.en ?? ''
const states = ({ checks }: Verdict) => checks.map(({ state }) => state)

// A program that is played outside of a judge has no hole, whoever was judged before.
beforeEach(() => {
  holes.met = false
})

const predicting = exercises(ROOT).filter(({ grader }) => /\.\.\/predict\.ts'/.test(text(grader)))

describe.each(predicting)('$id $name', (exercise) => {
  it.each([exercise.stub, exercise.solution])('shows in %s the programs that run', (shown) => {
    const grader = text(exercise.grader)
    const here = declarations(text(shown)).filter(({ isHole }) => !isHole)
    const predictions = new Set(declarations(text(exercise.stub)).flatMap(holeName))
    const programs = here.filter(({ name }) => !predictions.has(name))
    expect(programs.length).toBeGreaterThan(0)
    expect(programs.filter(({ code }) => !grader.includes(code))).toEqual([])
  })

  it('asks for each prediction of the stub, in one check of its own', async () => {
    const asked = predictions(await checksOf(exercise)).map(({ about }) => about.name)
    expect(asked.toSorted()).toEqual(declarations(text(exercise.stub)).flatMap(holeName).toSorted())
  })

  it('has a why for every step, and names only what is there', async () => {
    for (const prediction of predictions(await checksOf(exercise))) {
      const scene = prediction.about.scene()
      const { keys, known } = stepsOf(prediction)
      const told = (key: readonly string[]) => key.some((each) => scene.why[each] !== undefined)
      expect(keys.filter((key) => !told(key))).toEqual([])
      const all = [...keys.flat(), END]
      expect(Object.keys(scene.why).filter((key) => !all.includes(key))).toEqual([])
      expect(Object.keys(scene.beliefs).filter((key) => !all.includes(key))).toEqual([])
      for (const beliefs of Object.values(scene.beliefs)) {
        expect(Object.values(beliefs).filter((card) => !(card in CARDS))).toEqual([])
        if (known !== undefined) {
          const said = Object.keys(beliefs).flatMap((line) => line.split(', '))
          expect(said.filter((line) => !known.includes(line))).toEqual([])
        }
      }
    }
  })

  it('explains each wrong step', async () => {
    const checks = await checksOf(exercise)
    for (const prediction of predictions(checks)) {
      const mistakes = mistakesAbout(prediction)
      expect(mistakes.length).toBeGreaterThan(0)
      for (const { said, begins } of mistakes) {
        const verdict = await judgedAs(exercise, checks, prediction.about.name, print(said))
        expect(seen(verdict), print(said)).toMatch(begins)
        expect(seen(verdict)).not.toContain('undefined')
        const story = verdict.message?.trace?.map(({ text }) => text.en) ?? []
        expect(story.length).toBeGreaterThan(0)
        // The tasks have the names of the scene; those that end the loop are none of the program's.
        expect(story.filter((line) => /^Task-\d+ starts/.test(line))).toEqual([])
      }
    }
  })

  it('refuses what would have to be computed, and what is not there', async () => {
    const checks = await checksOf(exercise)
    for (const { about } of predictions(checks)) {
      const source = text(exercise.solution)
      const computed = await judgedAs(exercise, checks, about.name, 'guess()')
      expect(seen(computed)).toMatch(new RegExp(`^${about.name} would have to be computed`))
      const left = source.replace(`export const ${about.name}`, `const ${about.name}`)
      expect(seen(await judgedFile(exercise, checks, left))).toContain(`exports no ${about.name}`)
      const other = await judgedAs(exercise, checks, about.name, '[[7]]')
      expect(seen(other)).toMatch(new RegExp(`^${about.name} is \\[\\[7\\]\\], not `))
      const states = other.checks.filter(({ state }) => state === 'failed')
      expect(states).toHaveLength(1)
    }
  })

  it('is begun, not wrong, while a prediction is still to do', async () => {
    const checks = await checksOf(exercise)
    for (const { about } of predictions(checks)) {
      const verdict = await judgedAs(exercise, checks, about.name, "todo('later')")
      expect(verdict.message).toBeUndefined()
      expect(states(verdict)).toContain('todo')
    }
  })
})

/** Two tasks tick twice, and nobody calls `stop`. */
function* ticking(): Coroutine<void> {
  const left = createTask(tick())
  const right = createTask(tick())
  yield* left
  yield* right
  log('done')
}

function* tick(): Coroutine<void> {
  log('tick')
  yield* sleep(0)
  log('tick')
}

const same = (words: string) => ({ en: words, es: `${words} (es)` })

const TICKING: Scene = {
  program: ticking,
  tasks: ['ticking', 'left', 'right'],
  why: {
    tick: same('A tick.'),
    'tick (3)': same('The third tick.'),
    done: same('Both have ended.'),
    [END]: same('Nobody calls stop.'),
  },
  beliefs: {
    tick: { done: 'M06' },
    'tick (3)': { 'done, stop': 'M07', done: 'M08' },
    [END]: { stop: 'M01' },
  },
  never: ['stop'],
}

describe('predictsOrder', () => {
  const checks = {
    'predicts ticking': { es: 'predice ticking', run: predictsOrder('order', () => TICKING) },
  }
  const said = (list: string) => judged(checks, `export const order = ${list}`)

  it('takes a line that is logged more than once', async () => {
    expect((await said("['tick', 'tick', 'tick', 'tick', 'done']")).state).toBe('passed')
  })

  it.each([
    ["['tick', 'done', 'tick', 'tick', 'tick']", /^Step 2 .* "tick", .* "done"\. A tick\.$/, 'M06'],
    ["['tick', 'tick', 'done', 'tick', 'tick']", /^Step 3 .* The third tick\.$/, 'M08'],
    // Two lines tell more than one.
    ["['tick', 'tick', 'done', 'stop']", /^Step 3 .* The third tick\.$/, 'M07'],
    ["['tick', 'tick', 'stop']", /^Step 3 of ticking logs "tick".*"stop"/, undefined],
    [
      "['tick', 'tick', 'tick', 'tick', 'done', 'stop']",
      /^ticking logs nothing after step 5.*"stop"\. Nobody calls stop\.$/,
      'M01',
    ],
    [
      "['tick', 'tick', 'tick', 'tick', 'done', 'done']",
      /^"done" stands twice in order/,
      undefined,
    ],
    [
      "['tick', 'tick', 'tick', 'tick', 'tick', 'done']",
      /^"tick" .* 5 times .* logs it 4/,
      undefined,
    ],
    ["['Tick']", /^The prediction has "Tick", which ticking never logs/, undefined],
    ["['tick', 'tick']", /^order is right as far as it goes.*2 of 5 steps/, undefined],
    ['[]', /^order is empty: 0 of 5 steps/, undefined],
    ["'tick, tick'", /^order is "tick, tick", not a list of strings/, undefined],
    ["['tick', 1]", /^order is \["tick", 1\], not a list of strings/, undefined],
    ["['ti' + 'ck']", /^order would have to be computed/, undefined],
    ["'tick tick'.split(' ')", /^order would have to be computed/, undefined],
  ])('says what is wrong with %s', async (list, message, card) => {
    const verdict = await said(list)
    expect(seen(verdict)).toMatch(message)
    expect(verdict.message?.card).toBe(card)
  })

  it('tells the story up to the first wrong step and no further, and marks that line', async () => {
    const verdict = await said("['tick', 'tick', 'done', 'tick', 'tick']")
    expect(verdict.message?.trace?.map(({ text, mark }) => [text.en, mark?.en])).toEqual([
      ['ticking starts', undefined],
      ['left is created', undefined],
      ['right is created', undefined],
      ['ticking waits for left', undefined],
      ['left starts', undefined],
      ['tick', undefined],
      ['left waits for sleep(0)', undefined],
      ['right starts', undefined],
      ['tick', undefined],
      ['right waits for sleep(0)', undefined],
      ['tick', 'step 3'],
    ])
  })
})

function* endings(): Coroutine<{ first: string; asked: boolean }> {
  const task = createTask(sleep(1))
  const asked = task.cancel()
  yield* sleep(0)
  return { first: task.cancelled() ? 'cancelled' : 'returned', asked }
}

const ENDINGS: Scene = {
  program: endings,
  why: { first: same('It did not start.'), asked: same('It was not done.') },
  beliefs: { first: { returned: 'M45' }, asked: { false: 'M42' } },
  answers: ['cancelled', 'returned', true, false],
}

describe('predictsResult', () => {
  const checks = {
    'predicts endings': { es: 'predice endings', run: predictsResult('ends', () => ENDINGS) },
  }
  const said = (value: string) => judged(checks, `export const ends = ${value}`)

  it('takes the values in any order', async () => {
    expect((await said("{ asked: true, first: 'cancelled' }")).state).toBe('passed')
  })

  it.each([
    [
      "{ first: 'returned', asked: true }",
      /^endings gives "cancelled", and ends.first says/,
      'M45',
    ],
    ["{ first: 'cancelled', asked: false }", /gives true, .* false. It was not done\.$/, 'M42'],
    ["{ first: 'canceled', asked: true }", /^ends.first is "canceled", .* none of/, undefined],
    ["{ first: 'cancelled' }", /not \{ first: \.\.\., asked: \.\.\. \}\.$/, undefined],
    ["'cancelled'", /^ends is "cancelled", not \{ first/, undefined],
    ["'returned'.split(' ')", /^ends would have to be computed/, undefined],
  ])('says what is wrong with %s', async (value, message, card) => {
    const verdict = await said(value)
    expect(seen(verdict)).toMatch(message)
    expect(verdict.message?.card).toBe(card)
  })

  it.each([
    [
      'a plain value',
      () => [7, RESULT] as const,
      '8',
      /^plain gives 7, and ends says 8\. Seven\.$/,
    ],
    ['a list', () => [[7], '0'] as const, '[8]', /^plain gives 7, and ends\[0\] says 8\. Seven\.$/],
  ])('compares %s', async (_, make, wrong, message) => {
    const [result, key] = make()
    function* plain(): Coroutine<unknown> {
      return result
    }
    const scene: Scene = { program: plain, why: { [key]: same('Seven.') }, beliefs: {} }
    const run = predictsResult('ends', () => scene)
    const verdictOn = (value: string) =>
      judged({ seven: { es: 'siete', run } }, `export const ends = ${value}`)
    expect((await verdictOn(print(result))).state).toBe('passed')
    expect(seen(await verdictOn(wrong))).toMatch(message)
  })
})

it('says itself what is wrong, whatever a rule finds in the program of the file', async () => {
  const found: Finding = {
    rule: 'no-swallowed-cancel',
    card: 'M44',
    level: 'source',
    line: 1,
    column: 1,
    seen: same('The catch takes cancellation too.'),
    advice: same('Throw it again.'),
  }
  const run = predictsResult('ends', () => ENDINGS)
  for (const ends of ["'returned'.split(' ')", "{ first: 'canceled', asked: true }"]) {
    const verdict = await judged(
      { 'predicts endings': { es: 'predice endings', run } },
      `export const ends = ${ends}`,
      { findings: async () => [found] },
    )
    expect(seen(verdict)).toMatch(/^ends/)
  }
})

type Asked = Prediction<string>

function predictions(checks: Checks<never>): Asked[] {
  return Object.values(checks).flatMap(({ run }) =>
    'about' in run ? [run as unknown as Asked] : [],
  )
}

/** The keys under which each step of a scene is told, and the lines that can be predicted. */
function stepsOf({ about }: Asked): { keys: string[][]; known?: string[] } {
  const scene = about.scene()
  const run = play(scene.program())
  if (about.kind === 'order') {
    const words = wordsOf(run)
    return {
      keys: words.map((_, step) => keysOf(words, step)),
      known: [...words, ...(scene.never ?? [])],
    }
  }
  const result = resultOf(run)
  const names = kindOf(result) === 'plain' ? [RESULT] : Object.keys(result as object)
  return { keys: names.map((name) => [name]) }
}

/** The right prediction with two lines exchanged, or with one value changed. */
function mistakesAbout({ about }: Asked): { said: unknown; begins: RegExp }[] {
  const scene = about.scene()
  const run = play(scene.program())
  if (about.kind === 'result') return mistakesInResult(resultOf(run), scene)
  const words = wordsOf(run)
  return words.flatMap((word, first) =>
    words.flatMap((other, second) => {
      if (second <= first || word === other) return []
      const said = words.with(first, other).with(second, word)
      return [{ said, begins: new RegExp(`^Step ${first + 1} of `) }]
    }),
  )
}

function mistakesInResult(result: unknown, { answers = [] }: Scene) {
  const wrong = (value: unknown): unknown[] => {
    const alike = answers.filter((one) => typeof one === typeof value && one !== value)
    if (alike.length > 0) return alike
    return [typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : 'else']
  }
  const begins = /^\w+ gives /
  if (kindOf(result) === 'plain') return wrong(result).map((said) => ({ said, begins }))
  return Object.entries(result as object).flatMap(([name, value]) =>
    wrong(value).map((other) => {
      const said = Array.isArray(result)
        ? result.with(Number(name), other)
        : { ...(result as object), [name]: other }
      return { said, begins }
    }),
  )
}

/** The solution with another prediction under that name. */
function judgedAs(exercise: Exercise, checks: Checks<never>, name: string, value: string) {
  const source = written(text(exercise.solution), name, value)
  const more = `import { todo } from '../todo.ts'\nfunction guess() { return [] }\nvoid [todo, guess]\n`
  return judgedFile(exercise, checks, more + source)
}

function judgedFile(exercise: Exercise, checks: Checks<never>, source: string): Promise<Verdict> {
  return judge(checks, {
    exercise,
    program: compile(exercise.stub, source),
    seed: 1,
    findings: async () => [],
    typeErrors: async () => [],
  })
}

function holeName({ name, isHole }: { name: string; isHole: boolean }): string[] {
  return isHole ? [name] : []
}
