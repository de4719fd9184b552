// The tree is the catalog: exercises/C/E.ts is graded by graders/C/E.grader.ts and solved in
// solutions/C/E.ts. Nothing else lists the exercises. The graders say which there are: a student's
// room may hold drafts, and lack a stub that was renamed.
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { headingOf, lessonOf, textOf, titleIn } from './lesson.ts'
import { distance } from './spelling.ts'

/** One exercise; paths are relative to the project's root, with forward slashes. */
export type Exercise = {
  /** Chapter and number: `02/07`. */
  readonly id: string
  /** Folder of the chapter: `02-coroutines-and-tasks`. */
  readonly chapter: string
  /** `07-hundred-files` */
  readonly name: string
  readonly stub: string
  readonly grader: string
  readonly solution: string
}

const CHAPTER = /^\d\d-[a-z0-9-]+$/
const GRADER = /^\d\d-[a-z0-9-]+\.grader\.ts$/

/** Every exercise of the tree below `root`, in the order of the course. */
export function exercises(root: string): Exercise[] {
  const room = join(root, 'graders')
  const chapters = readdirSync(room).filter((name) => CHAPTER.test(name))
  return chapters.sort().flatMap((chapter) =>
    readdirSync(join(room, chapter))
      .filter((name) => GRADER.test(name))
      .sort()
      .map((file) => exerciseOf(chapter, basename(file, '.grader.ts'))),
  )
}

/** The exercise that a chapter's folder and a file's name stand for. */
export function exerciseOf(chapter: string, name: string): Exercise {
  return {
    id: `${chapter.slice(0, 2)}/${name.slice(0, 2)}`,
    chapter,
    name,
    stub: `exercises/${chapter}/${name}.ts`,
    grader: `graders/${chapter}/${name}.grader.ts`,
    solution: `solutions/${chapter}/${name}.ts`,
  }
}

const ID =
  /^(?:(?:exercises|solutions|graders)\/)?(\d\d)(?:-[a-z0-9-]+)?\/(\d\d(?:-[a-z0-9-]+)?)(?:(?:\.grader)?\.ts)?$/

/** Does a word look like the id of an exercise, or like its path? */
export function isId(word: string): boolean {
  return ID.test(word)
}

/** The exercise of an id, however little of it is there: any one of its three files will do. */
export function draft(root: string, id: string): Exercise | undefined {
  const [, chapter = '', name = ''] = ID.exec(id) ?? []
  const stem = (file: string) => file.replace(/(\.grader)?\.ts$/, '')
  const isNamed = (file: string) => stem(file) === name || file.startsWith(`${name}-`)
  for (const room of ['exercises', 'solutions', 'graders'].map((one) => join(root, one))) {
    for (const folder of readdirSync(room).filter((one) => one.startsWith(`${chapter}-`))) {
      const file = readdirSync(join(room, folder)).find(
        (one) => one.endsWith('.ts') && isNamed(one),
      )
      if (file !== undefined) return exerciseOf(folder, stem(file))
    }
  }
  return undefined
}

/** What a search for exercises found: those asked for, or names near a wrong one. */
export type Search =
  | { readonly kind: 'found'; readonly exercises: Exercise[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly near: Exercise[] }

/**
 * The exercises that the words name, in the order of the course. A word is an id (`02/07`), a
 * chapter (`02`, `02-coroutines-and-tasks`), a path, a part of a name (`files`), or a word of the
 * exercise's statement (`gather`).
 * Without words: those of the chapter that `cwd` lies in, or all of them.
 */
export function search(root: string, words: readonly string[], cwd = root): Search {
  const all = exercises(root)
  if (words.length === 0) {
    const here = relative(root, cwd).split(sep)[1]
    const inside = all.filter((exercise) => exercise.chapter === here)
    return { kind: 'found', exercises: inside.length > 0 ? inside : all }
  }
  const wanted = new Set<Exercise>()
  for (const word of words) {
    const named = matching(all, clean(word, root, cwd))
    const titled = named.length > 0 ? named : all.filter((each) => isTitled(root, each, word))
    const found = titled.length > 0 ? titled : all.filter((each) => isAbout(root, each, word))
    if (found.length === 0) return { kind: 'unknown', word, near: near(root, all, word) }
    for (const exercise of found) wanted.add(exercise)
  }
  return { kind: 'found', exercises: all.filter((exercise) => wanted.has(exercise)) }
}

// `./07-hundred-files.ts` typed in a chapter, `exercises\02-...\07-...` on Windows, `02/7`, `2/7`.
function clean(word: string, root: string, cwd: string): string {
  const asPath = resolve(cwd, word)
  const isInside = existsSync(asPath) && asPath.startsWith(join(root, sep))
  const path = isInside ? relative(root, asPath) : word
  const plain = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.')
  const parts = plain.filter((part) => !['exercises', 'graders', 'solutions'].includes(part))
  const name = parts.join('/').replace(/(\.grader)?\.ts$/, '')
  return name.replace(/^(\d{1,2})([/.](\d{1,2}))?$/, (_, chapter: string, __, number?: string) =>
    [chapter, number]
      .flatMap((part) => (part === undefined ? [] : part.padStart(2, '0')))
      .join('/'),
  )
}

function matching(all: readonly Exercise[], word: string): Exercise[] {
  const exact = all.filter((exercise) =>
    [exercise.id, exercise.chapter, exercise.chapter.slice(0, 2)].includes(word),
  )
  if (exact.length > 0) return exact
  if (word === '') return [...all]
  const lower = word.toLowerCase().replaceAll(' ', '-')
  return all.filter(({ chapter, name }) => `${chapter}/${name}`.includes(lower))
}

/** Has the title of an exercise in Spanish these words? In English its name is its title. */
function isTitled(root: string, { chapter, name }: Exercise, words: string): boolean {
  return has(titleIn(lessonOf(root, chapter, 'es'), name), words)
}

/** Has the statement of an exercise, in either language, these words? */
function isAbout(root: string, { chapter, name }: Exercise, words: string): boolean {
  const { statement } = headingOf(name)
  const pages = (['en', 'es'] as const).map((language) => lessonOf(root, chapter, language))
  return pages.some((page) => has(textOf(page, statement), words))
}

function has(text: string | undefined, words: string): boolean {
  if (text === undefined || !/^\p{L}[\p{L} ]+\p{L}$/u.test(words)) return false
  return new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'iu').test(text)
}

/** The exercises whose names are nearest to a wrong word, best first. */
function near(root: string, all: readonly Exercise[], word: string): Exercise[] {
  const lower = word.toLowerCase()
  const scored = all.map((exercise) => {
    const spellings = [
      exercise.id,
      exercise.name,
      exercise.name.slice(3),
      ...exercise.name.split('-'),
      ...(titleIn(lessonOf(root, exercise.chapter, 'es'), exercise.name) ?? '').split(' '),
    ]
    return { exercise, distance: Math.min(...spellings.map((other) => distance(lower, other))) }
  })
  const nearest = Math.min(...scored.map(({ distance }) => distance))
  const most = Math.min(Math.max(2, word.length / 2), nearest + 1)
  return scored
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ exercise }) => exercise)
}
