// Mutants that no check can tell from the solution, each with the reason, in a page beside the
// grader: graders/NN-topic/NN-name.equivalent.md.
//
//   ## drop-statement in stop
//
//   ```diff
//   - yield* sleep(0)
//   ```
//
//   Why it does the same: a text of one line or more.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import type { Mutant } from './mutants.ts'

/** A recorded mutant; `key` is that of the mutant. */
export type Equivalent = { readonly key: string; readonly reason: string }

/** What stands for a reason that is still to be written. */
export const NO_REASON = 'TODO author: why it does the same.'

/** The page of an exercise, from the root. */
export function pageOf({ chapter, name }: Exercise): string {
  return `graders/${chapter}/${name}.equivalent.md`
}

/** What is recorded beside an exercise. Throws what is wrong with the page. */
export function equivalents(root: string, exercise: Exercise): Equivalent[] {
  const page = pageOf(exercise)
  if (!existsSync(join(root, page))) return []
  const sections = textOf(root, page).split(/^## /m).slice(1)
  return sections.map((section) => {
    const [, name, diff, reason] =
      /^(.+ in .+)\n+```diff\n([\s\S]*?)\n```\n([\s\S]*)$/.exec(section) ?? []
    if (name === undefined || diff === undefined || reason === undefined) {
      throw new Error(`${page}: "## ${section.split('\n')[0]}" needs a diff and a reason`)
    }
    if (reason.trim().length < 10 || reason.includes(NO_REASON)) {
      throw new Error(`${page}: "## ${name}" needs a reason`)
    }
    return { key: `${name}\n${diff}`, reason: reason.trim() }
  })
}

/** Writes mutants to the page, with the reasons left to the author. */
export function record(root: string, exercise: Exercise, mutants: readonly Mutant[]): void {
  const page = pageOf(exercise)
  const title = `# ${exercise.id} ${exercise.name.slice(3)}: mutants that do the same\n`
  const before = existsSync(join(root, page)) ? textOf(root, page).trimEnd() : title.trimEnd()
  const sections = mutants.map((mutant) => sectionOf(mutant))
  writeFileSync(join(root, page), `${[before, ...sections].join('\n\n')}\n`)
}

function sectionOf({ key }: Mutant): string {
  const [name, ...diff] = key.split('\n')
  return [`## ${name}`, '', '```diff', ...diff, '```', '', NO_REASON].join('\n')
}

function textOf(root: string, page: string): string {
  return readFileSync(join(root, page), 'utf8').replaceAll('\r\n', '\n')
}
