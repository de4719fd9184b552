// How a contestant is started: each measurement is a process of its own, with nothing in it but the
// contestant. The runtime and the workloads in TypeScript are turned into JavaScript beforehand, so
// that no loader runs where time is measured.
import { type ExecFileException, execFile, execFileSync, execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import type { Measured } from './measure.ts'
import type { Contestant, Row } from './workloads.ts'

const bench = import.meta.dirname
const runtime = join(bench, '..')

/** Where bench keeps its things. */
export const cache = join(runtime, '..', 'node_modules/.cache/asyncio-kit/bench')

/** Seconds that a measurement may take. */
const PATIENCE = 300

/** The programs of the contestants, ready to be started. `close` removes them. */
export type Programs = {
  readonly folder: string
  /** The command for CPython 3.13; undefined when there is none. */
  readonly python: string | undefined
  /** What core.ts knows of the core, for each command. */
  readonly fastest: Map<string, number>
  close(): void
}

/** Turns TypeScript into JavaScript, installs the libraries to compare with, looks for CPython. */
export async function prepare(): Promise<Programs> {
  installPeers()
  const folder = join(cache, `js-${process.pid}`)
  await strip(runtime, folder, (file) => !file.startsWith('.'))
  await strip(bench, join(folder, 'bench'), (file) =>
    ['measure.ts', 'core.ts', 'ours.ts', 'native.ts', 'limit.ts', 'workloads.ts'].includes(file),
  )
  return {
    folder,
    python: findPython(),
    fastest: new Map(),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/**
 * One measurement, in a new process. Rejects when it fails or takes too long. One that is `hasty` does
 * not wait until nobody else uses the core.
 */
export function measure(
  programs: Programs,
  contestant: Contestant,
  row: Row,
  hasty: boolean,
): Promise<Measured> {
  const { fastest } = programs
  const [command] = commandOf(programs, contestant, row)
  const known = hasty ? Infinity : (fastest.get(command) ?? 0)
  const [, ...args] = commandOf(programs, contestant, row, { fastest: known })
  return new Promise((resolve, reject) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      if (error === null) resolve(noted(JSON.parse(lastLine(stdout)) as Measured))
      else if (error.killed) reject(new Error(`took more than ${PATIENCE} seconds`))
      else reject(new Error(stderr.trim() || error.message))
    }
    execFile(command, args, { timeout: PATIENCE * 1000, cwd: bench }, done)
  })

  function noted(measured: Measured): Measured {
    if (measured.fastest > 0) fastest.set(command, measured.fastest)
    return measured
  }
}

/** Before it a library may have said something. */
function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}

/** The command line of a measurement; the flags of Node are the same for all. */
export function commandOf(
  { folder, python }: Programs,
  contestant: Contestant,
  row: Row,
  { flags = [], fastest = Infinity }: { flags?: readonly string[]; fastest?: number } = {},
): [string, ...string[]] {
  const what = [row.workload, row.size, row.repeat ?? 1, fastest].map(String)
  const node = (module: string, ...options: string[]): [string, ...string[]] => [
    process.execPath,
    '--expose-gc',
    ...flags,
    join(folder, 'bench/measure.mjs'),
    module,
    ...what,
    ...options,
  ]
  switch (contestant) {
    case 'ours':
      return node(join(folder, 'bench/ours.mjs'))
    case 'traced':
      return node(join(folder, 'bench/ours.mjs'), 'traced')
    case 'native':
    case 'limit':
      return node(join(folder, `bench/${contestant}.mjs`))
    case 'co':
    case 'effect':
    case 'effection':
      return node(join(bench, `${contestant}.mjs`))
    case 'cpython':
      return [python ?? 'python3', join(bench, 'cpython.py'), ...what]
  }
}

async function strip(from: string, to: string, isWanted: (file: string) => boolean): Promise<void> {
  mkdirSync(to, { recursive: true })
  for (const file of readdirSync(from)) {
    if (!file.endsWith('.ts') || !isWanted(file)) continue
    const source = readFileSync(join(from, file), 'utf8')
    const { code } = await transformWithOxc(source, file, { target: 'es2023', sourcemap: false })
    const linked = code.replaceAll(/(\b(?:from|import)\s*["']\.[^"']*)\.ts(["'])/g, '$1.mjs$2')
    writeFileSync(join(to, file.replace(/\.ts$/, '.mjs')), linked)
  }
}

function installPeers(): void {
  if (existsSync(join(bench, 'node_modules/effection'))) return
  console.error('Installing co, effect and effection into runtime/bench/node_modules (npm ci) ...')
  execSync('npm ci --no-audit --no-fund', { cwd: bench, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The interpreter itself, not a shim of pyenv in front of it. */
function findPython(): string | undefined {
  const question = 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)'
  for (const name of ['python3.13', 'python3', 'python']) {
    try {
      const answer = execFileSync(name, ['-c', question], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, PYENV_VERSION: '3.13.0' },
      })
      const [version, path] = answer.trim().split(' ')
      if (version === '3.13') return path
    } catch {
      // Not there, or not working: the next one.
    }
  }
  return undefined
}
