// Who is graded: one submission, a folder of them, or a roster, a CSV file with a row for each.
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { say, type Text } from '../language.ts'
import { oneLine } from '../reports/escape.ts'
import { inOrder } from '../reports/report.ts'

/** One submission: where it is, and what to call it. */
export type Entry = {
  readonly id: string
  /** A folder, a zip, or the URL or path of a git repository. */
  readonly from: string
  /** A commit, a branch or a tag; without one a local path is taken as the files that are there. */
  readonly ref?: string
}

/** Those that are to be graded, sorted by id; or what is wrong with the list. */
export type Roster = readonly Entry[] | string

/** A folder, a zip or a repository, named as it is. */
export function single(from: string, cwd: string, ref?: string, id?: string): Entry {
  const name = basename(from.replace(/[\\/]+$/, '')).replace(/\.(zip|git)$/i, '')
  const place = isRemote(from) ? from : resolve(cwd, from)
  const called = id ?? (name === '' || name === '.' || name === '..' ? basename(place) : name)
  return { id: idOf(called) || 'submission', from: place, ...(ref === undefined ? {} : { ref }) }
}

/** What somebody handed in packed; what is no zip cannot be read, and is a row that says so. */
const ARCHIVE = /\.(?:zip|rar|7z|tar|tgz|tar\.(?:gz|xz|bz2))$/i

/** Every folder and every zip in a folder, by its name. */
export function inFolder(folder: string): Roster {
  if (!existsSync(folder)) return say(noFolder(folder))
  if (!statSync(folder).isDirectory()) return say(noFolder(folder))
  const found = readdirSync(folder).flatMap((name): Entry[] => {
    if (name.startsWith('.') || name === '__MACOSX' || name === 'node_modules') return []
    const from = join(folder, name)
    const isFolder = lstatSync(from).isDirectory()
    if (!isFolder && !ARCHIVE.test(name)) return []
    return [{ id: idOf(isFolder ? name : name.replace(ARCHIVE, '')), from }]
  })
  if (found.length === 0) return say(nobody(folder))
  // `ana/` and `ana.zip`: both are graded, each under its own name.
  const ids = found.map(({ id }) => id)
  const isTwice = (id: string) => ids.indexOf(id) !== ids.lastIndexOf(id)
  const named = found.map(({ id, from }) => ({ id: isTwice(id) ? idOf(basename(from)) : id, from }))
  return sorted(named)
}

/**
 * The rows of a roster. Its first row names the columns: `id`, `path` (or `url`) and, where a commit
 * of a repository is meant, `ref`. Others are left alone.
 */
export function readRoster(file: string): Roster {
  let rows: readonly Readonly<Record<string, string>>[]
  try {
    rows = parse(readFileSync(file), {
      columns: (heads: string[]) => heads.map((head) => head.trim().toLowerCase()),
      bom: true,
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    return say(unreadable(file, error as Error))
  }
  const [first] = rows
  if (first === undefined) return say(nobody(file))
  const column = ['path', 'url', 'repository'].find((name) => name in first)
  if (!('id' in first) || column === undefined) return say(noColumns(file, Object.keys(first)))
  const seen = new Map<string, number>()
  const entries: Entry[] = []
  for (const [at, row] of rows.entries()) {
    const line = at + 2
    const [id, from, ref] = [idOf(row.id ?? ''), row[column] ?? '', row.ref ?? '']
    if (id === '' || from === '') return say(emptyCell(file, line, id === '' ? 'id' : column))
    const before = seen.get(id)
    if (before !== undefined) return say(twice(file, id, before, line))
    seen.set(id, line)
    entries.push(single(from, dirname(resolve(file)), ref === '' ? undefined : ref, id))
  }
  return sorted(entries)
}

/** Is this an address, and no path? */
export function isRemote(from: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(from) || /^[\w.-]+@[\w.-]+:/.test(from)
}

/** A third of a roster, or whatever part: every tenth from the third on, for `3/10`. */
export function shardOf(entries: readonly Entry[], { index, count }: Shard): Entry[] {
  return entries.filter((_, at) => at % count === index - 1)
}

/** One of `count` parts, from 1. */
export type Shard = { readonly index: number; readonly count: number }

/** Ids are compared as they look, and stand in one line. */
function idOf(text: string): string {
  return oneLine(text.normalize('NFC'), 200)
}

function sorted(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => inOrder(a.id, b.id))
}

function noFolder(folder: string): Text {
  return { en: `There is no folder ${folder}.`, es: `No existe la carpeta ${folder}.` }
}

function nobody(place: string): Text {
  return {
    en: `There is nothing to grade in ${place}: neither folders nor zips nor rows.`,
    es: `En ${place} no hay nada que evaluar: ni carpetas ni archivos zip ni filas.`,
  }
}

function unreadable(file: string, { message }: Error): Text {
  const said = oneLine(message, 200)
  return {
    en: `The roster ${file} cannot be read: ${said}`,
    es: `No se puede leer la lista ${file}: ${said}`,
  }
}

function noColumns(file: string, heads: readonly string[]): Text {
  const found = heads.map((head) => JSON.stringify(oneLine(head, 40))).join(', ')
  return {
    en: `The first row of ${file} names its columns, and has to have "id" and "path" (or "url"); "ref" may stand there too. Found: ${found}`,
    es: `La primera fila de ${file} nombra sus columnas, y necesita "id" y "path" (o "url"); puede tener "ref". Se encontró: ${found}`,
  }
}

function emptyCell(file: string, line: number, column: string): Text {
  return {
    en: `${file}:${line}: the column "${column}" is empty.`,
    es: `${file}:${line}: la columna "${column}" está vacía.`,
  }
}

function twice(file: string, id: string, before: number, line: number): Text {
  return {
    en: `${file}:${line}: the id ${JSON.stringify(id)} is that of line ${before}, too.`,
    es: `${file}:${line}: el id ${JSON.stringify(id)} es también el de la línea ${before}.`,
  }
}
