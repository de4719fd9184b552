// Where a student goes next: what to read, what to edit, what was learned, in Python, and what comes
// after. Named, and never jumped to.
import { exercises as allExercises, type Exercise } from './catalog.ts'
import { language, say } from './language.ts'
import { HEADINGS, lessonOf, pagesOf, textOf } from './lesson.ts'
import { Progress } from './progress.ts'
import { plain, type Style, wrap } from './report.ts'
import { chapterTitle, titleOf } from './titles.ts'

/** An exercise in a list: its number, its title, and that of its chapter. */
export function nameOf(root: string, exercise: Exercise): string {
  const { id, chapter } = exercise
  return `${id} ${titleOf(root, exercise)} · ${chapterTitle(root, chapter).replace(/^\d+ /, '')}`
}

/** Which exercise to go on with, and how. */
export function whereToBegin(root: string, exercise: Exercise): string {
  const name = `${exercise.id} ${titleOf(root, exercise)}`
  const heading = say({ en: `Go on with ${name}.`, es: `Se sigue con ${name}.` })
  return [heading, ...waysInto(exercise)].join('\n')
}

/** What to read, to edit and to type. */
export function waysInto({ id, stub, chapter }: Exercise): string[] {
  const { lesson } = pagesOf(chapter, language())
  return say({
    en: `  Read   ${lesson}\n  Edit   ${stub}\n  Grade  npm test ${id}`,
    es: `  Leer     ${lesson}\n  Editar   ${stub}\n  Evaluar  npm test ${id}`,
  }).split('\n')
}

/** What the lesson says that an exercise teaches; the numbers at the end of its line name it. */
export function learned(root: string, { chapter, name }: Exercise): string | undefined {
  const title = HEADINGS[language()][4] ?? ''
  const section = textOf(lessonOf(root, chapter, language()), `## ${title}`) ?? ''
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
  const lines = lessonOf(root, chapter, language()).split('\n')
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
    const name = `${next.id} ${titleOf(root, next)}`
    lines.push(style('bold', say({ en: `Next: ${name}`, es: `El siguiente: ${name}` })))
    lines.push(`  ${next.stub}`)
  }
  return lines.join('\n')
}

/** The next exercise that is not known to be solved: behind this one, else from the beginning. */
export function nextAfter(root: string, exercise: Exercise): Exercise | undefined {
  const all = allExercises(root)
  const known = new Progress(root).recall(all)
  const at = all.findIndex(({ id }) => id === exercise.id)
  const others = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]
  return others.find(({ id }) => known.get(id)?.state !== 'passed')
}
