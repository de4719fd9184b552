// `npm start`: how far, and what next.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { waysInto } from '../guide.ts'
import { say, type Text } from '../language.ts'
import { solvedText, wrap } from '../report.ts'
import { barText } from '../screen.ts'
import { chapterTitle, titleOf } from '../titles.ts'
import type { Asked, Command } from './command.ts'
import { byChapter, overview, type Row, rowText, strays } from './overview.ts'

const help: Text = {
  en: `npm start

Says how far you are and what comes next. All commands:

  npm start                how far, and what next
  npm run list             every exercise, and what became of it
  npm test 02/07           grade one exercise; npm test -- --help says more
  npm run watch            grade again after every save
  npm run ui               the same in the browser
  npm run hint 02/07       the next hint
  npm run trace 02/07      what its tasks did, as a timeline
  npm run solution 02/07   after a pass: the kit's answer, and others
  npm run reset 02/07      the empty exercise again; what you wrote is kept
  npm run update           new exercises; what you wrote is not touched
`,
  es: `npm start

Dice cuánto se lleva hecho y qué viene después. Todas las órdenes:

  npm start                cuánto se lleva hecho, y qué sigue
  npm run list             todos los ejercicios, y cómo está cada uno
  npm test 02/07           evalúa un ejercicio; npm test -- --help cuenta más
  npm run watch            evalúa otra vez cada vez que se guarda
  npm run ui               lo mismo en el navegador
  npm run hint 02/07       la siguiente pista
  npm run trace 02/07      qué hicieron sus tareas, en una línea de tiempo
  npm run solution 02/07   una vez resuelto: la respuesta del kit, y otras
  npm run reset 02/07      otra vez el ejercicio vacío; lo escrito se guarda
  npm run update           ejercicios nuevos; lo escrito no se toca
`,
}

/** How far the student is, chapter by chapter, and where to go on. */
export const start: Command = {
  help,
  run({ root, style }) {
    const rows = overview(root)
    if (!Array.isArray(rows)) return rows
    const solved = rows.filter(isSolved).length
    const percent = Math.floor((100 * solved) / Math.max(1, rows.length))
    const lines = [
      style('bold', solvedText(rows.map(({ standing }) => standing))),
      `${barText(solved, rows.length)} ${percent} %`,
      '',
      ...chapterLines(rows, { root, style }),
      '',
      ...nextLines(rows, { root, style }),
      ...strayLines(root, rows),
      '',
      say({
        en: 'All commands: npm start -- --help',
        es: 'Todas las órdenes: npm start -- --help',
      }),
    ]
    return { text: `${lines.join('\n')}\n`, exitCode: 0 }
  },
}

type Screen = Pick<Asked, 'root' | 'style'>

function isSolved({ standing }: Row): boolean {
  return standing?.state === 'passed'
}

function isAttempted({ standing }: Row): boolean {
  return standing?.state === 'wrong' || standing?.state === 'inProgress'
}

function chapterLines(rows: readonly Row[], { root, style }: Screen): string[] {
  const chapters = [...byChapter(rows)]
  const width = Math.max(...chapters.map(([chapter]) => chapterTitle(root, chapter).length))
  return chapters.map(([chapter, own]) => {
    const solved = own.filter(isSolved).length
    const title = chapterTitle(root, chapter).padEnd(width)
    const count = say({
      en: `${solved} of ${own.length}`,
      es: `${solved} de ${own.length}`,
    })
    const counted = [
      solved === own.length
        ? style('good', say({ en: 'solved', es: 'resuelto' }))
        : some(own, 'wrong', { en: 'wrong', es: 'mal' }),
      some(own, 'inProgress', { en: 'begun', es: 'a medias' }),
      some(own, undefined, { en: 'without a file', es: 'sin archivo' }),
    ].filter((part) => part !== '')
    return `  ${title}  ${count.padEnd(8)}  ${counted.join(', ')}`.trimEnd()
  })
}

function some(rows: readonly Row[], state: string | undefined, what: Text): string {
  const count = rows.filter(({ standing }) => standing?.state === state).length
  return count === 0 ? '' : `${count} ${say(what)}`
}

/** What was saved last, of what is begun or wrong; else the first that is not solved. */
function nextLines(rows: readonly Row[], { root, style }: Screen): string[] {
  const saved = ({ exercise }: Row) => statSync(join(root, exercise.stub)).mtimeMs
  const [attempted] = rows.filter(isAttempted).sort((a, b) => saved(b) - saved(a))
  const next = attempted ?? rows.find((row) => !isSolved(row))
  if (next === undefined) return [say({ en: 'Everything is solved.', es: 'Todo está resuelto.' })]
  const { exercise } = next
  const { id, stub } = exercise
  const standing = `${id} ${titleOf(root, exercise)}: ${rowText(next, style)}`
  return [
    ...wrap(say({ en: `Go on with ${standing}`, es: `Se sigue con ${standing}` }), 80),
    ...waysInto(exercise),
    say({ en: `  Stuck  npm run hint ${id}`, es: `  Pista    npm run hint ${id}` }),
    ...(existsSync(join(root, stub)) ? [] : [bringBack(id)]),
  ]
}

function bringBack(id: string): string {
  return say({
    en: `  Back   npm run reset ${id}, the empty exercise`,
    es: `  Volver   npm run reset ${id}, el ejercicio vacío`,
  })
}

function strayLines(root: string, rows: readonly Row[]): string[] {
  return strays(root, rows).flatMap(({ file, stub }) => [
    '',
    ...say({
      en: `${file}\nbelongs to no exercise and is not graded. If it is your answer, its place is\n${stub}`,
      es: `${file}\nno es de ningún ejercicio y no se evalúa. Si es la respuesta, su sitio es\n${stub}`,
    }).split('\n'),
  ])
}
