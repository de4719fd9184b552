// The canonical report: one form for equal contents, read back only where it is whole and true, and
// merged in any order to the same bytes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gradedOf } from '../../reports/graded.ts'
import { kitFiles, kitOf } from '../../reports/kit-hash.ts'
import { merge } from '../../reports/merge.ts'
import { canonical, type Report, textOf } from '../../reports/report.ts'
import { readPoints, scoreOf, total, worth } from '../../reports/scores.ts'
import { parseReport, readReport } from '../../reports/validate.ts'
import { exercise } from '../student.ts'
import { EXERCISES, MESSAGE, only, REPORT, result } from './sample.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-report-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const first = EXERCISES[0]
if (first === undefined) throw new Error('the sample has no exercise')

/** The report changed by `change`, as text. */
function changed(change: (report: Report & Record<string, never>) => void): string {
  const copy = JSON.parse(textOf(REPORT)) as Report & Record<string, never>
  change(copy)
  return JSON.stringify(copy)
}

function problemOf(text: string): string {
  const read = parseReport(text)
  return 'problem' in read ? read.problem : 'none'
}

describe('report.json', () => {
  it('follows its schema and comes back as it was', () => {
    const text = textOf(REPORT)
    const read = parseReport(text)
    expect('problem' in read ? read.problem : textOf(read)).toBe(text)
  })

  it('is the same whoever builds its objects in whatever order', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: 3 })).toBe('{"a":3,"b":[{"c":2,"d":1}]}')
    expect(canonical({ a: 3, b: [{ c: 2, d: 1 }] })).toBe(canonical({ b: [{ d: 1, c: 2 }], a: 3 }))
  })

  it('has a line for each result and a line break at its end', () => {
    const results = textOf(REPORT)
      .split('\n')
      .filter((line) => line.startsWith('{"checks":["'))
    expect(results).toHaveLength(6)
    expect(textOf(REPORT)).toMatch(/\n$/)
  })

  it('holds no novel: long texts and long timelines are cut to what the schema allows', () => {
    const long = 'x'.repeat(1_000_000)
    const message = { ...MESSAGE, seen: { en: long, es: long } }
    const row = { kind: 'log', time: 1, text: { en: long, es: long }, doing: [] } as const
    const timeline = {
      ...{ columns: [], main: long, ending: undefined, time: 1 },
      rows: Array.from({ length: 5000 }, () => row),
      left: Array.from({ length: 5000 }, () => long),
    }
    const others = Array.from({ length: 1000 }, () => message)
    const graded = gradedOf(result(0, ['failed'], { message, others, timeline }), first)
    expect(canonical(graded).length).toBeLessThan(600_000)
    const text = changed((report) => {
      Object.assign(report.submissions[1]?.results[0] ?? {}, {
        message: graded.message,
        timeline: graded.timeline,
        others: graded.others,
      })
    })
    expect(problemOf(text)).toBe('none')
  })
})

describe('gradedOf', () => {
  it('counts a check only when it is there once, by its name, and passed', () => {
    const whole = result(0, ['passed', 'passed', 'passed'])
    const [one, two, three] = whole.checks
    if (!one || !two || !three) throw new Error('the sample has three checks')
    const of = (checks: typeof whole.checks) => gradedOf({ ...whole, checks }, first)
    expect(of([three, one, two])).toMatchObject({ state: 'passed', score: 10 })
    expect(of([one, one, two, three]).checks).toEqual(['notRun', 'passed', 'passed'])
    expect(of([one])).toMatchObject({
      state: 'wrong',
      checks: ['passed', 'notRun', 'notRun'],
      score: 3.33,
    })
    const stranger = { name: { en: 'other', es: 'otra' }, state: 'passed' } as const
    expect(of([stranger]).checks).toEqual(['notRun', 'notRun', 'notRun'])
  })

  it('keeps no place outside of the exercise', () => {
    const place = { file: '/etc/passwd', line: 1 }
    const graded = gradedOf(result(0, ['failed'], { message: { ...MESSAGE, place } }), first)
    expect(graded.message?.place).toBeUndefined()
  })
})

describe('parseReport', () => {
  it.each([
    ['', 'it is empty'],
    ['{"schema":', 'it is no whole JSON; it begins with "{\\"schema\\":"'],
    ['[]', 'it does not follow report.schema.json: / must be object'],
    ['{}', 'it is no report of this kit (asyncio-kit/report/v1)'],
    [
      changed((report) => Object.assign(report, { schema: 'v2' })),
      'it is no report of this kit (asyncio-kit/report/v1)',
    ],
    [
      changed((report) => Object.assign(report, { extra: 1 })),
      'it does not follow report.schema.json: / must NOT have additional properties',
    ],
    [
      changed((report) => Object.assign(report.submissions[0] ?? {}, { score: '15' })),
      'it does not follow report.schema.json: /submissions/0/score must be number',
    ],
  ])('says of %.40j what is wrong, in a line', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  it.each<[string, string]>([
    [
      'a score that the checks do not give',
      changed((report) =>
        Object.assign(report.submissions.find(({ id }) => id === 'bob')?.results[0] ?? {}, {
          score: 10,
        }),
      ),
    ],
    [
      'a total that is no sum',
      changed((report) =>
        Object.assign(report.submissions.find(({ id }) => id === 'bob') ?? {}, { score: 15 }),
      ),
    ],
    [
      'a pass without its checks',
      changed((report) =>
        Object.assign(report.submissions.find(({ id }) => id === 'bob')?.results[0] ?? {}, {
          state: 'passed',
        }),
      ),
    ],
  ])('refuses %s', (_, text) => {
    expect(problemOf(text)).toMatch(/^"bob".*: the score does not follow from the checks$/)
  })

  it('refuses results that are not those of the exercises', () => {
    const [first, ...rest] = REPORT.submissions
    if (first === undefined) throw new Error('the sample has submissions')
    const cut = { ...first, results: first.results.slice(1) }
    const less = textOf({ ...REPORT, submissions: [cut, ...rest] })
    expect(problemOf(less)).toMatch(/are not those of its exercises and checks$/)
    const double = textOf({ ...REPORT, submissions: [first, first, ...rest] })
    expect(problemOf(double)).toMatch(/^its submissions are not in order/)
  })

  it('says in one line why a file is no report, and does not read a giant', () => {
    expect(readReport(join(room, 'absent.json'))).toEqual({ problem: 'it is not there' })
    const giant = join(room, 'giant.json')
    writeFileSync(giant, '[')
    expect(readReport(giant, 0)).toEqual({ problem: 'it has 1 MB; a report has at most 0 MB' })
    expect(readReport(room)).toEqual({ problem: 'it cannot be read (EISDIR)' })
  })

  it('takes a deep nest for what it is', () => {
    expect(problemOf('['.repeat(200_000) + ']'.repeat(200_000))).toMatch(/^it /)
  })
})

describe('merge', () => {
  const parts = REPORT.submissions.map(({ id }) => ({ name: id, report: only(id) }))

  it('gives the bytes of the whole, in whatever order the parts come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        const { report, problems } = merge(shuffled)
        expect(problems).toEqual([])
        expect(report && textOf(report)).toBe(textOf(REPORT))
      }),
      { numRuns: 30 },
    )
  })

  it('counts the same result once', () => {
    const { report, problems } = merge([...parts, ...parts])
    expect([report && textOf(report), problems]).toEqual([textOf(REPORT), []])
  })

  it('takes neither of two different results, unless the later one is to count', () => {
    const bob = only('bob')
    const [graded] = bob.submissions
    if (graded === undefined) throw new Error('bob is in the sample')
    const other = { ...bob, submissions: [{ ...graded, notes: [] }] }
    const both = [...parts, { name: 'again', report: other }]
    const { report, problems } = merge(both)
    expect(report?.submissions.map(({ id }) => id)).not.toContain('bob')
    expect(problems).toEqual([
      '"bob" is left out: bob and again give different results for it. With --replace the later one counts.',
    ])
    const replaced = merge(both, true).report
    expect(replaced?.submissions.find(({ id }) => id === 'bob')?.notes).toEqual([])
  })

  it.each([
    ['kit', { kit: { version: '0.2.0', hash: 'b'.repeat(64) } }],
    ['seed', { seed: 8 }],
    [
      'list of exercises or points',
      { exercises: EXERCISES.map((each) => ({ ...each, points: 1 })) },
    ],
  ])('does not mix reports of another %s', (what, difference) => {
    const other = { name: 'other', report: { ...REPORT, ...difference } }
    const { report, problems } = merge([{ name: 'one', report: REPORT }, other])
    expect(report).toEqual(REPORT)
    expect(problems).toEqual([
      `other is left out: its ${what} is not that of one. Grade both alike, or merge them apart.`,
    ])
  })
})

describe('points', () => {
  it('are whole only for a whole pass, and add up', () => {
    expect([scoreOf(10, 3, 3), scoreOf(10, 2, 3), scoreOf(10, 0, 3), scoreOf(1, 1, 0)]).toEqual([
      10, 6.66, 0, 0,
    ])
    expect(total([0.1, 0.2, 3.33])).toBe(3.63)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 30 }),
        (hundredths, checks) => {
          const points = hundredths / 100
          const scores = Array.from({ length: checks + 1 }, (_, passed) =>
            scoreOf(points, passed, checks),
          )
          expect(scores).toEqual([...scores].sort((a, b) => a - b))
          expect([scores[0], scores.at(-1)]).toEqual([0, points])
        },
      ),
    )
  })

  it('of an exercise count before those of its chapter, and those before the default', () => {
    const file = join(room, 'points.json')
    writeFileSync(file, '{"default":1,"02":5,"02/07":20}')
    const points = readPoints(file, [exercise('02/07'), exercise('02/08'), exercise('01/01')])
    if (typeof points === 'string') throw new Error(points)
    expect(['02/07', '02/08', '01/01'].map((id) => worth(points, id))).toEqual([20, 5, 1])
    expect(worth(new Map(), '02/07')).toBe(10)
  })

  it.each([
    ['nonsense', 'is no file of points'],
    ['[]', 'is no file of points'],
    ['{"09/99":1}', '"09/99" is no exercise'],
    ['{"default":-1}', 'is worth a number from 0'],
    ['{"default":0.001}', 'at most two decimals, got 0.001'],
    ['{"default":"10"}', 'got "10"'],
  ])('%j is refused in a line', (text, why) => {
    const file = join(room, 'points.json')
    writeFileSync(file, text)
    expect(readPoints(file, [exercise('02/07')])).toContain(why)
  })
})

describe('the hash of the kit', () => {
  it('is of what grades, and of nothing that does not', () => {
    const files = kitFiles(ROOT)
    expect(files).toContain('graders/judge.ts')
    expect(files).toContain('graders/02-coroutines-and-tasks/07-hundred-files.grader.ts')
    expect(files).toContain('runtime/loop.ts')
    expect(files).toContain('package-lock.json')
    expect(files.filter((file) => /\/(tests|wrong|right)\//.test(file))).toEqual([])
    expect(kitOf(ROOT).hash).toMatch(/^[0-9a-f]{64}$/)
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(kitOf(ROOT).version).toBe(version)
  })
})
