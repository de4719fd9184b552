// The right and the wrong answers beside a grader, and what a wrong one says of itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import type { Text } from './language.ts'

/** The paths of an exercise's answers, from the root. */
export function answersOf(
  root: string,
  { chapter, name }: Exercise,
  kind: 'right' | 'wrong',
): string[] {
  const folder = `graders/${chapter}/${kind}`
  if (!existsSync(join(root, folder))) return []
  const files = readdirSync(join(root, folder)).filter((file) => file.startsWith(`${name}.`))
  return files.sort().map((file) => `${folder}/${file}`)
}

/** What a wrong answer declares: the checks it fails, and the card to show, if there is one. */
export type Declared = { readonly fails: string[]; readonly card: string | undefined }

/**
 * The `// fails:` and `// card:` lines at the top of a wrong answer; both must be there. A mistake
 * that no card describes says `// card: none`.
 */
export function declaredBy(root: string, file: string): Declared {
  const text = readFileSync(join(root, file), 'utf8')
  const fails = [...text.matchAll(/^\/\/ fails: (.+?)\r?$/gm)].map(([, name]) => name ?? '')
  const [card, ...more] = [...text.matchAll(/^\/\/ card: (M\d+|none)\r?$/gm)].map(([, id]) => id)
  if (fails.length === 0 || card === undefined || more.length > 0) {
    throw new Error(
      `${file} needs one "// card: Mxx" line and a "// fails: <check>" line for each check`,
    )
  }
  return { fails, card: card === 'none' ? undefined : card }
}

/** What is different in a right answer: its `// Differs:` line, and its twin in Spanish. */
export function differs(text: string): Partial<Text> {
  const [, en] = /^\/\/ Differs: (.+?)\r?$/m.exec(text) ?? []
  const [, es] = /^\/\/ Se distingue: (.+?)\r?$/m.exec(text) ?? []
  return { ...(en && { en }), ...(es && { es }) }
}
