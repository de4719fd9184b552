// The graders are graded: the solution passes, the stub is not started, every right answer passes,
// and every wrong answer fails exactly the checks it names and shows its card's message first. It takes
// longer than all other tests together: each file of graded/ has a part of the exercises, so that every
// core has a share. KIT_SEED=7 tries other generated inputs.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { answersOf, declaredBy, differs } from '../answers.ts'
import { CARDS } from '../cards.ts'
import { type Exercise, exercises } from '../catalog.ts'
import { compile } from '../compile.ts'
import { type Checks, judge } from '../judge.ts'
import { messageText, plain } from '../report.ts'
import { findings } from '../source.ts'
import type { Verdict } from '../verdict.ts'
import { lacksOf } from './advice.ts'
import { checksOf, tooLong } from './judging.ts'

const root = join(import.meta.dirname, '../..')
const seed = Number(process.env.KIT_SEED ?? 1)

/** Declares the tests of the exercises that are the part of this file. */
export function gradesPart(file: string): void {
  const parts = readdirSync(dirname(file)).sort()
  const own = exercises(root).filter(
    (_, place) => place % parts.length === parts.indexOf(basename(file)),
  )
  // The thread of the rules is not stopped: the next part of this process needs it, too.
  const wrongs = own.flatMap((exercise) => answersOf(root, exercise, 'wrong'))
  afterEach(() => vi.unstubAllEnvs())
  describe.each(own)('$id $name', (exercise) => grades(exercise, wrongs))
}

function grades(exercise: Exercise, wrongs: readonly string[]): void {
  const judgedBy = (checks: Checks<never>, file: string) => judged(exercise, checks, file, wrongs)
  let checks: Checks<never> = {}
  beforeAll(async () => {
    checks = await checksOf(exercise)
  })

  it('has a solution that passes', async () => {
    expect(summary(await judgedBy(checks, exercise.solution))).toBe('passed')
  })

  it('has a stub that is not started', async () => {
    expect(summary(await judgedBy(checks, exercise.stub))).toBe('notStarted')
  })

  it('has at least two right answers and three wrong ones', () => {
    expect(answersOf(root, exercise, 'right').length).toBeGreaterThanOrEqual(2)
    expect(answersOf(root, exercise, 'wrong').length).toBeGreaterThanOrEqual(3)
  })

  it.each(answersOf(root, exercise, 'right'))('says what is different in %s', (file) => {
    const { en, es } = differs(readFileSync(join(root, file), 'utf8'))
    expect(en, '// Differs: ...').toBeDefined()
    expect(es, '// Se distingue: ...').toBeDefined()
    expect(es).not.toBe(en)
  })

  it.each(answersOf(root, exercise, 'right'))('passes %s', async (file) => {
    expect(summary(await judgedBy(checks, file))).toBe('passed')
  })

  it.each(answersOf(root, exercise, 'wrong'))('fails %s as it says', async (file) => {
    const { fails, card } = declaredBy(root, file)
    for (const name of fails) expect(Object.keys(checks)).toContain(name)
    if (card !== undefined) expect(Object.keys(CARDS)).toContain(card)
    const verdict = await judgedBy(checks, file)
    const failed = verdict.checks
      .filter(({ state }) => state !== 'passed')
      .map(({ name }) => name.en)
    expect(
      { failed, card: verdict.message?.card },
      JSON.stringify(verdict.message, null, 2),
    ).toEqual({
      failed: Object.keys(checks).filter((name) => fails.includes(name)),
      card,
    })
    expect(tooWide(verdict, file)).toEqual([])
    // Read alone, it says what to change.
    expect(verdict.message && lacksOf(verdict.message), verdict.message?.advice?.en).toEqual([])
  })
}

/**
 * Lines of its messages that are wider than a terminal of 80 columns, in either language. The name of
 * the file does not count: that of a student's is shorter.
 */
function tooWide({ message, others }: Verdict, file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const messages = message === undefined ? [] : [message, ...others]
  return (['en', 'es'] as const).flatMap((kitLanguage) => {
    vi.stubEnv('KIT_LANG', kitLanguage)
    return messages
      .flatMap((each) => tooLong(messageText(each, plain, (line) => lines[line - 1])))
      .filter((line) => !line.includes(file))
  })
}

function judged(
  exercise: Exercise,
  checks: Checks<never>,
  file: string,
  wrongs: readonly string[],
): Promise<Verdict> {
  const program = compile(file, readFileSync(join(root, file), 'utf8'))
  return judge(checks, {
    exercise,
    program,
    seed,
    // Under load the compiler is slow; an answer too late would look like a rule that found nothing.
    findings: () => findings(file, 60, wrongs),
    // tsc checks every file of the kit, these included.
    typeErrors: async () => [],
  })
}

function summary({ state, message }: Verdict): string {
  return message === undefined ? state : `${state}: ${JSON.stringify(message, null, 2)}`
}
