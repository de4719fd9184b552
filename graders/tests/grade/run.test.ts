// A run: however many at once, in whatever order, in parts, stopped anywhere and taken up again, the
// report is the same to the byte. What grades here is a stand-in that takes its time at random.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Journal, Locked, type Plan, planIn } from '../../grade/journal.ts'
import { lasting, Pace } from '../../grade/pace.ts'
import { shardOf } from '../../grade/roster.ts'
import { type Grade, gradeAll } from '../../grade/run.ts'
import { merge } from '../../reports/merge.ts'
import { type Report, textOf } from '../../reports/report.ts'
import type { CheckState } from '../../verdict.ts'
import { EXERCISES, MESSAGE, result } from '../reports/sample.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-run-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const exercises = EXERCISES.map(({ id }) => exercise(id))

/** Five submissions, one of which is not there; a program says which of its checks pass. */
const entries = ['ana', 'bob', 'carl', 'dora', 'eve'].map((id) => ({
  id,
  from: join(room, 'in', id),
}))
for (const { id, from } of entries) {
  if (id === 'dora') continue
  for (const { stub } of exercises) {
    mkdirSync(join(from, stub, '..'), { recursive: true })
    writeFileSync(join(from, stub), id === 'ana' ? 'ppp' : `pf${id}`)
  }
}

const plan: Plan = {
  schema: 'asyncio-kit/run/v1',
  kit: { version: '0.1.0', hash: 'a'.repeat(64) },
  seed: 7,
  exercises: EXERCISES,
  entries,
}

const STATES: Readonly<Record<string, CheckState>> = { p: 'passed', f: 'failed' }

/** Judges by the letters of the file; `asked` notes whom it was asked about. */
function grader(asked: string[] = [], slow = 3): Grade {
  return async function* grade({ dir, exercises: wanted, signal }) {
    for (const { id, stub } of wanted) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * slow))
      signal.throwIfAborted()
      const text = readFileSync(join(dir, stub), 'utf8')
      asked.push(`${text} ${id}`)
      const at = EXERCISES.findIndex((each) => each.id === id)
      const checks = EXERCISES[at]?.checks ?? []
      const states = checks.map((_, number): CheckState => STATES[text[number] ?? ''] ?? 'notRun')
      const isWrong = states.includes('failed')
      yield result(at, states, isWrong ? { message: { ...MESSAGE, check: text } } : {})
    }
  }
}

let count = 0
const folder = () => join(room, `out-${count++}`)

type Options = { jobs?: number; grade?: Grade; plan?: Plan; signal?: AbortSignal }

async function graded(journal: Journal, options: Options = {}): Promise<Report> {
  const { jobs = 2, grade = grader(), signal = new AbortController().signal } = options
  try {
    const given = options.plan ?? plan
    return await gradeAll({ root: ROOT, plan: given, exercises, journal, jobs, signal, grade })
  } finally {
    journal.close()
  }
}

const whole = textOf(await graded(Journal.begin(folder(), plan)))

describe('a run', () => {
  it('has a row for everybody, be there anything to grade or not', () => {
    const { submissions } = JSON.parse(whole) as Report
    expect(submissions.map(({ id, score, problem }) => [id, score, problem?.kind])).toEqual([
      ['ana', 15, undefined],
      ['bob', 5.83, undefined],
      ['carl', 5.83, undefined],
      ['dora', 0, 'absent'],
      ['eve', 5.83, undefined],
    ])
  })

  it.each([1, 2, 4, 9])('gives the same bytes on %i jobs', async (jobs) => {
    expect(textOf(await graded(Journal.begin(folder(), plan), { jobs }))).toBe(whole)
  })

  it('gives the same bytes in shards, merged in any order', async () => {
    const parts = await Promise.all(
      [1, 2, 3].map(async (index) => {
        const part = { ...plan, entries: shardOf(entries, { index, count: 3 }) }
        return {
          name: String(index),
          report: await graded(Journal.begin(folder(), part), { plan: part }),
        }
      }),
    )
    const { report } = merge(parts.reverse())
    expect(report && textOf(report)).toBe(whole)
  })

  it('holds no path of this machine', () => {
    expect(whole).not.toContain(room)
    expect(whole).not.toContain(ROOT)
  })
})

describe('a run that was stopped', () => {
  const finished = folder()

  it('goes on from wherever its journal ends, half a line included', async () => {
    await graded(Journal.begin(finished, plan), { jobs: 3 })
    const lines = readFileSync(join(finished, 'results.jsonl'))
    const before = lines.toString().split('\n').length
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: lines.length }), async (length) => {
        const out = folder()
        Journal.begin(out, plan).close()
        writeFileSync(join(out, 'results.jsonl'), lines.subarray(0, length))
        expect(textOf(await graded(Journal.resume(out), { jobs: 3, grade: grader([], 0) }))).toBe(
          whole,
        )
        // Nothing is written twice: at most an opening of each that was not done.
        const after = readFileSync(join(out, 'results.jsonl'), 'utf8').split('\n').length
        expect(after).toBeLessThanOrEqual(before + entries.length)
        rmSync(out, { recursive: true })
      }),
      { numRuns: 25 },
    )
  })

  it('grades nothing twice', async () => {
    const out = folder()
    const stop = new AbortController()
    const asked: string[] = []
    const first: Grade = async function* grade(request) {
      for await (const each of grader(asked)(request)) {
        yield each
        if (asked.length === 3) stop.abort(new Error('Ctrl-C'))
      }
    }
    const run = graded(Journal.begin(out, plan), { jobs: 1, grade: first, signal: stop.signal })
    await expect(run).rejects.toThrow('Ctrl-C')
    expect(textOf(await graded(Journal.resume(out), { grade: grader(asked) }))).toBe(whole)
    expect(asked).toHaveLength(8)
    expect(new Set(asked).size).toBe(8)
  })

  it('remembers how many exercises of a submission did not end', async () => {
    const out = folder()
    const stop = new AbortController()
    const ended: number[] = []
    const text = { en: 'too late', es: 'tarde' }
    const late: Grade = async function* grade(request) {
      ended.push(request.ended)
      for await (const each of grader([])(request)) {
        yield { ...each, state: 'wrong', problem: { kind: 'timeout', text } }
        if (ended.length === 1) stop.abort(new Error('Ctrl-C'))
      }
    }
    const run = graded(Journal.begin(out, plan), { jobs: 1, grade: late, signal: stop.signal })
    await expect(run).rejects.toThrow('Ctrl-C')
    await graded(Journal.resume(out), { jobs: 1, grade: late })
    expect(ended.slice(0, 3)).toEqual([0, 1, 0])
  })

  it('grades anew what was changed meanwhile, and that alone', async () => {
    const out = folder()
    await graded(Journal.begin(out, plan))
    const lines = readFileSync(join(out, 'results.jsonl'), 'utf8').split('\n')
    // bob's last result is lost, and he has handed in something else.
    const last = lines.findLastIndex((line) => line.includes('"id":"bob"'))
    writeFileSync(join(out, 'results.jsonl'), lines.filter((_, at) => at !== last).join('\n'))
    const stub = join(room, 'in/bob', exercises[0]?.stub ?? '')
    const old = readFileSync(stub, 'utf8')
    writeFileSync(stub, 'ppp')
    const asked: string[] = []
    const report = await graded(Journal.resume(out), { grade: grader(asked) })
    writeFileSync(stub, old)
    expect(asked.sort()).toEqual(['pfbob 02/07', 'ppp 01/01'])
    expect(report.submissions.find(({ id }) => id === 'bob')?.score).toBe(12.5)
  })

  it('leaves out lines that are none, and results that are none', async () => {
    const out = folder()
    await graded(Journal.begin(out, plan))
    const path = join(out, 'results.jsonl')
    const text = readFileSync(path, 'utf8')
    const broken = text.replace('"score":10', '"score":"10"').replace('{"id":"carl"', '{"id":7')
    writeFileSync(path, `\u0000\u0001garbage\nnull\n[]\n{}\n{"id":"ana","result":{}}\n${broken}`)
    expect(textOf(await graded(Journal.resume(out)))).toBe(whole)
  })
})

describe('the folder of a run', () => {
  it('knows its plan, and takes no other file for one', () => {
    const out = folder()
    expect(planIn(out)).toBeUndefined()
    Journal.begin(out, plan).close()
    expect(planIn(out)).toEqual(plan)
    writeFileSync(join(out, 'run.json'), '{"schema":"x"}')
    expect(planIn(out)).toBeUndefined()
    writeFileSync(join(out, 'run.json'), '{')
    expect(planIn(out)).toBeUndefined()
  })

  it('is for one process at a time; what a dead one left behind is taken over', () => {
    const out = folder()
    const journal = Journal.begin(out, plan)
    // The parent of this process lives.
    writeFileSync(join(out, 'run.lock'), String(process.ppid))
    expect(() => Journal.resume(out)).toThrow(Locked)
    writeFileSync(join(out, 'run.lock'), '999999999')
    Journal.resume(out).close()
    appendFileSync(join(out, 'run.lock'), 'nonsense')
    Journal.resume(out).close()
    expect(existsSync(join(out, 'run.lock'))).toBe(false)
    journal.close()
  })
})

describe('Pace', () => {
  const { submissions } = JSON.parse(whole) as Report
  const [ana, bob] = submissions
  if (ana === undefined || bob === undefined) throw new Error('five were graded')

  function told(isTTY: boolean): string[] {
    const lines: string[] = []
    let now = 0
    const pace = new Pace(4, 2, { isTTY, write: (text: string) => lines.push(text) }, () => now)
    for (const who of [ana, bob]) {
      now += 1
      pace.graded()
      now += 1
      pace.graded()
      if (who !== undefined) pace.done(who, 2, plan)
    }
    pace.clear()
    return lines
  }

  it('is a bar with rate and time left on a terminal', () => {
    expect(told(true)).toContain(
      '\r\u001B[K[###############...............] 2/4  1.0 exercises/s, 4 s left',
    )
    expect(told(true).at(-1)).toBe('\r\u001B[K')
  })

  it('is a line for each submission elsewhere', () => {
    expect(told(false)).toEqual([
      '1/4  ana: 15 of 15 points, 2 of 2 exercises solved  1.0 exercises/s, 6 s left\n',
      '2/4  bob: 5.83 of 15 points, 0 of 2 exercises solved  1.0 exercises/s, 4 s left\n',
    ])
  })

  it('does not count what an earlier run did', () => {
    const lines: string[] = []
    const pace = new Pace(4, 2, { write: (text: string) => lines.push(text) }, () => 0)
    pace.done(ana, 0, plan)
    expect(lines).toEqual(['1/4  ana: 15 of 15 points, 2 of 2 exercises solved\n'])
  })

  it('says times as people do', () => {
    expect([0.2, 45, 600, 12_000].map(lasting)).toEqual(['1 s', '45 s', '10 min', '3 h 20 min'])
  })
})
