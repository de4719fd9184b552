// A panel of messages: whole screens as a student gets them, in both languages, at 80 columns and
// without colour. One wrong answer for each level of sureness, and the commands of a day. What reads
// badly here reads badly everywhere: look at a change of these screens before you record it.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '../cli/command.ts'
import { hint } from '../cli/hint.ts'
import { list } from '../cli/list.ts'
import { reset } from '../cli/reset.ts'
import { solution } from '../cli/solution.ts'
import { start } from '../cli/start.ts'
import { trace } from '../cli/trace.ts'
import { update } from '../cli/update.ts'
import { exercise, SOLVED, Student, WRONG } from './student.ts'

const LANGUAGES = ['en', 'es'] as const

let desk: Student

beforeAll(() => {
  desk = new Student()
  // Chapters that come later change no screen of this panel.
  for (const room of ['exercises', 'graders', 'solutions']) {
    const later = readdirSync(join(desk.path, room)).filter((name) => /^(?!0[1-3])\d\d-/.test(name))
    for (const name of later) {
      rmSync(join(desk.path, room, name), { recursive: true })
    }
  }
})
afterAll(() => desk.clear())
beforeEach(() => {
  vi.stubEnv('INIT_CWD', undefined)
  desk.forget()
})
afterEach(() => vi.unstubAllEnvs())

const wrong = (id: string, mistake: string) => {
  const { chapter, name } = exercise(id)
  return desk.read(`graders/${chapter}/wrong/${name}.${mistake}.ts`)
}
const stub = (id: string) => desk.read(exercise(id).stub)

/** By level of sureness: an exercise, and what a student wrote. */
const PANEL: Record<string, readonly [id: string, answer: () => string]> = {
  syntax: ['02/08', () => `${stub('02/08')}\nconst = 5\n`],
  runtime: ['02/01', () => wrong('02/01', 'yield-without-star')],
  source: ['01/01', () => wrong('01/01', 'by-hand')],
  types: ['01/03', () => `${stub('01/03')}\nexport const steps: number = 'two'\n`],
  trace: ['02/07', () => wrong('02/07', 'one-by-one')],
  property: ['01/02', () => wrong('01/02', 'as-in-javascript')],
}

describe.each(LANGUAGES)('the screens of wrong answers, %s', (language) => {
  const screens = new Map<string, string>()
  let out = ''

  beforeAll(() => {
    const stubs = Object.values(PANEL).map(([id]) => [exercise(id).stub, stub(id)] as const)
    for (const [id, answer] of Object.values(PANEL)) desk.write(exercise(id).stub, answer())
    const words = Object.values(PANEL).map(([id]) => id)
    const env = { KIT_LANG: language }
    out = desk.run('vitest/vitest.mjs', ['run', '--', ...words], env).out
    for (const part of out.split(/^(?=\d\d\/\d\d {2})/m)) screens.set(part.slice(0, 5), part)
    for (const [file, text] of stubs) desk.write(file, text)
  })

  it.each(Object.entries(PANEL))('%s', (_, [id]) => {
    expect(screens.get(id)?.trimEnd()).toMatchSnapshot()
  })

  it('fit a terminal of 80 columns, and have no colour', () => {
    const lines = out.split('\n').filter((line) => !/^ *(Again|Otra vez): /.test(line))
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(out).not.toContain('\x1b')
  })

  it('are in the order in which a screen reader needs them', () => {
    const parts = {
      en: [
        '  x ',
        'At most',
        'Smallest case:',
        '0 s  main',
        '.ts:13',
        'Create all',
        'Again:',
        'Stuck?',
      ],
      es: ['  x ', 'Como mucho', 'Caso más', '0 s  main', '.ts:13', 'Primero', 'Otra vez:', '¿Sin'],
    }[language]
    const places = parts.map((part) => screens.get('02/07')?.indexOf(part) ?? -1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })
})

describe.each(LANGUAGES)('the screens of a day, %s', (language) => {
  beforeEach(() => {
    vi.stubEnv('KIT_LANG', language)
    desk.know({ '01/01': SOLVED, '01/02': SOLVED, '02/07': WRONG })
  })

  const DAY: readonly (readonly [title: string, command: Command, words?: string])[] = [
    ['npm start', start],
    ['npm run list 02', list, '02'],
    ['npm run hint 02/07', hint, '02/07'],
    ['npm run solution 02/07', solution, '02/07'],
    ['npm run hint hundred-flies', hint, 'hundred-flies'],
    ['npm run hint', hint],
    ['npm run hint --colour', hint, '--colour'],
    ...[start, list, hint, trace, solution, reset, update].map(
      (command, index) => [`--help ${index + 1}`, command, '--help'] as const,
    ),
  ]

  const day = DAY.map(([title, command, words = '']) => ({ title, command, words }))

  it.each(day)('$title', async ({ command, words }) => {
    const { text, exitCode } = await desk.ask(
      command,
      ...words.split(' ').filter((word) => word !== ''),
    )
    expect(`${text.trimEnd()}\nexit code ${exitCode}`).toMatchSnapshot()
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})
