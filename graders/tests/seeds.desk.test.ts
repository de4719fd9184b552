// `npm run seeds` from end to end, in a copy whose grader refuses the solution, but not with every seed.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf } from '../answers.ts'
import { timeLeft } from '../bar.ts'
import { exerciseOf } from '../catalog.ts'
import { Desk, type Ran, TSX } from './desk.ts'

const EXERCISE = exerciseOf('02-coroutines-and-tasks', '07-hundred-files')
const { grader: GRADER, solution: SOLUTION } = EXERCISE
/** The solution and the right answers. */
const ANSWERS = 1 + answersOf(join(import.meta.dirname, '../..'), EXERCISE, 'right').length

let desk: Desk

beforeAll(() => {
  desk = new Desk(['exercises', 'solutions', 'graders', 'runtime'], ['tests', 'wrong'])
})
afterAll(() => desk.clear())

const seeds = (words: readonly string[], env: Record<string, string> = {}): Ran =>
  desk.run(TSX, ['graders/seeds.ts', ...words], env)

describe('npm run seeds', { timeout: 120_000 }, () => {
  it('shows what fails with one seed of many, with the seed that repeats it', () => {
    const strong = desk.read(GRADER)
    const refusing = strong
      .replace("'../check.ts'", "'../check.ts'\nimport { replay } from '../check.ts'")
      .replace(
        /check\((.*) => \{\n/,
        "check($1 => {\n      if (replay.tried === 7) throw new Error('seven')\n",
      )
    expect(refusing).not.toBe(strong)
    desk.write(GRADER, refusing)
    expect(seeds(['02/07', '--count', '6'])).toMatchObject({
      out: `${ANSWERS} answers with 6 seeds each, failed: 0\n`,
      exitCode: 0,
    })
    const { out, exitCode } = seeds(['02/07', '--count', '8'], { KIT_LANG: 'es' })
    expect(out).toContain(`x ${SOLUTION}\n`)
    expect(out).toContain('seven')
    expect(out).toMatch(/Otra vez: npm test 02\/07 -- --check \d --seed 7\b/)
    expect(out).toContain('npm run seeds 02/07 -- --from 1 --count 8')
    expect(out).toContain(`${ANSWERS} respuestas con 8 semillas cada una, fallan: ${ANSWERS}\n`)
    expect(exitCode).toBe(1)
  })

  it('knows its words', () => {
    expect(seeds(['--count', 'many'], { KIT_LANG: 'es' })).toMatchObject({
      exitCode: 2,
      out: '',
      error: '--count espera un valor como 1, y recibió "many".\n',
    })
    expect(seeds(['--count', '0'])).toMatchObject({
      exitCode: 2,
      error: '--count takes a value like 1000, got "0".\n',
    })
    expect(seeds(['02/7x'], { KIT_LANG: 'en' })).toMatchObject({
      exitCode: 2,
      error: expect.stringMatching(/^There is no exercise "02\/7x"/),
    })
    expect(seeds(['--help'], { KIT_LANG: 'es' })).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^npm run seeds \[ejercicios\]/),
    })
  })
})

describe('timeLeft', () => {
  it('goes by how long it took so far, in seconds and then in minutes', () => {
    expect(timeLeft(10, 10, 20)).toBe('about 10 s left')
    expect(timeLeft(60, 10, 100)).toBe('about 9 min left')
  })

  it('says nothing of the first moments and of the end', () => {
    expect(timeLeft(1, 1, 100)).toBe('')
    expect(timeLeft(60, 100, 100)).toBe('')
  })
})
