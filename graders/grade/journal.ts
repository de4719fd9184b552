// What a run has done so far, on disk. Every result is appended as a line and is there to stay before
// the next one is made: whatever ends the run, what it graded is kept, and a line that was half
// written is none. `run.json` says what run it is; `--resume` takes it up.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../language.ts'
import { canonical, type Graded, type Problem, type Report } from '../reports/report.ts'
import { isGraded } from '../reports/validate.ts'
import { writeWhole } from '../whole.ts'
import type { Entry } from './roster.ts'

/** What run it is: two runs with the same plan give the same report. */
export type Plan = Pick<Report, 'kit' | 'seed' | 'exercises'> & {
  readonly schema: 'asyncio-kit/run/v1'
  /** Those that are to be graded, sorted by id; of a shard, those of the shard. */
  readonly entries: readonly Entry[]
}

/** What a submission was when it was opened. */
export type Opening = {
  readonly fingerprint: string
  readonly commit?: string
  readonly notes: readonly Text[]
}

/** What is known of a submission. */
export type Known = {
  readonly opening?: Opening
  readonly results: ReadonlyMap<string, Graded>
  /** Why it could not be graded. */
  readonly problem?: Problem
}

type Line = { readonly id: string } & (
  | { readonly opening: Opening }
  | { readonly result: Graded }
  | { readonly problem: Problem }
)

const PLAN = 'run.json'
const RESULTS = 'results.jsonl'
const LOCK = 'run.lock'
const ROOM = 'run.tmp'

/** The folder of a run; one process at a time has it. */
export class Journal {
  readonly folder: string
  /** Where files may be laid while the run lasts: what a killed run left there is gone. */
  readonly room: string
  readonly #descriptor: number
  readonly #entries: Map<string, Known>

  private constructor(folder: string, entries: Map<string, Known>, whole: number) {
    this.folder = folder
    this.room = join(folder, ROOM)
    rmSync(this.room, { recursive: true, force: true })
    mkdirSync(this.room)
    this.#entries = entries
    const path = join(folder, RESULTS)
    // What stands behind the last whole line would be the beginning of the next.
    if (existsSync(path)) truncateSync(path, whole)
    this.#descriptor = openSync(path, 'a')
  }

  /** Begins a run in a folder that has none yet. */
  static begin(folder: string, plan: Plan): Journal {
    mkdirSync(folder, { recursive: true })
    lock(folder)
    writeWhole(join(folder, PLAN), `${canonical(plan)}\n`)
    return new Journal(folder, new Map(), 0)
  }

  /** Takes up the run in a folder. */
  static resume(folder: string): Journal {
    lock(folder)
    const { entries, whole } = read(join(folder, RESULTS))
    return new Journal(folder, entries, whole)
  }

  /** What is known of a submission. */
  known(id: string): Known {
    return this.#entries.get(id) ?? NOTHING
  }

  /** A submission was opened; what was known of other contents of it is of no use. */
  opened(id: string, opening: Opening): void {
    this.#append({ id, opening })
  }

  graded(id: string, result: Graded): void {
    this.#append({ id, result })
  }

  failed(id: string, problem: Problem): void {
    this.#append({ id, problem })
  }

  #append(line: Line): void {
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`)
    fsyncSync(this.#descriptor)
    note(this.#entries, line)
  }

  /** Lets others have the folder. */
  close(): void {
    closeSync(this.#descriptor)
    rmSync(this.room, { recursive: true, force: true })
    rmSync(join(this.folder, LOCK), { force: true })
  }
}

/** Somebody else is at work in the folder. */
export class Locked extends Error {
  readonly pid: number

  constructor(pid: number) {
    super(`process ${pid} grades there`)
    this.pid = pid
  }
}

/** The plan of the run in a folder; undefined where there is none, or none that can be read. */
export function planIn(folder: string): Plan | undefined {
  try {
    const plan = JSON.parse(readFileSync(join(folder, PLAN), 'utf8')) as Plan
    return plan.schema === 'asyncio-kit/run/v1' ? plan : undefined
  } catch {
    return undefined
  }
}

const NOTHING: Known = { results: new Map() }

/** The lines of a run; a line that is none is left out, and what follows a broken end is cut off. */
function read(path: string): { entries: Map<string, Known>; whole: number } {
  const entries = new Map<string, Known>()
  if (!existsSync(path)) return { entries, whole: 0 }
  const bytes = readFileSync(path)
  const whole = bytes.lastIndexOf('\n') + 1
  for (let start = 0; start < whole; ) {
    const end = bytes.indexOf('\n', start)
    const line = parsed(bytes.toString('utf8', start, end))
    if (line !== undefined) note(entries, line)
    start = end + 1
  }
  return { entries, whole }
}

function parsed(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line
    if (typeof line?.id !== 'string') return undefined
    return !('result' in line) || isGraded(line.result) ? line : undefined
  } catch {
    return undefined
  }
}

function note(entries: Map<string, Known>, line: Line): void {
  const { opening, results } = entries.get(line.id) ?? NOTHING
  if ('opening' in line) {
    const isSame = canonical(opening) === canonical(line.opening)
    entries.set(line.id, { opening: line.opening, results: isSame ? results : new Map() })
  } else if ('result' in line && opening !== undefined) {
    entries.set(line.id, {
      opening,
      results: new Map(results).set(line.result.exercise, line.result),
    })
  } else if ('problem' in line) {
    entries.set(line.id, { results: new Map(), problem: line.problem })
  }
}

/** One process at a time; what a process that is gone has left behind is taken over. */
function lock(folder: string): void {
  const path = join(folder, LOCK)
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const pid = Number(readFileSync(path, 'utf8'))
    if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid))
      throw new Locked(pid)
    rmSync(path, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
