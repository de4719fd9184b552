// What the entrance says is true: the pasted verdict, the table of packages, the table of spellings,
// the links and the commands.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { exerciseOf, exercises } from '../catalog.ts'
import { compile } from '../compile.ts'
import { judge } from '../judge.ts'
import { messageText, plain, statusLine } from '../report.ts'
import { typeErrors } from '../source.ts'
import { titleOf } from '../titles.ts'
import { checksOf } from './judging.ts'

const ROOT = join(import.meta.dirname, '../..')
const workshop = join(ROOT, 'node_modules/.cache/asyncio-kit', `readme-${process.pid}`)

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')
const readme = read('README.md')
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>
  devDependencies: Record<string, string>
}

afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(workshop, { recursive: true, force: true }))

/** The text between a heading and the next one. */
function section(title: string): string {
  const [, rest] = readme.split(`\n## ${title}\n`)
  if (rest === undefined) throw new Error(`README.md has no section "${title}"`)
  return rest.split('\n## ')[0] ?? ''
}

/** The cells of a table's rows, without head and rule. */
function rowsOf(text: string): string[][] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
}

describe('the verdict in README.md', () => {
  it.each([
    ['README.md', 'en'],
    ['.github/README.es.md', 'es'],
  ])('is what the kit prints for the answer that %s speaks of', async (page, kitLanguage) => {
    const [, pasted] = /```text\n(02\/07[\s\S]*?)\n```/.exec(read(page)) ?? []
    expect(pasted).toBe(await screenOf(kitLanguage))
  })

  it.each([
    ['exercises/README.md', 'en'],
    ['exercises/README.es.md', 'es'],
  ])('is what %s quotes', async (guide, kitLanguage) => {
    const [, quoted = ''] = /```text\n( +x [\s\S]*?)\n```/.exec(read(guide)) ?? []
    const lines = quoted.split('\n')
    expect(lines.length).toBeGreaterThan(5)
    const printed = (await screenOf(kitLanguage)).split('\n')
    expect(lines.filter((line) => !printed.includes(line))).toEqual([])
  })
})

/** What `npm test 02/07` prints for the answer that reads one file after the other. */
async function screenOf(kitLanguage: string): Promise<string> {
  vi.stubEnv('KIT_LANG', kitLanguage)
  const exercise = exerciseOf('02-coroutines-and-tasks', '07-hundred-files')
  const file = 'graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'
  const answer = read(file)
  const verdict = await judge(await checksOf(exercise), {
    exercise,
    program: compile(exercise.stub, answer),
    seed: 1,
    findings: async () => [],
    typeErrors: async () => [],
  })
  if (verdict.message === undefined) throw new Error(`${file} is not wrong`)
  const codeAt = (line: number) => answer.split('\n')[line - 1]
  const lines = [
    ...messageText(verdict.message, plain, codeAt).split('\n'),
    `${kitLanguage === 'es' ? '¿Sin ideas?' : 'Stuck?'} npm run hint ${exercise.id}`,
  ].map((line) => (line === '' ? '' : `  ${line}`))
  return [statusLine(verdict, titleOf(ROOT, exercise)), '', ...lines].join('\n')
}

describe('the table of packages', () => {
  it('has a reason for every package, and no package that is not there', () => {
    const rows = rowsOf(section('What it is built with'))
    const named = rows.flatMap(([names = '']) => names.split(', '))
    const installed = Object.keys(manifest.devDependencies)
    expect(named.sort()).toEqual(installed.filter((name) => !name.startsWith('@types/')).sort())
    for (const [, reason = ''] of rows) expect(reason.length).toBeGreaterThan(10)
  })

  it('is about exact versions', () => {
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })
})

describe('the table from Python to TypeScript', () => {
  const rows = rowsOf(section('From Python to TypeScript'))

  it('shows spellings that type-check', async () => {
    mkdirSync(workshop, { recursive: true })
    const file = join(workshop, 'table.ts')
    writeFileSync(file, snippet(rows.map(([, ours = '']) => ours)))
    const errors = (await typeErrors([file])).get(file) ?? []
    const lines = readFileSync(file, 'utf8').split('\n')
    expect(errors.map(({ seen, place }) => `${lines[(place?.line ?? 1) - 1]}: ${seen.en}`)).toEqual(
      [],
    )
  })

  it('notices a spelling that does not', async () => {
    mkdirSync(workshop, { recursive: true })
    const file = join(workshop, 'wrong.ts')
    writeFileSync(file, snippet(['`yield* gather(a(), b())`']))
    expect((await typeErrors([file])).get(file)).toHaveLength(1)
  })

  it('shows the same spellings in Spanish', () => {
    const code = (cells: readonly string[][]) =>
      cells.map(([python, ours = '']) => [python, [...ours.matchAll(/`[^`]+`/g)].map(String)])
    const [, spanish = ''] = read('.github/README.es.md').split('## De Python a TypeScript')
    expect(code(rowsOf(spanish))).toEqual(code(rows))
  })

  it('has a Python spelling in each row', () => {
    expect(rows.length).toBeGreaterThan(10)
    for (const [python = ''] of rows) expect(python).toMatch(/^`.+`$/)
  })
})

/** Each spelling of a cell in a coroutine of its own, between the names that it speaks of. */
function snippet(cells: readonly string[]): string {
  const runtime = join(ROOT, 'runtime/index.ts').replaceAll('\\', '/')
  const names =
    /\b(?:asyncFor|asyncWith|CancelledError|createTask|gather|run|simulate|sleep|timeout|wait|waitFor)\b/
  const spellings = cells
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
    .filter((code) => names.test(code) || code.includes('.') || code.includes('yield* '))
  const bodies = spellings.map((code, index) => {
    const inner = code
      .replaceAll('{ ... }', '{ return undefined as never }')
      .replaceAll(/\.\.\.(?=;)/g, 'void 0')
      .replace(/^catch/, 'try {} catch')
    return `function* spelling${index}() { ${inner} }`
  })
  return `import {
  type AsyncIterable, type Awaitable, asyncFor, asyncWith, CancelledError, type Coroutine, createTask,
  gather, Lock, run, simulate, sleep, type Task, timeout, wait, waitFor,
} from ${JSON.stringify(runtime)}
declare function job(n?: number): Coroutine<string>
declare function main(): Coroutine<void>
declare function a(): Coroutine<number>
declare function b(): Coroutine<number>
declare function f(task: Task<string>): void
declare const jobs: Coroutine<string>[]
declare const task: Task<string>
declare const tasks: Task<string>[]
declare const items: AsyncIterable<number>
declare const lock: Lock
export type Used = Awaitable<typeof CancelledError | typeof Lock>
void [asyncFor, asyncWith, createTask, gather, run, simulate, sleep, timeout, wait, waitFor]
${bodies.join('\n')}
`
}

describe('links and commands', () => {
  const pages = [
    'README.md',
    'exercises/README.md',
    'exercises/README.es.md',
    '.github/CONTRIBUTING.md',
    '.github/CONTRIBUTING.es.md',
    '.github/README.es.md',
    'graders/README.md',
    'graders/README.es.md',
    'graders/seal/README.md',
    'graders/seal/README.es.md',
    'graders/reports/README.md',
    'graders/reports/README.es.md',
  ]

  it.each(pages)('of %s lead to what exists', (page) => {
    const prose = read(page).replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '')
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    expect(targets.length).toBeGreaterThan(0)
    const missing = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', heading] = target.split('#')
        const file = path === '' ? page : join(dirname(page), path)
        if (!existsSync(join(ROOT, file))) return true
        return heading !== undefined && !anchorsOf(read(file)).includes(heading)
      })
    expect(missing).toEqual([])
  })

  it.each(pages)('of %s are scripts and files of this project', (page) => {
    const text = read(page)
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
    const files = [...text.matchAll(/`((?:graders|runtime|exercises|solutions)\/[\w./-]+\.\w+)`/g)]
      .map(([, file = '']) => file)
      .filter((file) => !/NN|NAME|\/C\//.test(file))
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
    const ids = [...text.matchAll(/npm test (?:-- )?(\d\d\/\d\d)/g)].map(([, id = '']) => id)
    const known = exercises(ROOT).map(({ id }) => id)
    expect(ids.filter((id) => !known.includes(id))).toEqual([])
  })

  it.each([
    ['.github/CONTRIBUTING.md', '.github/CONTRIBUTING.es.md'],
    ['graders/README.md', 'graders/README.es.md'],
  ])('of %s are the same in Spanish', (page, spanish) => {
    const blocks = (text: string) => [...text.matchAll(/^```\w+\n[\s\S]*?^```$/gm)].map(String)
    expect(blocks(read(page)).length).toBeGreaterThan(3)
    expect(blocks(read(spanish))).toEqual(blocks(read(page)))
  })

  it.each(['graders/seal', 'graders/reports'])(
    'of %s name the same things in Spanish',
    (folder) => {
      const [english, spanish] = ['README.md', 'README.es.md'].map((name) => {
        const rows = read(`${folder}/${name}`).match(/^\|.*\|$/gm) ?? []
        return rows.map((row) => [...row.matchAll(/`[^`]+`/g)].map(String).sort())
      })
      expect(english?.length).toBeGreaterThan(10)
      expect(spanish).toEqual(english)
    },
  )

  it('list every chapter in both guides for students', () => {
    const chapters = [...new Set(exercises(ROOT).map(({ chapter }) => chapter))]
    for (const [guide, lesson] of [
      ['exercises/README.md', 'README.md'],
      ['exercises/README.es.md', 'README.es.md'],
    ] as const) {
      for (const chapter of chapters) expect(read(guide)).toContain(`(${chapter}/${lesson})`)
    }
  })
})

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('exercises/README', () => {
  const FILE = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'

  it.each([
    ['`enum`', 'enum A { B }'],
    ['`namespace`', 'namespace A { export const b = 1 }'],
    ['decora', '@a class A {}'],
    ['`<T>val', 'const a = <number>b'],
    ['constructor(private first: number)', 'class A { constructor(private first: number) {} }'],
  ])('says that %s is refused, and so it is, in both languages', (named, code) => {
    for (const page of ['exercises/README.md', 'exercises/README.es.md']) {
      expect(read(page)).toContain(named)
    }
    const { problem } = compile(FILE, code)
    expect(problem?.level).toBe('syntax')
    expect(problem?.seen.es).not.toBe(problem?.seen.en)
    expect(problem?.advice?.en).toBeTruthy()
    expect(problem?.advice?.es).toBeTruthy()
  })
})
