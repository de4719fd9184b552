// The hints of an exercise as its chapter's page has them, for the terminal and for the page that the
// UI links to.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import { htmlPage, word } from './html.ts'
import { language, say, type Text } from './language.ts'
import { headingOf, pagesOf, textOf } from './lesson.ts'
import { escaped } from './timeline/markup.ts'
import { titleOf } from './titles.ts'

/** The hints of an exercise in the reader's language, in order. */
export function hintsFor(root: string, { chapter, name }: Exercise): string[] {
  const page = join(root, pagesOf(chapter, language()).hints)
  if (!existsSync(page)) return []
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n')
  const section = textOf(text, headingOf(name).hints) ?? ''
  return (
    section
      .split(/^\d+\. /m)
      .slice(1)
      // A line ends where the page has no room; a paragraph, where a line is empty.
      .map((each) => each.trim().replaceAll(/ *\n {3}(?=\S)/g, ' '))
  )
}

/** The page of the hints: each one is closed until it is asked for. */
export function hintsPage(root: string, exercise: Exercise): string {
  const hints = hintsFor(root, exercise)
  const parts = hints.map((hint, index) => {
    const label = { en: `Hint ${index + 1}`, es: `Pista ${index + 1}` }
    const text = escaped(hint).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    const paragraphs = text.split(/\n{2,}/).map((each) => `<p>${each}</p>`)
    return `<details><summary>${word(label)}</summary>\n${paragraphs.join('\n')}\n</details>`
  })
  const { lesson } = pagesOf(exercise.chapter, language())
  const body = [
    `<p>${word(hints.length === 0 ? NONE : TRY)}</p>`,
    ...parts,
    `<p>${word(LESSON)} <code>${escaped(lesson)}</code></p>`,
  ].join('\n')
  const title = say({ en: 'Hints', es: 'Pistas' })
  return htmlPage({
    title: `${exercise.id} ${titleOf(root, exercise)}: ${title}`,
    body,
    style: STYLE,
  })
}

const TRY: Text = {
  en: 'Each one says more than the one before: try something between two of them.',
  es: 'Cada una cuenta más que la anterior: conviene probar algo entre una y otra.',
}
const NONE: Text = {
  en: 'There are no hints for this exercise.',
  es: 'No hay pistas para este ejercicio.',
}
const LESSON: Text = { en: 'The lesson has the idea:', es: 'La idea está en la lección:' }

const STYLE = `
details { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 1rem; margin: 0.75rem 0; max-width: 45rem; }
summary { cursor: pointer; min-height: 2rem; line-height: 2rem; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
`
