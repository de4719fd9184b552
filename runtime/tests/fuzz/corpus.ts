// Programs with the traces that CPython 3.13 gave: what there is to compare with where there is no CPython.
import { readFileSync, writeFileSync } from 'node:fs'
import { programOf } from './arbitrary.ts'
import type { Oracle } from './oracle.ts'
import type { Program } from './program.ts'

const file = new URL('corpus.jsonl', import.meta.url)
/** Programs that once came out differently, one a line; add to them. */
const found = new URL('found.jsonl', import.meta.url)

const PROGRAMS = 400
const MAX_SIZE = 2000
const MIN_LINES = 6

/** A program and CPython's trace of it. */
export type Recorded = { readonly program: Program; readonly trace: string }

/** The recorded programs. */
export function readCorpus(): Recorded[] {
  return linesOf<Recorded>(file)
}

/** Records the programs found, and the first random ones that are small and do much; returns how many. */
export async function recordCorpus(oracle: Oracle, firstSeed: number): Promise<number> {
  const recorded: Recorded[] = []
  for (const program of linesOf<Program>(found)) {
    recorded.push({ program, trace: await oracle.trace(program) })
  }
  for (let seed = firstSeed; recorded.length < PROGRAMS; seed++) {
    const program = programOf(seed)
    if (JSON.stringify(program).length > MAX_SIZE) continue
    const trace = await oracle.trace(program)
    if (trace.split('\n').length >= MIN_LINES && !isBeyond(trace)) recorded.push({ program, trace })
  }
  writeFileSync(file, `${recorded.map((each) => JSON.stringify(each)).join('\n')}\n`)
  return recorded.length
}

/**
 * CPython ran out of stack: tasks that wait for each other in a circle were cancelled. How far such a cancellation gets
 * depends on the size of the stack.
 */
export function isBeyond(trace: string): boolean {
  return trace.includes('RecursionError') || trace.includes('no running event loop')
}

function linesOf<T>(url: URL): T[] {
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}
