// The two pages of a chapter, in each language: README.md (lesson and statements) and hints.md. Where
// the text of an exercise stands in them, and where a new one belongs.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from './language.ts'

/** The headings of a chapter's lesson, in this order. */
export const HEADINGS: Record<Language, readonly string[]> = {
  en: [
    'The problem',
    'What happens',
    'In Python',
    'Your turn',
    'What you now know',
    'Not in this chapter',
  ],
  es: [
    'El problema',
    'Qué ocurre',
    'En Python',
    'Tu turno',
    'Lo que ya sabes',
    'Fuera de este capítulo',
  ],
}

/** The pages of a chapter, from the root. */
export function pagesOf(chapter: string, language: Language): { lesson: string; hints: string } {
  const end = language === 'en' ? '.md' : `.${language}.md`
  return { lesson: `exercises/${chapter}/README${end}`, hints: `exercises/${chapter}/hints${end}` }
}

/** The lesson of a chapter; nothing where it is not there. */
export function lessonOf(root: string, chapter: string, language: Language): string {
  const page = join(root, pagesOf(chapter, language).lesson)
  return existsSync(page) ? readFileSync(page, 'utf8').replaceAll('\r\n', '\n') : ''
}

/** The headings of a page, those in its programs left out. */
export function headingsOf(text: string): { level: number; title: string }[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title: title.trim(),
  }))
}

/** The hints of a page: for each exercise, the numbers that its hints have. */
export function hintsOf(text: string): { name: string; numbers: string[] }[] {
  const sections = text.split(/^## /m).slice(1)
  return sections.map((section) => ({
    name: section.split('\n')[0]?.trim() ?? '',
    numbers: [...section.matchAll(/^(\d+\.) /gm)].map(([, number]) => number ?? ''),
  }))
}

/** The line of a heading, which may add a title to it: `### 07 hundred-files: cien archivos`. */
export function headingIn(page: string, heading: string): string | undefined {
  return page.split('\n').find((line) => line === heading || line.startsWith(`${heading}: `))
}

/** The statement of an exercise in a lesson, or its hints; undefined where there is none. */
export function textOf(page: string, heading: string): string | undefined {
  const [, rest] = `\n${page}`.split(`\n${headingIn(page, heading) ?? heading}\n`)
  return rest?.split(/^#{1,3} /m)[0]
}

/** The title that the heading of a statement adds to the name of its exercise. */
export function titleIn(lesson: string, name: string): string | undefined {
  const { statement } = headingOf(name)
  return headingIn(lesson, statement)?.slice(statement.length + 2) || undefined
}

/** The headings of an exercise: of its statement, and of its hints. */
export function headingOf(name: string): { statement: string; hints: string } {
  return { statement: `### ${name.replace('-', ' ')}`, hints: `## ${name}` }
}

/** A lesson with one more statement, in the order of the numbers. */
export function withStatement(page: string, language: Language, statement: string): string {
  const [, , , turn = '', next = ''] = HEADINGS[language]
  const [before, rest] = halves(page, `## ${turn}`)
  const [own, after] = halves(rest, `## ${next}`)
  return `${before}${withSection(own, '###', statement).trimEnd()}\n\n${after}`
}

/** A page of hints with those of one more exercise, in the order of the numbers. */
export function withHints(page: string, hints: string): string {
  return withSection(page, '##', hints)
}

// A place that was kept for it, `<!-- 08 -->`; else before the first of a greater number; else last.
function withSection(page: string, marks: string, section: string): string {
  const number = (text: string) => /^#+ (\d\d)/.exec(text)?.[1] ?? '00'
  const place = `<!-- ${number(section)} -->`
  if (page.includes(place)) return page.replace(place, () => section.trim())
  const parts = page.split(new RegExp(`^(?=${marks} \\d\\d)`, 'm'))
  const at = parts.findIndex((part) => number(part) > number(section))
  const [head, tail] = at < 0 ? [page, ''] : [parts.slice(0, at).join(''), parts.slice(at).join('')]
  return `${head.trimEnd()}\n\n${section.trim()}\n${tail === '' ? '' : `\n${tail}`}`
}

/** What stands before a line, and the rest with it. */
function halves(page: string, line: string): [string, string] {
  const at = `\n${page}`.indexOf(`\n${line}\n`)
  if (at < 0) throw new Error(`there is no "${line}"`)
  return [page.slice(0, at), page.slice(at)]
}
