// The box that a sealed process runs in: what this machine has to make one of, and what is missing.
//
//   no network, other processes out of sight   Linux namespaces: unshare
//   memory, files, cores                        prlimit
//   no rights that it did not begin with        setpriv
//   no writes, no children, no threads          Node's permission model
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Text } from '../language.ts'

/** A command line, and what it does not keep a submission from. */
export type Box = {
  readonly command: string
  readonly args: readonly string[]
  /** What is part of it, for the report and the curious. */
  readonly parts: readonly string[]
  /** What this machine cannot keep away; empty when the box is closed. */
  readonly missing: readonly Text[]
}

/** The seal cannot be made: grading does not begin. */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly text: Text

  constructor(missing: readonly Text[]) {
    const list = (language: keyof Text) => missing.map((text) => `  - ${text[language]}`).join('\n')
    const text = {
      en: `This machine cannot seal submissions:\n${list('en')}\nGrade on Linux with util-linux (unshare, prlimit), or say --allow-unsealed if you trust every submission.`,
      es: `Esta máquina no puede sellar las entregas:\n${list('es')}\nSe evalúa en Linux con util-linux (unshare, prlimit), o con --allow-unsealed si se confía en todas las entregas.`,
    }
    super(text.en)
    this.text = text
  }
}

/** What the process may take. */
const HEAP_MB = 384
const DATA_BYTES = 1_500_000_000

/** What this machine lacks for a seal, in sentences; empty when nothing is missing. */
export function sealTrouble(): readonly Text[] {
  return found().missing
}

/** What the seal of this machine consists of. */
export function sealParts(): readonly string[] {
  return found().parts
}

/** The box for a script, with its arguments, that reads below these folders. */
export function boxFor(script: readonly string[], readable: readonly string[]): Box {
  const { wrap, permission, parts, missing } = found()
  const node = [
    process.execPath,
    ...permission,
    ...(permission.length === 0 ? [] : readable.map((folder) => `--allow-fs-read=${folder}/*`)),
    `--max-old-space-size=${HEAP_MB}`,
    '--no-warnings',
    // A promise of a submission that nobody waits for is nobody's business, and not the end of the process.
    '--unhandled-rejections=none',
    '--stack-trace-limit=50',
    ...script,
  ]
  const [command = process.execPath, ...args] = [...wrap, ...node]
  return { command, args, parts, missing }
}

type Found = {
  readonly wrap: readonly string[]
  readonly permission: readonly string[]
  readonly parts: readonly string[]
  readonly missing: readonly Text[]
}

let known: Found | undefined

function found(): Found {
  known ??= look()
  return known
}

function look(): Found {
  const missing: Text[] = []
  const parts: string[] = []
  const permission = permissionFlags()
  if (permission.length > 0) parts.push('node permission model')
  else missing.push(NO_PERMISSION)
  const spaces = unshare()
  if (spaces.length > 0)
    parts.push('unshare: net, pid, ipc, mount, user; setpriv: no new privileges')
  else missing.push(NO_NAMESPACES)
  const limits = prlimit()
  if (limits.length > 0) parts.push('prlimit: data, fsize, core, nofile')
  else missing.push(NO_LIMITS)
  return { wrap: [...spaces, ...limits], permission, parts, missing }
}

function permissionFlags(): string[] {
  for (const flag of ['--permission', '--experimental-permission']) {
    if (!process.allowedNodeEnvironmentFlags.has(flag)) continue
    return [flag, '--allow-addons']
  }
  return []
}

/** Namespaces of its own: alone, without a network, and dead as soon as its parent is. */
function unshare(): string[] {
  if (process.platform !== 'linux') return []
  const common = ['--net', '--ipc', '--pid', '--mount', '--uts', '--fork', '--kill-child']
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const plain = ['setpriv', '--no-new-privs']
  // What root has started must not go on as root.
  const own = [...plain, `--reuid=${user}`, `--regid=${group}`, '--clear-groups']
  const ways = [
    ['unshare', '--user', '--map-current-user', ...common, ...plain],
    ['unshare', '--user', '--map-root-user', ...common, ...plain],
    ...(user === 0 ? [] : [['sudo', '-n', 'unshare', ...common, ...own]]),
  ]
  return ways.find((way) => works(way)) ?? []
}

function prlimit(): string[] {
  if (process.platform !== 'linux') return []
  const limits = [`--data=${DATA_BYTES}`, '--fsize=0', '--core=0', '--nofile=256']
  return works(['prlimit', ...limits]) ? ['prlimit', ...limits] : []
}

/** Does `true` run in this way? */
function works([command = '', ...args]: readonly string[]): boolean {
  const test = ['/bin/true', '/usr/bin/true'].find((path) => existsSync(path)) ?? 'true'
  const { status } = spawnSync(command, [...args, test], { stdio: 'ignore', timeout: 10_000 })
  return status === 0
}

const NO_PERMISSION: Text = {
  en: 'this Node has no permission model: a submission could write files and start programs',
  es: 'este Node no tiene modelo de permisos: una entrega podría escribir archivos y lanzar programas',
}
const NO_NAMESPACES: Text = {
  en: 'no namespaces (unshare): a submission could reach the network and other processes',
  es: 'no hay espacios de nombres (unshare): una entrega podría llegar a la red y a otros procesos',
}
const NO_LIMITS: Text = {
  en: 'no limits (prlimit): a submission could take all the memory',
  es: 'no hay límites (prlimit): una entrega podría ocupar toda la memoria',
}
