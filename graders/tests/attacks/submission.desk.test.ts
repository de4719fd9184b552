// Classes 16, 17, 46, 48 and 90-101: what a submission holds besides its exercises changes nothing of
// what becomes of them, and what cannot be read costs one exercise. Each is graded in a sealed process.
import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ExerciseResult, type Grading, gradeSubmission } from '../../seal/seal.ts'
import { asked, first, ROOT as root, Submission, second } from './submission.ts'

let dir: string
let submission: Submission
beforeEach(() => {
  submission = new Submission()
  dir = submission.dir
})
afterEach(() => submission.clear())

describe('gradeSubmission', () => {
  it('[48, 90-93, 97, 100] takes nothing but exercises from a fork', async () => {
    const plain = await untouched()
    cpSync(
      join(root, 'graders/02-coroutines-and-tasks'),
      join(dir, 'graders/02-coroutines-and-tasks'),
      {
        recursive: true,
        filter: (path) => !/right|wrong/.test(path),
      },
    )
    const evil = "throw new Error('loaded')"
    submission.put(second.grader, evil)
    submission.put('runtime/index.ts', evil)
    submission.put('vitest.config.ts', evil)
    submission.put('exercises/todo.ts', evil)
    submission.put('exercises/02-coroutines-and-tasks/99-more.ts', evil)
    submission.put('graders/02-coroutines-and-tasks/99-more.grader.ts', evil)
    submission.put(
      'package.json',
      '{ "imports": { "#runtime": "./evil.js" }, "scripts": { "postinstall": "exit 1" } }',
    )
    submission.put('.npmrc', 'script-shell=/bin/false')
    submission.put('.env', 'NODE_OPTIONS=--require=./evil.js')
    submission.put('node_modules/fast-check/index.js', evil)
    submission.put('node_modules/.cache/asyncio-kit/sealed/start.mjs', evil)
    submission.put('.git/hooks/post-checkout', evil)
    submission.put('report.json', '{ "passed": 1000 }')
    submission.put(second.solution, evil)
    expect(await graded()).toEqual(plain)
    expect(plain.map(({ state }) => state)).toEqual(['passed', 'passed'])
  }, 120_000)

  it('[16, 94, 95] counts what it does not read as nothing, and says why', async () => {
    rmSync(join(dir, first.stub))
    symlinkSync(join(root, first.solution), join(dir, first.stub))
    const [refused, other] = await graded()
    expect(refused).toMatchObject({ state: 'wrong', problem: { kind: 'refused' } })
    expect(refused?.checks.every(({ state }) => state === 'notRun')).toBe(true)
    expect(other?.state).toBe('passed')
  }, 120_000)

  it('says the same twice, and in any company', async () => {
    const both = await untouched()
    const alone = await graded([second])
    expect(JSON.stringify(alone[0])).toBe(JSON.stringify(both[1]))
  }, 120_000)

  it('goes on with the next exercise when a process dies', async () => {
    submission.put(first.stub, 'new Array(4e8).fill(1)\nexport function* begin() {}')
    const [dead, other] = await graded()
    expect(dead).toMatchObject({ state: 'wrong' })
    expect(other?.state).toBe('passed')
  }, 120_000)

  it.each([
    ['parentheses', `const deep = ${'('.repeat(9e4)}1${')'.repeat(9e4)}`],
    ['templates', `const deep = ${'`${'.repeat(2e4)}1${'}`'.repeat(2e4)}`],
    ['operands', `const sum = ${'1 + '.repeat(45_000)}1`],
    ['types', `type Deep = ${'A<'.repeat(4e4)}B${'>'.repeat(4e4)}`],
    ['conditions', 'if (1) '.repeat(25_000)],
  ])(
    '[17] says of thousands of %s in each other what is wrong',
    async (_, text) => {
      submission.put(first.stub, text)
      const [deep, other] = await graded()
      const said = `${deep?.problem?.text.en} ${deep?.message?.seen.en}`
      expect(said).toContain('nested too deeply to be read')
      expect(deep?.checks.every(({ state }) => state === 'notRun')).toBe(true)
      expect(other?.state).toBe('passed')
    },
    120_000,
  )

  it('reads honest comments and texts as a laptop does', async () => {
    const plain = await untouched()
    const solution = readFileSync(join(root, first.solution), 'utf8')
    submission.put(
      first.stub,
      `${solution}// main --> task, import (them) <!-- eval (it)\nconst text = '-->'\n`,
    )
    expect(await graded()).toEqual(plain)
  }, 120_000)

  it('lets a program empty the list that it was given', async () => {
    submission.put(
      second.stub,
      `import { createTask, gather } from '#runtime'
export function* sizes(names, read) {
  const tasks = []
  for (let name = names.shift(); name !== undefined; name = names.shift()) tasks.push(createTask(read(name)))
  return yield* gather(tasks)
}`,
    )
    expect((await graded()).map(({ state }) => state)).toEqual(['passed', 'passed'])
  }, 120_000)

  it('has less patience after three exercises that did not end', async () => {
    // In a promise, where no deadline of a check is.
    const endless = `Promise.resolve().then(() => /(a+)+$/.test('a'.repeat(50) + 'b'))
export function* begin() {}`
    submission.put(first.stub, endless)
    const begun = performance.now()
    const [late, other] = await graded(asked, undefined, { ended: 3, seconds: 60 })
    expect(late).toMatchObject({ state: 'wrong', problem: { kind: 'timeout' } })
    expect(performance.now() - begun).toBeLessThan(50_000)
    expect(other?.state).toBe('passed')
  }, 120_000)

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    abort.abort(new Error('enough'))
    await expect(graded(asked, abort.signal)).rejects.toThrow('enough')
  })
})

let known: Promise<ExerciseResult[]> | undefined

/** The submission as each test finds it, graded once for all of them. */
function untouched(): Promise<ExerciseResult[]> {
  known ??= graded()
  return known
}

async function graded(
  which = asked,
  signal?: AbortSignal,
  more: Partial<Grading> = {},
): Promise<ExerciseResult[]> {
  const results: ExerciseResult[] = []
  const whom = { dir, exercises: which, seed: 3, allowUnsealed: true, ...more }
  const grading = { ...whom, ...(signal && { signal }) }
  for await (const result of gradeSubmission(grading)) results.push(result)
  return results
}
