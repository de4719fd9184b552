// `npm run grade -- merge`: reports of shards, or of single submissions, made one; or one report
// written in other formats.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { say, type Text } from '../language.ts'
import { noCommand, oneLine } from '../reports/escape.ts'
import { outputsOf, writeOutputs } from '../reports/formats.ts'
import { merge, type Named } from '../reports/merge.ts'
import { textReport } from '../reports/text.ts'
import { readReport } from '../reports/validate.ts'
import { type Asked, type ExitCode, refuse, understood } from './asked.ts'
import { planIn } from './journal.ts'
import { publish } from './publish.ts'
import { formatsOf } from './request.ts'
import * as says from './says.ts'

/** Merges the reports that the words name, into the folder behind `--out`. */
export function mergeReports(typed: readonly string[], asked: Asked): ExitCode {
  const { cwd, out, err, style } = asked
  const words = understood(typed, asked)
  if (typeof words === 'number') return words
  const { values, positionals } = words
  const formats = formatsOf(values.format)
  if (typeof formats === 'string') return refuse(asked, formats)
  if (positionals.length === 0 || values.out === undefined) return refuse(asked, say(WHAT))
  const folder = resolve(cwd, values.out)
  const name = relative(cwd, folder) || '.'
  if (!isOurs(folder)) return refuse(asked, say(says.isForeign(name)))
  const problems: string[] = []
  const named = positionals.flatMap((word) => reportsAt(word, cwd, problems))
  const { report, problems: left } = merge(named, values.replace === true)
  for (const problem of [...problems, ...left]) err.write(`${noCommand(problem)}\n`)
  if (report === undefined) return refuse(asked, say(NONE))
  writeOutputs(folder, outputsOf(report, formats))
  publish(report, formats, asked)
  out.write(noCommand(textReport(report, style)))
  out.write(`${say(says.written(name))}\n`)
  return problems.length + left.length > 0 ? 1 : 0
}

/** May this folder be written to: is it new, empty, or what a merge has made? */
function isOurs(folder: string): boolean {
  if (!existsSync(folder)) return true
  if (!statSync(folder).isDirectory()) return false
  const names = readdirSync(folder)
  return names.length === 0 || (names.includes('report.json') && !names.includes('run.json'))
}

/** The report in a folder or file; what is wrong with it is one line. */
function reportsAt(word: string, cwd: string, problems: string[]): Named[] {
  const path = resolve(cwd, word)
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const file = isFolder ? join(path, 'report.json') : path
  const name = oneLine(word, 200)
  if (isFolder && !existsSync(file) && planIn(path) !== undefined) {
    problems.push(`${name}: ${say(unfinished(name))}`)
    return []
  }
  const report = readReport(file)
  if ('problem' in report) {
    problems.push(`${isFolder ? join(name, basename(file)) : name}: ${report.problem}`)
    return []
  }
  return [{ name, report }]
}

const WHAT: Text = {
  en: 'Which reports, and where to? npm run grade -- merge shard-1 shard-2 --out class',
  es: '¿Qué informes, y adónde? npm run grade -- merge parte-1 parte-2 --out clase',
}

const NONE: Text = {
  en: 'There is no report to merge: nothing was written.',
  es: 'No hay ningún informe que unir: no se ha escrito nada.',
}

function unfinished(folder: string): Text {
  return {
    en: `this run is not finished: npm run grade -- --resume --out ${folder}`,
    es: `esta evaluación no ha terminado: npm run grade -- --resume --out ${folder}`,
  }
}
