// Reads a submission out of a git repository, at a commit. It is fetched into an empty repository of
// the kit's own and read object by object: nothing is checked out, so no hook, no filter, no submodule
// and no configuration of the fork has a say.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../language.ts'
import { oneLine } from '../reports/escape.ts'
import { LINK, MAX_BYTES, NO_FILE, refused, TOO_BIG } from '../seal/submission.ts'
import { changeNotes, formsOf } from './changed.ts'
import { type Content, type Found, type Opening, Unopened } from './found.ts'
import { locate, prefixOf } from './layout.ts'

/** How long one command of git may take, in seconds. */
const SECONDS = 180

/** A tree that takes more bytes than this to list is none of an exercise kit. */
const MOST_LISTED = 2 ** 26

type Blob = { readonly mode: string; readonly hash: string }

/** Finds the exercises' files in a commit of a repository; throws `Unopened` where it cannot. */
export async function readCommit(
  from: string,
  ref: string,
  { exercises, root, room, signal }: Opening,
): Promise<Found> {
  const store = mkdtempSync(join(room, 'git-'))
  const git = (...words: string[]) => run(store, words, signal)
  try {
    const commit = await fetchInto(store, from, ref, signal)
    const tree = new Map<string, Blob>()
    for (const line of (await git('ls-tree', '-r', '-z', '--full-tree', commit)).split('\0')) {
      const [, mode = '', hash = '', path] = /^(\d+) \w+ (\w+)\t([\s\S]+)$/.exec(line) ?? []
      if (path !== undefined) tree.set(path, { mode, hash })
    }
    const tops = [...tree.keys()].map((path) => {
      return { name: path.split('/')[0] ?? '', isFolder: path.includes('/') }
    })
    const names = new Map(tops.map((top) => [top.name, top]))
    const prefix = prefixOf([...names.values()])
    const files = new Map<string, Content>()
    for (const [id, path] of locate(exercises, tree, prefix)) {
      const blob = tree.get(path)
      if (blob !== undefined) files.set(id, await contents(git, blob, path))
    }
    const notes = await changeNotes(root, (path, text) => {
      const blob = tree.get(prefix + path)
      return blob && formsOf(text).every((form) => blob.hash !== hashOf(form, blob.hash.length))
    })
    return { files, commit, notes }
  } finally {
    rmSync(store, { recursive: true, force: true })
  }
}

type Git = (...words: string[]) => Promise<string>

/** Makes an empty folder a bare repository with the commit that a ref stands for, and gives its hash. */
export async function fetchInto(
  store: string,
  from: string,
  ref: string,
  signal: AbortSignal,
): Promise<string> {
  // Both are words of a command line, where a dash would begin an option.
  if (from.startsWith('-') || ref.startsWith('-')) throw new Unopened('git', NO_ADDRESS)
  const git = (...words: string[]) => run(store, words, signal)
  await git('init', '--quiet', '--bare', '--template=', '.')
  const commit = await fetched(git, from, ref)
  // Named, or the next fetch from here would not find it.
  await git('update-ref', 'refs/heads/submitted', commit)
  return commit
}

/** The commit that a ref stands for: fetched alone, or found among everything that there is. */
async function fetched(git: Git, from: string, ref: string): Promise<string> {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance']
  try {
    await git('fetch', ...options, '--depth=1', from, ref)
    return (await git('rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}')).trim()
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
  }
  // A short hash, or a server that gives no commit by its hash.
  await git('fetch', ...options, from, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*')
  try {
    return (await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`)).trim()
  } catch (error) {
    if (error instanceof Unopened) throw new Unopened('git', noRef(ref))
    throw error
  }
}

async function contents(git: Git, { mode, hash }: Blob, path: string): Promise<Content> {
  const name = oneLine(path, 120)
  if (!mode.startsWith('100')) return refused(name, mode === '120000' ? LINK : NO_FILE)
  const size = Number(await git('cat-file', '-s', hash))
  if (size > MAX_BYTES) return refused(name, TOO_BIG)
  return { bytes: Buffer.from(await git('cat-file', 'blob', hash), 'latin1') }
}

/** What git would call a text: SHA-1, or SHA-256 in a repository of that kind. */
function hashOf(text: string, length: number): string {
  const hash = createHash(length > 40 ? 'sha256' : 'sha1')
  return hash
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex')
}

/** Runs git and gives what it printed, byte for byte as latin1; throws `Unopened` where it refuses. */
function run(cwd: string, words: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const child = spawn('git', [...SAFE, ...words], {
      cwd,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    let [length, said] = [0, '']
    let late: Text | undefined
    const end = (why: Text) => {
      late = why
      kill(child)
    }
    const timer = setTimeout(() => end(TOO_LONG), SECONDS * 1000)
    const abort = () => kill(child)
    signal.addEventListener('abort', abort, { once: true })
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      parts.push(part)
      if (length > MOST_LISTED) end(TOO_MUCH)
    })
    child.stderr.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4000)
    })
    const settle = (code: number | null, error?: Error) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      if (signal.aborted) reject(signal.reason)
      else if (late !== undefined) reject(new Unopened('git', late))
      else if (error !== undefined) reject(new Unopened('git', NO_GIT))
      else if (code !== 0) reject(new Unopened('git', gitSaid(said)))
      else resolve(Buffer.concat(parts).toString('latin1'))
    }
    child.on('error', (error) => settle(null, error))
    child.on('close', (code) => settle(code))
  })
}

function kill(child: ChildProcess): void {
  child.kill('SIGKILL')
}

/** Transports that run no command of the address's choosing. */
const SAFE = ['-c', 'protocol.allow=never'].concat(
  ['https', 'http', 'ssh', 'git', 'file'].flatMap((name) => [
    '-c',
    `protocol.${name}.allow=always`,
  ]),
)

/** Its messages are read here; it asks nobody for a password, and looks at no other repository. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY, ...env } = process.env
  return { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
}

/** The last line that says what is wrong, without what is of this machine or of another moment. */
function gitSaid(said: string): Text {
  const lines = said.split('\n').filter((line) => /^(fatal|error):/.test(line))
  const text = oneLine(lines[0] ?? '', 200).replaceAll(/'[^']*[\\/][^']*'/g, 'it')
  return {
    en: `git could not fetch it: ${text || 'it gave no reason'}`,
    es: `git no ha podido traerlo: ${text || 'no dijo por qué'}`,
  }
}

function noRef(ref: string): Text {
  const name = JSON.stringify(oneLine(ref, 80))
  return { en: `The repository has no ${name}.`, es: `El repositorio no tiene ${name}.` }
}

const NO_ADDRESS: Text = {
  en: 'An address or a ref does not begin with a dash.',
  es: 'Una dirección o una referencia no empieza por un guion.',
}
const NO_GIT: Text = {
  en: 'git is not installed here: https://git-scm.com',
  es: 'git no está instalado aquí: https://git-scm.com',
}
const TOO_LONG: Text = {
  en: `git took more than ${SECONDS} s and was stopped.`,
  es: `git tardó más de ${SECONDS} s y se detuvo.`,
}
const TOO_MUCH: Text = {
  en: 'The repository has more files than an exercise kit.',
  es: 'El repositorio tiene más archivos que un kit de ejercicios.',
}
