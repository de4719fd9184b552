// `npm run new 02/16-name`: lays out all files of a new exercise, in all rooms and both languages. It
// writes nothing that is there already, and nothing at all if one word is wrong.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Exercise, exerciseOf } from './catalog.ts'
import { type Language, say, type Text } from './language.ts'
import { pagesOf, withHints, withStatement } from './lesson.ts'
import { build } from './templates/build.ts'
import { fill, repair } from './templates/fill.ts'
import { predict } from './templates/predict.ts'
import {
  chapterPages,
  hints,
  KINDS,
  type Kind,
  statement,
  type Template,
} from './templates/template.ts'

const ROOT = join(import.meta.dirname, '..')

const TEMPLATES: Record<Kind, Template> = { fill, predict, repair, build }

const LANGUAGES = ['en', 'es'] as const

const FLAGS = {
  kind: { type: 'string', default: 'fill' },
  title: { type: 'string' },
  titulo: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run new NN/EE-name [-- options]

Lays out an exercise: stub, solution, grader, two right and three wrong answers, statement and hints in
both languages. What is to be written is marked: TODO author. It overwrites nothing.

  npm run new 02/16-two-cooks
  npm run new 02/16-two-cooks -- --kind predict
  npm run new 04-iterators/01-by-hand -- --title Iterators --titulo Iteradores

Options (after a second --)
  --kind K          ${KINDS.join(', ')} (default fill)
  --title, --titulo begin a new chapter, with its title in both languages
  --help            this text
`,
  es: `npm run new NN/EE-nombre [-- opciones]

Prepara un ejercicio: archivo por completar, solución, evaluador, dos respuestas correctas y tres
equivocadas, enunciado y pistas en los dos idiomas. Lo que queda por escribir lleva la marca TODO
author. No sobrescribe nada.

  npm run new 02/16-two-cooks
  npm run new 02/16-two-cooks -- --kind predict
  npm run new 04-iterators/01-by-hand -- --title Iterators --titulo Iteradores

Opciones (tras un segundo --)
  --kind K          ${KINDS.join(', ')} (por defecto fill)
  --title, --titulo empiezan un capítulo nuevo, con su título en los dos idiomas
  --help            este texto
`,
}

/** What is to be laid out, or why it cannot be. */
type Order =
  | { readonly exercise: Exercise; readonly kind: Kind; readonly titles?: Record<Language, string> }
  | { readonly refusal: Text }

process.exitCode = main(process.argv.slice(2).filter((word) => word !== '--'))

function main(args: readonly string[]): number {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${say(HELP)}`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help === true || args.length === 0) {
    process.stdout.write(say(HELP))
    return values.help === true ? 0 : 2
  }
  const order = orderOf(positionals, values)
  if ('refusal' in order) {
    process.stderr.write(`${say(order.refusal)}\n`)
    return 2
  }
  const { exercise, kind, titles } = order
  const pages: Pages = new Map()
  if (titles !== undefined) addChapter(pages, exercise.chapter, titles)
  addTexts(pages, exercise, kind)
  const files = Object.entries(TEMPLATES[kind](exercise))
  const taken = files.map(([path]) => path).filter((path) => existsSync(join(ROOT, path)))
  if (taken.length > 0) {
    process.stderr.write(`${taken.join(', ')}: ${say({ en: 'there already', es: 'ya existe' })}\n`)
    return 2
  }
  for (const [path, text] of [...pages, ...files]) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), text)
  }
  report(exercise, [...pages.keys(), ...files.map(([path]) => path)])
  return 0
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true })
}

type Values = ReturnType<typeof parse>['values']

function orderOf(words: readonly string[], { kind = 'fill', title, titulo }: Values): Order {
  const [word = '', ...more] = words
  const [, number = '', topic, name = ''] =
    /^(\d\d)(-[a-z0-9]+(?:-[a-z0-9]+)*)?\/(\d\d(?:-[a-z0-9]+)+)$/.exec(word) ?? []
  if (number === '' || more.length > 0) return refused(badName(words.join(' ')))
  if (!isKind(kind)) {
    const all = KINDS.join(', ')
    return refused({
      en: `There is no kind ${JSON.stringify(kind)}: ${all}.`,
      es: `No existe el tipo ${JSON.stringify(kind)}: ${all}.`,
    })
  }
  const chapters = readdirSync(join(ROOT, 'exercises')).filter((one) => /^\d\d-/.test(one))
  const known = chapters.find((one) => one.startsWith(`${number}-`))
  if (known !== undefined) {
    if (topic !== undefined && known !== number + topic) return refused(otherChapter(known))
    if (title !== undefined || titulo !== undefined) return refused(otherChapter(known))
    const exercise = exerciseOf(known, name)
    const taken = takenBy(exercise)
    return taken === undefined ? { exercise, kind } : refused(taken)
  }
  if (topic === undefined || title === undefined || titulo === undefined) {
    return refused(noChapter(number, name, chapters))
  }
  const exercise = exerciseOf(number + topic, name)
  return { exercise, kind, titles: { en: title, es: titulo } }
}

function isKind(word: string): word is Kind {
  return KINDS.some((kind) => kind === word)
}

function refused(refusal: Text): Order {
  return { refusal }
}

function badName(word: string): Text {
  return {
    en: `${JSON.stringify(word)} is no name for an exercise: chapter, number and words in small letters, as in 02/16-two-cooks.`,
    es: `${JSON.stringify(word)} no es un nombre de ejercicio: capítulo, número y palabras en minúsculas, como en 02/16-two-cooks.`,
  }
}

function otherChapter(known: string): Text {
  return {
    en: `This chapter exists: ${known}. Write its number, and no title.`,
    es: `Ese capítulo existe: ${known}. Hay que escribir su número, sin título.`,
  }
}

function noChapter(number: string, name: string, chapters: readonly string[]): Text {
  const example = `npm run new ${number}-topic/${name} -- --title "..." --titulo "..."`
  return {
    en: `There is no chapter ${number} (${chapters.join(', ')}). To begin it: ${example}`,
    es: `No existe el capítulo ${number} (${chapters.join(', ')}). Para empezarlo: ${example}`,
  }
}

/** A number is used once, and so is a name: a search for either finds one exercise. */
function takenBy({ chapter, name }: Exercise): Text | undefined {
  const folders = ['exercises', 'solutions', 'graders'].map((room) => join(ROOT, room, chapter))
  const files = folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
  const names = files
    .filter((file) => /^\d\d-.*\.ts$/.test(file))
    .map((file) => file.replace(/(\.grader)?\.ts$/, ''))
  const sameNumber = names.find((one) => one.slice(0, 2) === name.slice(0, 2))
  const same = sameNumber ?? names.find((one) => one.slice(3) === name.slice(3))
  if (same === undefined) return undefined
  const free = names.reduce((most, one) => Math.max(most, Number(one.slice(0, 2))), 0) + 1
  const next = String(free).padStart(2, '0')
  return {
    en: `${chapter}/${same} is there already. The next free number is ${next}.`,
    es: `${chapter}/${same} ya existe. El siguiente número libre es ${next}.`,
  }
}

/** Pages that get a new text, by their paths. */
type Pages = Map<string, string>

function addChapter(pages: Pages, chapter: string, titles: Record<Language, string>): void {
  for (const language of LANGUAGES) {
    const { lesson, hints } = pagesOf(chapter, language)
    const texts = chapterPages(chapter.slice(0, 2), titles[language], language)
    const page = basename(lesson)
    const guide = `exercises/${page}`
    const row = `| [${chapter}](${chapter}/${page}) | ${titles[language]} |`
    pages.set(guide, withRow(textAt(guide, pages), row))
    pages.set(lesson, texts.lesson)
    pages.set(hints, texts.hints)
  }
}

/** The table of chapters with one more row, behind the last one. */
function withRow(guide: string, row: string): string {
  const rows = guide.match(/^\| \[\d\d-.*\|$/gm) ?? []
  const last = rows.at(-1)
  if (last === undefined) throw new Error('the guide for students has no table of chapters')
  return guide.replace(last, () => `${last}\n${row}`)
}

function addTexts(pages: Pages, exercise: Exercise, kind: Kind): void {
  for (const language of LANGUAGES) {
    const page = pagesOf(exercise.chapter, language)
    const own = statement(exercise, kind, language)
    pages.set(page.lesson, withStatement(textAt(page.lesson, pages), language, own))
    pages.set(page.hints, withHints(textAt(page.hints, pages), hints(exercise, language)))
  }
}

function textAt(path: string, pages: Pages): string {
  return pages.get(path) ?? readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')
}

function report({ id }: Exercise, paths: readonly string[]): void {
  const list = paths.toSorted().map((path) => `  ${path}`)
  process.stdout.write(
    `${say({ en: 'Written:', es: 'Escrito:' })}\n${list.join('\n')}\n\n${say({
      en: `Next: write what is marked TODO author, beginning with the statement; then solution, stub,
grader, answers, hints. In between, as often as you like:

  npm run check ${id}     what is still missing
  npm run mutate ${id}    does the grader notice small mistakes?
  npm test ${id}          as a student sees it`,
      es: `Ahora hay que escribir lo marcado con TODO author, empezando por el enunciado; después, solución,
archivo por completar, evaluador, respuestas y pistas. Entretanto, cuantas veces se quiera:

  npm run check ${id}     qué falta todavía
  npm run mutate ${id}    ¿nota el evaluador los errores pequeños?
  npm test ${id}          tal como lo ve un estudiante`,
    })}\n`,
  )
}
