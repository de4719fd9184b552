// What a report leaves where it runs: on GitHub the page of the run and the marks beside lines.
import { appendFileSync, existsSync, statSync } from 'node:fs'
import { say, type Text } from '../language.ts'
import type { Format } from '../reports/formats.ts'
import { annotations, stepSummary } from '../reports/github.ts'
import type { Report } from '../reports/report.ts'
import type { Screen } from './pace.ts'

type Env = Readonly<Record<string, string | undefined>>

/** GitHub drops a step's summary whole when it has more. */
const MOST_BYTES = 900_000

/** With the format `github`, on GitHub: appends to the step summary and prints the annotations. */
export function publish(
  report: Report,
  formats: readonly Format[],
  { out, err, env = process.env }: { out: Screen; err: Screen; env?: Env },
): void {
  if (!formats.includes('github')) return
  if (env.GITHUB_ACTIONS === 'true') {
    for (const line of annotations(report)) out.write(`${line}\n`)
  }
  const file = env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    const there = existsSync(file) ? statSync(file).size : 0
    appendFileSync(file, stepSummary(report, Math.max(1000, MOST_BYTES - there)))
  } catch (error) {
    err.write(`${say(notWritten((error as NodeJS.ErrnoException).code ?? String(error)))}\n`)
  }
}

function notWritten(why: string): Text {
  return {
    en: `The step summary could not be written (${why}); the reports are complete.`,
    es: `No se pudo escribir el resumen del paso (${why}); los informes están completos.`,
  }
}
