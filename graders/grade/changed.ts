// A submission may hold files of the kit that are not the kit's: edited, or of another version. They
// are never used, so the grade is the same; whoever handed it in is told.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../language.ts'
import { contentsOf, kitFiles } from '../reports/kit-hash.ts'

/** What grades besides what is in the kit's rooms. */
const BESIDE = ['package.json', 'vitest.config.ts', 'tsconfig.json', '.github/workflows/check.yml']

/** Has a submission another file at this path? Undefined where it has none. */
export type IsOther = (path: string, contents: string) => boolean | undefined

const read = new Map<string, ReadonlyMap<string, string>>()

/** At most one note on files of the kit that are others in a submission. */
export async function changeNotes(
  root: string,
  isOther: (path: string, contents: string) => boolean | undefined | Promise<boolean | undefined>,
): Promise<Text[]> {
  const changed: string[] = []
  for (const [path, contents] of textsOf(root)) {
    if ((await isOther(path, contents)) === true) changed.push(path)
  }
  const [first, ...more] = changed
  return first === undefined ? [] : [note(first, more.length)]
}

/** The kit's files, read once. */
function textsOf(root: string): ReadonlyMap<string, string> {
  const known = read.get(root)
  if (known !== undefined) return known
  const paths = [...kitFiles(root), ...BESIDE.filter((path) => existsSync(join(root, path)))]
  const texts = new Map(paths.map((path) => [path, contentsOf(root, path)]))
  read.set(root, texts)
  return texts
}

/** The two forms in which a checkout may hold a text. */
export function formsOf(contents: string): string[] {
  return [contents, contents.replaceAll('\n', '\r\n')]
}

function note(first: string, more: number): Text {
  const others = {
    en: more === 0 ? '' : ` and ${more} more`,
    es: more === 0 ? '' : ` y ${more} más`,
  }
  return {
    en: `Files of the kit differ from the kit that grades (${first}${others.en}). They were not used: the grade is the same.`,
    es: `Hay archivos del kit distintos del que evalúa (${first}${others.es}). No se han usado: la nota es la misma.`,
  }
}
