// The kit's new version and the student's copy of it, as git sees them: what differs, and how the
// steps of a plan become a commit and files.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { OWN } from '../progress.ts'
import type { Git } from './git.ts'
import type { Sides, Step, Versions } from './plan.ts'

/** The commits that an update is about. */
export type Meeting = {
  /** Where the student's copy began. */
  readonly base: string
  /** The kit's newest. */
  readonly kit: string
  readonly head: string
}

/** The commit that both sides come from; undefined where they have nothing in common. */
export function baseOf(git: Git, kit: string): string | undefined {
  const { code, out } = git.try('merge-base', 'HEAD', kit)
  if (code === 0) return out.trim()
  // A copy that was made from a template begins with a commit of its own, and the same files.
  const commits = git.run('log', '--format=%T %H', kit).split('\n')
  const byTree = new Map(commits.map((line) => [line.split(' ')[0], line.split(' ')[1]]))
  const own = git.run('log', '--format=%T', 'HEAD').split('\n')
  return own.map((tree) => byTree.get(tree)).find((commit) => commit !== undefined)
}

/** The three versions of every file that the kit has changed. */
export function sidesOf(git: Git, root: string, { base, kit }: Meeting): Sides {
  const sides = { base: filesOf(git, base), kit: filesOf(git, kit) }
  const paths = [...new Set([...sides.base.keys(), ...sides.kit.keys()])]
  const changed = paths.filter((path) => sides.base.get(path) !== sides.kit.get(path))
  const present = changed.filter((path) => isFile(join(root, path)))
  // With the path, so that line ends count as little as they do for git.
  const ids = git.feed(present.map((path) => `${path}\n`).join(''), 'hash-object', '--stdin-paths')
  const own = ids === '' ? [] : ids.split('\n')
  return { ...sides, mine: new Map(present.map((path, index) => [path, own[index] ?? ''])) }
}

function filesOf(git: Git, commit: string): Versions {
  const entries = git.run('ls-tree', '-r', '-z', '--full-tree', commit).split('\0')
  return new Map(
    entries
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [details = '', path = ''] = entry.split('\t')
        return [path, details.split(' ')[2] ?? ''] as const
      }),
  )
}

function isFile(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

/** Does what the plan says; gives the copies that were made, by the path of what they are of. */
export function apply(
  git: Git,
  root: string,
  steps: readonly Step[],
  meeting: Meeting,
): Map<string, string> {
  const { kit, head } = meeting
  const copies = keepCopies(root, steps, head)
  const commit = commitOf(git, steps, meeting)
  const taken = pathsOf(steps, 'take', 'replace', 'settled')
  const inCommit = filesOf(git, commit)
  const present = taken.filter((path) => inCommit.has(path))
  if (present.length > 0) {
    git.feed(present.join('\0'), ...['checkout', '-q', commit], ...FROM_INPUT)
  }
  const gone = [...taken.filter((path) => !inCommit.has(path)), ...pathsOf(steps, 'drop')]
  for (const path of gone) {
    git.try('update-index', '--force-remove', '--', path)
    rmSync(join(root, path), { force: true })
  }
  for (const step of steps) {
    if (step.kind === 'move') {
      mkdirSync(dirname(join(root, step.to)), { recursive: true })
      renameSync(join(root, step.path), join(root, step.to))
      git.try('update-index', '--force-remove', '--', step.path)
      git.try('reset', '-q', commit, '--', step.to)
    }
    if ((step.kind === 'move' || step.kind === 'keep') && step.beside !== undefined) {
      const original = step.kind === 'move' ? step.to : step.path
      writeFileSync(join(root, step.beside), git.try('show', `${kit}:${original}`).out)
    }
  }
  // Last: an update that was interrupted before is simply done again.
  git.run('update-ref', '-m', 'npm run update', 'HEAD', commit, head)
  return copies
}

const FROM_INPUT = ['--pathspec-from-file=-', '--pathspec-file-nul'] as const

function pathsOf(steps: readonly Step[], ...kinds: readonly Step['kind'][]): string[] {
  return steps.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path)
}

function keepCopies(root: string, steps: readonly Step[], head: string): Map<string, string> {
  const copies = new Map<string, string>()
  for (const path of pathsOf(steps, 'replace')) {
    const copy = `${OWN}/copies/${head.slice(0, 8)}/${path}`
    mkdirSync(dirname(join(root, copy)), { recursive: true })
    writeFileSync(join(root, copy), readFileSync(join(root, path)))
    copies.set(path, copy)
  }
  return copies
}

const NO_ONE = '0'.repeat(40)

/**
 * The commit with both histories behind it: the student's files as they were committed, and the kit's
 * where the plan takes them. It is made beside the index, which may hold what is not committed yet.
 */
function commitOf(git: Git, steps: readonly Step[], { kit, head }: Meeting): string {
  const folder = join(tmpdir(), `asyncio-kit-index-${process.pid}`)
  const aside = git.with({ GIT_INDEX_FILE: folder })
  try {
    aside.run('read-tree', head)
    const entryOf = (commit: string, from: string, to = from) => {
      const [mode, , id] = git.run('ls-tree', commit, '--', from).split(/\s/)
      return id === undefined ? `0 ${NO_ONE}\t${to}` : `${mode} ${id}\t${to}`
    }
    const entries = steps.flatMap((step) => {
      if (step.kind === 'keep') return []
      if (step.kind !== 'move') return [entryOf(kit, step.path)]
      return [`0 ${NO_ONE}\t${step.path}`, entryOf(head, step.path, step.to)]
    })
    aside.feed(entries.map((entry) => `${entry}\n`).join(''), 'update-index', '--index-info')
    const tree = aside.run('write-tree')
    const isBehind = git.try('merge-base', '--is-ancestor', head, kit).code === 0
    if (isBehind && tree === git.run('rev-parse', `${kit}^{tree}`)) return kit
    const parents = ['-p', head, '-p', kit]
    return named(git).run('commit-tree', tree, ...parents, '-m', 'The kit is updated')
  } finally {
    rmSync(folder, { force: true })
  }
}

/** Somebody who never told git a name can update, too. */
function named(git: Git): Git {
  if (git.try('var', 'GIT_COMMITTER_IDENT').code === 0) return git
  const [name, email] = ['asyncio-kit', 'asyncio-kit@localhost']
  return git.with({
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
  })
}
