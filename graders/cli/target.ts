// The file that a command is about: an exercise by its number, or any file by its path.
import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { draft, type Exercise, search } from '../catalog.ts'
import { say } from '../language.ts'
import { unknownExercise } from '../options.ts'
import { type Answer, type Asked, oneExercise, refusal } from './command.ts'

/** What is to be run: a file, and the exercise that it answers, if it does. */
export type Target = { readonly file: string; readonly exercise?: Exercise }

/** A file that is there is taken as it is; a wrong or a right answer belongs to its exercise. */
export function targetOf(asked: Asked, command: string): Target | Answer {
  const { root, cwd, words } = asked
  const [word = ''] = words
  const path = resolve(cwd, word)
  if (words.length === 1 && existsSync(path) && statSync(path).isFile()) {
    const file = relative(root, path).split(sep).join('/')
    const [, chapter, name] = ANSWER.exec(file) ?? []
    const exercise = name === undefined ? undefined : draft(root, `${chapter}/${name}`)
    if (exercise === undefined || !existsSync(join(root, exercise.grader))) return { file }
    return { file: file.endsWith('.grader.ts') ? exercise.stub : file, exercise }
  }
  if (/\.[a-z]+$/.test(word) && /[\\/]/.test(word)) return refusal(noFile(root, word, command))
  const exercise = oneExercise(asked, command)
  if ('exitCode' in exercise) return exercise
  const { stub } = exercise
  if (existsSync(join(root, stub))) return { file: stub, exercise }
  const back = `npm run reset ${exercise.id}`
  return refusal(
    say({
      en: `There is no file ${stub}. The empty exercise comes back with ${back}`,
      es: `No existe el archivo ${stub}. El ejercicio vacío se recupera con ${back}`,
    }),
  )
}

/** A path of an exercise may be written nearly right. */
function noFile(root: string, word: string, command: string): string {
  const said = say({ en: `There is no file ${word}.`, es: `No existe el archivo ${word}.` })
  const name = /(\d\d-[^\\/]+)\.ts$/.exec(word)?.[1]
  const found = name === undefined ? undefined : search(root, [name])
  if (found?.kind !== 'unknown' || found.near.length === 0) return said
  return `${said}\n${unknownExercise(root, found, command, 'npm run list')}`
}

const ANSWER = /^(?:exercises|solutions|graders)\/([^/]+)\/(?:(?:right|wrong)\/)?(\d\d-[^./]+)/
