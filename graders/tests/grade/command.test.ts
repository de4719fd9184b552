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
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asked } from '../../grade/asked.ts'
import { grade } from '../../grade/command.ts'
import { mergeReports } from '../../grade/merge-command.ts'
import { packageFor } from '../../grade/package-command.ts'
import type { Grade } from '../../grade/run.ts'
import { plain } from '../../report.ts'
import type { Report } from '../../reports/report.ts'
import { parseReport } from '../../reports/validate.ts'
import { pristine } from '../../seal/pristine.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-grade-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

// The first to ask for the sealed kit has it bundled.
beforeAll(() => pristine(ROOT), 300_000)

const subject = exercise('02/07')
for (const id of ['ana', 'bob']) {
  const stub = join(room, 'class', id, subject.stub)
  mkdirSync(dirname(stub), { recursive: true })
  writeFileSync(stub, id)
}
writeFileSync(join(room, 'class.csv'), 'id,path\nana,class/ana\nbob,class/bob\nzoe,class/zoe\n')

/** Everything passes. */
const generous: Grade = async function* generous({ exercises }) {
  const { checks } = await pristine(ROOT)
  for (const { id } of exercises) {
    const states = (checks.get(id) ?? []).map((name) => ({ name, state: 'passed' }) as const)
    yield { exercise: id, state: 'passed', checks: states, others: [] }
  }
}

type Ran = { exitCode: number; out: string; err: string }

function io(more: Partial<Asked> = {}): { asked: Asked; ran(exitCode: number): Ran } {
  const said = { out: '', err: '' }
  const screen = (name: 'out' | 'err') => ({ write: (text: string) => (said[name] += text) })
  const asked: Asked = {
    ...{ root: ROOT, cwd: room, style: plain, signal: new AbortController().signal, env: {} },
    ...{ out: screen('out'), err: screen('err'), seal: { grade: generous, trouble: () => [] } },
    ...more,
  }
  return { asked, ran: (exitCode) => ({ exitCode, ...said }) }
}

async function run(words: string, more: Partial<Asked> = {}): Promise<Ran> {
  const { asked, ran } = io(more)
  return ran(await grade(words.split(' ').filter(Boolean), asked))
}

function merged(words: string): Ran {
  const { asked, ran } = io()
  return ran(mergeReports(words.split(' ').filter(Boolean), asked))
}

const reportIn = (folder: string): Report => {
  const read = parseReport(readFileSync(join(room, folder, 'report.json'), 'utf8'))
  if ('problem' in read) throw new Error(read.problem)
  return read
}

describe('npm run grade', () => {
  it('says what it is for, in both languages, and what its exit codes are', async () => {
    const { out, exitCode } = await run('--help')
    expect([exitCode, out]).toEqual([
      0,
      expect.stringContaining('Exit code: 0 everything was graded'),
    ])
    vi.stubEnv('KIT_LANG', 'es')
    expect((await run('--help')).out).toContain('Código de salida: 0 se evaluó todo')
    const options = (text: string) =>
      [...text.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name)
    expect(options((await run('--help')).out)).toEqual(options(out))
    const lines = `${out}${(await run('--help')).out}`.split('\n')
    expect(lines.filter(({ length }) => length > 80)).toEqual([])
  })

  it.each([
    ['', 'What is to be graded? For example: npm run grade -- --submission FOLDER'],
    ['class', '"class" is not understood here.'],
    ['--nonsense', '--nonsense is not understood here.'],
    ['--submission', '--submission needs a value behind it.'],
    ['--submission class/nobody', 'There is no class/nobody: a submission is a folder, a zip'],
    ['--submissions nowhere', 'There is no folder'],
    ['--roster nowhere.csv', 'cannot be read: ENOENT'],
    ['--submission class/ana --submissions class', 'not two of them'],
    ['--submissions class --ref main', '--ref goes with --submission'],
    ['--submissions class --exercise 99/99', 'There is no exercise "99/99"'],
    ['--submissions class --shard 3', '--shard takes a part such as 3/10, got "3".'],
    ['--submissions class --shard 4/3 --seed 1', '--shard takes a part such as 3/10, got "4/3".'],
    ['--submissions class --shard 1/3', '--shard needs --seed N'],
    ['--submissions class --seed -1', '--seed needs a value behind it.'],
    ['--submissions class --seed x', '--seed takes a value like 1, got "x".'],
    ['--submissions class --jobs many', '--jobs takes a value like 1, got "many".'],
    ['--submissions class --points nowhere.json', 'is no file of points'],
    ['--submissions class --format pdf', 'There is no format "pdf". There are: text, html, csv'],
    ['--resume --out nowhere', 'There is no run in nowhere to go on with.'],
  ])('refuses %j in a line, with 2', async (words, why) => {
    const { exitCode, err, out } = await run(words)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain(why)
    expect(err).not.toMatch(/\n {4}at /)
  })

  it('grades a folder of submissions, and says where the reports are', async () => {
    const { exitCode, out } = await run(
      '--submissions class --exercise 02/07 --seed 5 --out a --format all',
    )
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^ana +10\/10 +1\/1$/m)
    expect(out).toMatch(/Reports: a\n$/)
    const { seed, submissions } = reportIn('a')
    expect([seed, submissions.map(({ id, score }) => [id, score])]).toEqual([
      5,
      [
        ['ana', 10],
        ['bob', 10],
      ],
    ])
    expect(readdirSync(join(room, 'a'))).toContain('junit.xml')
    expect(existsSync(join(room, 'a/run.lock'))).toBe(false)
  })

  it('grades a roster; who is not there is a row, and the exit code says so', async () => {
    const { exitCode, out } = await run('--roster class.csv --exercise 02/07 --out b')
    expect(exitCode).toBe(1)
    expect(out).toMatch(/^zoe +There is nothing at the place that the list names\.$/m)
    expect(reportIn('b').submissions.map(({ score }) => score)).toEqual([10, 10, 0])
  })

  it('has a seed that nobody knows before, and that the report tells', async () => {
    await run('--submission class/ana --exercise 02/07 --out c1')
    await run('--submission class/ana --exercise 02/07 --out c2')
    const seeds = ['c1', 'c2'].map((folder) => reportIn(folder).seed)
    expect(new Set(seeds).size).toBe(2)
    for (const seed of seeds) expect(seed).toBeGreaterThan(0)
  })

  it('gives what the file of points says', async () => {
    writeFileSync(join(room, 'points.json'), '{"default":1,"02":4}')
    await run(
      '--submission class/ana --exercise 02/07 --exercise 01/01 --points points.json --out d',
    )
    expect(reportIn('d').exercises.map(({ points }) => points)).toEqual([1, 4])
    expect(reportIn('d').submissions[0]?.score).toBe(5)
  })

  it('overwrites nothing: neither another run nor what is no run', async () => {
    const before = readFileSync(join(room, 'a/report.json'), 'utf8')
    const again = await run('--submissions class --exercise 02/07 --out a')
    expect([again.exitCode, again.err]).toEqual([
      2,
      expect.stringContaining('npm run grade -- --resume --out a'),
    ])
    expect(readFileSync(join(room, 'a/report.json'), 'utf8')).toBe(before)
    const foreign = await run('--submissions class --out class')
    expect([foreign.exitCode, foreign.err]).toEqual([
      2,
      expect.stringContaining('class is there already, and is no folder of a run'),
    ])
  })

  it('stops cleanly, says how to go on, and goes on with nothing but that', async () => {
    const stop = new AbortController()
    const slow: Grade = async function* slow(asked) {
      yield* generous({ ...asked, exercises: asked.exercises.slice(0, 1) })
      stop.abort(new Error('SIGINT'))
      asked.signal.throwIfAborted()
    }
    const words = '--submissions class --exercise 02/07 --exercise 02/08 --seed 5 --jobs 1 --out e'
    const stopped = await run(words, {
      seal: { grade: slow, trouble: () => [] },
      signal: stop.signal,
    })
    expect([stopped.exitCode, stopped.out]).toEqual([130, ''])
    expect(stopped.err).toContain(
      'Stopped. What was graded is kept; go on: npm run grade -- --resume --out e',
    )
    expect(merged('e --out x').err).toContain('this run is not finished')
    expect((await run('--resume --out e')).exitCode).toBe(0)
    await run(`${words.replace('--out e', '--out f')}`)
    const bytes = (folder: string) => readFileSync(join(room, folder, 'report.json'), 'utf8')
    expect(bytes('e')).toBe(bytes('f'))
    // The same words as before with --resume are understood too; others are not.
    expect((await run(`${words} --resume`)).exitCode).toBe(0)
    const other = await run('--submissions class --exercise 02/07 --resume --out e')
    expect([other.exitCode, other.err]).toEqual([
      2,
      expect.stringContaining('is of other submissions, exercises'),
    ])
  })

  it('does not begin where there is no seal, unless that is asked for, and then says so loudly', async () => {
    const seal = {
      grade: generous,
      trouble: () => [{ en: 'no network wall', es: 'sin muro de red' }],
    }
    const words = '--submission class/ana --exercise 02/07 --out'
    const refused = await run(`${words} u1`, { seal })
    expect([refused.exitCode, refused.err]).toEqual([
      2,
      expect.stringContaining('  - no network wall\n'),
    ])
    expect(existsSync(join(room, 'u1'))).toBe(false)
    const graded = await run(`${words} u2 --allow-unsealed`, { seal })
    expect(graded.exitCode).toBe(0)
    expect(graded.err).toContain(
      'NOT SEALED: these grades can be forged. This machine lacks:\n  - no network wall\n',
    )
    expect(graded.out).toContain('! Graded without the whole seal')
    expect(reportIn('u2').submissions[0]?.unsealed).toEqual([
      { en: 'no network wall', es: 'sin muro de red' },
    ])
    expect(reportIn('a').submissions[0]?.unsealed).toBeUndefined()
  })

  it('says in a line where it cannot write', async () => {
    const { exitCode, err } = await run('--submission class/ana --exercise 02/07 --out class.csv/x')
    expect([exitCode, err]).toEqual([
      2,
      expect.stringMatching(
        /^[^\n]*class\.csv[^\n]* could not be written \((ENOTDIR|EEXIST)\)[^\n]*\n$/,
      ),
    ])
    const file = await run('--submission class/ana --out class.csv')
    expect([file.exitCode, file.err]).toEqual([
      2,
      expect.stringContaining('class.csv is there already'),
    ])
  })

  it('goes on with no run that another kit has begun', async () => {
    const path = join(room, 'a/run.json')
    const plan = readFileSync(path, 'utf8')
    writeFileSync(path, plan.replace(/"hash":"./, '"hash":"_'))
    const { exitCode, err } = await run('--resume --out a')
    writeFileSync(path, plan)
    expect([exitCode, err]).toEqual([2, expect.stringContaining('with another version of the kit')])
  })

  it('on GitHub writes the summary and the annotations, and only with that format', async () => {
    const summary = join(room, 'summary.md')
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    await run('--submission class/ana --exercise 02/07 --out g1', { env })
    expect(existsSync(summary)).toBe(false)
    await run('--submission class/ana --exercise 02/07 --out g2 --format github', { env })
    expect(readFileSync(summary, 'utf8')).toContain('**10 of 10 points, 1 of 1 exercises solved**')
    const unwritable = { ...env, GITHUB_STEP_SUMMARY: room }
    const { exitCode, err } = await run(
      '--submission class/ana --exercise 02/07 --out g3 --format github',
      { env: unwritable },
    )
    expect([exitCode, err]).toEqual([
      0,
      expect.stringContaining('The step summary could not be written (EISDIR)'),
    ])
  })
})

describe('npm run grade -- merge', () => {
  it('makes one report of shards, the same as without them', async () => {
    const words = '--submissions class --exercise 02/07 --seed 5'
    for (const shard of [1, 2]) await run(`${words} --shard ${shard}/2 --out s${shard}`)
    expect(merged('s2 s1 --out m')).toMatchObject({ exitCode: 0, err: '' })
    const bytes = (folder: string) => readFileSync(join(room, folder, 'report.json'), 'utf8')
    expect(bytes('m')).toBe(bytes('a'))
    // A merge may be made again, into what a merge has made.
    expect(merged('s1/report.json s2 --out m').exitCode).toBe(0)
  })

  it('leaves out what is no report, with a line for each, and says so', () => {
    mkdirSync(join(room, 'broken'), { recursive: true })
    writeFileSync(join(room, 'broken/report.json'), '{"schema":"asyncio-kit/report/v1"}')
    const { exitCode, err } = merged('s1 broken nowhere --out m2')
    expect(exitCode).toBe(1)
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /^broken\/report\.json: it does not follow report\.schema\.json: \/ must have required property/,
      ),
      'nowhere: it is not there',
      '',
    ])
    expect(reportIn('m2').submissions).toHaveLength(1)
  })

  it.each([
    ['', 'Which reports, and where to?'],
    ['s1', 'Which reports, and where to?'],
    ['nowhere --out m3', 'There is no report to merge: nothing was written.'],
    ['s1 --out class', 'class is there already'],
    ['s1 --out s2', 's2 is there already'],
    ['s1 --out m3 --format pdf', 'There is no format "pdf"'],
  ])('refuses %j, with 2', (words, why) => {
    const { exitCode, err } = merged(words)
    expect([exitCode, err]).toEqual([2, expect.stringContaining(why)])
    expect(existsSync(join(room, 'm3'))).toBe(false)
  })
})

describe('npm run grade -- package', () => {
  const pack = (words: string): Ran => {
    const { asked, ran } = io()
    return ran(packageFor(words.split(' ').filter(Boolean), asked))
  }

  it('writes a zip with the two scripts at its root, and no answer in it', () => {
    expect(pack('gradescope kit.zip --exercise 02/07 --seed 9')).toMatchObject({ exitCode: 0 })
    const bytes = readFileSync(join(room, 'kit.zip'))
    const files = unzipSync(bytes)
    const names = Object.keys(files)
    expect(names.filter((name) => !name.startsWith('kit/')).sort()).toEqual([
      'run_autograder',
      'setup.sh',
    ])
    expect(names.filter((name) => /(^|\/)(solutions|wrong|right|tests)\//.test(name))).toEqual([])
    expect(names).toContain('kit/package-lock.json')
    const script = Buffer.from(files.run_autograder ?? []).toString()
    expect(script).toContain("--format gradescope '--exercise' '02/07' '--seed' '9'")
    expect(script.split('\n')[0]).toBe('#!/usr/bin/env bash')
    // Both are executable: their Unix mode stands in the central directory.
    const modes = [...'12'].map((_, at) => {
      const name = ['run_autograder', 'setup.sh'][at] ?? ''
      const entry = bytes.lastIndexOf(Buffer.from(name)) - 46
      return (bytes.readUInt32LE(entry + 38) >>> 16).toString(8)
    })
    expect(modes).toEqual(['100755', '100755'])
  })

  it('is the same for the same kit and words, and overwrites nothing', () => {
    pack('gradescope one.zip --seed 9')
    pack('gradescope two.zip --seed 9')
    expect(readFileSync(join(room, 'one.zip')).equals(readFileSync(join(room, 'two.zip')))).toBe(
      true,
    )
    expect(pack('gradescope one.zip')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('is there already'),
    })
    expect(pack('gradescope')).toMatchObject({ exitCode: 2 })
    expect(pack('moodle x.zip')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('For which platform'),
    })
  })

  it('writes the autograder of Classroom 50, with the words quoted', () => {
    expect(pack('classroom50 x.py')).toMatchObject({
      ...{ exitCode: 2, err: expect.stringContaining('--from URL') },
    })
    const { exitCode, out } = pack(
      'classroom50 a.py --from https://x/kit.git --exercise 02 --seed 9',
    )
    expect([exitCode, out]).toEqual([0, expect.stringContaining('fetches the kit at v')])
    const text = readFileSync(join(room, 'a.py'), 'utf8')
    expect(text).toContain('KIT = "https://x/kit.git"\n')
    expect(text).toContain('WORDS = ["--exercise","02","--seed","9"]\n')
  })
})
