// The author's way, in a copy of the project: a new exercise of each kind is laid out, checked and
// finished, and every command of CONTRIBUTING.md prints what stands there.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exerciseOf } from '../catalog.ts'
import { headingIn, headingOf, pagesOf, textOf } from '../lesson.ts'
import { Desk, type Ran, TSX } from './desk.ts'

const ROOT = join(import.meta.dirname, '../..')
const CHAPTER = '02-coroutines-and-tasks'

let desk: Desk
beforeAll(() => {
  desk = new Desk(['exercises', 'solutions', 'graders', 'runtime'])
})
afterAll(() => desk.clear())

const create = (words: readonly string[], env: Record<string, string> = {}): Ran =>
  desk.run(TSX, ['graders/new.ts', ...words], env)
const check = (words: readonly string[], env: Record<string, string> = {}): Ran =>
  desk.run(TSX, ['graders/selfcheck.ts', ...words], env)

/** Every file of an exercise, from the root. */
function filesOf(id: string): string[] {
  const [chapter = '', name = ''] = id.split('/')
  return ['exercises', 'solutions', 'graders']
    .flatMap((room) =>
      readdirSync(join(desk.path, room), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${room}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => path.split('/')[1]?.startsWith(`${chapter}-`))
    .filter((path) => path.split('/').at(-1)?.startsWith(`${name}-`))
}

/** The points of a list that are open. */
function open(out: string): string[] {
  return [...out.matchAll(/^ {2}x (.+)$/gm)].map(([, name = '']) => name)
}

describe('npm run new', { timeout: 240_000 }, () => {
  it('lays out each kind, which type-checks and is reported as unfinished', () => {
    for (const words of [
      ['02/90-one'],
      ['02/91-two', '--kind', 'predict'],
      [`${CHAPTER}/92-three`, '--kind', 'repair'],
      ...[['90-iterators/01-four', '--kind', 'build', '--title', 'Iterators', '--titulo', 'Los']],
    ]) {
      expect(create(words)).toMatchObject({ exitCode: 0, error: '' })
    }
    for (const id of ['02/90', '02/91', '02/92', '90/01']) expect(filesOf(id)).toHaveLength(8)
    expect(desk.read('exercises/README.es.md')).toContain(
      '| [90-iterators](90-iterators/README.es.md) | Los |\n',
    )
    const lesson = desk.read(`exercises/${CHAPTER}/README.md`)
    expect(lesson).toMatch(/\n\n### 90 one\n\n.+\n\n### 91 two\n\n.+\n\n### 92 three\n\n.+\n\n## /)

    const types = desk.run('typescript/bin/tsc', ['--noEmit', '-p', '.'])
    expect(types).toMatchObject({ exitCode: 0, out: '' })
    const config = `--config-path=${join(ROOT, '.ci/style.json')}`
    const style = ['check', config, '--error-on-warnings', 'exercises', 'solutions', 'graders']
    expect(desk.run('@biomejs/biome/bin/biome', style)).toMatchObject({ exitCode: 0 })

    const { exitCode, out } = check(['02/90', '02/91', '02/92', '90/01'])
    const lists = out.split(/^(?=\d\d\/\d\d {2})/m)
    expect(lists.map(open)).toEqual(Array(4).fill(['nothing left to write']))
    expect(lists[1]).toContain(`      exercises/${CHAPTER}/91-two.ts:1,3,7\n`)
    expect(lists[1]).toContain(`      exercises/${CHAPTER}/hints.es.md\n`)
    expect(exitCode).toBe(1)
  })

  it('refuses what is there, and what is no name', () => {
    const refusals = [
      [['02/07-other'], `${CHAPTER}/07-hundred-files is there already. The next free number is`],
      [['02/95-hundred-files'], `${CHAPTER}/07-hundred-files is there already`],
      [['02/95-Two_Cooks'], '"02/95-Two_Cooks" is no name for an exercise'],
      [['77/01-lost'], 'There is no chapter 77'],
      [['02/95-ok', '--kind', 'guess'], 'There is no kind "guess": fill, predict, repair, build.'],
    ] as const
    for (const [words, said] of refusals) {
      const { exitCode, out, error } = create(words)
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
      expect(error).toContain(said)
    }
    expect(filesOf('02/95')).toEqual([])
    expect(create(['--help'], { KIT_LANG: 'es' }).out).toContain('No sobrescribe nada.')
  })
})

describe('npm run check NN/EE', { timeout: 240_000 }, () => {
  it('names each thing that is missing, whether much is there or little', () => {
    const at = (path: string) => `graders/${CHAPTER}/${path}`
    const stub = `exercises/${CHAPTER}/91-two.ts`
    desk.write(stub, `${desk.read(stub).replace('// TODO:', '//')}${'\n// more'.repeat(90)}\n`)
    rmSync(join(desk.path, at('right/91-two.todo-one-way.ts')))
    const wrong = at('wrong/91-two.todo-first-mistake.ts')
    desk.write(wrong, desk.read(wrong).replace('card: none', 'card: M999'))
    const second = at('wrong/91-two.todo-second-mistake.ts')
    desk.write(second, desk.read(second).replace('// fails: ', '// fails: no '))
    const hints = `exercises/${CHAPTER}/hints.es.md`
    desk.write(hints, desk.read(hints).replace(/(?<=## 91-two[\s\S]*?)3\. TODO/, '4. TODO'))
    const lesson = `exercises/${CHAPTER}/README.md`
    desk.write(lesson, desk.read(lesson).replace('### 91 two', '### 91 three'))
    for (const file of filesOf('02/90')) {
      if (!file.startsWith('solutions/')) rmSync(join(desk.path, file))
    }

    const { exitCode, out } = check(['02/91', '02/90'])
    const [much = '', little = ''] = out.split(/^(?=02\/90 {2})/m)
    expect(open(much)).toEqual([
      ...['statement in English', 'hints in Spanish', 'stub', 'right answers', 'wrong answers'],
      'nothing left to write',
    ])
    for (const line of [
      `exercises/${CHAPTER}/README.md has no "### 91 two"`,
      'three are wanted, 1. 2. 3.; found: 1. 2. 4.',
      'no comment "// TODO: ..." says what must become true',
      'fewer than 80 are wanted',
      'two are wanted, there are 1',
      '91-two.todo-first-mistake.ts: there is no card M999',
      '91-two.todo-second-mistake.ts: no check is called: no predicts what kitchen logs',
      '91-two.todo-second-mistake.ts: fails, undeclared: predicts what kitchen logs',
    ]) {
      expect(much).toContain(line)
    }
    expect(little).toContain(`there is no graders/${CHAPTER}/90-one.grader.ts`)
    expect(little).toContain('three are wanted, there are 0')
    expect(exitCode).toBe(1)
  })

  it('says how to begin what is not there', () => {
    const nothing = check(['02/99'], { KIT_LANG: 'es' })
    expect(nothing).toMatchObject({ exitCode: 2, out: '' })
    expect(nothing.error).toContain('No existe el ejercicio 02/99')
  })
})

describe('CONTRIBUTING.md', { timeout: 240_000 }, () => {
  const page = readFileSync(join(ROOT, '.github/CONTRIBUTING.md'), 'utf8').replaceAll('\r\n', '\n')
  const screens = [...page.matchAll(/^```console\n\$ (.+)\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', printed = '']) => ({ command, printed }),
  )
  const exercise = exerciseOf(CHAPTER, '07-hundred-files')
  const heading = headingOf(exercise.name)
  const pages = (['en', 'es'] as const).map((language) => pagesOf(CHAPTER, language))

  it('shows each command of the way', () => {
    expect(screens.map(({ command }) => command)).toEqual([
      'npm run new 02/07-hundred-files',
      ...['npm run check 02/07', 'npm run check 02/07', 'npm run mutate 02/07', 'npm test 02/07'],
    ])
  })

  it('shows what they print: first without the exercise, then with it', () => {
    const kept = new Map<string, string>()
    for (const file of filesOf('02/07')) {
      kept.set(file, desk.read(file))
      rmSync(join(desk.path, file))
    }
    for (const { lesson, hints } of pages) {
      for (const [path, title] of [
        [lesson, heading.statement],
        [hints, heading.hints],
      ] as const) {
        const text = desk.read(path)
        kept.set(path, text)
        desk.write(path, text.replace(`${headingIn(text, title)}\n${textOf(text, title)}`, ''))
      }
    }
    const seen: string[] = []
    for (const [index, { command }] of screens.entries()) {
      if (index === 2) {
        for (const file of filesOf('02/07')) rmSync(join(desk.path, file))
        for (const [path, text] of kept) desk.write(path, text)
      }
      seen.push(printedBy(command).trim())
    }
    expect(seen).toEqual(screens.map(({ printed }) => printed.trim()))
  })
})

/** What an npm command prints, without npm's own lines. */
function printedBy(command: string): string {
  const [, script = '', word = ''] = /^npm (?:run )?(\w+) (.+)$/.exec(command) ?? []
  if (script === 'test') return desk.run('vitest/vitest.mjs', ['run', '--', word]).out
  const file = { new: 'new', check: 'selfcheck', mutate: 'mutate' }[script]
  return desk.run(TSX, [`graders/${file}.ts`, word]).out
}
