// One measurement, in a process of its own: prepares itself with a smaller run, then runs.
//
//     node --expose-gc measure.mjs MODULE WORKLOAD SIZE REPEAT [traced]
//
// Prints one line of JSON. MODULE exports `workloads`; cpython.py is its twin.
import { pathToFileURL } from 'node:url'
import type { Meter, Workload } from './workloads.ts'

/** What a measurement prints. */
export type Measured = {
  /** Of the part that counts, in all repetitions. */
  readonly seconds: number
  /** Of the last one. */
  readonly checksum: number
  /** Heap in use where the workload asked, less what was before. */
  readonly bytes: number
  /** What the whole process had taken from the system by then, at most. */
  readonly rss: number
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

const [path = '', name = '', size = '', repeat = '', traced] = process.argv.slice(2)
const contestant = (await import(pathToFileURL(path).href)) as {
  workloads: Record<string, Workload | undefined>
}
const workload = contestant.workloads[name]
if (workload === undefined) throw new Error(`${path} has no workload ${name}`)

const preparation = new Stopwatch()
await preparation.run(workload, Math.max(2, Math.ceil(Number(size) / 10)), traced === 'traced')

const stopwatch = new Stopwatch()
let checksum = 0
gc()
for (let i = 0; i < Number(repeat); i++) {
  checksum = await stopwatch.run(workload, Number(size), traced === 'traced')
}
const { seconds, bytes, rss } = stopwatch
const measured: Measured = { seconds, checksum, bytes, rss }
// What is parked stays parked: nobody waits for it.
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit())
