// `npm run solution 02/07`: how the kit solves an exercise that the student has solved: the
// difference, and other right answers with what is good in each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differs } from '../answers.ts'
import type { Exercise } from '../catalog.ts'
import { say } from '../language.ts'
import { changes } from '../lines.ts'
import { standings } from '../progress.ts'
import { type Style, standingText, wrap } from '../report.ts'
import { type Source, solved, unpack } from '../solved.ts'
import { titleOf } from '../titles.ts'
import { type Answer, type Command, oneExercise, refusal } from './command.ts'

/** Shows the kit's solution beside the student's own; only after a pass. */
export const solution: Command = {
  help: {
    en: `npm run solution 02/07

How the kit solves an exercise that you have solved: the difference to yours,
and other right answers with what is good in each.
`,
    es: `npm run solution 02/07

Cómo resuelve el kit un ejercicio ya resuelto: en qué difiere de lo propio, y
otras respuestas correctas con lo bueno de cada una.
`,
  },

  run(asked) {
    const exercise = oneExercise(asked, 'npm run solution')
    if ('exitCode' in exercise) return exercise
    const { root, style } = asked
    const known = standings(root, [exercise])
    if ('trouble' in known) return refusal(known.trouble)
    const standing = known.get(exercise.id)
    if (standing?.state !== 'passed') {
      const { id, stub } = exercise
      const gone = say({ en: `${stub} is not there`, es: `no está ${stub}` })
      return notYet(id, standing === undefined ? gone : standingText(standing, style))
    }
    const kits = solved(root, exercise)
    if (kits === undefined) {
      return refusal(
        say({
          en: `${exercise.solution} is not in this copy of the kit.`,
          es: `${exercise.solution} no está en esta copia del kit.`,
        }),
      )
    }
    unpack(root, kits)
    const lines = [
      ...differenceLines(root, exercise, kits.solution, style),
      ...variantLines(kits.others, style),
    ]
    return { text: `${lines.join('\n')}\n`, exitCode: 0 }
  },
}

function notYet(id: string, standing: string): Answer {
  const text = say({
    en: `${id}: ${standing}\nIts solution is shown when it passes.\n  Grade  npm test ${id}\n  Stuck  npm run hint ${id}\n`,
    es: `${id}: ${standing}\nLa solución se muestra cuando pasa.\n  Evaluar  npm test ${id}\n  Pista    npm run hint ${id}\n`,
  })
  return { text, exitCode: 1 }
}

function differenceLines(
  root: string,
  exercise: Exercise,
  solution: Source,
  style: Style,
): string[] {
  const clean = (text: string) =>
    text
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .trimEnd()
  const own = readFileSync(join(root, exercise.stub), 'utf8')
  const all = changes(clean(own), clean(solution.text))
  const title = style('bold', `${exercise.id}  ${titleOf(root, exercise)}`)
  if (all.every((line) => line.startsWith('  ') || line === '')) {
    const same = say({
      en: 'Your answer is the kit’s, word for word.',
      es: 'La respuesta es la del kit, palabra por palabra.',
    })
    return [title, '', same, `  ${solution.file}`]
  }
  const legend = say({ en: '- yours   + the kit’s', es: '- la propia   + la del kit' })
  return [
    title,
    '',
    legend,
    '',
    ...shortened(all).map((line) => coloured(line, style)),
    '',
    solution.file,
  ]
}

/** Unchanged lines are shown where they stand beside a change. */
const AROUND = 2

function shortened(lines: readonly string[]): string[] {
  const isChange = (line: string | undefined) => line !== undefined && /^[-+]/.test(line)
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(isChange),
  )
  return lines.flatMap((line, index) => {
    if (isNear[index]) return [line]
    return index === 0 || isNear[index - 1] ? ['  ...'] : []
  })
}

function coloured(line: string, style: Style): string {
  if (line.startsWith('+')) return style('good', line)
  return line.startsWith('-') ? line : style('faint', line)
}

function variantLines(others: readonly Source[], style: Style): string[] {
  if (others.length === 0) return []
  const heading = say({ en: 'Other right answers', es: 'Otras respuestas correctas' })
  const parts = others.flatMap(({ file, text }) => {
    const { en = '', es = en } = differs(text)
    const said = wrap(say({ en, es }), 74).map((line) => `    ${line}`.trimEnd())
    return [`  ${file}`, ...said]
  })
  return ['', style('bold', heading), '', ...parts]
}
