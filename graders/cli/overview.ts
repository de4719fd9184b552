// What `npm start` and `npm run list` look at: every exercise with what became of it.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Exercise, exercises } from '../catalog.ts'
import { say } from '../language.ts'
import { standings } from '../progress.ts'
import { type Standing, type Style, standingText } from '../report.ts'
import { type Answer, refusal } from './command.ts'

/** An exercise and what became of it; no standing where its file is gone. */
export type Row = { readonly exercise: Exercise; readonly standing: Standing | undefined }

/** Every exercise in the order of the course, graded where that is not known, or why it cannot be. */
export function overview(root: string): Row[] | Answer {
  const all = exercises(root)
  if (process.stderr.isTTY) process.stderr.write(say({ en: 'Looking ...', es: 'Mirando ...' }))
  const known = standings(root, all)
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  if ('trouble' in known) {
    const { trouble } = known
    return refusal(
      say({
        en: `The exercises could not be graded. npm test says why:\n${trouble}`,
        es: `No se han podido evaluar los ejercicios. npm test dice por qué:\n${trouble}`,
      }),
    )
  }
  return all.map((exercise) => {
    const isThere = existsSync(join(root, exercise.stub))
    return { exercise, standing: isThere ? known.get(exercise.id) : undefined }
  })
}

/** What became of it, in words; a file that is gone says so. */
export function rowText({ standing }: Row, style: Style): string {
  if (standing !== undefined) return standingText(standing, style)
  return style('bad', say({ en: 'its file is not there', es: 'falta su archivo' }))
}

/** The chapters of the rows, in order, each with its own. */
export function byChapter(rows: readonly Row[]): Map<string, Row[]> {
  const chapters = new Map<string, Row[]>()
  for (const row of rows) {
    const { chapter } = row.exercise
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), row])
  }
  return chapters
}

/**
 * Files with the number of an exercise and another name, where that exercise is not solved: most
 * likely the student's own work, renamed here or by a new version of the kit.
 */
export function strays(root: string, rows: readonly Row[]): { file: string; stub: string }[] {
  return rows.flatMap(({ exercise, standing }) => {
    if (standing !== undefined && standing.state !== 'notStarted') return []
    const { chapter, name, stub } = exercise
    const folder = join(root, 'exercises', chapter)
    const others = existsSync(folder) ? readdirSync(folder) : []
    return others
      .filter((file) => file.startsWith(`${name.slice(0, 3)}`) && file.endsWith('.ts'))
      .filter((file) => file !== `${name}.ts`)
      .map((file) => ({ file: `exercises/${chapter}/${file}`, stub }))
  })
}
