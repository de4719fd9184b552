// Which kit graded: the same word on every machine for the same graders, runtime and packages.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that grade nothing: tests, the answers that graders are tested with, the commands. */
const APART = new Set(['tests', 'wrong', 'right', 'cli', 'bench', 'node_modules'])

/** The kit's version, and the SHA-256 of what decides a grade. */
export function kitOf(root: string): { readonly version: string; readonly hash: string } {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version?: string
  }
  const hash = createHash('sha256')
  for (const file of kitFiles(root)) {
    hash.update(`${file}\0`).update(contentsOf(root, file)).update('\0')
  }
  return { version: manifest.version ?? '0', hash: hash.digest('hex') }
}

/** The files that decide a grade, by path from the root with forward slashes, in order. */
export function kitFiles(root: string): string[] {
  const own = ['package-lock.json', 'exercises/todo.ts'].filter((file) =>
    existsSync(join(root, file)),
  )
  return [...below(root, 'graders'), ...below(root, 'runtime'), ...own]
}

/** A file as it is in the repository: a checkout on Windows may have other ends of lines. */
export function contentsOf(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
}

function below(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries
    .filter(({ name }) => !APART.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return below(root, path)
      return entry.isFile() && /\.(ts|json)$/.test(entry.name) ? [path] : []
    })
}
