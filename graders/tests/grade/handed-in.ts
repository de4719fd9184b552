// Submissions as students hand them in, in a room of their own, and what the kit makes of them.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Unopened } from '../../grade/found.ts'
import { type Opened, open } from '../../grade/source.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The exercises that are looked for. */
export const exercises = [exercise('01/01'), exercise('02/07')]
/** Their files. */
export const [first, second] = exercises.map(({ stub }) => stub) as [string, string]

/** What `given` gives where both are found and nothing is to be said. */
export const FOUND = {
  files: { '01/01': 'one', '02/07': 'two' },
  ...{ notes: [], problems: [], commit: undefined },
}

/** A folder for submissions; `clear` it. */
export class Room {
  readonly path = mkdtempSync(join(tmpdir(), 'asyncio-kit-room-'))
  #count = 0

  /** A path at which nothing is. */
  free(ending = ''): string {
    this.#count += 1
    return join(this.path, `${this.#count}${ending}`)
  }

  /** A new folder with these files. */
  folder(files: Record<string, string | Uint8Array>): string {
    const path = this.free()
    mkdirSync(path)
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true })
      writeFileSync(join(path, name), text)
    }
    return path
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Opens a submission for the two exercises. */
export function opening(from: string, ref?: string, signal = new AbortController().signal) {
  const entry = { id: 'x', from, ...(ref === undefined ? {} : { ref }) }
  return open(entry, { root: ROOT, exercises, signal, room: tmpdir() })
}

/** What a submission gives: the files, why some are not there, and notes; or why it gives nothing. */
export async function given(from: string, ref?: string) {
  let opened: Opened
  try {
    opened = await opening(from, ref)
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
    return { problem: `${error.problem.kind}: ${error.problem.text.en}` }
  }
  try {
    const { dir, problems, notes, commit } = opened
    const files = exercises.flatMap(({ id, stub }) => {
      const path = join(dir, stub)
      return existsSync(path) ? [[id, readFileSync(path, 'utf8')]] : []
    })
    return {
      files: Object.fromEntries(files) as Record<string, string>,
      problems: [...problems.values()].map(({ kind, text }) => `${kind}: ${text.en}`),
      notes: notes.map(({ en }) => en),
      commit,
    }
  } finally {
    opened.close()
  }
}
