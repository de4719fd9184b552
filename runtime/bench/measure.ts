// One measurement, in a process of its own: prepares itself until the engine has compiled what is to be
// fast, then runs.
//
//     node --expose-gc measure.mjs MODULE WORKLOAD SIZE REPEAT FASTEST [traced]
//
// Prints one line of JSON. MODULE exports `workloads`; FASTEST is what core.ts knows of the core.
// cpython.py is its twin.
import { pathToFileURL } from 'node:url'
import { runsInQuiet, SharedCore } from './core.ts'
import type { Meter, Workload } from './workloads.ts'

/** What a measurement prints. */
export type Measured = {
  /** Of the part that counts, in all repetitions; of several runs the median, or the best of disturbed ones. */
  readonly seconds: number
  /** Of the last one. */
  readonly checksum: number
  /** Heap in use where the workload asked, less what was before. */
  readonly bytes: number
  /** What the whole process had taken from the system by then, at most. */
  readonly rss: number
  /** What core.ts knows of the core now; 0 when it has not looked. */
  readonly fastest: number
  /** Somebody else used the core before, during or after every run. */
  readonly isDisturbed: boolean
}

const { gc } = globalThis
if (gc === undefined) throw new Error('start with node --expose-gc')

class Stopwatch implements Meter {
  #start = 0
  #end: number | undefined
  #heap = 0
  seconds = 0
  bytes = 0
  rss = 0

  begin(): void {
    gc?.()
    this.#heap = process.memoryUsage().heapUsed
    this.#start = performance.now()
  }

  end(): void {
    this.#end = performance.now()
  }

  weigh(): void {
    this.rss = process.resourceUsage().maxRSS * 1024
    gc?.()
    this.bytes = process.memoryUsage().heapUsed - this.#heap
  }

  async run(workload: Workload, size: number, tracing: boolean): Promise<number> {
    this.#end = undefined
    this.#start = performance.now()
    const checksum = await workload(size, this, tracing)
    this.seconds += ((this.#end ?? performance.now()) - this.#start) / 1000
    return checksum
  }
}

const [path = '', name = '', size = '', repeat = '', fastest = '', traced] = process.argv.slice(2)
const contestant = (await import(pathToFileURL(path).href)) as {
  workloads: Record<string, Workload | undefined>
}
const workload = contestant.workloads[name]
if (workload === undefined) throw new Error(`${path} has no workload ${name}`)

/** Whole runs that prepare, where they take less than so many milliseconds altogether. */
const PREPARING_RUNS = 3
const PREPARING_MILLISECONDS = 800

const run = (stopwatch: Stopwatch, work: number) =>
  stopwatch.run(workload, work, traced === 'traced')

async function wholeRun() {
  const stopwatch = new Stopwatch()
  gc?.()
  let checksum = 0
  for (let i = 0; i < Number(repeat); i++) checksum = await run(stopwatch, Number(size))
  return { stopwatch, checksum }
}

async function prepare(): Promise<void> {
  const start = performance.now()
  for (let i = 0; i < PREPARING_RUNS; i++) {
    await wholeRun()
    if (performance.now() - start >= PREPARING_MILLISECONDS) return
  }
}

const core = new SharedCore(Number(fastest))
const first = new Stopwatch()
await run(first, Math.max(2, Math.ceil(Number(size) / 10)))
// Memory needs no more, and what a process has taken must not be that of several runs. Nor does what
// takes long: it is compiled soon after it has begun.
const isWeighed = first.rss > 0
if (!isWeighed && first.seconds * 10_000 < PREPARING_MILLISECONDS) await prepare()
const { runs, isDisturbed } = isWeighed
  ? { runs: [await wholeRun()], isDisturbed: false }
  : await runsInQuiet(core, wholeRun)
const sorted = [...runs].sort((a, b) => a.stopwatch.seconds - b.stopwatch.seconds)
// Of those that were disturbed, the fastest was so the least.
const middle = isDisturbed ? 0 : (sorted.length - 1) >> 1
const { stopwatch, checksum } = sorted[middle] as (typeof runs)[number]
const { seconds, bytes, rss } = stopwatch
const seen = core.fastest === Infinity ? 0 : core.fastest
const measured: Measured = { seconds, checksum, bytes, rss, fastest: seen, isDisturbed }
// What is parked stays parked: nobody waits for it.
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit())
