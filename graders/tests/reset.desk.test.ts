// `npm run reset` and `npm run solution`: with git and without, and that nothing written is lost.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answersOf } from '../answers.ts'
import { reset } from '../cli/reset.ts'
import { solution } from '../cli/solution.ts'
import { OWN } from '../progress.ts'
import { exercise, SOLVED, Student, WRONG } from './student.ts'

const { stub } = exercise('02/07')
let desk: Student
let original = ''

beforeAll(() => {
  desk = new Student()
  original = desk.read(stub)
})
afterAll(() => desk.clear())
beforeEach(() => {
  vi.stubEnv('KIT_LANG', 'en')
  desk.write(stub, original)
  desk.forget()
})
afterEach(() => vi.unstubAllEnvs())

function git(...words: string[]): void {
  const name = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org']
  const plain = ['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false']
  const { status, stderr } = spawnSync('git', [...name, ...plain, ...words], { cwd: desk.path })
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`)
}

const copies = () => readdirSync(join(desk.path, OWN, 'copies'))

describe('npm run reset', { timeout: 60_000 }, () => {
  it('says what it lacks where there is no git, or no history, and changes nothing', async () => {
    desk.write(stub, 'mine')
    const answer = await desk.ask(reset, '02/07')
    expect(answer.text).toContain('this folder has none:\nit was copied')
    expect(answer.text).toContain('Nothing was changed.')
    expect(answer.exitCode).toBe(2)
    vi.stubEnv('PATH', '')
    expect((await desk.ask(reset, '02/07')).text).toContain('git is not installed here')
    expect(desk.read(stub)).toBe('mine')
  })

  describe('with git', () => {
    beforeAll(() => {
      desk.write(stub, original)
      git('init', '-q')
      git('add', 'exercises', 'graders', 'package.json')
      git('commit', '-q', '-m', 'the kit')
      // A student's half of an answer, which is still "not started".
      desk.write(stub, original.replace('return todo', "const half = 'mine'\n  return todo"))
      git('commit', '-q', '-m', 'half', stub)
      desk.write(stub, desk.read(exercise('02/07').solution))
      git('commit', '-q', '-m', 'solved', stub)
    })

    it('brings back what the kit handed out, and keeps a copy', async () => {
      desk.write(stub, 'mine, not committed')
      const { text, exitCode } = await desk.ask(reset, '02/07')
      expect(desk.read(stub)).toBe(original)
      expect(exitCode).toBe(0)
      const [, copy = ''] = /^ {2}Kept {3}(.+)$/m.exec(text) ?? []
      expect(desk.read(copy)).toBe('mine, not committed')
      expect(text).toContain('  Undo   npm run reset 02/07 -- --undo\n')

      const undone = await desk.ask(reset, '02/07', '--undo')
      expect(undone.exitCode).toBe(0)
      expect(desk.read(stub)).toBe('mine, not committed')
    })

    it('keeps a copy of each, however often', async () => {
      for (const text of ['first', 'second', 'second']) {
        desk.write(stub, text)
        await desk.ask(reset, '02/07')
      }
      const kept = copies().map((file) =>
        readFileSync(join(desk.path, OWN, 'copies', file), 'utf8'),
      )
      expect(kept).toEqual(['first', 'second', 'second'])
    })

    it('leaves alone what is as it was handed out, with other line ends, too', async () => {
      const windows = original.replaceAll('\n', '\r\n')
      desk.write(stub, windows)
      const { text, exitCode } = await desk.ask(reset, '02/07')
      expect(text).toBe('02/07 is as it was handed out: there is nothing to reset.\n')
      expect(exitCode).toBe(0)
      expect(readFileSync(join(desk.path, stub), 'utf8')).toBe(windows)
    })

    it('brings back a file that is gone', async () => {
      rmSync(join(desk.path, stub))
      const { text } = await desk.ask(reset, '02/07')
      expect(desk.read(stub)).toBe(original)
      expect(text).not.toContain('Kept')
    })

    it('has nothing to undo where nothing was reset', async () => {
      const { text, exitCode } = await desk.ask(reset, '02/07', '--undo')
      expect(text).toContain('There is no copy of 02/07')
      expect(exitCode).toBe(2)
    })
  })
})

describe('npm run solution', () => {
  const [variant = ''] = answersOf(join(import.meta.dirname, '../..'), exercise('02/07'), 'right')

  it('is shown after a pass: the difference, and other right answers', async () => {
    desk.write(stub, desk.read(variant))
    desk.know({ '02/07': SOLVED })
    const { text, exitCode } = await desk.ask(solution, '02/07')
    expect(exitCode).toBe(0)
    const lines = text.split('\n')
    expect(lines).toContain('- yours   + the kit’s')
    expect(lines).toContain('-   const found = names.map(() => 0)')
    expect(lines).toContain('+   return yield* gather(names.map(read))')
    expect(lines).toContain('    names: string[],')
    expect(lines).toContain(exercise('02/07').solution)
    expect(lines).toContain(`  ${variant}`)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('gather only waits for all of them.')
  })

  it('says so where both are the same', async () => {
    desk.write(stub, desk.read(exercise('02/07').solution))
    desk.know({ '02/07': SOLVED })
    expect((await desk.ask(solution, '02/07')).text).toContain('word for word')
  })

  it('is not shown before', async () => {
    desk.know({ '02/07': WRONG })
    const { text, exitCode } = await desk.ask(solution, '02/07')
    expect(text).toMatch(
      /^02\/07: wrong: 1 of 3 checks pass\nIts solution is shown when it passes\./,
    )
    expect(text).not.toContain('gather')
    expect(exitCode).toBe(1)
  })
})
