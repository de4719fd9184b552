// How fast the core is at this moment. A rented one is shared: while a neighbour computes on its other
// half it does little more than half as much, for seconds or minutes, and neither the load nor the
// processor's clock tells. Nor does it slow everybody down alike: what runs ten steps at a time loses
// more than what waits for memory. So what counts is measured while nobody else is there.

/** What tells whether now is a good moment. */
export type Core = {
  /** Is nobody else there? */
  isQuiet(): boolean
  /** Milliseconds. */
  now(): number
}

/** Of the runs of one measurement: those that count, and whether they had to be taken as they came. */
export type Quiet<R> = { readonly runs: readonly R[]; readonly isDisturbed: boolean }

/** So much slower than ever, and somebody else is there: with a neighbour it is 1.6 times. */
const TOLERANCE = 1.2

const TRIES = 4

/** How long it is watched when nobody knows yet how fast it can be, in milliseconds. */
const FIRST_LOOK = 20_000

/** Whole runs that count; fewer where they take longer than this altogether. */
const MOST_RUNS = 3
const MOST_MILLISECONDS = 800

/** After so many milliseconds a measurement takes what there is. */
const PATIENCE = 3000

const numbers = new Int32Array(4096)

/** Many small sums that do not wait for one another: it is these that a neighbour slows down. */
function compute(): number {
  let a = 1
  let b = 2
  let c = 3
  let d = 4
  let e = 5
  let f = 6
  for (let i = 0; i < 400_000; i++) {
    a = (a + Math.imul(i, 3)) | 0
    b ^= i << 2
    c = (c + (i >> 1)) | 0
    d = (d + (numbers[i & 4095] as number)) | 0
    e ^= i
    f = (f - Math.imul(i, 5)) | 0
    numbers[Math.imul(i, 7) & 4095] = a
  }
  return a ^ b ^ c ^ d ^ e ^ f
}

/** The core that this process runs on. */
export class SharedCore implements Core {
  /** Milliseconds that the sums took when they took least. */
  fastest: number

  /** `fastest` as others have seen it: 0 when nobody has, Infinity when every moment is good. */
  constructor(fastest: number) {
    this.fastest = fastest === 0 ? Infinity : fastest
    const end = this.now() + (fastest === 0 ? FIRST_LOOK : 0)
    while (this.now() < end) this.#probe()
  }

  isQuiet(): boolean {
    return this.fastest === Infinity || this.#probe() <= this.fastest * TOLERANCE
  }

  now(): number {
    return performance.now()
  }

  #probe(): number {
    let least = Infinity
    for (let i = 0; i < TRIES; i++) {
      const start = this.now()
      compute()
      least = Math.min(least, this.now() - start)
    }
    this.fastest = Math.min(this.fastest, least)
    return least
  }
}

/**
 * Runs again and again until enough runs were quiet before and after. Those count; where there is none
 * in all the time, the others do. It does not sleep in between: a core that wakes up is slow at first.
 */
export async function runsInQuiet<R>(core: Core, run: () => Promise<R>): Promise<Quiet<R>> {
  const quiet: R[] = []
  const others: R[] = []
  const start = core.now()
  const isEnough = (spent: number) =>
    quiet.length === 0 ? spent >= PATIENCE : quiet.length >= MOST_RUNS || spent >= MOST_MILLISECONDS
  let wasQuiet = core.isQuiet()
  do {
    const result = await run()
    const isQuiet = core.isQuiet()
    if (wasQuiet && isQuiet) quiet.push(result)
    else others.push(result)
    wasQuiet = isQuiet
  } while (!isEnough(core.now() - start))
  return quiet.length > 0
    ? { runs: quiet, isDisturbed: false }
    : { runs: others, isDisturbed: true }
}
