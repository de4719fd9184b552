// `npx tsx graders/tests/explore/compare.ts`: what ../../explore/README.md says was measured. The table
// of the corpus, the explorer beside plain random testing and beside fast-check's `scheduler`; and how
// many schedules a second it runs, in time of the processor. Takes a few minutes.
import fc from 'fast-check'
import { type Coroutine, createTask, sleep } from '#runtime'
import { explore, type Make, type Orders } from '../../explore/explore.ts'
import { type Actor, History, Names } from '../../explore/history.ts'
import { searchByDifferences } from '../../explore/level.ts'
import { searchReduced } from '../../explore/reduce.ts'
import { GIVEN_UP, type Ran, runOnce } from '../../explore/run.ts'
import { shared } from '../../explore/shared.ts'
import { corpus } from './corpus.ts'

/** Random testing gives up after so many runs. */
const MOST_RANDOM = 2000
const MOST_SCHEDULED = 200

/** How many runs it takes until one fails in which everything is chosen at random. */
function atRandom(make: Make<unknown>, orders: Orders, seed: number): number {
  const [stream] = fc.sample(fc.infiniteStream(fc.nat()), { seed, numRuns: 1 })
  const drawn = (stream as fc.Stream<number>)[Symbol.iterator]()
  for (let runs = 1; ; runs += 1) {
    const ran = runOnce(make, orders, ({ length }) => Number(drawn.next().value) % length)
    if (ran?.failure !== undefined || runs === MOST_RANDOM) return runs
  }
}

/** The same with fast-check's scheduler: what may go next is a promise of its, and `waitOne` ends one. */
async function scheduled(make: Make<unknown>, orders: Orders, seed: number): Promise<number> {
  let runs = 0
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    runs += 1
    const names = new Names()
    const chosen: Actor[] = []
    const waiting = new Set<Actor>()
    const ended: Actor[] = []
    for (;;) {
      const { ran, open } = runTo(make, orders, names, chosen)
      if (ran !== undefined) return ran.failure === undefined
      for (const actor of open.filter((each) => !waiting.has(each))) {
        waiting.add(actor)
        void scheduler
          .schedule(Promise.resolve(actor), String(actor))
          .then((one) => ended.push(one))
      }
      for (let next: Actor | undefined; next === undefined || !open.includes(next); ) {
        await scheduler.waitOne()
        await Promise.resolve()
        next = ended.pop()
        if (next !== undefined) waiting.delete(next)
        if (next !== undefined && open.includes(next)) chosen.push(next)
      }
    }
  })
  await fc.check(property, { seed, numRuns: MOST_SCHEDULED, endOnFailure: true })
  return runs
}

/** Runs the program as far as it was chosen who goes next; there, who could. */
function runTo(make: Make<unknown>, orders: Orders, names: Names, chosen: Actor[]) {
  let open: readonly Actor[] = []
  const history = new History(names, false)
  const ran: Ran<unknown> | undefined = runOnce(
    make,
    orders,
    (options, step, time) => {
      history.end()
      const parties = history.partiesOf(options)
      const actors = parties.map(({ actor }) => actor)
      if (options.length === 1 && step > chosen.length) chosen.push(...actors)
      const index = actors.indexOf(chosen[step - 1] ?? -1)
      const [party, option] = [parties[index], options[index]]
      if (party === undefined || option === undefined) {
        open = actors
        throw GIVEN_UP
      }
      history.begin(party, parties, option, time)
      return index
    },
    { witness: history },
  )
  return { ran, open }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number
}

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** The rows of the table, and of each repaired twin which part of its orders was run. */
async function table(): Promise<void> {
  const parts: number[] = []
  const givenUp: number[] = []
  for (const { name, broken, fixed, exploring } of await corpus()) {
    const { isShared: _, bound = 0, ...orders } = exploring
    const found = explore(broken.scenario, exploring)
    let ended = 0
    const proof = searchReduced(fixed.scenario, orders, { bound, seen: () => (ended += 1) })
    givenUp.push(1 - ended / proof.runs)
    const random = seeds(21).map((seed) => atRandom(broken.scenario, orders, seed))
    const drawn: number[] = []
    for (const seed of seeds(5)) drawn.push(await scheduled(broken.scenario, orders, seed))
    // More than can be counted.
    parts.push(proof.orders === undefined ? 0 : proof.runs / Number(proof.orders))
    const cells = [
      ...[name, broken.minimum, `\`${found.broken?.word}\``, found.runs],
      ...[`${median(random)} (${Math.max(...random)})`, median(drawn)],
      ...[proof.orders?.toLocaleString('en') ?? '-', proof.runs],
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`
  console.log(`runs, of all orders: ${percent(median(parts))} (median)`)
  const most = percent(Math.max(...givenUp))
  console.log(`given up, of all runs: ${percent(median(givenUp))} (median), ${most} at most`)
}

/** Four tasks of five steps each, that all change one thing: no two orders come to the same. */
function fourTasks() {
  const box = shared({ count: 0 })
  const work = function* (): Coroutine<void> {
    for (let step = 1; step < 5; step += 1) {
      box.count += 1
      yield* sleep(1)
    }
  }
  const main = function* (): Coroutine<void> {
    const tasks = seeds(4).map((task) => createTask(work(), { name: `t${task}` }))
    for (const task of tasks) yield* task
  }
  return { main: main() }
}

function speed(): void {
  const bound = 5000
  const searches = {
    plain: () => searchByDifferences(fourTasks, {}, { bound }).runs,
    reduced: () => searchReduced(fourTasks, {}, { bound }).runs,
  }
  for (const [name, search] of Object.entries(searches)) {
    search()
    const rates = seeds(5).map(() => {
      const before = process.cpuUsage()
      const runs = search()
      const { user, system } = process.cpuUsage(before)
      return Math.round(runs / ((user + system) / 1e6))
    })
    console.log(`${name}: ${median(rates)} schedules a second (${rates.join(', ')})`)
  }
}

if (process.argv[2] !== '--table') speed()
if (process.argv[2] !== '--speed') await table()
