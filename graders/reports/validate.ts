// Reads a report back. It may come from a job that ran a student's code, or from a mail: it is data
// that has to prove itself. The schema says what it looks like, and what follows from something else
// in it (a score from its checks) has to follow.
import { readFileSync, statSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { say, type Text } from '../language.ts'
import { oneLine } from './escape.ts'
import { type Graded, inOrder, type Report, SCHEMA, type Submission } from './report.ts'
import { scoreOf, total } from './scores.ts'

/** A report longer than this is not read. */
const MOST_BYTES = 2 ** 28

/** The report in a file, or in one line what keeps it from being one. */
export function readReport(path: string, most = MOST_BYTES): Report | { readonly problem: string } {
  let text: string
  try {
    const { size } = statSync(path)
    if (size > most) return { problem: say(tooLong(size, most)) }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { problem: say(unreadable((error as NodeJS.ErrnoException).code ?? 'error')) }
  }
  return parseReport(text)
}

/** The report that a text is, or in one line what keeps it from being one. */
export function parseReport(text: string): Report | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: say(text.trim() === '' ? EMPTY : noJson(text)) }
  }
  const check = schemas().getSchema(SCHEMA)
  if (check === undefined) throw new Error(`report.schema.json is not ${SCHEMA}`)
  if (!check(value)) return { problem: say(against(check.errors?.[0])) }
  const report = value as Report
  const wrong = contradiction(report)
  return wrong === undefined ? report : { problem: say(wrong) }
}

/** Does a value look like the result of an exercise in a report? */
export function isGraded(value: unknown): value is Graded {
  const check = schemas().getSchema(`${SCHEMA}#/$defs/result`)
  return check !== undefined && check(value) === true
}

let compiled: Ajv2020 | undefined

function schemas(): Ajv2020 {
  const file = new URL('./report.schema.json', import.meta.url)
  compiled ??= new Ajv2020({ multipleOfPrecision: 6 }).addSchema(
    JSON.parse(readFileSync(file, 'utf8')) as object,
  )
  return compiled
}

/** What no schema can say: ids are there once and in order, and scores follow from checks. */
function contradiction({ exercises, submissions }: Report): Text | undefined {
  const ids = exercises.map(({ id }) => id)
  if (!isSorted(ids)) return unsorted('exercises')
  if (!isSorted(submissions.map(({ id }) => id))) return unsorted('submissions')
  for (const { id, file } of exercises) {
    const [, chapter, number] = /^exercises\/(\d\d)-[^/]*\/(\d\d)-/.exec(file) ?? []
    if (id !== `${chapter}/${number}`) return notOf(id, file)
  }
  for (const submission of submissions) {
    const wrong = wrongIn(submission, exercises)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function wrongIn(
  { id, problem, results, score }: Submission,
  exercises: Report['exercises'],
): Text | undefined {
  if (results.length !== (problem === undefined ? exercises.length : 0)) return incomplete(id)
  for (const [at, { points, checks, ...exercise }] of exercises.entries()) {
    const result = results[at]
    if (result === undefined) break
    const isWhole = result.exercise === exercise.id && result.checks.length === checks.length
    if (!isWhole) return incomplete(id)
    const passed = result.checks.filter((state) => state === 'passed').length
    if (result.score !== scoreOf(points, passed, checks.length)) return unearned(id, exercise.id)
    const isAll = passed === checks.length && passed > 0
    if ((result.state === 'passed') !== isAll) return unearned(id, exercise.id)
  }
  return score === total(results.map((result) => result.score)) ? undefined : unearned(id)
}

function isSorted(ids: readonly string[]): boolean {
  return ids.every((id, at) => at === 0 || inOrder(ids[at - 1] ?? '', id) < 0)
}

function unreadable(code: string): Text {
  if (code === 'ENOENT') {
    return { en: 'it is not there', es: 'no existe' }
  }
  return { en: `it cannot be read (${code})`, es: `no se puede leer (${code})` }
}

function tooLong(size: number, most: number): Text {
  const [is, may] = [size, most].map((bytes) => `${Math.ceil(bytes / 2 ** 20)} MB`)
  return {
    en: `it has ${is}; a report has at most ${may}`,
    es: `tiene ${is}; un informe tiene ${may} como mucho`,
  }
}

const EMPTY: Text = { en: 'it is empty', es: 'está vacío' }

function noJson(text: string): Text {
  const start = JSON.stringify(oneLine(text.slice(0, 80), 40))
  return {
    en: `it is no whole JSON; it begins with ${start}`,
    es: `no es JSON completo; empieza por ${start}`,
  }
}

function against(error: ErrorObject | undefined): Text {
  const place = oneLine(error?.instancePath || '/', 100)
  const said = oneLine(error?.message ?? '', 200)
  if (place === '/schema' || (place === '/' && error?.params.missingProperty === 'schema')) {
    return {
      en: 'it is no report of this kit (asyncio-kit/report/v1)',
      es: 'no es un informe de este kit (asyncio-kit/report/v1)',
    }
  }
  return {
    en: `it does not follow report.schema.json: ${place} ${said}`,
    es: `no cumple report.schema.json: ${place} ${said}`,
  }
}

function unsorted(list: string): Text {
  return {
    en: `its ${list} are not in order, or one of them stands there twice`,
    es: `su lista ${list} no está en orden, o alguno está dos veces`,
  }
}

function notOf(id: string, file: string): Text {
  return { en: `${id} is not ${file}`, es: `${id} no es ${file}` }
}

function incomplete(id: string): Text {
  const name = JSON.stringify(oneLine(id, 80))
  return {
    en: `the results of ${name} are not those of its exercises and checks`,
    es: `los resultados de ${name} no son los de sus ejercicios y comprobaciones`,
  }
}

function unearned(id: string, exercise?: string): Text {
  const name = JSON.stringify(oneLine(id, 80))
  const where = exercise === undefined ? '' : ` ${exercise}`
  return {
    en: `${name}${where}: the score does not follow from the checks`,
    es: `${name}${where}: la nota no se sigue de las comprobaciones`,
  }
}
