// What a report is written as: a name for `--format`, and the files that it stands for. Names of files
// are part of what others build upon; they are listed in graders/README.md.
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { classPage } from './class-page.ts'
import { classroom50Result } from './classroom50.ts'
import { folderNames } from './escape.ts'
import { exercismResults } from './exercism.ts'
import { stepSummary } from './github.ts'
import { canvasCsv, gradesCsv, moodleCsv } from './gradebook.ts'
import { gradescopeResults } from './gradescope.ts'
import { junitXml } from './junit.ts'
import { linesOf, type Report, type Submission } from './report.ts'
import { studentPage } from './student-page.ts'
import { textReport } from './text.ts'

/** The names that `--format` takes. */
export const FORMATS = [
  'text',
  'html',
  'csv',
  'junit',
  'github',
  'gradescope',
  'classroom50',
  'exercism',
] as const

/** One of FORMATS. */
export type Format = (typeof FORMATS)[number]

/** A file: its path below the folder of the run, and its text, whole or in parts. */
export type Output = { readonly path: string; text(): string | Iterable<string> }

/** The files of a report in these formats; report.json is always one of them. */
export function outputsOf(report: Report, formats: readonly Format[]): Output[] {
  const folders = folderNames(report.submissions.map(({ id }) => id))
  const own = ({ id }: Submission, name: string) => `submissions/${folders.get(id)}/${name}`
  const each = (name: string, text: (submission: Submission) => unknown): Output[] =>
    report.submissions.map((submission) => ({
      path: own(submission, name),
      text: () => {
        const made = text(submission)
        return typeof made === 'string' ? made : `${JSON.stringify(made, null, 2)}\n`
      },
    }))
  const made: Record<Format, () => Output[]> = {
    text: () => [{ path: 'report.txt', text: () => textReport(report) }],
    html: () => [
      { path: 'class.html', text: () => classPage(report, (id) => addressOf(folders.get(id))) },
      ...each('report.html', (submission) => studentPage(submission, report)),
    ],
    csv: () => [
      { path: 'grades.csv', text: () => gradesCsv(report) },
      { path: 'canvas.csv', text: () => canvasCsv(report) },
      { path: 'moodle.csv', text: () => moodleCsv(report) },
    ],
    junit: () => [{ path: 'junit.xml', text: () => junitXml(report) }],
    github: () => [{ path: 'summary.md', text: () => stepSummary(report) }],
    gradescope: () =>
      each('gradescope.json', (submission) => gradescopeResults(submission, report)),
    classroom50: () =>
      each('classroom50.json', (submission) => classroom50Result(submission, report)),
    exercism: () =>
      report.exercises.flatMap((exercise, at) =>
        report.submissions.flatMap((submission) => {
          const result = submission.results[at]
          if (result === undefined) return []
          const path = own(submission, `exercism/${exercise.id.replace('/', '-')}/results.json`)
          const text = () => `${JSON.stringify(exercismResults(exercise, result), null, 2)}\n`
          return [{ path, text }]
        }),
      ),
  }
  const wanted = FORMATS.filter((format) => formats.includes(format))
  return [
    { path: 'report.json', text: () => linesOf(report) },
    ...wanted.flatMap((format) => made[format]()),
  ]
}

/** Writes the files below a folder, each of them whole or not at all. */
export function writeOutputs(folder: string, outputs: readonly Output[]): void {
  for (const { path, text } of outputs) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const draft = `${target}.${process.pid}`
    const descriptor = openSync(draft, 'w')
    try {
      const made = text()
      for (const part of typeof made === 'string' ? [made] : made) writeSync(descriptor, part)
    } finally {
      closeSync(descriptor)
    }
    renameSync(draft, target)
  }
}

function addressOf(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined
  return `submissions/${encodeURIComponent(folder)}/report.html`
}
