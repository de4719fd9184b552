// Each format keeps its own rules, whatever the students' programs say: the sample report is hostile
// wherever a student has a say.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beliefOf } from '../../cards/beliefs.ts'
import { CARDS } from '../../cards.ts'
import { classPage } from '../../reports/class-page.ts'
import { classroom50Result } from '../../reports/classroom50.ts'
import { noCommand } from '../../reports/escape.ts'
import { exercismResults } from '../../reports/exercism.ts'
import { FORMATS, outputsOf, writeOutputs } from '../../reports/formats.ts'
import { annotations, stepSummary } from '../../reports/github.ts'
import { canvasCsv, gradesCsv, moodleCsv } from '../../reports/gradebook.ts'
import { gradescopeResults } from '../../reports/gradescope.ts'
import { junitXml } from '../../reports/junit.ts'
import type { Graded, Report } from '../../reports/report.ts'
import { cardCounts, checkCounts } from '../../reports/statistics.ts'
import { studentPage } from '../../reports/student-page.ts'
import { textReport } from '../../reports/text.ts'
import { faults, faultsOfPage } from '../markup.ts'
import { EXERCISES, only, REPORT, submission } from './sample.ts'

const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-formats-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

/** What no terminal and no reader should be made to obey. */
const CONTROLS = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u

const badId = REPORT.submissions[0]?.id ?? ''

function exercise(at: number): Report['exercises'][number] {
  const found = EXERCISES[at]
  if (found === undefined) throw new Error(`there is no exercise number ${at}`)
  return found
}

function resultOf(id: string, at: number): Graded {
  const found = submission(id).results[at]
  if (found === undefined) throw new Error(`${id} has no result number ${at}`)
  return found
}

describe('the text', () => {
  it('tells of one submission every exercise, its points and its message', () => {
    const text = textReport(only('bob'))
    expect(text).toContain('bob: 3.33 of 15 points, 0 of 2 exercises solved\n')
    expect(text).toMatch(/01\/01 {2}hello coroutine +3\.33\/10 {2}wrong: 1 of 3 checks pass/)
    expect(text).toMatch(/02\/07 {2}hundred files +0\/5 {2}to do/)
    expect(text).toContain('  x waits\n')
    expect(text).toContain('  Create the tasks first.\n')
  })

  it('tells of a class a line for each, those that were not graded included', () => {
    const lines = textReport(REPORT).split('\n')
    expect(lines.filter((line) => /^(ana|bob|eve) /.test(line))).toEqual([
      expect.stringMatching(/^ana +15\/15 +2\/2$/),
      expect.stringMatching(/^bob +3\.33\/15 +0\/2 +! <\/script>/),
      expect.stringMatching(/^eve +<\/script>/),
    ])
    expect(textReport(REPORT)).toContain('4 submissions, 1 of them not graded\n')
  })

  it('gives a terminal nothing to obey, and GitHub no command', () => {
    for (const report of [REPORT, only('bob'), only('eve'), only(badId)]) {
      const printed = noCommand(textReport(report))
      expect(printed).not.toMatch(CONTROLS)
      expect(printed).not.toMatch(/^\s*::|##\[/m)
    }
  })

  it('speaks Spanish', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(textReport(only('bob'))).toContain('3.33 de 15 puntos, 0 de 2 ejercicios resueltos')
  })
})

describe('the pages', () => {
  it('are well formed whatever was said', () => {
    for (const each of REPORT.submissions)
      expect(faultsOfPage(studentPage(each, REPORT))).toEqual([])
    expect(faultsOfPage(classPage(REPORT, (id) => `x/${id}.html`))).toEqual([])
  })

  it('ask for nothing from anywhere and run no script', () => {
    for (const html of [studentPage(submission('bob'), REPORT), classPage(REPORT)]) {
      expect(html).not.toMatch(/<script/i)
      expect(html).toContain(
        `content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"`,
      )
      const addresses = [...html.matchAll(/<[^>]*\b(?:src|href)="([^"]*)"/g)].map(
        ([, to = '']) => to,
      )
      expect(addresses.filter((to) => !/^(#|data:image\/svg\+xml;base64,)/.test(to))).toEqual([])
    }
  })

  it('show a student the message, the checks and the timeline, as a picture and as a table', () => {
    const html = studentPage(submission('bob'), REPORT)
    expect(html).toContain('<li>passes: greets</li>\n<li>fails: waits</li>\n<li>not run: ends</li>')
    expect(html).toContain('Create the tasks first.')
    const [, picture = ''] =
      /<img src="data:image\/svg\+xml;base64,([^"]+)" alt="At 1 s main returns\."/.exec(html) ?? []
    expect(faults(Buffer.from(picture, 'base64').toString())).toEqual([])
    expect(html).toContain('<td>worker: cleans up</td>')
  })

  it('show who teaches what the class believes, and where', () => {
    const html = classPage(REPORT)
    expect(html).toContain('A loop of awaits is concurrent <span class="faint">M23</span>')
    expect(html).toContain('Calling a coroutine function runs it <span class="faint">M01</span>')
    expect(html).toMatch(
      /<td class="wrong" title="01\/01 hello coroutine: wrong: 1 of 3 checks pass">✗ 1\/3<\/td>/,
    )
    expect(html).toContain('colspan="4">⚠ ')
  })

  it('speak Spanish', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(classPage(REPORT)).toContain('Un bucle de esperas es concurrente')
    expect(studentPage(submission('bob'), REPORT)).toContain('<html lang="es">')
  })
})

describe('the statistics', () => {
  it('count who shows a card, and how often it is the first', () => {
    expect(cardCounts(REPORT)).toEqual([
      { card: 'M01', submissions: 1, first: 0, exercises: ['01/01'] },
      { card: 'M23', submissions: 1, first: 1, exercises: ['01/01'] },
    ])
  })

  it('count the checks of those who have attempted the exercise', () => {
    expect(
      checkCounts(REPORT).map(({ exercise, passed, attempted }) => [exercise, passed, attempted]),
    ).toEqual([
      ['01/01', 2, 3],
      ['01/01', 1, 3],
      ['01/01', 1, 3],
      ['02/07', 1, 1],
      ['02/07', 1, 1],
    ])
  })

  it('know the belief behind every card, in both languages', () => {
    const without = Object.keys(CARDS).filter((card) => beliefOf(card) === undefined)
    expect(without).toEqual([])
    expect(beliefOf('__proto__')).toBeUndefined()
  })
})

describe('JUnit', () => {
  const xml = junitXml(REPORT)

  it('is well formed, and its counts are those of its cases', () => {
    expect(faults(xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', ''))).toEqual([])
    const [, tests, failures, errors, skipped] =
      /<testsuites name="asyncio-kit" tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)" time="0">/.exec(
        xml,
      ) ?? []
    const count = (tag: string) => String(xml.match(new RegExp(`<${tag}[ />]`, 'g'))?.length ?? 0)
    expect([tests, failures, errors, skipped]).toEqual(
      ['testcase', 'failure', 'error', 'skipped'].map(count),
    )
    expect([tests, failures, errors, skipped]).toEqual(['16', '1', '5', '4'])
  })

  it('has the card in the type of the failure, and the whole message in it', () => {
    expect(xml).toMatch(
      /<testcase classname="bob &gt; 01\/01 hello-coroutine" name="waits" time="0"><failure message="[^"]+" type="M23">x waits/,
    )
  })

  it('has an error for what was not graded, and no time of day', () => {
    expect(xml).toMatch(/<testsuite name="eve" tests="1" failures="0" errors="1"/)
    expect(xml).toMatch(/type="timeout">It did not end\./)
    expect(xml).not.toMatch(/timestamp|hostname/)
  })
})

describe('the gradebooks', () => {
  const read = (csv: string) => parse(csv, { bom: true }) as string[][]

  it('have as many cells in every row, and CRLF behind it', () => {
    for (const csv of [gradesCsv(REPORT), canvasCsv(REPORT), moodleCsv(REPORT)]) {
      const rows = read(csv)
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1)
      expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(csv.startsWith('\uFEFF')).toBe(true)
    }
  })

  it('hold no formula, whoever wrote the cell', () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']
    const submissions = evil.map((id) => ({
      ...submission('ana'),
      id,
      notes: [{ en: id, es: id }],
    }))
    for (const write of [gradesCsv, canvasCsv, moodleCsv]) {
      const rows = read(write({ ...REPORT, submissions })).slice(1)
      const cells = rows.flat().filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell))
      expect(cells.filter((cell) => /^[\s]*[=+@\-\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([])
    }
  })

  it('have a row for each submission; what was not graded is empty, not zero', () => {
    const [head, ...rows] = read(gradesCsv(REPORT))
    expect(head).toEqual([
      'id',
      'score',
      'points',
      'solved',
      '01/01 hello-coroutine',
      '02/07 hundred-files',
      'commit',
      'notes',
    ])
    const of = (id: string) => rows.find(([name]) => name === id)?.slice(0, 6)
    expect(of('bob')).toEqual(['bob', '3.33', '15', '0', '3.33', '0'])
    expect(of('eve')).toEqual(['eve', '', '15', '', '', ''])
  })

  it('are what Canvas imports: its five columns, the points possible, the assignments', () => {
    const [head, possible, ...rows] = read(canvasCsv(REPORT))
    expect(head?.slice(0, 5)).toEqual(['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'])
    expect(possible).toEqual(['    Points Possible', '', '', '', '', '10', '5'])
    expect(rows.find(([name]) => name === 'ana')).toEqual(['ana', '', '', 'ana', '', '10', '5'])
  })

  it('are what Moodle imports: who it is, the grade and the feedback beside it', () => {
    const [head, ...rows] = read(moodleCsv(REPORT))
    expect(head?.slice(0, 4)).toEqual(['Username', 'ID number', 'asyncio kit (15)', 'Feedback'])
    expect(rows.find(([name]) => name === 'ana')?.slice(0, 4)).toEqual([
      'ana',
      'ana',
      '15',
      '15 of 15 points, 2 of 2 exercises solved',
    ])
  })
})

describe('the step summary', () => {
  it('is a table of the class, or a student’s exercises with their messages', () => {
    expect(stepSummary(REPORT)).toContain('| ana | 15 / 15 | 2 / 2 |  |\n')
    const one = stepSummary(only('bob'))
    expect(one).toContain('| 01/01 hello coroutine | 3.33 / 10 | ❌ wrong: 1 of 3 checks pass |\n')
    expect(one).toContain('<details><summary>01/01 hello coroutine</summary>')
  })

  it('quotes a program without obeying it', () => {
    for (const report of [REPORT, only('bob'), only(badId)]) {
      const markdown = stepSummary(report)
      const outside = markdown.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
      expect(outside).not.toMatch(/<(?!\/?(details|summary)>)/)
      expect(outside).not.toMatch(/(?<!\\)[`![]|@everyone|https?:\/\//)
      expect(markdown).not.toMatch(CONTROLS)
      const rows = outside.split('\n').filter((line) => line.startsWith('|'))
      const cells = rows.map((row) => row.match(/(?<!\\)\|/g)?.length)
      expect(new Set(cells).size).toBeLessThanOrEqual(1)
    }
  })

  it('ends with a word on it where GitHub would drop it whole', () => {
    const many = Array.from({ length: 40_000 }, (_, at) => ({ ...submission('ana'), id: `s${at}` }))
    const markdown = stepSummary({ ...REPORT, submissions: many })
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(900_000)
    expect(markdown).toMatch(/… truncated: [^\n]+\n$/)
    expect(Buffer.byteLength(stepSummary(only('bob'), 500))).toBeLessThanOrEqual(500)
  })
})

describe('annotations', () => {
  it('are one for each wrong exercise, each of them one command on one line', () => {
    const [line = '', ...more] = annotations(only('bob'))
    expect(more).toEqual([])
    expect(line).toMatch(
      /^::error file=exercises\/01-concurrency\/01-hello-coroutine\.ts,line=12,endLine=12,col=3,title=M23 01\/01 hello coroutine::x waits%0A/,
    )
    expect(line).not.toMatch(/[\r\n]/)
    expect(line.match(/(^|\n)::/g)).toHaveLength(1)
  })

  it('escape what would end a property or a message', () => {
    const [graded] = only('bob').submissions
    const [first, ...rest] = graded?.results ?? []
    if (!graded || !first?.message) throw new Error('the sample has a message')
    const message = { ...first.message, card: 'M23,file=x::y%0A' }
    const submissions = [{ ...graded, results: [{ ...first, message }, ...rest] }]
    const [line = ''] = annotations({ ...REPORT, submissions })
    expect(line).toContain('title=M23%2Cfile=x%3A%3Ay%250A 01/01 hello coroutine::')
  })

  it('are ten at most, and none of a class', () => {
    expect(annotations(REPORT)).toEqual([])
    const exercises = Array.from({ length: 30 }, () => exercise(0))
    const results = exercises.map(() => resultOf('bob', 0))
    expect(
      annotations({ ...REPORT, exercises, submissions: [{ ...submission('bob'), results }] }),
    ).toHaveLength(10)
  })
})

describe('Gradescope', () => {
  const VISIBILITY = ['hidden', 'after_due_date', 'after_published', 'visible']
  const FORMATS_OF_OUTPUT = ['text', 'html', 'simple_format', 'md', 'ansi']

  it('has the fields of results.json and no others', () => {
    for (const each of REPORT.submissions) {
      const results = gradescopeResults(each, REPORT)
      const known = [
        'score',
        'output',
        'output_format',
        'visibility',
        'stdout_visibility',
        'tests',
        'extra_data',
      ]
      expect(Object.keys(results).filter((key) => !known.includes(key))).toEqual([])
      expect(VISIBILITY).toContain(results.visibility)
      expect(VISIBILITY).toContain(results.stdout_visibility)
      expect(results.score !== undefined || results.tests.length > 0).toBe(true)
      for (const test of results.tests) {
        const fields = [
          'name',
          'number',
          'score',
          'max_score',
          'status',
          'output',
          'output_format',
          'visibility',
          'tags',
        ]
        expect(Object.keys(test).filter((key) => !fields.includes(key))).toEqual([])
        expect(['passed', 'failed']).toContain(test.status)
        expect(FORMATS_OF_OUTPUT).toContain(test.output_format)
        // Hiding a test would hide the total, too.
        expect(test.visibility).toBe('visible')
        expect(test.score).toBeLessThanOrEqual(test.max_score)
        expect(test.output).not.toMatch(CONTROLS)
      }
    }
  })

  it('gives the sum of its tests, and says no total that would override it', () => {
    const results = gradescopeResults(submission('bob'), REPORT)
    expect(results.score).toBeUndefined()
    expect(results.tests.map(({ number, score, max_score }) => [number, score, max_score])).toEqual(
      [
        ['1.1', 3.33, 10],
        ['2.7', 0, 5],
      ],
    )
    expect(gradescopeResults(submission('eve'), REPORT)).toMatchObject({ score: 0, tests: [] })
  })
})

describe('Classroom 50', () => {
  const env = {
    ...{ CLASSROOM: 'c', ASSIGNMENT: 'a', SUBMISSION_TAG: 'submit/x', COMMIT_URL: 'https://x/1' },
    ...{ RELEASE_URL: 'https://x/2', REVIEW_URL: 'https://x/3' },
  }
  const moment = new Date('2026-03-01T12:00:00.123Z')

  it('has whole scores, rounded down, that add up, and the values of the environment', () => {
    const result = classroom50Result(submission('bob'), REPORT, env, moment)
    expect(result).toMatchObject({
      ...{ schema: 'classroom50/result/v1', classroom: 'c', assignment: 'a' },
      ...{ submission: 'submit/x', commit: 'https://x/1', release: 'https://x/2' },
      ...{ review: 'https://x/3', datetime: '2026-03-01T12:00:00Z', score: 3, 'max-score': 15 },
    })
    expect(result.tests).toEqual([
      {
        'test-name': '01/01 hello-coroutine',
        passed: false,
        score: 3,
        'max-score': 10,
        output: 'wrong: 1 of 3 checks pass',
      },
      {
        'test-name': '02/07 hundred-files',
        passed: false,
        score: 0,
        'max-score': 5,
        output: 'to do',
      },
    ])
  })

  it('says nothing of owner or date of grading, which the runner stamps', () => {
    const keys = Object.keys(classroom50Result(submission('ana'), REPORT, env, moment))
    expect(keys).toEqual([
      ...['schema', 'classroom', 'assignment', 'submission', 'commit', 'release', 'review'],
      ...['datetime', 'score', 'max-score', 'tests'],
    ])
  })

  it('gives zero to what could not be graded', () => {
    expect(classroom50Result(submission('eve'), REPORT, {}, moment)).toMatchObject({
      score: 0,
      'max-score': 15,
      commit: '',
    })
  })
})

describe('Exercism', () => {
  const all = REPORT.submissions.flatMap(({ results }) =>
    results.map((result, at) => exercismResults(exercise(at), result)),
  )

  it('keeps the rules of version 3', () => {
    for (const { version, status, message, tests } of all) {
      expect(version).toBe(3)
      expect(['pass', 'fail', 'error']).toContain(status)
      expect(typeof message === 'string').toBe(status === 'error')
      expect(tests === undefined).toBe(status === 'error')
      for (const test of tests ?? []) {
        expect(['pass', 'fail', 'error']).toContain(test.status)
        expect(typeof test.message === 'string').toBe(test.status !== 'pass')
        expect((test.message ?? '').length).toBeLessThanOrEqual(65_535)
        expect(test.message ?? '').not.toMatch(CONTROLS)
        expect(test.test_code.length).toBeGreaterThan(0)
      }
      if (tests !== undefined) {
        expect(status === 'pass').toBe(tests.every((test) => test.status === 'pass'))
        expect(tests.length).toBeGreaterThan(0)
      }
    }
  })

  it('has the checks in the order of the grader, the message at the first that fails', () => {
    const { tests = [] } = exercismResults(exercise(0), resultOf('bob', 0))
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['greets', 'pass'],
      ['waits', 'fail'],
      ['ends', 'error'],
    ])
    expect(tests[1]?.message).toMatch(/^x waits\n/)
  })

  it('is an error where nothing ran', () => {
    expect(exercismResults(exercise(0), resultOf(badId, 0))).toEqual({
      ...{ version: 3, status: 'error', message: 'It did not end.' },
    })
  })
})

describe('the files', () => {
  it('of every format stand below the folder, under names that no id can choose', () => {
    const submissions = ['../../etc', '..', 'CON', 'con', 'Ana', 'ana', 'a/b', 'a:b', ''].map(
      (id) => ({
        ...submission('ana'),
        id: id || ' ',
      }),
    )
    writeOutputs(room, outputsOf({ ...REPORT, submissions }, FORMATS))
    const names = readdirSync(join(room, 'submissions'))
    expect(names).toHaveLength(submissions.length)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(submissions.length)
    expect(names.filter((name) => !/^[\w.-]+$/.test(name) || /^\.|\.$/.test(name))).toEqual([])
    expect(readdirSync(room).sort()).toEqual([
      ...['canvas.csv', 'class.html', 'grades.csv', 'junit.xml', 'moodle.csv'],
      ...['report.json', 'report.txt', 'submissions', 'summary.md'],
    ])
    const [one = ''] = names
    expect(readdirSync(join(room, 'submissions', one)).sort()).toEqual([
      ...['classroom50.json', 'exercism', 'gradescope.json', 'report.html'],
    ])
    const links = readFileSync(join(room, 'class.html'), 'utf8').matchAll(/href="([^"]+)"/g)
    for (const [, link = ''] of links)
      expect(readFileSync(join(room, decodeURIComponent(link)))).toBeDefined()
  })
})
