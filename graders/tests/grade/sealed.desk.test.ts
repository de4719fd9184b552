// The command itself, in a process of its own and with the seal: what it gives, how it stops, and what
// the platforms do with what it packs for them.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classroom50Recipe } from '../../reports/classroom50-recipe.ts'
import type { GradescopeResults } from '../../reports/gradescope.ts'
import type { Report } from '../../reports/report.ts'
import { parseReport } from '../../reports/validate.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-sealed-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const subject = exercise('02/07')

beforeAll(() => {
  for (const [id, file] of [
    ['right', subject.solution],
    ['wrong', `graders/${subject.chapter}/wrong/${subject.name}.one-by-one.ts`],
  ] as const) {
    const stub = join(room, 'class', id, subject.stub)
    mkdirSync(dirname(stub), { recursive: true })
    cpSync(join(ROOT, file), stub)
  }
})

function start(words: readonly string[], more: Record<string, string> = {}): ChildProcess {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY, VITEST, ...env } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'graders/grade/grade.ts', ...words], {
    cwd: ROOT,
    env: { ...env, KIT_LANG: 'en', NO_COLOR: '1', INIT_CWD: room, ...more },
  })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said }
}

const CLASS = ['--submissions', 'class', '--exercise', '02/07', '--seed', '5']
const textIn = (folder: string) => readFileSync(join(room, folder, 'report.json'), 'utf8')

function reportIn(folder: string): Report {
  const read = parseReport(textIn(folder))
  if ('problem' in read) throw new Error(read.problem)
  return read
}

describe('npm run grade', () => {
  it('gives a solution full points, and a wrong answer those of its checks with its message', async () => {
    const { code, said } = await ended(start([...CLASS, '--out', 'en']))
    expect([code, said]).toEqual([0, expect.stringMatching(/^right +10\/10 +1\/1$/m)])
    const [right, wrong] = reportIn('en').submissions
    expect(right?.results[0]).toMatchObject({ state: 'passed', score: 10 })
    expect(wrong?.results[0]).toMatchObject({ state: 'wrong', score: 4, message: { card: 'M23' } })
    expect(wrong?.results[0]?.timeline?.rows.length).toBeGreaterThan(3)
  })

  it('gives the same bytes in another language, from another folder', async () => {
    cpSync(join(room, 'class'), join(room, 'elsewhere/class'), { recursive: true })
    const there = { KIT_LANG: 'es', INIT_CWD: join(room, 'elsewhere'), TZ: 'Asia/Tokyo' }
    const { code, said } = await ended(start([...CLASS, '--out', join(room, 'es')], there))
    expect([code, said]).toEqual([0, expect.stringContaining('2 entregas, 0 sin evaluar')])
    expect(textIn('es')).toBe(textIn('en'))
  })

  it('stops at Ctrl-C within seconds, and goes on afterwards', async () => {
    const words = ['--submissions', 'class', '--seed', '5', '--jobs', '2', '--out', 'stopped']
    const child = start(words)
    const end = ended(child)
    const path = join(room, 'stopped/results.jsonl')
    // It is at work as soon as there is something in its journal.
    while (!existsSync(path) || readFileSync(path, 'utf8') === '') {
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(child.exitCode).toBeNull()
    }
    child.kill('SIGINT')
    const { code, said } = await end
    expect([code, said]).toEqual([
      130,
      expect.stringContaining('go on: npm run grade -- --resume --out stopped'),
    ])
    expect(said).not.toMatch(/\n {4}at /)
    for (const name of ['run.lock', 'run.tmp']) {
      expect(existsSync(join(room, 'stopped', name))).toBe(false)
    }
    const resumed = await ended(start(['--resume', '--out', 'stopped']))
    expect(resumed.code).toBe(0)
    expect(reportIn('stopped').submissions[0]?.results.length).toBeGreaterThan(30)
  })
})

describe('the autograder for Gradescope', () => {
  it('writes results.json, be there something to grade or not', async () => {
    const zip = join(room, 'autograder.zip')
    const { code } = await ended(
      start(['package', 'gradescope', zip, '--exercise', '02/07', '--seed', '5']),
    )
    expect(code).toBe(0)
    const home = join(room, 'autograder')
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
      const path = join(home, 'source', name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    }
    // What its setup.sh does with `npm ci`.
    const filter = (path: string) => !path.includes('.cache')
    cpSync(join(ROOT, 'node_modules'), join(home, 'source/kit/node_modules'), {
      recursive: true,
      filter,
    })
    const script = join(home, 'run_autograder')
    const text = readFileSync(join(home, 'source/run_autograder'), 'utf8')
    writeFileSync(script, text.replaceAll('/autograder/', `${home}/`))
    chmodSync(script, 0o755)
    // Gradescope hands on the files alone, without their folders.
    const handed = join(home, 'submission')
    mkdirSync(handed)
    cpSync(join(ROOT, subject.solution), join(handed, `${subject.name}.ts`))
    const { KIT_LANG, ...env } = process.env
    const grade = (): GradescopeResults => {
      const ran = spawnSync('bash', [script], { env: { ...env, NO_COLOR: '1' }, encoding: 'utf8' })
      expect([ran.status, ran.stderr]).toEqual([0, expect.not.stringContaining('rror')])
      return JSON.parse(
        readFileSync(join(home, 'results/results.json'), 'utf8'),
      ) as GradescopeResults
    }
    expect(grade().tests).toMatchObject([
      { name: '02/07 hundred files', score: 10, max_score: 10, status: 'passed' },
    ])
    rmSync(handed, { recursive: true })
    const none = spawnSync('bash', [script], { env, encoding: 'utf8' })
    expect(none.status).toBe(0)
    expect(JSON.parse(readFileSync(join(home, 'results/results.json'), 'utf8'))).toMatchObject({
      score: 0,
    })
  })
})

const PYTHON = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0)

describe.runIf(PYTHON !== undefined)('the autograder for Classroom 50', () => {
  it('leaves result.json in the checkout, or ends with what grading ended with', () => {
    // A kit that says what it was asked: the real one takes minutes to install.
    const kit = join(room, 'kit')
    mkdirSync(kit)
    const grade = `const [, , , submission, , out] = process.argv
      if (submission.includes('none')) process.exit(2)
      const { mkdirSync, writeFileSync } = require('node:fs')
      mkdirSync(out + '/submissions/x', { recursive: true })
      writeFileSync(out + '/submissions/x/classroom50.json', JSON.stringify(process.argv.slice(2)))`
    const scripts = { grade: 'node grade.cjs' }
    const manifest = { name: 'kit', version: '1.0.0', scripts }
    const lock = {
      name: 'kit',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'kit', version: '1.0.0' } },
    }
    writeFileSync(join(kit, 'grade.cjs'), grade)
    writeFileSync(join(kit, 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(kit, 'package-lock.json'), JSON.stringify(lock))
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b']
    for (const words of [
      ['init', '-q'],
      ['add', '-A'],
      [...who, 'commit', '-qm', 'kit'],
      ['tag', 'v1'],
    ]) {
      expect(spawnSync('git', words, { cwd: kit }).status).toBe(0)
    }
    const recipe = join(room, 'autograder.py')
    writeFileSync(
      recipe,
      classroom50Recipe({ from: `file://${kit}`, ref: 'v1', words: ['--seed', '5'] }),
    )
    const ran = (name: string) => {
      const cwd = join(room, name)
      mkdirSync(cwd)
      const { status } = spawnSync(PYTHON ?? '', [recipe], { cwd, stdio: 'ignore' })
      const result = join(cwd, 'result.json')
      return {
        status,
        said: existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : undefined,
      }
    }
    expect(ran('checkout')).toEqual({
      status: 0,
      said: [
        ...['--submission', join(room, 'checkout'), '--out', expect.stringMatching(/run$/)],
        ...['--format', 'classroom50', '--seed', '5'],
      ],
    })
    expect(ran('none')).toEqual({ status: 2, said: undefined })
  })
})
