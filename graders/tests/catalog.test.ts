// How an exercise is named on the command line, in a small tree of our own, and that the rooms of
// the real one agree.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draft, exerciseOf, exercises, isId, search } from '../catalog.ts'
import { distance } from '../spelling.ts'

const ROOT = join(import.meta.dirname, '../..')
let tree = ''

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'asyncio-kit-catalog-'))
  write('exercises/01-first-steps/README.md', '### 01 hello\n\nWrite a greeting with `sleep`.\n')
  write(
    'exercises/02-many-tasks/README.md',
    `The word nowhere stands outside of every statement.

### 07 hundred-files

Use Gather to read them; regather is another word.

## What you now know

Barriers come later.
`,
  )
  write(
    'exercises/02-many-tasks/README.es.md',
    `### 07 hundred-files: cien páginas

Se leen con un cerrojo.
`,
  )
  const names = [
    '02-many-tasks/12-one-fails',
    '02-many-tasks/07-hundred-files',
    '02-many-tasks/03-one-file',
    '01-first-steps/01-hello',
  ]
  for (const name of names) {
    write(`exercises/${name}.ts`)
    write(`graders/${name}.grader.ts`)
    write(`solutions/${name}.ts`)
  }
  // What is no exercise: drafts, answers of authors, and rooms that are no chapter.
  write('exercises/02-many-tasks/08-my-draft.ts')
  write('graders/02-many-tasks/wrong/07-hundred-files.one-by-one.ts')
  write('graders/tests/09-not-me.grader.ts')
  write('graders/02-many-tasks/notes.grader.ts')
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

/** The ids that words stand for, typed in a folder of the tree. */
function ids(words: string | string[], folder = '.'): string[] | string {
  const found = search(tree, [words].flat(), join(tree, folder))
  return found.kind === 'found' ? found.exercises.map(({ id }) => id) : found.kind
}

describe('exercises', () => {
  it('lists every exercise that has a grader, in the order of the course', () => {
    expect(exercises(tree).map(({ id }) => id)).toEqual(['01/01', '02/03', '02/07', '02/12'])
  })

  it('knows the same path in each room', () => {
    expect(exercises(tree)[2]).toEqual({
      id: '02/07',
      chapter: '02-many-tasks',
      name: '07-hundred-files',
      stub: 'exercises/02-many-tasks/07-hundred-files.ts',
      grader: 'graders/02-many-tasks/07-hundred-files.grader.ts',
      solution: 'solutions/02-many-tasks/07-hundred-files.ts',
    })
    expect(exerciseOf('02-many-tasks', '07-hundred-files')).toEqual(exercises(tree)[2])
  })

  it('lists an exercise whose stub was deleted', () => {
    rmSync(join(tree, 'exercises/02-many-tasks/12-one-fails.ts'))
    expect(ids('02/12')).toEqual(['02/12'])
    write('exercises/02-many-tasks/12-one-fails.ts')
  })
})

describe('search', () => {
  it.each([
    ['an id', '02/07', ['02/07']],
    ['an id without zeros', '2/7', ['02/07']],
    ['an id with a dot', '2.7', ['02/07']],
    ['a chapter by its number', '02', ['02/03', '02/07', '02/12']],
    ['a chapter by its number without zero', '2', ['02/03', '02/07', '02/12']],
    ['a chapter by its name', '02-many-tasks', ['02/03', '02/07', '02/12']],
    ['a chapter by a part of its name', 'first-steps', ['01/01']],
    ['a name', '07-hundred-files', ['02/07']],
    ['a part of a name', 'file', ['02/03', '02/07']],
    ['a name in capitals', 'HUNDRED-FILES', ['02/07']],
    ['a word of the statement', 'gather', ['02/07']],
    ['a word of the statement in capitals', 'SLEEP', ['01/01']],
    ['the words of a name', 'Hundred Files', ['02/07']],
    ['the title in Spanish', 'cien páginas', ['02/07']],
    ['a word of the title in Spanish', 'Páginas', ['02/07']],
    ['a word of the statement in Spanish', 'cerrojo', ['02/07']],
    ['the path of the stub', 'exercises/02-many-tasks/07-hundred-files.ts', ['02/07']],
    ['a path with ./', './exercises/02-many-tasks/07-hundred-files.ts', ['02/07']],
    ['a path of Windows', 'exercises\\02-many-tasks\\07-hundred-files.ts', ['02/07']],
    ['the path of the grader', 'graders/02-many-tasks/07-hundred-files.grader.ts', ['02/07']],
    ['the path of the solution', 'solutions/02-many-tasks/07-hundred-files.ts', ['02/07']],
    ['the folder of a chapter', 'exercises/02-many-tasks/', ['02/03', '02/07', '02/12']],
    ['a path without its ending', '02-many-tasks/07-hundred-files', ['02/07']],
    ['the room', 'exercises', ['01/01', '02/03', '02/07', '02/12']],
  ])('takes %s: %s', (_, word, expected) => {
    expect(ids(word)).toEqual(expected)
  })

  it('takes an absolute path', () => {
    expect(ids(join(tree, 'exercises/02-many-tasks/07-hundred-files.ts'))).toEqual(['02/07'])
  })

  it('takes paths as they are typed in another folder', () => {
    const chapter = 'exercises/02-many-tasks'
    expect(ids('07-hundred-files.ts', chapter)).toEqual(['02/07'])
    expect(ids('./07-hundred-files.ts', chapter)).toEqual(['02/07'])
    expect(ids('../01-first-steps/01-hello.ts', chapter)).toEqual(['01/01'])
    expect(ids('.', chapter)).toEqual(['02/03', '02/07', '02/12'])
    expect(ids('02/07', 'exercises/01-first-steps')).toEqual(['02/07'])
    expect(ids('02-many-tasks/03-one-file.ts', 'graders')).toEqual(['02/03'])
  })

  it('takes names wherever the command was typed, even where a file is called the same', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'asyncio-kit-elsewhere-'))
    writeFileSync(join(elsewhere, 'hello'), '')
    const found = search(tree, ['hello'], elsewhere)
    rmSync(elsewhere, { recursive: true })
    expect(found).toEqual({ kind: 'found', exercises: exercises(tree).slice(0, 1) })
  })

  it('takes several words and keeps the order of the course, each exercise once', () => {
    expect(ids(['02/07', 'hello', 'hundred'])).toEqual(['01/01', '02/07'])
  })

  it('takes the chapter of the folder, or everything, where there are no words', () => {
    expect(ids([], 'exercises/02-many-tasks')).toEqual(['02/03', '02/07', '02/12'])
    expect(ids([], 'graders/01-first-steps')).toEqual(['01/01'])
    for (const folder of ['.', 'exercises', 'runtime', '..']) {
      expect(ids([], folder)).toEqual(['01/01', '02/03', '02/07', '02/12'])
    }
  })

  it.each([
    ['a draft without a grader', '02/08'],
    ['a word outside of the statements', 'nowhere'],
    ['a word after the statement', 'Barriers'],
    ['a part of a word of the statement', 'gath'],
    ['a part of a word with an accent', 'ginas'],
    ['a word that would match everything as a pattern', '.*'],
    ['an author’s wrong answer', 'graders/02-many-tasks/wrong/07-hundred-files.one-by-one.ts'],
  ])('does not take %s: %s', (_, word) => {
    expect(ids(word)).toBe('unknown')
  })

  it.each([
    ['hundred-flies', ['02/07']],
    ['helo', ['01/01']],
    ['02/09', ['02/07', '02/03', '01/01']],
    ['one-fils', ['02/03', '02/12']],
    ['pájinas', ['02/07']],
    ['qqqqqq', []],
  ])('names what is near %s', (word, near) => {
    const found = search(tree, ['02/07', word])
    expect(found).toMatchObject({ kind: 'unknown', word })
    const named = found.kind === 'unknown' ? found.near.map(({ id }) => id) : []
    expect([...named].sort()).toEqual([...near].sort())
  })
})

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['gather', 'gather', 0],
    ['gather', 'gathre', 2],
    ['gather', 'gathers', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('counts the letters that differ: %s, %s', (a, b, letters) => {
    expect(distance(a, b)).toBe(letters)
    expect(distance(b, a)).toBe(letters)
  })
})

/** Programs that a chapter measures with: no exercises. */
const MEASURES = ['01-concurrency/lighter.ts']

describe('the rooms of the kit', () => {
  const all = exercises(ROOT)

  it.each(all)('have a stub and a solution of $id $name', ({ stub, solution, grader }) => {
    const missing = [stub, solution, grader].filter((path) => !existsSync(join(ROOT, path)))
    expect(missing).toEqual([])
  })

  it.each(['exercises', 'solutions'])('have a grader for every file of %s', (room) => {
    const files = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    const answers = files
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /^\d\d-.*\.ts$/.test(file) && !MEASURES.includes(file))
    expect(answers.sort()).toEqual(all.map(({ chapter, name }) => `${chapter}/${name}.ts`))
  })

  it('use each number once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})

describe('draft', () => {
  it.each([
    ['02/08', '08-my-draft'],
    ['02-many-tasks/08-my-draft', '08-my-draft'],
    ['exercises/02-many-tasks/08-my-draft.ts', '08-my-draft'],
    ['graders/02-many-tasks/07-hundred-files.grader.ts', '07-hundred-files'],
    ['02/09', undefined],
    ['07/01', undefined],
  ])('finds %s by any one of its files', (id, name) => {
    mkdirSync(join(tree, 'solutions'), { recursive: true })
    expect(draft(tree, id)?.name).toBe(name)
  })
})

describe('isId', () => {
  it.each(['02/07', '02/07-hundred-files', 'solutions/02-many-tasks/07-hundred-files.ts'])(
    'takes %s for an exercise',
    (word) => expect(isId(word)).toBe(true),
  )

  it.each(['02', 'gather', 'runtime/tests/futures', 'graders/tests/rules', '-t', '2/7'])(
    'leaves %s to vitest',
    (word) => expect(isId(word)).toBe(false),
  )
})
