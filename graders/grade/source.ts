// Opens a submission: whatever it is, in the end there is a folder with the files of the exercises
// where the kit has them. Nothing of it is ever run here, and no path of it is written to: files are
// copied by the kit's own names.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exerciseOf } from '../catalog.ts'
import type { Text } from '../language.ts'
import type { Problem } from '../reports/report.ts'
import { readSubmission } from '../seal/seal.ts'
import type { Submitted } from '../seal/submission.ts'
import { changeNotes, formsOf } from './changed.ts'
import { ABSENT, type Found, type Opening, Unopened } from './found.ts'
import { placesOf, prefixOf } from './layout.ts'
import { readCommit } from './repository.ts'
import { type Entry, isRemote } from './roster.ts'
import { readZip } from './zip.ts'

/** A submission, ready to be graded; `close` it. */
export type Opened = {
  /** It holds `exercises/NN-chapter/NN-name.ts`. */
  readonly dir: string
  /** Why the file of an exercise is not there, where the submission had something in its place. */
  readonly problems: ReadonlyMap<string, Problem>
  readonly commit?: string
  /** Another word where a file of the exercises is another. */
  readonly fingerprint: string
  readonly notes: readonly Text[]
  close(): void
}

/** Opens a submission, or throws `Unopened`. */
export async function open(entry: Entry, opening: Opening): Promise<Opened> {
  const { from, ref } = entry
  if (isRemote(from) || ref !== undefined) {
    return staged(await readCommit(from, ref ?? 'HEAD', opening), opening)
  }
  const kind = kindOf(from)
  if (kind === 'absent') throw new Unopened('absent', ABSENT)
  if (kind === 'file') return staged(await readZip(from, opening), opening)
  const zip = onlyZip(from)
  if (zip !== undefined) return staged(await readZip(zip, opening), opening)
  return ofFolder(from, opening)
}

function kindOf(path: string): 'folder' | 'file' | 'absent' {
  try {
    const found = statSync(path)
    // A pipe would be waited for.
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'absent'
  } catch {
    return 'absent'
  }
}

/** The downloads of some platforms are folders with a zip in each; a link might lead to another's. */
function onlyZip(folder: string): string | undefined {
  const all = readdirSync(folder, { withFileTypes: true })
  const [only, ...more] = all.filter(({ name }) => !name.startsWith('.'))
  const isZip = more.length === 0 && only?.isFile() === true && /\.zip$/i.test(only.name)
  return isZip ? join(folder, only.name) : undefined
}

/** A fork is graded where it is; other layouts are copied to where the kit has its files. */
async function ofFolder(folder: string, opening: Opening): Promise<Opened> {
  const names = readdirSync(folder, { withFileTypes: true })
  const prefix = prefixOf(names.map((each) => ({ name: each.name, isFolder: each.isDirectory() })))
  // What is there is read by one careful reader, whatever it is called.
  const at = (path: string) => {
    const read = readSubmission(folder, [{ ...ANY, stub: path }]).get(ANY.id)
    return read !== undefined && 'problem' in read && read.problem.kind === 'missing'
      ? undefined
      : read
  }
  const files = new Map<string, Submitted>()
  for (const exercise of opening.exercises) {
    for (const path of placesOf(exercise, prefix)) {
      const read = at(path)
      if (read === undefined) continue
      files.set(exercise.id, read)
      break
    }
  }
  const encoder = new TextEncoder()
  const found = [...files].map(([id, read]) => {
    return [id, 'problem' in read ? read : { bytes: encoder.encode(read.text) }] as const
  })
  const notes = await changeNotes(opening.root, (path, contents) => {
    const read = at(prefix + path)
    return read && 'text' in read ? !formsOf(contents).includes(read.text) : undefined
  })
  return staged({ files: new Map(found), notes }, opening)
}

const ANY = exerciseOf('00-any', '00-any')

/** Writes the files to a folder of their own, by the kit's names. */
export function staged({ files, commit, notes }: Found, { exercises, room }: Opening): Opened {
  const dir = mkdtempSync(join(room, 'submission-'))
  const problems = new Map<string, Problem>()
  const hash = createHash('sha256')
  for (const { id, stub } of exercises) {
    const file = files.get(id)
    if (file === undefined) continue
    hash.update(`${id}\0`)
    if ('problem' in file) {
      problems.set(id, file.problem)
      hash.update(file.problem.kind)
      continue
    }
    hash.update(createHash('sha256').update(file.bytes).digest())
    const path = join(dir, stub)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, file.bytes)
  }
  return {
    ...{ dir, problems, notes, fingerprint: hash.digest('hex') },
    ...(commit === undefined ? {} : { commit }),
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}
