// `npm run fuzz`: random programs, run by CPython and by the runtime; the traces must be the same.
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { programOf } from './arbitrary.ts'
import { findPython, Oracle } from './oracle.ts'
import { play } from './player.ts'
import type { Program } from './program.ts'
import { toPython } from './python.ts'
import { shrink } from './shrink.ts'
import { toTypeScript } from './typescript.ts'

const BATCH = 50

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

const python = findPython()
if (python === undefined) throw new Error('no CPython 3.13')
const oracle = new Oracle(python)
const runs = Number(values.runs)
const first = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const started = performance.now()
let different = 0

for (let done = 0; done < runs; done += BATCH) {
  const seeds = Array.from({ length: Math.min(BATCH, runs - done) }, (_, i) => first + done + i)
  const asked = seeds.map((seed) => {
    const program = programOf(seed)
    return { seed, program, expected: oracle.trace(program) }
  })
  for (const { seed, program, expected } of asked) {
    if (ours(program) === (await expected)) continue
    different += 1
    const smallest = await shrink(program, differs)
    report(seed, smallest, await oracle.trace(smallest), ours(smallest))
    if (!values.keep) process.exit(1)
  }
  const seconds = (performance.now() - started) / 1000
  process.stderr.write(`\r${done + seeds.length} programs, ${different} differ, ${seconds.toFixed(0)} s `)
}
oracle.close()

async function differs(program: Program): Promise<boolean> {
  return (await oracle.trace(program)) !== ours(program)
}

function ours(program: Program): string {
  try {
    return play(toTypeScript(program))
  } catch (error) {
    return `CRASH ${error instanceof Error ? error.stack : error}`
  }
}

function report(seed: number, program: Program, expected: string, got: string): void {
  console.log(`\n==== seed ${seed}`)
  console.log(JSON.stringify(program))
  console.log(toPython(program))
  console.log(toTypeScript(program))
  console.log(`--- CPython\n${expected}\n--- runtime\n${got}`)
}
