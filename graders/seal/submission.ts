// What of a submission is read: the files of the exercises, by their names, and nothing else. Each
// segment of a path is looked at before it is followed, and a file is read through the one
// descriptor that was looked at: what is swapped meanwhile is not read.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from '../catalog.ts'
import type { Text } from '../language.ts'
import type { Problem } from './result.ts'

/** The text of an exercise's file, or why it is not read. */
export type Submitted = { readonly text: string } | { readonly problem: Problem }

/** A file longer than this is no exercise. */
export const MAX_BYTES = 200_000

/** Reads the file of each exercise below `dir`, by the exercise's id. */
export function readSubmission(
  dir: string,
  exercises: readonly Exercise[],
): Map<string, Submitted> {
  return new Map(exercises.map((exercise) => [exercise.id, readOne(dir, exercise.stub)]))
}

function readOne(dir: string, file: string): Submitted {
  const segments = file.split('/')
  try {
    for (let depth = 1; depth < segments.length; depth += 1) {
      const folder = segments.slice(0, depth).join('/')
      const found = lstatSync(join(dir, folder))
      if (found.isSymbolicLink()) return refused(folder, LINK)
      if (!found.isDirectory()) return refused(folder, NO_FOLDER)
    }
    const path = join(dir, file)
    const found = lstatSync(path)
    if (found.isSymbolicLink()) return refused(file, LINK)
    if (!found.isFile()) return refused(file, NO_FILE)
    return readPlain(path, file)
  } catch (error) {
    return isAbsent(error) ? missing(file) : refused(file, UNREADABLE)
  }
}

function readPlain(path: string, file: string): Submitted {
  // NONBLOCK: what became a pipe since would wait for a writer. Windows has neither flag.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    const found = fstatSync(descriptor)
    if (!found.isFile()) return refused(file, NO_FILE)
    if (found.nlink !== 1) return refused(file, HARD_LINK)
    if (found.size > MAX_BYTES) return refused(file, TOO_BIG)
    const bytes = Buffer.alloc(MAX_BYTES + 1)
    let length = 0
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null)
    }
    if (length > MAX_BYTES) return refused(file, TOO_BIG)
    return decoded(bytes.subarray(0, length), file)
  } finally {
    closeSync(descriptor)
  }
}

function decoded(bytes: Uint8Array, file: string): Submitted {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? refused(file, NO_TEXT) : { text }
  } catch {
    return refused(file, NO_TEXT)
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function missing(file: string): Submitted {
  return {
    problem: {
      kind: 'missing',
      text: { en: `There is no ${file}.`, es: `No existe ${file}.` },
    },
  }
}

/** Why a file is not read: what it is. */
export function refused(path: string, { en, es }: Text): { readonly problem: Problem } {
  return { problem: { kind: 'refused', text: { en: `${path} ${en}.`, es: `${path} ${es}.` } } }
}

export const LINK: Text = {
  en: 'is a link, which is not followed',
  es: 'es un enlace, y no se sigue',
}
const HARD_LINK: Text = {
  en: 'is a second name of another file',
  es: 'es otro nombre de un archivo que ya existe',
}
const NO_FOLDER: Text = { en: 'is not a folder', es: 'no es una carpeta' }
export const NO_FILE: Text = { en: 'is not an ordinary file', es: 'no es un archivo normal' }
export const TOO_BIG: Text = {
  en: `has more than ${MAX_BYTES} bytes`,
  es: `tiene más de ${MAX_BYTES} bytes`,
}
const NO_TEXT: Text = { en: 'is not text in UTF-8', es: 'no es texto en UTF-8' }
const UNREADABLE: Text = { en: 'cannot be read', es: 'no se puede leer' }
