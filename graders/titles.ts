// What exercises and chapters are called where a person reads. The name of a file is for commands. Its
// words are the title in English; in Spanish the heading of the statement adds one to the name:
//
//   ### 07 hundred-files: cien archivos
import type { Exercise } from './catalog.ts'
import { type Language, language, type Text } from './language.ts'
import { lessonOf, titleIn } from './lesson.ts'

/** The title of an exercise, in the reader's language: `hundred files`, `cien archivos`. */
export function titleOf(root: string, exercise: Exercise): string {
  return written(root, exercise, language())
}

/** The title of an exercise in both languages. */
export function titles(root: string, exercise: Exercise): Text {
  return { en: written(root, exercise, 'en'), es: written(root, exercise, 'es') }
}

/** The title of a chapter, as its lesson has it: `02 Coroutines and tasks`. */
export function chapterTitle(root: string, chapter: string): string {
  return /^# (.+)$/m.exec(lessonOf(root, chapter, language()))?.[1] ?? chapter
}

function written(root: string, { chapter, name }: Exercise, wanted: Language): string {
  const words = name.slice(3).replaceAll('-', ' ')
  return wanted === 'en' ? words : (titleIn(lessonOf(root, chapter, wanted), name) ?? words)
}
