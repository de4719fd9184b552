// Random programs, run by CPython and by the runtime; the traces must be the same, line by line.
//
//   npm run fuzz                                2000 programs; prints the seed it began with
//   npm run fuzz -- --runs 20000 --seed 1       so many, from this one on
//   npm run fuzz -- --keep                      goes on after a difference
//   npm run fuzz -- --coverage                  compares nothing: which lines of asyncio the programs run
//   npm run fuzz -- --record                    records the corpus anew
//
// Without a CPython 3.13 (looked for in $PYTHON, pyenv and the path) it replays the recorded corpus.
// A difference is shrunk and shown in both languages with both traces; the exit code is then 1.
import { parseArgs } from 'node:util'
import { programOf } from './arbitrary.ts'
import { isBeyond, readCorpus, recordCorpus } from './corpus.ts'
import { findPython, Oracle } from './oracle.ts'
import { play } from './player.ts'
import type { Program } from './program.ts'
import { toPython } from './python.ts'
import { shrink } from './shrink.ts'
import { toTypeScript } from './typescript.ts'

const BATCH = 50
const CORPUS_SEED = 1_000_000

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
})

const python = findPython()
if (python === undefined) {
  process.exitCode = replay()
} else if (options.record) {
  const oracle = new Oracle(python)
  console.log(`${await recordCorpus(oracle, CORPUS_SEED)} programs recorded`)
  await oracle.close()
} else {
  const oracle = new Oracle(python, options.coverage ? 'coverage.py' : 'oracle.py')
  process.exitCode = await (options.coverage ? cover(oracle) : compare(oracle))
  await oracle.close()
}

/** Runs random programs on asyncio's pure-Python classes, which say at the end which lines ran; the exit code. */
async function cover(oracle: Oracle): Promise<number> {
  const runs = Number(options.runs)
  const first = Number(options.seed ?? 1)
  for (let ran = 0; ran < runs; ran += BATCH) {
    const size = Math.min(BATCH, runs - ran)
    const programs = Array.from({ length: size }, (_, index) => programOf(first + ran + index))
    await Promise.all(programs.map((program) => oracle.trace(program)))
    progress(`${ran + size} programs`)
  }
  console.log(`\n${runs} programs from seed ${first}`)
  return 0
}

/** Compares random programs; the exit code. */
async function compare(oracle: Oracle): Promise<number> {
  const runs = Number(options.runs)
  const first = Number(options.seed ?? Math.floor(Math.random() * 1e9))
  let ran = 0
  let beyond = 0
  let different = 0
  while (ran < runs && (different === 0 || options.keep)) {
    const batch = Array.from({ length: Math.min(BATCH, runs - ran) }, (_, index) => {
      const seed = first + ran + index
      const program = programOf(seed)
      return { seed, program, asked: oracle.trace(program) }
    })
    for (const { seed, program, asked } of batch) {
      ran += 1
      const expected = await asked
      if (isBeyond(expected)) beyond += 1
      else if (expected !== ours(program)) {
        different += 1
        await report(oracle, seed, program)
        if (!options.keep) break
      }
    }
    progress(`${ran} programs, ${different} different`)
  }
  const skipped = beyond === 0 ? '' : `, ${beyond} not compared (CPython ran out of stack)`
  console.log(`\n${ran} programs from seed ${first}: ${different} different${skipped}`)
  return different === 0 ? 0 : 1
}

/** Compares with what was recorded; the exit code. */
function replay(): number {
  console.log('No CPython 3.13 here: replaying the recorded corpus. $PYTHON may name one.')
  const corpus = readCorpus()
  const different = corpus.filter(({ program, trace }) => ours(program) !== trace)
  for (const { program, trace } of different) show(program, trace)
  console.log(`${corpus.length} recorded programs: ${different.length} different`)
  return different.length === 0 ? 0 : 1
}

async function report(oracle: Oracle, seed: number, program: Program): Promise<void> {
  const smallest = await shrink(program, async (candidate) => {
    const expected = await oracle.trace(candidate)
    return !isBeyond(expected) && expected !== ours(candidate)
  })
  console.log(`\n\nDifference: npm run fuzz -- --runs 1 --seed ${seed}`)
  show(smallest, await oracle.trace(smallest))
}

function show(program: Program, expected: string): void {
  console.log(`\n${JSON.stringify(program)}\n`)
  console.log(`${toPython(program)}\n${toTypeScript(program)}`)
  console.log(sideBySide(expected.split('\n'), ours(program).split('\n')))
}

/** Two columns; the first lines that differ are marked. */
function sideBySide(left: readonly string[], right: readonly string[]): string {
  const width = Math.max(...left.map((line) => line.length), 'CPython'.length)
  const count = Math.max(left.length, right.length)
  const rows = Array.from(
    { length: count },
    (_, row) => [left[row] ?? '', right[row] ?? ''] as const,
  )
  const mark = rows.findIndex(([a, b]) => a !== b)
  const lines = rows.map(([a, b], row) => `${row === mark ? '>' : ' '} ${a.padEnd(width)} | ${b}`)
  return [`  ${'CPython'.padEnd(width)} | runtime`, ...lines].join('\n')
}

/** The runtime's trace; a program that breaks it has one too. */
function ours(program: Program): string {
  try {
    return play(program)
  } catch (error) {
    return `the runtime broke: ${error instanceof Error ? error.stack : error}`
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text} `)
}
