// What every new exercise begins with, whatever its kind. `TODO author` marks what is to be written:
// `npm run check NN/EE` lists what is left of it.
import type { Exercise } from '../catalog.ts'
import type { Language } from '../language.ts'
import { HEADINGS, headingOf } from '../lesson.ts'

/** Files of a new exercise: their texts by their paths from the root. */
export type Files = Readonly<Record<string, string>>

/** The kinds of exercises. */
export const KINDS = ['fill', 'predict', 'repair', 'build'] as const

/** One of KINDS. */
export type Kind = (typeof KINDS)[number]

/** Lays out the files of an exercise that belong to it alone. */
export type Template = (exercise: Exercise) => Files

/** What marks a text that the author has to write. */
export const MARK = 'TODO author'

/** The head of stub and solution. */
export const HEADER = `// ${MARK}: the story, in one to three lines.
//
// ${MARK}: la historia, en una a tres líneas.
`

/** The type of the student's module, for the grader. */
export function moduleType({ stub }: Exercise): string {
  return `type Module = typeof import('../../${stub}')\n`
}

/** Where the right and the wrong answers of an exercise stand. */
export function answerAt({ chapter, name }: Exercise, kind: 'right' | 'wrong', variant: string) {
  return `graders/${chapter}/${kind}/${name}.todo-${variant}.ts`
}

/** The first lines of a right answer. */
export const DIFFERS = `// Differs: ${MARK}: what is done in another way.
// Se distingue: ${MARK}: qué se hace de otra manera.\n`

/** The first lines of a wrong answer. */
export function mistake(...fails: string[]): string {
  const lines = fails.map((name) => `// fails: ${name}\n`)
  return `${lines.join('')}// card: none\n// ${MARK}: what is believed wrongly, and the card if there is one.\n`
}

/** The statement of an exercise, for the chapter's lesson. */
export function statement({ name }: Exercise, kind: Kind, language: Language): string {
  const [en, es] = {
    fill: ['', ''],
    predict: ['*Predict.* ', '*Predecir.* '],
    repair: ['*Repair.* ', '*Reparar.* '],
    build: ['*Build.* ', '*Construir.* '],
  }[kind]
  const link = `[\`${name}.ts\`](${name}.ts)`
  const text =
    language === 'en'
      ? `${en}${link}. ${MARK}: the story, and all that the grader demands.`
      : `${es}${link}. ${MARK}: la historia, y todo lo que exige el evaluador.`
  const heading = headingOf(name).statement
  return `${language === 'en' ? heading : `${heading}: ${MARK}`}\n\n${text}\n`
}

/** The hints of an exercise; each has to say more than the one before. */
export function hints({ name }: Exercise, language: Language): string {
  const lines =
    language === 'en'
      ? [
          'a question that points at the idea',
          'the construct, and why',
          'nearly there, without the code',
        ]
      : [
          'una pregunta que apunta a la idea',
          'la construcción, y por qué',
          'casi todo, sin el código',
        ]
  const list = lines.map((line, index) => `${index + 1}. ${MARK}: ${line}.`)
  return `${headingOf(name).hints}\n\n${list.join('\n')}\n`
}

/** The pages of a new chapter, without any exercise. */
export function chapterPages(
  number: string,
  title: string,
  language: Language,
): { lesson: string; hints: string } {
  const [turn, sections] = [HEADINGS[language][3], HEADINGS[language]]
  const body = sections.map((heading) =>
    heading === turn ? `## ${heading}` : `## ${heading}\n\n${MARK}.`,
  )
  const head = language === 'en' ? 'Hints' : 'Pistas'
  const other =
    language === 'en'
      ? { lesson: '[En español](README.es.md)', hints: '[En español](hints.es.md)' }
      : { lesson: '[In English](README.md)', hints: '[In English](hints.md)' }
  return {
    lesson: `${[`# ${number} ${title}`, other.lesson, ...body].join('\n\n')}\n`,
    hints: `# ${head}: ${number} ${title}\n\n${other.hints}\n`,
  }
}
