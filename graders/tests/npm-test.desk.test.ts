// `npm test` from end to end, as on a student's desk: a fresh copy, right and wrong answers, files
// that do not compile, files that are gone, words that mean nothing. Each run is a process of its
// own in one copy of the project.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Exercise, exercises } from '../catalog.ts'
import { Desk, type Ran } from './desk.ts'

const ROOT = join(import.meta.dirname, '../..')
const all = exercises(ROOT)
let desk: Desk
let kit = ''

beforeAll(() => {
  desk = new Desk(['exercises', 'graders', 'runtime'], ['tests', 'wrong', 'right'])
  kit = desk.path
})

afterAll(() => desk.clear())

// Every test begins with the stubs as they are handed out.
beforeEach(() => {
  for (const { stub } of all) {
    const text = readFileSync(join(ROOT, stub))
    if (!text.equals(bytesOf(stub))) writeFileSync(join(kit, stub), text)
  }
})

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(join(kit, path))
  } catch {
    return Buffer.alloc(0)
  }
}

function exercise(id: string): Exercise {
  const found = all.find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no exercise ${id}`)
  return found
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')
const solution = (id: string) => read(exercise(id).solution)
const write = (id: string, text: string) => writeFileSync(join(kit, exercise(id).stub), text)
const wrongAnswer = (id: string, mistake: string) => {
  const { chapter, name } = exercise(id)
  return read(`graders/${chapter}/wrong/${name}.${mistake}.ts`)
}

/** What `npm test` with these words prints, without npm's own lines. */
function npmTest(words: readonly string[] = [], more: Record<string, string> = {}): Ran {
  return desk.run('vitest/vitest.mjs', ['run', '--', ...words], more)
}

/** Frames of a stack, which no student has a use for. */
const frames = (text: string) => text.split('\n').filter((line) => /^\s+at .*:\d+/.test(line))

/** The lines that give the state of an exercise, by its id. */
function stateOf(id: string, out: string): string | undefined {
  const line = out.split('\n').find((each) => each.trim().startsWith(`${id}  `))
  // Behind the title there are two blanks or more, whatever its language.
  return /^\S+ {2}\S.*? {2,}(.*)$/.exec(line?.trim() ?? '')?.[1]
}

describe('npm test', { timeout: 180_000 }, () => {
  it('of a fresh copy lists what there is to do, says where to begin, and is content', () => {
    const { exitCode, out, error } = npmTest()
    expect(all.map(({ id }) => stateOf(id, out))).toEqual(all.map(() => 'to do'))
    expect(out).toContain(`0 of ${all.length} solved`)
    expect(out).toMatch(
      /Go on with 01\/01 hello coroutine\.\n {2}Read {3}exercises\/01-\S+README\.md\n {2}Edit {3}/,
    )
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  })

  it('of every solution is content, whatever the line ends and the byte order mark', () => {
    for (const [index, { id }] of all.entries()) {
      const text = solution(id)
      const windows = text.replaceAll('\n', '\r\n')
      write(id, [windows, `\uFEFF${text}`, `\uFEFF${windows}`][index % 3] ?? text)
    }
    const { exitCode, out, error } = npmTest()
    expect(all.map(({ id }) => stateOf(id, out))).toEqual(all.map(() => 'solved'))
    expect(out).toContain(`${all.length} of ${all.length} solved\n\nEverything is solved.`)
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  })

  it('of a wrong answer shows its message among the others, in the language asked for', () => {
    write('02/07', wrongAnswer('02/07', 'one-by-one'))
    write('02/01', solution('02/01'))
    const { exitCode, out, error } = npmTest(['02'], { KIT_LANG: 'es' })
    expect(stateOf('02/01', out)).toBe('resuelto')
    expect(stateOf('02/07', out)).toBe('mal: 2 de 5 comprobaciones pasan')
    expect(stateOf('02/13', out)).toBe('por hacer')
    const chapter = all.filter(({ id }) => id.startsWith('02/'))
    expect(out).toContain(`1 de ${chapter.length} resueltos`)
    expect(out).toContain('x empieza a leer todos los archivos antes de esperar a ninguno')
    expect(out).toContain('Primero se crean todas las tareas y después se esperan')
    expect(out).toContain('¿Sin ideas? npm run hint 02/07')
    expect(frames(out)).toEqual([])
    expect({ exitCode, error }).toEqual({ exitCode: 1, error: '' })
  })

  it('of a chapter that is solved names what comes behind it', () => {
    const chapter = all.filter(({ id }) => id.startsWith('01/'))
    for (const { id } of chapter) write(id, solution(id))
    const { exitCode, out, error } = npmTest(['01'])
    const count = chapter.length
    expect(out).toContain(`\n${count} of ${count} solved\n\nAll of these are solved.\n`)
    expect(out).toContain('Go on with 02/01 ')
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  })

  it('of one case, through npm itself, shows the same case again', () => {
    write('02/07', wrongAnswer('02/07', 'one-by-one'))
    const isWindows = process.platform === 'win32'
    const [npm, shell] = isWindows ? ['cmd.exe', ['/c', 'npm']] : ['npm', []]
    const [, again = ''] = /Again: npm test (.*)/.exec(read('README.md')) ?? []
    expect(again).toContain(' -- --check 2 ')
    const words = [...shell, 'test', '--silent', ...again.split(' ')]
    const { exitCode, out } = desk.spawn(npm, words)
    const [, pasted = ''] = /```text\n02.*\n([\s\S]*?\n)```/.exec(read('README.md')) ?? []
    expect(out.replace(/ +$/gm, '')).toContain(pasted)
    expect(stateOf('02/07', out)).toBe('wrong: 0 of 5 checks pass')
    expect(exitCode).toBe(1)
  })

  it('of wrong types, a wrong answer and a missing file says what is wrong with each', () => {
    const greeting: string = read(exercise('01/01').stub)
    write('01/01', greeting.replace('return todo(', "const two: number = 'two'\n  return todo("))
    write('02/07', `${solution('02/07')}\nexport const count: number = 'one'\n`)
    write('02/10', wrongAnswer('02/10', 'looks-at-once').replaceAll('\n', '\r\n'))
    const { stub } = exercise('02/13')
    renameSync(join(kit, stub), join(kit, stub.replace('.ts', '-mine.ts')))
    const { exitCode, out, error } = npmTest(['01/01', '02/07', '02/10', '02/13'])
    rmSync(join(kit, stub.replace('.ts', '-mine.ts')))

    const parts = new Map(out.split(/^(?=\d\d\/\d\d {2})/m).map((part) => [part.slice(0, 5), part]))
    const line = (id: string, code: string) =>
      bytesOf(exercise(id).stub)
        .toString()
        .split('\n')
        .findIndex((each) => each.includes(code)) + 1
    expect(parts.get('01/01')).toContain(
      "The type checker says: Type 'string' is not assignable to type 'number'.",
    )
    expect(parts.get('01/01')).toContain(`${exercise('01/01').stub}:${line('01/01', "'two'")}`)
    // A type error takes no pass away.
    expect(stateOf('02/07', out)).toBe('solved')
    expect(parts.get('02/07')).toContain(`${exercise('02/07').stub}:${line('02/07', 'count')}`)
    expect(stateOf('02/10', out)).toMatch(/^wrong: \d of \d checks pass$/)
    expect(parts.get('02/10')).not.toContain('\r')
    expect(parts.get('02/13')?.replaceAll(/\s+/g, ' ')).toContain(
      `${stub} is not there: it was deleted, moved or renamed.`,
    )
    expect(parts.get('02/13')).toContain('npm run reset 02/13')
    expect(frames(out)).toEqual([])
    expect({ exitCode, error }).toEqual({ exitCode: 1, error: '' })
  })

  it('in the folder of a chapter grades that chapter: here one that does not parse', () => {
    const text = `${solution('01/01')}\nconst = 5\n`
    write('01/01', text)
    const { exitCode, out } = npmTest([], { INIT_CWD: join(kit, 'exercises', '01-concurrency') })
    const here = all.filter(({ chapter }) => chapter === '01-concurrency').map(({ id }) => id)
    const graded = all.filter(({ id }) => stateOf(id, out) !== undefined).map(({ id }) => id)
    expect(graded).toEqual(here)
    expect(out).toMatch(/^ {2}syntax error: /m)
    expect(out).toContain(`${exercise('01/01').stub}:${text.split('\n').length - 1}`)
    expect(frames(out)).toEqual([])
    expect(exitCode).toBe(1)
  })

  it('of a name that means nothing says what is near, without a stack', () => {
    const { exitCode, out, error } = npmTest(['hundred-flies'])
    expect({ exitCode, out, error }).toEqual({
      exitCode: 2,
      out: '',
      error: 'There is no exercise "hundred-flies". Near it:\n  npm test 02/07   hundred files\n',
    })
  })

  it('--help explains itself', () => {
    const { exitCode, out, error } = npmTest(['--help'], { KIT_LANG: 'es' })
    expect(out).toMatch(/^npm test \[ejercicios\] \[-- opciones\]\n/)
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  })
})
