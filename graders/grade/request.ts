// What was typed behind `npm run grade --`, understood or refused. Nothing is graded here.
import { randomInt } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { type Exercise, search } from '../catalog.ts'
import { say, type Text } from '../language.ts'
import { parseWords, unknownExercise, wholeNumber } from '../options.ts'
import { OWN } from '../progress.ts'
import { FORMATS, type Format } from '../reports/formats.ts'
import { type Points, readPoints } from '../reports/scores.ts'
import {
  type Entry,
  inFolder,
  isRemote,
  readRoster,
  type Shard,
  shardOf,
  single,
} from './roster.ts'

/** What is to be graded. */
export type Task = {
  readonly exercises: readonly Exercise[]
  readonly entries: readonly Entry[]
  /** Undefined where none was asked for. */
  readonly seed?: number
  readonly points: Points
}

/** A run: a new one, or one to go on with; then the task may be left to the run itself. */
export type Request = {
  readonly task?: Task
  readonly out: string
  readonly isResumed: boolean
  readonly jobs: number
  readonly allowUnsealed: boolean
  readonly formats: readonly Format[]
}

const FLAGS = {
  submission: { type: 'string' },
  ref: { type: 'string' },
  from: { type: 'string' },
  submissions: { type: 'string' },
  roster: { type: 'string' },
  exercise: { type: 'string', multiple: true },
  shard: { type: 'string' },
  seed: { type: 'string' },
  points: { type: 'string' },
  jobs: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string', multiple: true },
  resume: { type: 'boolean' },
  replace: { type: 'boolean' },
  'allow-unsealed': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** The words, taken apart; a text says what is wrong with them. */
export function wordsOf(typed: readonly string[]) {
  return parseWords(typed, FLAGS)
}

type Parsed = Exclude<ReturnType<typeof wordsOf>, string>

/** Where it was typed, and the kit. */
export type Place = { readonly root: string; readonly cwd: string }

/** The request that the words are; a text says why they are none. */
export function requestOf({ values, positionals }: Parsed, place: Place): Request | string {
  if (positionals.length > 0) return say(stray(positionals))
  const formats = formatsOf(values.format)
  if (typeof formats === 'string') return formats
  const jobs = wholeNumber('--jobs', values.jobs ?? String(jobsHere()))
  if (typeof jobs === 'string') return jobs
  const isResumed = values.resume === true
  const sources = [values.submission, values.submissions, values.roster]
  const isNamed = sources.some((source) => source !== undefined)
  if (!isNamed && !isResumed) return say(NOTHING)
  const task = isNamed ? taskOf(values, place) : undefined
  if (typeof task === 'string') return task
  const out =
    values.out === undefined ? ownFolder(place.root, isResumed) : resolve(place.cwd, values.out)
  if (out === undefined) return say(NO_RUN)
  return {
    ...{ out, isResumed, formats, jobs: Math.max(1, Math.min(jobs, 64)) },
    allowUnsealed: values['allow-unsealed'] === true,
    ...(task === undefined ? {} : { task }),
  }
}

/** One for each core, and a gigabyte for each. */
function jobsHere(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)))
}

/** The formats that were asked for, separated by commas or by words; or what is wrong with them. */
export function formatsOf(asked: readonly string[] = ['text', 'html', 'csv']): Format[] | string {
  const names = asked.flatMap((part) => part.split(',')).map((name) => name.trim())
  if (names.includes('all')) return [...FORMATS]
  const wrong = names.find((name) => !FORMATS.some((format) => format === name))
  if (wrong !== undefined) return say(noFormat(wrong))
  return FORMATS.filter((format) => names.includes(format))
}

function taskOf(values: Parsed['values'], { root, cwd }: Place): Task | string {
  const words = values.exercise ?? []
  const found = search(root, words)
  if (found.kind === 'unknown') {
    return unknownExercise(root, found, 'npm run grade -- --exercise', 'npm run list')
  }
  const seed = values.seed === undefined ? undefined : wholeNumber('--seed', values.seed)
  if (typeof seed === 'string') return seed
  const every = search(root, [])
  const all = every.kind === 'found' ? every.exercises : []
  const points: Points | string =
    values.points === undefined ? new Map() : readPoints(resolve(cwd, values.points), all)
  if (typeof points === 'string') return points
  const roster = rosterOf(values, cwd)
  if (typeof roster === 'string') return roster
  const shard = values.shard === undefined ? undefined : shardIn(values.shard)
  if (typeof shard === 'string') return shard
  // Shards with seeds of their own could not be merged: each would have had other inputs.
  if (shard !== undefined && seed === undefined) return say(SHARD_NEEDS_SEED)
  return {
    ...{ exercises: found.exercises, points },
    entries: shard === undefined ? roster : shardOf(roster, shard),
    ...(seed === undefined ? {} : { seed }),
  }
}

function rosterOf(values: Parsed['values'], cwd: string): readonly Entry[] | string {
  const { submission, submissions, roster, ref } = values
  const named = [submission, submissions, roster].filter((one) => one !== undefined)
  if (named.length > 1) return say(ONE_SOURCE)
  if (submission === undefined && ref !== undefined) return say(REF_ALONE)
  if (submissions !== undefined) return inFolder(resolve(cwd, submissions))
  if (roster !== undefined) return readRoster(resolve(cwd, roster))
  if (submission === undefined) return []
  const isThere = isRemote(submission) || existsSync(resolve(cwd, submission))
  return isThere ? [single(submission, cwd, ref)] : say(notThere(submission))
}

function shardIn(text: string): Shard | string {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []
  const shard = { index: Number(index), count: Number(count) }
  return shard.index >= 1 && shard.index <= shard.count ? shard : say(noShard(text))
}

/** A folder of its own for a run without `--out`; to go on, the latest. */
function ownFolder(root: string, isResumed: boolean): string | undefined {
  const folder = join(root, OWN, 'grades')
  if (isResumed) {
    const last = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined
    return last === undefined ? undefined : join(folder, last)
  }
  const moment = new Date()
    .toISOString()
    .replaceAll(/[-:]|\..*/g, '')
    .replace('T', '-')
  return join(folder, `${moment}-${process.pid}`)
}

/** A seed that nobody can foresee, small enough for fast-check. */
export function secretSeed(): number {
  return randomInt(1, 2 ** 31 - 1)
}

const EXAMPLE = 'npm run grade -- --submission FOLDER'

const NOTHING: Text = {
  en: `What is to be graded? For example: ${EXAMPLE}
(the -- before it keeps npm from taking the option). npm run grade -- --help tells all.`,
  es: `¿Qué se evalúa? Por ejemplo: ${EXAMPLE}
(el -- de delante evita que npm se quede con la opción). npm run grade -- --help lo cuenta todo.`,
}

const NO_RUN: Text = {
  en: 'There is no run to go on with in .kit/grades. Which one? --out FOLDER says it.',
  es: 'En .kit/grades no hay ninguna evaluación que seguir. ¿Cuál es? Se dice con --out CARPETA.',
}

const ONE_SOURCE: Text = {
  en: 'One of --submission, --submissions and --roster says what to grade, not two of them.',
  es: 'Basta con uno de --submission, --submissions y --roster: no van juntos.',
}

const REF_ALONE: Text = {
  en: '--ref goes with --submission; in a roster it is a column.',
  es: '--ref acompaña a --submission; en una lista es una columna.',
}

const SHARD_NEEDS_SEED: Text = {
  en: '--shard needs --seed N, the same for all shards, or they could not be merged.',
  es: '--shard necesita --seed N, la misma para todas las partes: si no, no se podrían unir.',
}

function stray(words: readonly string[]): Text {
  const said = words.join(' ')
  return {
    en: `${JSON.stringify(said)} is not understood here. A submission: ${EXAMPLE}`,
    es: `Aquí no se entiende ${JSON.stringify(said)}. Una entrega: ${EXAMPLE}`,
  }
}

function notThere(place: string): Text {
  return {
    en: `There is no ${place}: a submission is a folder, a zip, or the address of a git repository.`,
    es: `No existe ${place}: una entrega es una carpeta, un zip o la dirección de un repositorio git.`,
  }
}

function noFormat(name: string): Text {
  return {
    en: `There is no format ${JSON.stringify(name)}. There are: ${FORMATS.join(', ')}, all.`,
    es: `No existe el formato ${JSON.stringify(name)}. Hay: ${FORMATS.join(', ')}, all.`,
  }
}

function noShard(text: string): Text {
  return {
    en: `--shard takes a part such as 3/10, got ${JSON.stringify(text)}.`,
    es: `--shard espera una parte como 3/10, y recibió ${JSON.stringify(text)}.`,
  }
}
