// Where a student goes next: what to read, what to edit, what was learned, in Python, and what comes
// after. Named, and never jumped to.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exercises as allExercises, type Exercise } from './catalog.ts'
import { language, say } from './language.ts'
import { HEADINGS, pagesOf, textOf } from './lesson.ts'
import { Progress } from './progress.ts'
import { plain, type Style, wrap } from './report.ts'

/** An exercise in a list: its number, its name to be read, and the title of its chapter. */
export function nameOf(root: string, { id, name, chapter }: Exercise): string {
  const title = /^# \d+ (.+)$/m.exec(pageOf(root, chapter))?.[1]
  const words = name.slice(3).replaceAll('-', ' ')
  return title === undefined ? `${id} ${words}` : `${id} ${words} · ${title}`
}

/** What to read, to edit and to type. */
export function whereToBegin({ id, stub, chapter }: Exercise): string {
  const { lesson } = pagesOf(chapter, language())
  return say({
    en: `Go on with ${id}.\n  Read   ${lesson}\n  Edit   ${stub}\n  Grade  npm test ${id}`,
    es: `Se sigue con ${id}.\n  Leer     ${lesson}\n  Editar   ${stub}\n  Evaluar  npm test ${id}`,
  })
}

/** What the lesson says that an exercise teaches; the numbers at the end of its line name it. */
export function learned(root: string, { chapter, name }: Exercise): string | undefined {
  const title = HEADINGS[language()][4] ?? ''
  const section = textOf(pageOf(root, chapter), `## ${title}`) ?? ''
  for (const item of section.split(/^- /m).slice(1)) {
    const line = item.trim().replaceAll(/\s+/g, ' ')
    const [, text = '', numbers = ''] = /^(.*) \((\d\d(?:, \d\d)*)\)$/.exec(line) ?? []
    if (numbers.split(', ').includes(name.slice(0, 2))) return text
  }
  return undefined
}

/**
 * Where the lesson shows in Python what an exercise is about: the line of the program above which
 * `<!-- python: 07 -->` names it, else that of the section.
 */
export function inPython(root: string, { chapter, name }: Exercise): string | undefined {
  const lines = pageOf(root, chapter).split('\n')
  const isNamed = (line: string) => {
    const [, numbers = ''] = /^<!-- python: ([\d ]+) -->$/.exec(line) ?? []
    return numbers.split(' ').includes(name.slice(0, 2))
  }
  const mark = lines.findIndex(isNamed)
  const at = mark >= 0 ? mark + 1 : lines.indexOf(`## ${HEADINGS[language()][2]}`)
  return at < 0 ? undefined : `${pagesOf(chapter, language()).lesson}:${at + 1}`
}

/** What is said after a pass: what was learned, where it stands in Python, and what comes next. */
export function afterPass(root: string, exercise: Exercise, style: Style = plain): string {
  const said = learned(root, exercise)
  const lines = said === undefined ? [] : ['', ...wrap(said, 76).map((line) => `  ${line}`), '']
  const { id } = exercise
  const place = inPython(root, exercise)
  if (place !== undefined) lines.push(say({ en: `In Python: ${place}`, es: `En Python: ${place}` }))
  lines.push(
    say({
      en: `Other ways to solve it: npm run solution ${id}`,
      es: `Otras maneras de resolverlo: npm run solution ${id}`,
    }),
  )
  const next = nextAfter(root, exercise)
  if (next === undefined) {
    lines.push(say({ en: 'That was the last one.', es: 'Era el último.' }))
  } else {
    const place = `${next.id} (${next.stub})`
    lines.push(style('bold', say({ en: `Next: ${place}`, es: `El siguiente: ${place}` })))
  }
  return lines.join('\n')
}

/** The next exercise that is not known to be solved: behind this one, else from the beginning. */
function nextAfter(root: string, exercise: Exercise): Exercise | undefined {
  const all = allExercises(root)
  const known = new Progress(root).recall(all)
  const at = all.findIndex(({ id }) => id === exercise.id)
  const others = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]
  return others.find(({ id }) => known.get(id)?.state !== 'passed')
}

function pageOf(root: string, chapter: string): string {
  const page = join(root, pagesOf(chapter, language()).lesson)
  return existsSync(page) ? readFileSync(page, 'utf8').replaceAll('\r\n', '\n') : ''
}
