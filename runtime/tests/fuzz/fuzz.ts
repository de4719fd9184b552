// Random programs, run by CPython and by the runtime; the traces must be the same, line by line.
//
// Without a CPython 3.13 it replays the recorded corpus. `npm run fuzz -- --help` tells the rest.
import { say, type Text } from '../../../graders/language.ts'
import { tell } from '../../../graders/options.ts'
import { programOf } from './arbitrary.ts'
import { isBeyond, readCorpus, recordCorpus } from './corpus.ts'
import { type Asked, readOptions } from './options.ts'
import { findPython, Oracle, OracleError } from './oracle.ts'
import { play } from './player.ts'
import type { Program } from './program.ts'
import { toPython } from './python.ts'
import { shrink } from './shrink.ts'
import { toTypeScript } from './typescript.ts'

const BATCH = 50
const CORPUS_SEED = 1_000_000

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const asked = readOptions(words)
  if ('text' in asked) return tell(asked)
  const python = findPython()
  if (python === undefined) return asked.task === 'compare' ? replay() : missing()
  const oracle = new Oracle(python, asked.task === 'cover' ? 'coverage.py' : 'oracle.py')
  try {
    if (asked.task === 'compare') return await compare(oracle, asked)
    return await (asked.task === 'cover' ? cover(oracle, asked) : record(oracle))
  } catch (error) {
    if (!(error instanceof OracleError)) throw error
    process.stderr.write(`\n${error.message}\n`)
    return 2
  } finally {
    await oracle.close()
  }
}

/** What was asked for is to be had from CPython alone; the exit code. */
function missing(): number {
  const text = say({
    en: 'This needs a CPython 3.13, and none was found. $PYTHON may name one: PYTHON=/path/to/python3.13 npm run fuzz ...',
    es: 'Esto necesita un CPython 3.13, y no se encontró ninguno. $PYTHON puede indicar uno: PYTHON=/ruta/a/python3.13 npm run fuzz ...',
  })
  process.stderr.write(`${text}\n`)
  return 2
}

/** Records the corpus anew; the exit code. */
async function record(oracle: Oracle): Promise<number> {
  const count = await recordCorpus(oracle, CORPUS_SEED)
  console.log(say({ en: `${count} programs recorded`, es: `${count} programas grabados` }))
  return 0
}

/** Runs random programs on asyncio's pure-Python classes, which say at the end which lines ran; the exit code. */
async function cover(oracle: Oracle, { runs, seed: first = 1 }: Asked): Promise<number> {
  for (let ran = 0; ran < runs; ran += BATCH) {
    const size = Math.min(BATCH, runs - ran)
    const programs = Array.from({ length: size }, (_, index) => programOf(first + ran + index))
    await Promise.all(programs.map((program) => oracle.trace(program)))
    progress({ en: `${ran + size} programs`, es: `${ran + size} programas` })
  }
  console.log(
    say({
      en: `\n${runs} programs from seed ${first}`,
      es: `\n${runs} programas desde la semilla ${first}`,
    }),
  )
  return 0
}

/** Compares random programs; the exit code. */
async function compare(
  oracle: Oracle,
  { runs, keeps, seed: first = Math.floor(Math.random() * 1e9) }: Asked,
): Promise<number> {
  let ran = 0
  let beyond = 0
  let different = 0
  const summary = (): string =>
    say({
      en: `\n${ran} programs from seed ${first}: ${different} different`,
      es: `\n${ran} programas desde la semilla ${first}: ${different} distintos`,
    }) + notCompared(beyond)
  const stop = (): void => {
    oracle.kill()
    console.log(summary())
    process.exit(130)
  }
  process.once('SIGINT', stop)
  while (ran < runs && (different === 0 || keeps)) {
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
        if (!keeps) break
      }
    }
    progress({
      en: `${ran} of ${runs} programs, ${different} different`,
      es: `${ran} de ${runs} programas, ${different} distintos`,
    })
  }
  process.off('SIGINT', stop)
  console.log(summary())
  return different === 0 ? 0 : 1
}

function notCompared(beyond: number): string {
  if (beyond === 0) return ''
  return say({
    en: `, ${beyond} not compared (CPython ran out of stack)`,
    es: `, ${beyond} sin comparar (CPython se quedó sin pila)`,
  })
}

/** Compares with what was recorded; the exit code. */
function replay(): number {
  console.log(
    say({
      en: 'No CPython 3.13 here: replaying the recorded programs. $PYTHON may name one.',
      es: 'Aquí no hay un CPython 3.13: se repiten los programas grabados. $PYTHON puede indicar uno.',
    }),
  )
  const corpus = readCorpus()
  const different = corpus.filter(({ program, trace }) => ours(program) !== trace)
  for (const { program, trace } of different) show(program, trace)
  console.log(
    say({
      en: `${corpus.length} recorded programs: ${different.length} different`,
      es: `${corpus.length} programas grabados: ${different.length} distintos`,
    }),
  )
  return different.length === 0 ? 0 : 1
}

async function report(oracle: Oracle, seed: number, program: Program): Promise<void> {
  const smallest = await shrink(program, async (candidate) => {
    const expected = await oracle.trace(candidate)
    return !isBeyond(expected) && expected !== ours(candidate)
  })
  const difference = say({ en: 'Difference', es: 'Diferencia' })
  console.log(`\n\n${difference}: npm run fuzz -- --runs 1 --seed ${seed}`)
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

function progress(text: Text): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${say(text)} `)
}
