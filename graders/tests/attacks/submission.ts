// A submission of two exercises, both solved: what tests put into its folder is read and graded.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Exercise, exercises } from '../../catalog.ts'

/** The kit. */
export const ROOT = join(import.meta.dirname, '../../..')

/** The exercises that are handed in. */
export const asked = exercises(ROOT).filter(({ id }) => ['02/02', '02/07'].includes(id))
export const [first, second] = asked as [Exercise, Exercise]

/** The folder of a submission; `clear` it afterwards. */
export class Submission {
  readonly dir = mkdtempSync(join(tmpdir(), 'submission-'))

  constructor() {
    for (const { stub, solution } of asked) {
      this.put(stub, readFileSync(join(ROOT, solution), 'utf8'))
    }
  }

  put(file: string, text: string): void {
    mkdirSync(dirname(join(this.dir, file)), { recursive: true })
    writeFileSync(join(this.dir, file), text)
  }

  clear(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
