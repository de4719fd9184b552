// `npm run bench`: this runtime beside what people would pick instead, in one run. See README.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { say } from '../../graders/language.ts'
import { tell } from '../../graders/options.ts'
import { beginJournal, codeOf, filesIn, type Journal, reopenJournal } from './journal.ts'
import { type Asked, readOptions } from './options.ts'
import { cache, measure, type Programs, prepare } from './processes.ts'
import { profile } from './profile.ts'
import { Results } from './results.ts'
import { absences, comparison, goals } from './tables.ts'
import {
  ABSENT,
  CONTESTANTS,
  type Contestant,
  checksumOf,
  ONCE,
  ONCE_SHARE,
  ROWS,
  type Row,
} from './workloads.ts'

/** How cost grows is told by fewer rounds: each of these is long. */
const GROWTH_ROUNDS = 3

/** What is not TypeScript. */
const PEERS = [
  'co.mjs',
  'effect.mjs',
  'effection.mjs',
  'peers.mjs',
  'cpython.py',
  'package-lock.json',
]

const LEGEND = '/ ours: how many times as fast, or as light, ours is; above 1 is good for us.'

const asked = readOptions(process.argv.slice(2))
if ('text' in asked) {
  process.exitCode = tell(asked)
} else {
  const programs = await prepare()
  process.once('SIGINT', () => {
    programs.close()
    console.error(
      say({
        en: '\nStopped. The same words and --continue go on from here.',
        es: '\nInterrumpido. Con las mismas palabras y --continue se sigue desde aquí.',
      }),
    )
    process.exit(130)
  })
  try {
    if (asked.profiles) for (const row of asked.rows) console.log(profile(programs, 'ours', row))
    else {
      const journal = openJournal(programs, asked)
      if (typeof journal === 'string')
        process.exitCode = tell({ text: `${journal}\n`, exitCode: 2 })
      else await compare(programs, asked, journal)
    }
  } finally {
    programs.close()
  }
}

function openJournal({ folder }: Programs, { continues }: Asked): Journal | string {
  const path = join(cache, 'journal.jsonl')
  const code = codeOf([...filesIn(folder), ...PEERS.map((file) => join(import.meta.dirname, file))])
  return continues ? reopenJournal(path, code) : beginJournal(path, code)
}

async function compare(programs: Programs, options: Asked, journal: Journal): Promise<void> {
  const { rows, rounds } = options
  const contestants = present(options.contestants, programs)
  const results = new Results(rows)
  const failures = new Map<string, string>()
  const loadBefore = loadavg()[0] ?? 0
  for (let round = 0; round < rounds; round++) {
    if (!process.stderr.isTTY) console.error(`round ${round + 1} of ${rounds}`)
    for (const row of rows) {
      if (round >= GROWTH_ROUNDS && isGrowth(row)) continue
      for (const contestant of rotated(takingPart(row, contestants, round), round)) {
        const place = `${row.name}, ${contestant}`
        if (failures.has(place)) continue
        progress(`round ${round + 1} of ${rounds}: ${place}`)
        try {
          const share = shareOf(row, contestant)
          const key = `${round} ${row.name} ${share.size} ${contestant}`
          const known = journal.find(key)
          const measured = known ?? (await measure(programs, contestant, share, options.quick))
          checkWork(share, measured.checksum)
          if (known === undefined) journal.note(key, measured)
          results.add(share, contestant, measured)
        } catch (error) {
          failures.set(place, (error as Error).message)
        }
      }
    }
  }
  progress('')
  const machine = {
    when: new Date().toISOString(),
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    load: [loadBefore, loadavg()[0] ?? 0].map((load) => load.toFixed(1)).join(' to '),
    rounds,
    quick: options.quick,
  }
  const text = report(rows, contestants, results, machine, failures)
  console.log(text)
  if (options.readme) for (const page of ['README.md', 'README.es.md']) paste(page, text)
  writeJson(rows, contestants, results, machine, failures)
  if (failures.size > 0) process.exitCode = 1
}

function present(wanted: readonly Contestant[], { python }: Programs): Contestant[] {
  if (python === undefined) console.error('No CPython 3.13 here; its column stays empty.')
  return wanted.filter((name) => name !== 'cpython' || python !== undefined)
}

function takingPart(row: Row, contestants: readonly Contestant[], round: number): Contestant[] {
  const invited = row.contestants ?? CONTESTANTS
  return contestants.filter(
    (contestant) =>
      invited.includes(contestant) &&
      ABSENT[contestant]?.[row.workload] === undefined &&
      (round === 0 || !ONCE[contestant]?.includes(row.workload)),
  )
}

/** What of the row a contestant has to do; the figures are for one task, turn or item. */
function shareOf(row: Row, contestant: Contestant): Row {
  const isSlow = ONCE[contestant]?.includes(row.workload) === true
  return isSlow ? { ...row, size: Math.max(2, Math.round(row.size / ONCE_SHARE)) } : row
}

function isGrowth({ name }: Row): boolean {
  return ROWS.growth.some((row) => row.name === name)
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const start = by % Math.max(1, list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}

function checkWork({ workload, size }: Row, checksum: number): void {
  const wanted = checksumOf(workload, size)
  if (checksum !== wanted) throw new Error(`did other work: checksum ${checksum}, not ${wanted}`)
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}${text === '' ? '\r' : ''}`)
}

type Machine = Record<string, string | number | boolean>

function report(
  rows: readonly Row[],
  contestants: readonly Contestant[],
  results: Results,
  machine: Machine,
  failures: ReadonlyMap<string, string>,
): string {
  const { when, node, cpu, load, rounds } = machine
  const { disturbed, count } = results
  const main = rows.filter((row) => !isGrowth(row))
  const growth = rows.filter((row) => !main.includes(row))
  const invited = contestants.filter((contestant) =>
    growth.some((row) => row.contestants?.includes(contestant)),
  )
  const verdicts = results.verdicts()
  const met = verdicts.filter(({ isMet }) => isMet).length
  return [
    `${when}, Node ${node}, ${cpu}, load ${load}, rounds: ${rounds}`,
    ...(machine.quick ? ['--quick: a 20th of each size; the figures mean little.'] : []),
    ...(machine.quick ? [] : [`${disturbed} of ${count} measurements found no quiet moment`]),
    ...(main.length > 0 ? ['', comparison(main, contestants, results), '', LEGEND] : []),
    absences(main, contestants),
    ...(growth.length > 0 ? [comparison(growth, invited, results), ''] : []),
    'goals: what was wanted, the median of the rounds, (min-max)',
    goals(verdicts),
    `${met} of ${verdicts.length} met`,
    ...[...failures].map(([place, reason]) => `FAILED ${place}: ${reason}`),
  ].join('\n')
}

/** Puts the text between the two marks of the page. */
function paste(page: string, text: string): void {
  const path = join(import.meta.dirname, page)
  const old = readFileSync(path, 'utf8')
  const marks = /(<!-- results.*-->\n)[\s\S]*(<!-- end of results -->)/
  writeFileSync(
    path,
    old.replace(marks, (_, start, end) => `${start}\n\`\`\`text\n${text}\n\`\`\`\n\n${end}`),
  )
}

function writeJson(
  rows: readonly Row[],
  contestants: readonly Contestant[],
  results: Results,
  machine: Machine,
  failures: ReadonlyMap<string, string>,
): void {
  const path = join(cache, 'latest.json')
  const told = rows.map((row) => ({
    ...row,
    figures: Object.fromEntries(
      contestants.map((contestant) => [contestant, results.figures(row.name, contestant)]),
    ),
  }))
  const failed = Object.fromEntries(failures)
  mkdirSync(cache, { recursive: true })
  writeFileSync(
    path,
    `${JSON.stringify({ machine, rows: told, goals: results.verdicts(), failed }, null, 2)}\n`,
  )
  console.log(`\nAs JSON: ${path} (seconds and bytes, each for one task, turn or item)`)
}
