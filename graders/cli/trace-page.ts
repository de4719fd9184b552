// The page of `npm run trace 02/07 -- --html`: where it goes, and that nothing of somebody else's is
// overwritten.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Text } from '../language.ts'
import { OWN } from '../progress.ts'
import type { Timeline } from '../timeline/model.ts'
import { isPage, type PageParts, pageOf } from '../timeline/page.ts'
import { writeWhole } from '../whole.ts'
import type { Asked } from './command.ts'

/** Where the page goes, undefined where none is wanted; and the words that are left. */
export function pageIn({ root, cwd, words, flags }: Asked): {
  words: readonly string[]
  page: string | undefined
} {
  if (flags.html !== true) return { words, page: undefined }
  const [word = '', file, ...more] = words
  if (file !== undefined && more.length === 0 && /\.html?$/.test(file)) {
    return { words: [word], page: resolve(cwd, file) }
  }
  const name = word.replaceAll(/[^\w-]+/g, '-').slice(-60)
  return { words, page: join(root, OWN, `trace-${name}.html`) }
}

/** Is something else there, which the page would overwrite? */
export function isForeign(page: string): boolean {
  if (!existsSync(page)) return false
  return !statSync(page).isFile() || !isPage(readFileSync(page, 'utf8'))
}

/** Why it is not written. */
export function foreign(page: string): Text {
  return {
    en: `${page} is there, and it is no page of npm run trace. It stays as it is: choose another name.`,
    es: `${page} ya existe, y no es una página de npm run trace. Se queda como está: hay que elegir otro nombre.`,
  }
}

/** Writes the page, and says where. */
export function writePage(page: string, timeline: Timeline, parts: PageParts): Text {
  const isThere = existsSync(page)
  writeWhole(page, pageOf(timeline, parts))
  const { href } = pathToFileURL(page)
  return isThere
    ? { en: `The page was written anew: ${href}`, es: `La página se ha escrito de nuevo: ${href}` }
    : { en: `The page: ${href}`, es: `La página: ${href}` }
}
