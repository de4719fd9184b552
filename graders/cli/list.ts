// `npm run list`: every exercise, and what became of it.
import { search } from '../catalog.ts'
import { unknownExercise } from '../options.ts'
import { solvedText, TITLE_WIDTH } from '../report.ts'
import { chapterTitle, titleOf } from '../titles.ts'
import { type Command, refusal } from './command.ts'
import { byChapter, overview, rowText } from './overview.ts'

/** All exercises, or those that the words name, chapter by chapter. */
export const list: Command = {
  help: {
    en: `npm run list [exercises]

Every exercise, and what became of it.

  npm run list             all of them
  npm run list 02          a chapter
  npm run list gather      those with that word in their name or statement
`,
    es: `npm run list [ejercicios]

Todos los ejercicios, y cómo está cada uno.

  npm run list             todos
  npm run list 02          un capítulo
  npm run list gather      los que llevan esa palabra en nombre o enunciado
`,
  },

  run({ root, cwd, words, style }) {
    const found = search(root, words, cwd)
    if (found.kind === 'unknown') {
      return refusal(unknownExercise(root, found, 'npm run list', 'npm run list'))
    }
    const rows = overview(root)
    if (!Array.isArray(rows)) return rows
    const wanted = new Set(found.exercises.map(({ id }) => id))
    const chosen = rows.filter(({ exercise }) => wanted.has(exercise.id))
    const lines = [...byChapter(chosen)].flatMap(([chapter, own]) => [
      style('bold', chapterTitle(root, chapter)),
      ...own.map((row) => {
        const title = titleOf(root, row.exercise).padEnd(TITLE_WIDTH)
        return `  ${row.exercise.id}  ${title}  ${rowText(row, style)}`
      }),
      '',
    ])
    const count = solvedText(chosen.map(({ standing }) => standing))
    return { text: `${[...lines, count].join('\n')}\n`, exitCode: 0 }
  },
}
