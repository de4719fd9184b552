// The file that a command is about: an exercise by its number, or any file by its path.
import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { draft, type Exercise } from '../catalog.ts'
import { say } from '../language.ts'
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
  if (/\.[a-z]+$/.test(word) && /[\\/]/.test(word)) {
    return refusal(say({ en: `There is no file ${word}.`, es: `No existe el archivo ${word}.` }))
  }
  const exercise = oneExercise(asked, command)
  if ('exitCode' in exercise) return exercise
  const { stub } = exercise
  if (existsSync(join(root, stub))) return { file: stub, exercise }
  return refusal(say({ en: `There is no file ${stub}.`, es: `No existe el archivo ${stub}.` }))
}

const ANSWER = /^(?:exercises|solutions|graders)\/([^/]+)\/(?:(?:right|wrong)\/)?(\d\d-[^./]+)/
