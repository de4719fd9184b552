// From the kit to a graded class, with git repositories on this machine in the place of GitHub's: the
// students' edition is made, forked, edited and graded by the shell of the workflows themselves.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exercises } from '../catalog.ts'
import { Desk, TSX } from './desk.ts'
import { runJob, workflow } from './workflows.ts'

const ROOT = join(import.meta.dirname, '../..')
const STUB = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'
const WRONG = 'graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'
const REPOSITORY = 'school/asyncio'

const place = mkdtempSync(join(tmpdir(), 'asyncio-kit-forks-'))
const edition = join(place, 'edition')
let desk: Desk

const git = (cwd: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], {
    cwd,
    encoding: 'utf8',
  }).trim()
const release = (...words: string[]) =>
  desk.run(TSX, ['graders/release/release.ts', '--repository', REPOSITORY, ...words])

/** A fork of the edition in which these files are others. */
function fork(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(place, 'forks', name)
  git(place, 'clone', '--quiet', edition, folder)
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  git(folder, 'commit', '--quiet', '--all', '-m', 'my answers')
  return folder
}

beforeAll(() => {
  desk = new Desk(['exercises', 'solutions', 'graders', 'runtime', '.github', '.ci'], [])
  for (const file of ['README.md', '.gitignore', 'LICENSE']) {
    desk.write(file, readFileSync(join(ROOT, file), 'utf8'))
  }
  git(desk.path, 'init', '--quiet', '--initial-branch=main')
  // A link here, where git knows a folder to ignore.
  git(desk.path, 'add', '--all', '--', '.', ':!node_modules')
  git(desk.path, 'commit', '--quiet', '-m', 'The kit')
}, 60_000)

afterAll(() => {
  desk.clear()
  rmSync(place, { recursive: true, force: true })
})

describe('npm run release', { timeout: 120_000 }, () => {
  it('makes a repository of one commit, without answers and what only authors need', () => {
    const { exitCode, out, error } = release('--out', edition, '--tag', '2026.1')
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
    expect(out).toContain("The students' edition 2026.1 is in")
    expect(git(edition, 'log', '--format=%s')).toBe('Exercises, 2026.1')
    expect(git(edition, 'tag')).toBe('2026.1')
    expect(git(edition, 'status', '--porcelain')).toBe('')
    const files = git(edition, 'ls-files').split('\n')
    expect(files.filter((file) => /solutions\/|\/(wrong|right|tests|bench)\//.test(file))).toEqual(
      [],
    )
    expect(files.filter((file) => file.startsWith('.ci/'))).toEqual([])
    const stubs = exercises(ROOT).map(({ stub }) => stub)
    expect(stubs.filter((stub) => !files.includes(stub))).toEqual([])
  })

  it('speaks only of what is there', () => {
    const manifest = JSON.parse(readFileSync(join(edition, 'package.json'), 'utf8'))
    expect(Object.keys(manifest.scripts)).toContain('grade')
    for (const gone of ['check', 'mutate', 'new', 'format', 'bench', 'release', 'fuzz']) {
      expect(Object.keys(manifest.scripts)).not.toContain(gone)
    }
    const lock = JSON.parse(readFileSync(join(edition, 'package-lock.json'), 'utf8'))
    expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies)
    expect(manifest.devDependencies).not.toHaveProperty('@biomejs/biome')
    expect(readFileSync(join(edition, 'README.md'), 'utf8')).not.toMatch(/npm run (check|mutate)/)
    const yml = readFileSync(join(edition, '.github/workflows/grade.yml'), 'utf8')
    expect(yml).toContain(`repository: ${REPOSITORY}\n          ref: refs/tags/2026.1`)
    expect(yml).not.toMatch(/OWNER\/|KIT-TAG/)
  })

  it('type-checks by itself, and needs no package that is left out', () => {
    execFileSync('ln', ['-s', join(ROOT, 'node_modules'), join(edition, 'node_modules')])
    const tsc = join('node_modules', 'typescript/bin/tsc')
    execFileSync(process.execPath, [tsc, '--noEmit', '-p', '.'], { cwd: edition })
    const manifest = JSON.parse(readFileSync(join(edition, 'package.json'), 'utf8'))
    const sources = git(edition, 'ls-files', '*.ts').split('\n')
    const imported = sources.flatMap((file) =>
      [...readFileSync(join(edition, file), 'utf8').matchAll(/from '([^'.#][^']*)'/g)].map(
        ([, name = '']) => name.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? '',
      ),
    )
    const packages = [...new Set(imported)].filter((name) => !name.startsWith('node:'))
    expect(packages.filter((name) => !(name in manifest.devDependencies))).toEqual([])
  })

  it('shows a solution after a pass, and not before', () => {
    const run = (script: string, ...words: string[]) => {
      const { KIT_TESTS, VITEST, ...env } = process.env
      try {
        return execFileSync(process.execPath, [join('node_modules', script), ...words], {
          ...{ cwd: edition, encoding: 'utf8', env: { ...env, KIT_LANG: 'en', NO_COLOR: '1' } },
        })
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    const solution = () => run(TSX, 'graders/cli/cli.ts', 'solution', '02/07')
    expect(solution()).toContain('Its solution is shown when it passes.')
    expect(existsSync(join(edition, 'solutions'))).toBe(false)
    const answer = readFileSync(join(ROOT, STUB.replace('exercises', 'solutions')), 'utf8')
    writeFileSync(join(edition, STUB), answer)
    expect(solution()).toContain('Your answer is the kit’s, word for word.')
    const [chapter = ''] = readdirSync(join(edition, 'solutions'))
    expect(readdirSync(join(edition, 'solutions', chapter)).length).toBeGreaterThan(2)
    git(edition, 'checkout', '--quiet', '--', STUB)
    expect(git(edition, 'status', '--porcelain', '--', 'exercises', 'solutions')).toBe('')
    rmSync(join(edition, 'node_modules'))
    rmSync(join(edition, 'solutions'), { recursive: true })
  })

  it('touches nothing that is there, and adds a version only to an edition', () => {
    const before = git(edition, 'rev-parse', 'HEAD')
    const again = release('--out', edition)
    expect(again).toMatchObject({ exitCode: 2, out: '' })
    expect(again.error).toContain('is not empty, and stays as it is')
    expect(release('--out', edition, '--next', '--tag', '2026.1').error).toContain(
      'is there already',
    )
    const other = mkdtempSync(join(place, 'other-'))
    expect(release('--out', other, '--next').error).toContain('holds no earlier edition')
    expect(release().error).toContain('Where to?')
    expect(release('--out', join(place, 'x'), '--tag', 'a b').error).toContain('can be no tag')
    expect(git(edition, 'rev-parse', 'HEAD')).toBe(before)
  })

  it('adds the next version as a commit, which forks can take over', () => {
    const copy = join(place, 'copy')
    git(place, 'clone', '--quiet', edition, copy)
    desk.write('exercises/README.md', `${desk.read('exercises/README.md')}\nNews.\n`)
    git(desk.path, 'commit', '--quiet', '--all', '-m', 'News')
    expect(release('--out', copy, '--next', '--tag', '2026.2')).toMatchObject({ exitCode: 0 })
    expect(git(copy, 'log', '--format=%s')).toBe('Exercises, 2026.2\nExercises, 2026.1')
    const changed = git(copy, 'diff', '--name-only', 'HEAD~1').split('\n')
    expect(changed).toContain('exercises/README.md')
    expect(git(copy, 'show', 'HEAD:exercises/README.md')).toContain('News.')
  })
})

describe('the workflow of a fork', { timeout: 240_000 }, () => {
  it('grades what was pushed with the kit at its tag, whatever else the fork changed', () => {
    const mine = fork('ada', {
      [STUB]: readFileSync(join(ROOT, WRONG), 'utf8'),
      'graders/judge.ts': 'export const judge = () => ({ state: "passed" })\n',
      'package.json': '{ "scripts": { "grade": "echo 100 of 100" } }\n',
    })
    const { workspace, log } = runJob(workflow('grade.yml', edition).jobs.grade ?? { steps: [] }, {
      repositories: { '': mine, [REPOSITORY]: edition },
      ...{ artifacts: join(place, 'artifacts-fork'), context: {} },
    })
    expect(log.get('Grade')).toMatchObject({ code: 0 })
    const report = JSON.parse(readFileSync(join(workspace, 'report/report.json'), 'utf8'))
    const [submission] = report.submissions
    expect(JSON.stringify(submission.notes)).toContain('Files of the kit differ')
    const graded = submission.results.find(
      (each: { exercise: string }) => each.exercise === '02/07',
    )
    expect(graded.state).toBe('wrong')
    expect(submission.score).toBeGreaterThan(0)
    expect(readFileSync(join(workspace, 'summary.md'), 'utf8')).toContain('02/07')
    expect(log.get('Grade')?.out).toMatch(/^::error file=exercises\/02-/m)
    expect(existsSync(join(place, 'artifacts-fork/report/report.json'))).toBe(true)
    rmSync(workspace, { recursive: true, force: true })
  })
})

describe('the workflow of a class', { timeout: 400_000 }, () => {
  it('grades a roster in parts, and merges them to what one run gives', () => {
    const course = join(place, 'course')
    mkdirSync(course)
    const answer = readFileSync(join(ROOT, STUB.replace('exercises', 'solutions')), 'utf8')
    const bob = fork('bob', { [STUB]: answer })
    const eve = fork('eve', { [STUB]: `${answer}\nwhile (true) {}\n` })
    appendFileSync(
      join(course, 'roster.csv'),
      `id,url,ref\nbob,file://${bob},\neve,file://${eve},main\nnobody,file://${place}/none,\n`,
    )
    git(course, 'init', '--quiet')
    git(course, 'add', '--all')
    git(course, 'commit', '--quiet', '-m', 'roster')
    const { jobs } = workflow('grade-class.yml', edition)
    const artifacts = join(place, 'artifacts-class')
    mkdirSync(artifacts)
    const runner = { repositories: { '': course, [REPOSITORY]: edition }, artifacts }
    const inputs = {
      ...{ 'inputs.roster': 'roster.csv', 'inputs.points': '', 'inputs.exercises': '02/07 02/10' },
      ...{ 'inputs.shards': '2', 'secrets.forks-token': '' },
    }
    const job = (name: string, more: Record<string, string> = {}) => {
      const context = { ...inputs, ...more }
      const ran = runJob(jobs[name] ?? { steps: [] }, { ...runner, context })
      for (const [step, { code, out }] of ran.log) {
        expect({ step, code, out }).toMatchObject({ code: 0 })
      }
      return ran
    }
    const collected = job('collect')
    expect(collected.log.get('Fetch the forks')?.out).toContain('2 of 3 fetched')
    const { shards = '', seed = '' } = collected.outputs
    expect(JSON.parse(shards)).toEqual([1, 2])
    expect(Number(seed)).toBeGreaterThan(0)
    for (const shard of JSON.parse(shards)) {
      const context = { 'matrix.shard': String(shard), 'needs.collect.outputs.seed': seed }
      rmSync(job('grade', context).workspace, { recursive: true, force: true })
    }
    const { workspace } = job('merge')
    const report = JSON.parse(readFileSync(join(workspace, 'class/report.json'), 'utf8'))
    const grades = report.submissions.map(({ id, score, problem }: Record<string, unknown>) => ({
      ...{ id, isGraded: problem === undefined, hasPoints: Number(score) > 0 },
    }))
    expect(grades).toEqual([
      { id: 'bob', isGraded: true, hasPoints: true },
      { id: 'eve', isGraded: true, hasPoints: false },
      { id: 'nobody', isGraded: false, hasPoints: false },
    ])
    expect(report.submissions[0].commit).toBe(git(bob, 'rev-parse', 'HEAD'))
    expect(existsSync(join(artifacts, 'class/grades.csv'))).toBe(true)
  })
})
