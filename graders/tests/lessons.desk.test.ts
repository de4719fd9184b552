// What the lessons say is true: every program in them is run and prints what stands below it, Python
// says the same as ours, both languages show the same programs, and every exercise has its statement
// and its hints.
//
// A program is a process of its own, as a reader would start it; only the types are taken out first.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { transformWithOxc } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exercises } from '../catalog.ts'
import { HEADINGS, headingsOf, hintsOf } from '../lesson.ts'
import { typeErrors } from '../source.ts'

const root = join(import.meta.dirname, '../..')
const workshop = join(root, 'node_modules/.cache/asyncio-kit', `lessons-${process.pid}`)

const texts = readdirSync(join(root, 'exercises'), { recursive: true, encoding: 'utf8' })
  .map((path) => `exercises/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.md'))
  .sort()
const lessons = texts.filter((path) => /\/README(\.es)?\.md$/.test(path))
const python313 = findPython()
const chapters = [...new Set(exercises(root).map(({ chapter }) => chapter))]

beforeAll(openWorkshop)
afterAll(() => rmSync(workshop, { recursive: true, force: true }))

// Side by side, since some of them wait on the real clock.
describe.concurrent.each(lessons)('%s', (lesson) => {
  const blocks = blocksOf(read(lesson))
  const programs = (language: string) =>
    blocks.filter((block) => block.language === language && block.output !== undefined)
  const [typescript, python] = [programs('ts'), programs('python')]

  it('has no program without its output', () => {
    const isProgram = ({ language }: Block) => language === 'ts' || language === 'python'
    const silent = blocks.filter((block) => isProgram(block) && block.output === undefined)
    expect(silent.map(({ line }) => line)).toEqual([])
  })

  it.each(typescript)('prints what it says: the program of line $line', async (block) => {
    expect(await printedByNode(fileOf(lesson, block))).toBe(block.output)
  })

  it.skipIf(python313 === undefined).each(python)(
    'prints what it says: the Python program of line $line',
    async ({ code, output }) => {
      expect(await printedByPython(code)).toBe(output)
    },
  )

  it('shows in Python only what ours prints too', () => {
    const ours = typescript.map(({ output }) => output)
    for (const { output } of python) expect(ours).toContain(output)
  })

  it('shows programs that type-check', async () => {
    const files = typescript.map((block) => fileOf(lesson, block))
    const found = [...(await typeErrors(files)).values()].flat()
    expect(found.map(({ seen, place }) => `${place?.file}:${place?.line} ${seen.en}`)).toEqual([])
  })
})

describe.each(chapters)('chapter %s', (chapter) => {
  const here = exercises(root).filter((exercise) => exercise.chapter === chapter)
  const readme = { en: `exercises/${chapter}/README.md`, es: `exercises/${chapter}/README.es.md` }
  const hints = { en: `exercises/${chapter}/hints.md`, es: `exercises/${chapter}/hints.es.md` }

  it.each(['en', 'es'] as const)('has the sections of a lesson: %s', (language) => {
    const sections = headingsOf(read(readme[language])).filter(({ level }) => level === 2)
    expect(sections.map(({ title }) => title)).toEqual(HEADINGS[language])
  })

  it.each(['en', 'es'] as const)(
    'states each exercise once, in order, with its stub: %s',
    (language) => {
      const text = read(readme[language])
      const statements = headingsOf(text).filter(
        ({ level, title }) => level === 3 && /^\d\d /.test(title),
      )
      // In Spanish the heading adds a title to the name.
      const heading = language === 'en' ? /^(\d\d [a-z0-9-]+)$/ : /^(\d\d [a-z0-9-]+): \S.*$/
      expect(statements.map(({ title }) => heading.exec(title)?.[1])).toEqual(
        here.map(({ name }) => name.replace('-', ' ')),
      )
      for (const { name } of here) expect(text).toContain(`](${name}.ts)`)
    },
  )

  it.each(['en', 'es'] as const)('has three hints for each exercise: %s', (language) => {
    expect(hintsOf(read(hints[language]))).toEqual(
      here.map(({ name }) => ({ name, numbers: ['1.', '2.', '3.'] })),
    )
  })

  it('has the same headings and the same programs in both languages', () => {
    const [en, es] = [read(readme.en), read(readme.es)]
    const levels = (text: string) => headingsOf(text).map(({ level }) => level)
    const programs = (text: string) =>
      blocksOf(text)
        .filter(({ language }) => language === 'ts' || language === 'python')
        .map((block) => `${block.language}: ${withoutWords(block)}`)
    expect(levels(es)).toEqual(levels(en))
    expect(programs(es)).toEqual(programs(en))
  })
})

it.each(texts)('%s links to files that exist', (path) => {
  const prose = read(path).replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '')
  const targets = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target)
  const relative = targets.filter((target) => !/^[a-z]+:/.test(target))
  const missing = relative.filter((target) => !existsSync(join(root, dirname(path), target)))
  expect(missing).toEqual([])
})

/** A fenced block; `output` is the `text` block directly below it. */
type Block = {
  readonly language: string
  readonly code: string
  readonly line: number
  readonly output: string | undefined
}

function blocksOf(text: string): Block[] {
  const fences = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
  return fences.map((fence, index) => {
    const end = fence.index + fence[0].length
    const next = fences[index + 1]
    const isOutput = next?.[1] === 'text' && text.slice(end, next.index).trim() === ''
    return {
      language: fence[1] ?? '',
      code: fence[2] ?? '',
      line: text.slice(0, fence.index).split('\n').length,
      output: isOutput ? next[2] : undefined,
    }
  })
}

/** A program without what may be translated: its texts and its comments. */
function withoutWords({ language, code }: Block): string {
  const text = /f?'(?:\\.|[^'\\\n])*'|f?"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/
  const comment = language === 'python' ? /#.*/ : /\/\/.*/
  return code
    .replaceAll(new RegExp(`${text.source}|(${comment.source})`, 'g'), (_, note) =>
      note ? '' : '…',
    )
    .replaceAll(/\s*\n+/g, '\n')
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
}

/** Where a program of a lesson stands in the workshop. */
function fileOf(lesson: string, { line }: Block): string {
  const name = `${basename(dirname(lesson))}-${basename(lesson, '.md')}-${line}.mts`
  return join(workshop, name)
}

// A package whose '#runtime' is ours: JavaScript for Node 20, and the real types for the checker.
async function openWorkshop(): Promise<void> {
  const runtime = join(workshop, 'runtime')
  mkdirSync(runtime, { recursive: true })
  const imports = { '#runtime': { types: './runtime.d.mts', default: './runtime/index.mjs' } }
  writeFileSync(join(workshop, 'package.json'), JSON.stringify({ type: 'module', imports }))
  writeFileSync(
    join(workshop, 'runtime.d.mts'),
    `export * from ${JSON.stringify(join(root, 'runtime/index.ts').replaceAll('\\', '/'))}\n`,
  )
  for (const file of readdirSync(join(root, 'runtime')).filter((name) => name.endsWith('.ts'))) {
    const code = await withoutTypes(read(`runtime/${file}`), file)
    writeFileSync(
      join(runtime, file.replace(/\.ts$/, '.mjs')),
      code.replace(/(?<=['"]\.\/[\w-]+)\.ts(?=['"])/g, '.mjs'),
    )
  }
  for (const lesson of lessons) {
    for (const block of blocksOf(read(lesson)).filter(({ language }) => language === 'ts')) {
      const file = fileOf(lesson, block)
      writeFileSync(file, block.code)
      writeFileSync(file.replace(/\.mts$/, '.mjs'), await withoutTypes(block.code, file))
    }
  }
}

async function withoutTypes(code: string, file: string): Promise<string> {
  return (await transformWithOxc(code, file, { lang: 'ts', sourcemap: false })).code
}

const execute = promisify(execFile)

async function printedByNode(file: string): Promise<string> {
  const { stdout } = await execute(process.execPath, [file.replace(/\.mts$/, '.mjs')])
  return stdout
}

/** The interpreter itself, since pyenv's `python3` takes longer to find it than a program to run. */
function findPython(): string | undefined {
  const question = 'import sys; print(*sys.version_info[:2], sys.executable)'
  try {
    const env = { ...process.env, PYENV_VERSION: '3.13.0' }
    const options = { env, encoding: 'utf8', stdio: 'pipe' } as const
    const [, path] = /^3 13 (.+)$/m.exec(execFileSync('python3', ['-c', question], options)) ?? []
    return path
  } catch {
    return undefined
  }
}

async function printedByPython(code: string): Promise<string> {
  const { stdout } = await execute(python313 ?? 'python3', ['-X', 'utf8', '-c', code])
  return stdout.replaceAll('\r\n', '\n')
}
