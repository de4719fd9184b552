// `npm run grade -- collect`: fetches the submissions of a roster without grading them, so that what
// grades needs neither the network nor a token. What is fetched is a repository without files: nothing
// of it is checked out, and nothing can be run by looking at it.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { say, type Text } from '../language.ts'
import { folderNames, noCommand } from '../reports/escape.ts'
import { type Asked, type ExitCode, refuse, understood } from './asked.ts'
import { ABSENT, Unopened } from './found.ts'
import { fetchInto } from './repository.ts'
import { type Entry, isRemote, readRoster } from './roster.ts'

/** What the new roster is called, in the folder with the submissions. */
const ROSTER = 'roster.csv'

/**
 * Fetches what the roster names into the folder behind `--out`, with a roster of its own. What cannot
 * be fetched keeps its old place there: grading says what is wrong with it.
 */
export async function collect(typed: readonly string[], asked: Asked): Promise<ExitCode> {
  const { cwd, out, err, signal } = asked
  const words = understood(typed, asked)
  if (typeof words === 'number') return words
  const { values, positionals } = words
  const { roster: file, out: place } = values
  if (file === undefined || place === undefined || positionals.length > 0)
    return refuse(asked, say(WHAT))
  const folder = resolve(cwd, place)
  const shown = relative(cwd, folder) || '.'
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return refuse(asked, say(isTaken(shown)))
  const roster = readRoster(resolve(cwd, file))
  if (typeof roster === 'string') return refuse(asked, roster)

  mkdirSync(folder, { recursive: true })
  const names = folderNames(roster.map(({ id }) => id))
  const rows: string[][] = []
  let failed = 0
  for (const [at, entry] of roster.entries()) {
    const name = names.get(entry.id) ?? String(at)
    try {
      const ref = await fetched(entry, join(folder, name), signal)
      const fetchedName = existsSync(join(folder, name)) ? name : `${name}.zip`
      rows.push([entry.id, fetchedName, ref])
    } catch (error) {
      if (signal.aborted) return stopped(folder, err)
      if (!(error instanceof Unopened)) throw error
      failed += 1
      rmSync(join(folder, name), { recursive: true, force: true })
      rows.push([entry.id, entry.from, entry.ref ?? ''])
      err.write(`${noCommand(`${entry.id}: ${say(error.problem.text)}`)}\n`)
    }
    if (!out.isTTY) continue
    out.write(`\r${at + 1}/${roster.length}`)
  }
  writeFileSync(join(folder, ROSTER), stringify([['id', 'path', 'ref'], ...rows]))
  if (out.isTTY) out.write('\r')
  out.write(`${say(done(roster.length - failed, roster.length, `${shown}/${ROSTER}`))}\n`)
  return failed > 0 ? 1 : 0
}

/** Fetches one submission to `path`, and gives the commit where it is one of a repository. */
async function fetched({ from, ref }: Entry, path: string, signal: AbortSignal): Promise<string> {
  if (isRemote(from) || ref !== undefined) {
    mkdirSync(path)
    return fetchInto(path, from, ref ?? 'HEAD', signal)
  }
  if (!existsSync(from)) throw new Unopened('absent', ABSENT)
  const isZip = /\.zip$/i.test(basename(from))
  // Links stay links, and are refused when it is graded.
  cpSync(from, isZip ? `${path}.zip` : path, { recursive: true, verbatimSymlinks: true })
  return ''
}

/** Half of a class is worth nothing to the next command, which would take it for the whole. */
function stopped(folder: string, err: Asked['err']): 130 {
  rmSync(folder, { recursive: true, force: true })
  err.write(`${say(STOPPED)}\n`)
  return 130
}

const WHAT: Text = {
  en: 'Whose, and where to? npm run grade -- collect --roster roster.csv --out submissions',
  es: '¿De quién, y adónde? npm run grade -- collect --roster lista.csv --out entregas',
}

const STOPPED: Text = {
  en: 'Stopped. What had been fetched was removed: begin again.',
  es: 'Interrumpido. Lo que se había traído se ha borrado: hay que empezar de nuevo.',
}

function isTaken(folder: string): Text {
  return {
    en: `${folder} is not empty, and stays as it is. Choose another folder.`,
    es: `${folder} no está vacía, y se queda como está. Hay que elegir otra carpeta.`,
  }
}

function done(count: number, all: number, roster: string): Text {
  return {
    en: `${count} of ${all} fetched. To grade them: npm run grade -- --roster ${roster}`,
    es: `${count} de ${all} traídas. Para evaluarlas: npm run grade -- --roster ${roster}`,
  }
}
