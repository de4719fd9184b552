// The problem matchers of .vscode/tasks.json, tried on what `npm test` really prints.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk } from './desk.ts'

type Matcher = {
  pattern: Record<'file' | 'line' | 'severity' | 'message' | 'code', number> & { regexp: string }
  background?: { beginsPattern: string; endsPattern: string }
}
type Tasks = { tasks: { label: string; problemMatcher: Matcher | []; command: string }[] }

const ROOT = join(import.meta.dirname, '../..')
const { tasks }: Tasks = JSON.parse(readFileSync(join(ROOT, '.vscode/tasks.json'), 'utf8'))
const matchers = tasks.flatMap(({ problemMatcher }) => problemMatcher)
const FILES = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'
const GREETING = 'exercises/01-concurrency/01-hello-coroutine.ts'

let desk: Desk

beforeAll(() => {
  desk = new Desk(['exercises', 'graders', 'runtime', 'solutions'])
})
afterAll(() => desk.clear())

const printed = (words: readonly string[], env: Record<string, string> = {}) =>
  desk.run('vitest/vitest.mjs', ['run', '--', ...words], { KIT_PROBLEMS: '1', ...env }).out

const problems = (out: string, { pattern }: Matcher) =>
  out.split('\n').flatMap((line) => {
    const found = new RegExp(pattern.regexp).exec(line)
    if (found === null) return []
    const { file, line: number, severity, message, code } = pattern
    return [[file, number, severity, message, code].map((group) => found[group])]
  })

describe('.vscode/tasks.json', () => {
  it.each(['en', 'es'])(
    'finds the place and the words of a verdict, and nothing else: %s',
    (lang) => {
      desk.write(
        FILES,
        desk.read('graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'),
      )
      // The mistake in another exercise's types stays there.
      desk.write(GREETING, `${desk.read(GREETING)}\nexport const one: number = 'one'\n`)
      const out = printed([FILES], { KIT_LANG: lang })
      for (const matcher of matchers) {
        const [found, ...others] = problems(out, matcher)
        expect(others).toEqual([])
        expect(found?.slice(0, 3)).toEqual([FILES, '13', 'error'])
        expect(found?.[3]).toMatch(
          { en: /^At most 1 of 2 .* Create all/, es: /^Como mucho .* Primero/ }[lang] ?? /^$/,
        )
        expect(found?.[4]).toMatch(/^M\d+$/)
      }
    },
  )

  it('is told when a run begins and ends, and hears nothing without being asked', () => {
    const [background] = matchers.flatMap(({ background }) => background ?? [])
    const lines = printed(['02/07']).split('\n')
    const begin = lines.findIndex((line) => new RegExp(background?.beginsPattern ?? 'x').test(line))
    const end = lines.findIndex((line) => new RegExp(background?.endsPattern ?? 'x').test(line))
    expect(end).toBeGreaterThan(begin)
    expect(begin).toBeGreaterThan(0)
    expect(printed(['02/07'], { KIT_PROBLEMS: '' })).not.toContain('[kit]')
  })

  it('runs commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const { command } of tasks) {
      const [, name = ''] = /^npm (?:run )?(\w+)/.exec(command) ?? []
      expect(Object.keys(scripts)).toContain(name)
    }
  })
})
