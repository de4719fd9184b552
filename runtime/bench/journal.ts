// What a run has measured so far, on disk: an hour is long, and one that was stopped can go on.
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { say } from '../../graders/language.ts'
import type { Measured } from './measure.ts'

type Entry = { readonly place: string; readonly measured: Measured }

/** The measurements of a run, by round, row and contestant. */
export class Journal {
  readonly #path: string
  readonly #known: Map<string, Measured>

  constructor(path: string, known: readonly Entry[]) {
    this.#path = path
    this.#known = new Map(known.map(({ place, measured }) => [place, measured]))
  }

  /** What was measured at this place before the run was stopped. */
  find(place: string): Measured | undefined {
    return this.#known.get(place)
  }

  /** Writes it down at once. */
  note(place: string, measured: Measured): void {
    appendFileSync(this.#path, `${JSON.stringify({ place, measured } satisfies Entry)}\n`)
  }
}

/** An empty one; what a run before it has measured is forgotten. */
export function beginJournal(path: string, code: string): Journal {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${code}\n`)
  return new Journal(path, [])
}

/** That of the last run, to go on with; or why there is none. */
export function reopenJournal(path: string, code: string): Journal | string {
  if (!existsSync(path)) {
    return say({
      en: 'No run was stopped here. Begin one without --continue.',
      es: 'Aquí no se interrumpió ninguna medición. Empieza una sin --continue.',
    })
  }
  const [measuredCode, ...lines] = readFileSync(path, 'utf8').split('\n')
  if (measuredCode !== code) {
    return say({
      en: 'The code is not the one that was measured. Begin anew, without --continue.',
      es: 'El código ya no es el que se midió. Empieza de nuevo, sin --continue.',
    })
  }
  // What a cut-off left of its last line is no measurement.
  const whole = lines.slice(0, -1)
  writeFileSync(path, [measuredCode, ...whole, ''].join('\n'))
  return new Journal(
    path,
    whole.map((line) => JSON.parse(line) as Entry),
  )
}

/** Tells apart what is measured: two programs have the same only if all of their files are the same. */
export function codeOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** The files of this folder and of those in it, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
