// The threads that judge: verdicts come back, whoever does not end is ended, and the next is judged.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exerciseOf } from '../catalog.ts'
import { compile } from '../compile.ts'
import { Jury } from '../jury.ts'
import { score, tried } from '../mutation-run.ts'

const exercise = exerciseOf('02-coroutines-and-tasks', '07-hundred-files')
const root = join(import.meta.dirname, '../..')
const jury = new Jury(1, 1)
afterAll(() => jury.close())

const judged = (body: string, more: object = {}) => {
  const source = `import { gather } from '#runtime'\nexport function* sizes(names, read) {\n  ${body}\n}\n`
  const program = compile(exercise.stub, source)
  return jury.judge({ exercise, program, seed: 1, ...more })
}

describe('Jury', { timeout: 60_000 }, () => {
  it('gives the verdict of the grader', async () => {
    expect(await judged('return yield* gather(names.map(read))')).toMatchObject({
      verdict: { exercise: '02/07', state: 'passed' },
    })
    expect(await judged('return []')).toMatchObject({ verdict: { state: 'wrong' } })
  })

  it('is content with the first check that fails, if asked to be hasty', async () => {
    const whole = await judged('return 1', { isHasty: false })
    const hasty = await judged('return 1', { isHasty: true })
    const counts = [whole, hasty].map((one) => ('verdict' in one ? one.verdict.checks.length : 0))
    expect(counts).toEqual([5, 1])
  })

  it('ends a program that does not end, and goes on with the next', async () => {
    const endless = judged("/^(a+)+$/.test('a'.repeat(40) + 'b')")
    const next = judged('return yield* gather(names.map(read))')
    expect(await endless).toEqual({ overtime: 1 })
    expect(await next).toMatchObject({ verdict: { state: 'passed' } })
  })

  it('says what is wrong with a grader that cannot be read', async () => {
    const missing = exerciseOf(exercise.chapter, '98-missing')
    const ruling = await judged('return 1', { exercise: missing })
    expect(ruling).toMatchObject({ trouble: expect.stringContaining('98-missing.grader.ts') })
  })
})

describe('tried', { timeout: 60_000 }, () => {
  it('kills every mutant of a solution whose grader is strong', async () => {
    const one = await tried(root, exercise, jury)
    expect(one.fates.length).toBeGreaterThan(8)
    expect({ ...score([one]), survivors: one.survivors }).toMatchObject({
      percent: 100,
      survivors: [],
    })
  })

  it('tries nothing with a solution that does not pass', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'asyncio-kit-tried-'))
    for (const file of [exercise.stub, exercise.solution])
      cpSync(join(root, file), join(copy, file))
    const solution = readFileSync(join(copy, exercise.solution), 'utf8')
    writeFileSync(join(copy, exercise.solution), solution.replace('names.map(read)', '[]'))
    await expect(tried(copy, exercise, jury)).rejects.toThrow(
      /solutions\/.*07-hundred-files.ts does not pass, .*: returns the sizes/,
    )
    rmSync(copy, { recursive: true })
  })
})
