// How far a student is. It is derived from what passes: a verdict is remembered for the contents of
// the stub and of what graded it, so that another machine, or another kit, grades anew.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import { kitKey } from './kit-key.ts'
import type { Standing } from './report.ts'
import { kept, writeWhole } from './whole.ts'

/** The folder of what is only this machine's: git ignores it, and `npm ci` leaves it alone. */
export const OWN = '.kit'

/** What is known of an exercise, and of which contents it is known. */
type Known = Standing & { readonly key: string }

/** The remembered verdicts of the project at `root`. */
export class Progress {
  readonly #root: string
  readonly #file: string
  readonly #kit: string

  constructor(root: string) {
    this.#root = root
    this.#file = join(root, OWN, 'progress.json')
    this.#kit = kitKey(root)
  }

  /** Another word for other contents of the stub or of its grader; the end of a line is none. */
  keyOf({ stub, grader }: Exercise): string {
    const hash = createHash('sha1').update(this.#kit)
    for (const path of [grader, stub]) {
      const file = join(this.#root, path)
      hash.update(existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : 'absent')
    }
    return hash.digest('hex')
  }

  /** What each of the exercises is known to be, as it stands now; those not known are left out. */
  recall(exercises: readonly Exercise[]): Map<string, Standing> {
    const all = kept(this.#file)
    const known = new Map<string, Standing>()
    for (const exercise of exercises) {
      const found = all[exercise.id]
      if (isKnown(found) && found.key === this.keyOf(exercise)) known.set(exercise.id, found)
    }
    return known
  }

  /** Remembers standings, by the exercise's id, for the contents that the key stands for. */
  remember(standings: ReadonlyMap<string, Known>): void {
    if (standings.size === 0) return
    try {
      const all = { ...kept(this.#file), ...Object.fromEntries(standings) }
      writeWhole(this.#file, `${JSON.stringify(all, null, 1)}\n`)
    } catch {
      // A folder that cannot be written, as in some CI: then everything is graded again.
    }
  }
}

/** What has the key of these very contents was written by this kit. */
function isKnown(value: unknown): value is Known {
  return typeof value === 'object' && value !== null && 'key' in value
}

/** What every exercise is, graded where it is not known; or what kept the graders from running. */
export function standings(
  root: string,
  exercises: readonly Exercise[],
): ReadonlyMap<string, Standing> | { readonly trouble: string } {
  const progress = new Progress(root)
  const known = progress.recall(exercises)
  const open = exercises.filter(({ id, stub }) => !known.has(id) && existsSync(join(root, stub)))
  if (open.length === 0) return known
  const { KIT_TESTS, KIT_SEED, VITEST, INIT_CWD, FORCE_COLOR, ...env } = process.env
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const words = ['run', '--', ...open.map(({ id }) => id)]
  const options = { cwd: root, env: { ...env, NO_COLOR: '1' }, encoding: 'utf8' } as const
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, ...words], options)
  const now = progress.recall(exercises)
  const isGraded = open.some(({ id }) => now.has(id))
  return isGraded ? now : { trouble: `${stdout ?? ''}${stderr ?? ''}` }
}
