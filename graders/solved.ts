// How the kit solves an exercise. The whole kit has it in files. The edition for students has it in
// one encoded page, so that no search through the files comes upon an answer; after a pass it is
// unpacked into `solutions/`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { answersOf } from './answers.ts'
import type { Exercise } from './catalog.ts'

/** A right answer: its path from the root, and what it says. */
export type Source = { readonly file: string; readonly text: string }

/** The kit's own answer to an exercise, and other right ones. */
export type Solved = { readonly solution: Source; readonly others: readonly Source[] }

/** The encoded page: a line for each exercise, its id and its answers. */
export const BUNDLE = 'graders/solutions.bundle'

/** How the kit solves an exercise; undefined where this copy does not say. */
export function solved(root: string, exercise: Exercise): Solved | undefined {
  const known = bundled(root, exercise)
  if (known !== undefined || !existsSync(join(root, exercise.solution))) return known
  const read = (file: string): Source => ({ file, text: readFileSync(join(root, file), 'utf8') })
  return {
    solution: read(exercise.solution),
    others: answersOf(root, exercise, 'right').map(read),
  }
}

/** Writes what is only in the encoded page into files; those that are there stay as they are. */
export function unpack(root: string, { solution, others }: Solved): void {
  for (const { file, text } of [solution, ...others]) {
    const path = join(root, file)
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** The encoded page of these exercises, each solved in files below `root`. */
export function bundleOf(root: string, exercises: readonly Exercise[]): string {
  const lines = exercises.flatMap((exercise) => {
    const found = solved(root, exercise)
    if (found === undefined) return []
    const folder = dirname(exercise.solution)
    const others = found.others.map(({ file, text }) => ({
      file: `${folder}/${basename(file)}`,
      text,
    }))
    const packed = deflateRawSync(JSON.stringify({ solution: found.solution, others }))
    return [`${exercise.id} ${packed.toString('base64')}`]
  })
  return `${lines.join('\n')}\n`
}

function bundled(root: string, { id }: Exercise): Solved | undefined {
  const path = join(root, BUNDLE)
  if (!existsSync(path)) return undefined
  const line = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .find((each) => each.startsWith(`${id} `))
  if (line === undefined) return undefined
  return JSON.parse(inflateRawSync(Buffer.from(line.slice(id.length + 1), 'base64')).toString())
}
