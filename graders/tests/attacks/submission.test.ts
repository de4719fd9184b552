// Classes 16, 46, 48 and 90-101: what a submission's folder may hold. Only plain files under the
// names of exercises are read, and nothing else in it changes anything.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Exercise, exercises } from '../../catalog.ts'
import { type ExerciseResult, gradeSubmission, readSubmission } from '../../seal/seal.ts'

const root = join(import.meta.dirname, '../../..')
const asked = exercises(root).filter(({ id }) => ['02/02', '02/07'].includes(id))
const [first, second] = asked as [Exercise, Exercise]

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'submission-'))
  for (const { stub, solution } of asked) put(stub, readFileSync(join(root, solution), 'utf8'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('readSubmission', () => {
  it('reads plain files', () => {
    const read = readSubmission(dir, asked)
    expect([...read.keys()]).toEqual(['02/02', '02/07'])
    expect(read.get('02/07')).toEqual({ text: readFileSync(join(dir, second.stub), 'utf8') })
  })

  it.each<[string, string, (path: string) => void]>([
    [
      '[94] a link to a solution',
      'refused',
      (path) => symlinkSync(join(root, first.solution), path),
    ],
    ['[95] a second name', 'refused', (path) => linkSync(join(dir, second.stub), path)],
    ['[95] a pipe', 'refused', (path) => void execFileSync('mkfifo', [path])],
    ['[95] a device', 'refused', (path) => symlinkSync('/dev/zero', path)],
    ['[95] a folder', 'refused', (path) => void mkdirSync(path)],
    ['[16] a giant', 'refused', (path) => writeFileSync(path, Buffer.alloc(3e6, 'a'))],
    ['bytes that are no text', 'refused', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe]))],
    ['zeros', 'refused', (path) => writeFileSync(path, 'a\0b')],
    ['nothing at all', 'missing', () => {}],
    [
      '[99] another case of the name',
      'missing',
      (path) => writeFileSync(path.replace('create', 'CREATE'), ''),
    ],
  ])('does not read %s', (_, kind, make) => {
    rmSync(join(dir, first.stub))
    make(join(dir, first.stub))
    expect(readSubmission(dir, [first]).get(first.id)).toMatchObject({ problem: { kind } })
  })

  it('[94] does not follow a folder that is a link', () => {
    rmSync(join(dir, 'exercises'), { recursive: true })
    symlinkSync(join(root, 'solutions'), join(dir, 'exercises'))
    expect(readSubmission(dir, [first]).get(first.id)).toMatchObject({
      problem: { kind: 'refused' },
    })
  })

  it('gives no file that was missing a link, and the others all the same', () => {
    rmSync(join(dir, first.stub))
    expect(readSubmission(dir, asked).get(second.id)).toHaveProperty('text')
  })
})

describe('gradeSubmission', () => {
  it('[48, 90-93, 97, 100] takes nothing but exercises from a fork', async () => {
    const plain = await graded()
    cpSync(
      join(root, 'graders/02-coroutines-and-tasks'),
      join(dir, 'graders/02-coroutines-and-tasks'),
      {
        recursive: true,
        filter: (path) => !/right|wrong/.test(path),
      },
    )
    const evil = "throw new Error('loaded')"
    put(second.grader, evil)
    put('runtime/index.ts', evil)
    put('vitest.config.ts', evil)
    put('exercises/todo.ts', evil)
    put('exercises/02-coroutines-and-tasks/99-more.ts', evil)
    put('graders/02-coroutines-and-tasks/99-more.grader.ts', evil)
    put(
      'package.json',
      '{ "imports": { "#runtime": "./evil.js" }, "scripts": { "postinstall": "exit 1" } }',
    )
    put('.npmrc', 'script-shell=/bin/false')
    put('.env', 'NODE_OPTIONS=--require=./evil.js')
    put('node_modules/fast-check/index.js', evil)
    put('node_modules/.cache/asyncio-kit/sealed/start.mjs', evil)
    put('.git/hooks/post-checkout', evil)
    put('report.json', '{ "passed": 1000 }')
    put(second.solution, evil)
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
    const both = await graded()
    const alone = await graded([second])
    expect(JSON.stringify(alone[0])).toBe(JSON.stringify(both[1]))
  }, 120_000)

  it('goes on with the next exercise when a process dies', async () => {
    put(first.stub, 'new Array(4e8).fill(1)\nexport function* begin() {}')
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
      put(first.stub, text)
      const [deep, other] = await graded()
      const said = `${deep?.problem?.text.en} ${deep?.message?.seen.en}`
      expect(said).toContain('nested too deeply to be read')
      expect(deep?.checks.every(({ state }) => state === 'notRun')).toBe(true)
      expect(other?.state).toBe('passed')
    },
    120_000,
  )

  it('reads honest comments and texts as a laptop does', async () => {
    const plain = await graded()
    const solution = readFileSync(join(root, first.solution), 'utf8')
    put(
      first.stub,
      `${solution}// main --> task, import (them) <!-- eval (it)\nconst text = '-->'\n`,
    )
    expect(await graded()).toEqual(plain)
  }, 120_000)

  it('lets a program empty the list that it was given', async () => {
    put(
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

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    abort.abort(new Error('enough'))
    await expect(graded(asked, abort.signal)).rejects.toThrow('enough')
  })
})

async function graded(which = asked, signal?: AbortSignal): Promise<ExerciseResult[]> {
  const results: ExerciseResult[] = []
  const grading = { dir, exercises: which, seed: 3, allowUnsealed: true, ...(signal && { signal }) }
  for await (const result of gradeSubmission(grading)) results.push(result)
  return results
}

function put(file: string, text: string): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true })
  writeFileSync(join(dir, file), text)
}
