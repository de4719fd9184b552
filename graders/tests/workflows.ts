// GitHub's workflows as data, and their shell parts run here as GitHub would run them.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../..')

/** One step of a job. */
export type Step = {
  readonly name?: string
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

/** One job. */
export type Job = {
  readonly if?: string
  readonly needs?: string | readonly string[]
  readonly permissions?: unknown
  readonly steps: readonly Step[]
}

/** A workflow. */
export type Workflow = {
  readonly on: Readonly<Record<string, { readonly paths?: readonly string[] } | null>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

/** A workflow of this kit, or of the one at `root`. */
export function workflow(name: string, root = ROOT): Workflow {
  return parse(readFileSync(join(root, '.github/workflows', name), 'utf8'))
}

/** What expressions stand for: `inputs.roster` and the like. */
export type Context = Readonly<Record<string, string>>

/** Where a job runs: its checkouts come from `repositories`, its artifacts from and to `artifacts`. */
export type Runner = {
  /** Local repositories by what `repository:` calls them; '' is the one that the workflow runs in. */
  readonly repositories: Readonly<Record<string, string>>
  readonly artifacts: string
  readonly context: Context
}

/** What a step printed, by its name. */
export type Log = Map<string, { readonly code: number; readonly out: string }>

/** Runs the steps of a job in a folder of its own; a step that fails ends it. */
export function runJob(
  { steps }: Job,
  runner: Runner,
): { workspace: string; log: Log; outputs: Context } {
  const workspace = mkdtempSync(join(tmpdir(), 'asyncio-kit-workflow-'))
  const log: Log = new Map()
  const outputs: Record<string, string> = {}
  let hasFailed = false
  for (const step of steps) {
    if (hasFailed && step.if !== 'always()') continue
    const { uses, run, name = uses ?? '' } = step
    if (uses !== undefined) act(uses, step.with ?? {}, workspace, runner)
    if (run === undefined || isOfTheMachine(step)) {
      if (name === 'Install the kit') install(workspace)
      continue
    }
    const outputFile = join(workspace, `.output-${log.size}`)
    const env = Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text, runner)])
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', run], {
      cwd: join(workspace, step['working-directory'] ?? '.'),
      env: {
        ...plainEnvironment(),
        ...Object.fromEntries(env),
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: join(workspace, 'summary.md'),
      },
      encoding: 'utf8',
      timeout: 200_000,
    })
    log.set(name, { code: status ?? 1, out: `${stdout}${stderr}` })
    if (status !== 0) hasFailed = true
    if (!existsSync(outputFile)) continue
    for (const line of readFileSync(outputFile, 'utf8').trim().split('\n')) {
      const [key = '', ...value] = line.split('=')
      outputs[key] = value.join('=')
    }
  }
  return { workspace, log, outputs }
}

/** Packages are there already, and the machine of a test stays as it is. */
function isOfTheMachine({ name = '' }: Step): boolean {
  return name === 'Install the kit' || name.startsWith('Let the seal')
}

/** The packages as npm would lay them out; links to the same bytes where the system has those. */
function install(workspace: string): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(workspace, 'kit/node_modules')]
  const linked = process.platform === 'linux' && spawnSync('cp', ['-al', from, to]).status === 0
  if (!linked) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  rmSync(join(to, '.cache'), { recursive: true, force: true })
}

function act(
  uses: string,
  given: NonNullable<Step['with']>,
  workspace: string,
  runner: Runner,
): void {
  const { repositories, artifacts } = runner
  const to = join(workspace, String(given.path ?? '.'))
  if (uses.startsWith('actions/checkout@')) {
    const from = repositories[String(given.repository ?? '')]
    if (from === undefined) throw new Error(`there is no repository ${given.repository}`)
    const ref = String(given.ref ?? '').replace('refs/tags/', '')
    const words = ['clone', '--quiet', ...(ref === '' ? [] : ['--branch', ref]), from, to]
    const { status, stderr } = spawnSync('git', words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  } else if (uses.startsWith('actions/upload-artifact@')) {
    const name = filled(String(given.name), runner)
    const target = join(artifacts, name)
    mkdirSync(target, { recursive: true })
    const isFile = /\.json$/.test(to)
    cpSync(to, isFile ? join(target, 'report.json') : target, { recursive: true })
  } else if (uses.startsWith('actions/download-artifact@')) {
    mkdirSync(dirname(to), { recursive: true })
    cpSync(given.name === undefined ? artifacts : join(artifacts, String(given.name)), to, {
      recursive: true,
      // A pattern ends in a star: each artifact comes in a folder of its own.
      filter: (path) =>
        given.pattern === undefined || !path.startsWith(join(artifacts, 'submissions')),
    })
  }
}

function filled(text: string, { context }: Runner): string {
  return String(text).replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
    const value = context[name]
    if (value === undefined) throw new Error(`nothing says what ${name} is`)
    return value
  })
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const { CI, INIT_CWD, KIT_SEED, KIT_TESTS, VITEST, FORCE_COLOR, ...rest } = process.env
  return { ...rest, KIT_LANG: 'en', NO_COLOR: '1' }
}
