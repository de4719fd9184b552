// The record of mutants that do the same as the solution, and what the record is held against.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exerciseOf, exercises } from '../catalog.ts'
import { equivalents, NO_REASON, pageOf, record } from '../equivalents.ts'
import { mutantsOf } from '../mutants.ts'
import { type Fate, mutantsAt, score, weighed } from '../mutation-run.ts'

const root = mkdtempSync(join(tmpdir(), 'asyncio-kit-equivalents-'))
const exercise = exerciseOf('02-coroutines-and-tasks', '07-hundred-files')
const page = join(root, pageOf(exercise))
mkdirSync(join(root, 'graders', exercise.chapter), { recursive: true })
afterAll(() => rmSync(root, { recursive: true, force: true }))

const mutants = mutantsOf(exercise.solution, 'function* f(a) {\n  yield* a\n  return 1\n}\n', '')
const [first, second] = mutants
if (first === undefined || second === undefined) throw new Error('there are no mutants')

describe('equivalents', () => {
  it('are none where there is no page', () => {
    expect(equivalents(root, exerciseOf(exercise.chapter, '99-none'))).toEqual([])
  })

  it('are read as they were recorded, one after the other', () => {
    record(root, exercise, [first])
    record(root, exercise, [second])
    expect(() => equivalents(root, exercise)).toThrow(/"## .+" needs a reason/)
    const text = readFileSync(page, 'utf8').replaceAll(NO_REASON, 'Nobody can tell.\nReally.')
    writeFileSync(page, text.replaceAll('\n', '\r\n'))
    expect(equivalents(root, exercise)).toEqual(
      [first, second].map(({ key }) => ({ key, reason: 'Nobody can tell.\nReally.' })),
    )
  })

  it.each([
    ['no diff', '## drop-statement in f\n\nNobody can tell the two apart.\n'],
    ['no reason', '## drop-statement in f\n\n```diff\n- f()\n```\n'],
    ['no place', '## drop-statement\n\n```diff\n- f()\n```\n\nNobody can tell the two apart.\n'],
  ])('say which section has %s', (_, text) => {
    writeFileSync(page, text)
    expect(() => equivalents(root, exercise)).toThrow(/07-hundred-files.equivalent.md: "## drop-s/)
  })
})

describe('weighed', () => {
  const alive: Fate = { mutant: first, killed: undefined }
  const dead: Fate = { mutant: second, killed: 'some check' }

  it('has a survivor that nobody recorded', () => {
    expect(weighed([alive, dead], [])).toEqual({ survivors: [first], recorded: [], stale: [] })
  })

  it('takes a recorded survivor for equivalent', () => {
    const known = { key: first.key, reason: 'because' }
    expect(weighed([alive], [known])).toEqual({ survivors: [], recorded: [known], stale: [] })
  })

  it('calls a record stale when its mutant is killed, or is none', () => {
    const known = [second.key, 'swallow in g\n- x'].map((key) => ({ key, reason: 'because' }))
    expect(weighed([dead], known).stale).toEqual([
      { key: second.key, isKilled: true },
      { key: 'swallow in g\n- x', isKilled: false },
    ])
  })
})

describe('score', () => {
  it('leaves equivalent mutants out', () => {
    const fates = mutants.slice(0, 4).map((mutant) => ({ mutant, killed: undefined }))
    const recorded = [{ key: first.key, reason: 'because' }]
    const one = { exercise, fates, survivors: [second], recorded, stale: [] }
    expect(score([one])).toEqual({ killed: 2, of: 3, percent: (100 * 2) / 3 })
    expect(score([])).toEqual({ killed: 0, of: 0, percent: 100 })
  })
})

describe('the pages beside the graders', () => {
  const ROOT = join(import.meta.dirname, '../..')
  const recorded = exercises(ROOT).filter((one) => existsSync(join(ROOT, pageOf(one))))

  it('belong to exercises', () => {
    const pages = readdirSync(join(ROOT, 'graders'), { recursive: true, encoding: 'utf8' })
    const found = pages.filter((path) => path.endsWith('.equivalent.md'))
    expect(found.map((path) => `graders/${path.replaceAll('\\', '/')}`).sort()).toEqual(
      recorded.map(pageOf).sort(),
    )
  })

  it.each(recorded)('$id $name: give a reason for mutants that are there', (exercise) => {
    const all = new Set(mutantsAt(ROOT, exercise).map(({ key }) => key))
    const known = equivalents(ROOT, exercise).map(({ key }) => key)
    expect(known.filter((key) => !all.has(key))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })
})
