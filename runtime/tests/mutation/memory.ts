// What is remembered from run to run, so that one that was stopped goes on, and one after a change
// tries only what the change may have touched.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../../../graders/whole.ts'
import { type Fate, isKilled, keyOf, type Mutant } from './mutants.ts'

/** Of one file of the runtime: which text it had, and the fates by the key of the mutant. */
type Known = { readonly text: string; readonly fates: Record<string, Fate & { tests: string }> }

/**
 * The fates found so far. One counts as long as the file of its mutant has the same text; that of a
 * survivor, besides, as long as all the tests have.
 */
export class Memory {
  readonly #path: string
  readonly #runtime: string
  readonly #tests: string
  readonly #files: Record<string, Known>

  constructor(path: string, runtime: string, { isFresh = false } = {}) {
    this.#path = path
    this.#runtime = runtime
    const tests = readdirSync(join(runtime, 'tests'), { recursive: true, encoding: 'utf8' })
    const wanted = tests.filter((file) => /\.(ts|txt|jsonl)$/.test(file) && !/mutation/.test(file))
    this.#tests = hash(wanted.sort().map((file) => readFileSync(join(runtime, 'tests', file))))
    this.#files = isFresh ? {} : this.#read()
  }

  /** What became of the mutant, if that still holds. */
  recall(mutant: Mutant): Fate | undefined {
    const known = this.#files[mutant.file]
    const fate = known?.fates[keyOf(mutant)]
    if (fate === undefined) return undefined
    const { tests, ...told } = fate
    return isKilled({ mutant, fate: told }) || tests === this.#tests ? told : undefined
  }

  /** Keeps what became of it; `save` writes it down. */
  note(mutant: Mutant, fate: Fate): void {
    const text = this.#textOf(mutant.file)
    const known = this.#files[mutant.file] ?? { text, fates: {} }
    this.#files[mutant.file] = known
    known.fates[keyOf(mutant)] = { ...fate, tests: this.#tests }
  }

  save(): void {
    writeWhole(this.#path, JSON.stringify(this.#files))
  }

  #textOf(file: string): string {
    return hash([readFileSync(join(this.#runtime, file))])
  }

  #read(): Record<string, Known> {
    try {
      const all = JSON.parse(readFileSync(this.#path, 'utf8')) as Record<string, Known>
      const there = new Set(readdirSync(this.#runtime))
      return Object.fromEntries(
        Object.entries(all).filter(
          ([file, { text }]) => there.has(file) && text === this.#textOf(file),
        ),
      )
    } catch {
      // None yet.
      return {}
    }
  }
}

function hash(parts: readonly Buffer[]): string {
  const all = createHash('sha1')
  for (const part of parts) all.update(part)
  return all.digest('hex')
}
