// The reduction against brute force: the same outcomes, and it knows how many orders there are. The
// thousand programs take minutes: EXPLORE_LONG=1 runs them all, else a few are run.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, sleep } from '#runtime'
import type { Orders } from '../../explore/guide.ts'
import { searchByDifferences } from '../../explore/level.ts'
import { searchReduced } from '../../explore/reduce.ts'
import type { Scenario } from '../../explore/run.ts'
import { shared } from '../../explore/shared.ts'
import { virtualTime } from '../../observe.ts'
import { type Plan, plans, programOf } from './programs.ts'

const PROGRAMS = process.env.EXPLORE_LONG === '1' ? 1000 : 40
/** Programs with more orders than this are too many to be run. */
const MOST_ORDERS = process.env.EXPLORE_LONG === '1' ? 5000 : 300

const KINDS: readonly Orders[] = [{}, {}, {}, { cancel: ['t0'] }, { clock: 'kept' }]

/** What happened in all orders, by brute force and reduced; undefined for too many orders. */
function compared(plan: Plan, orders: Orders) {
  const [all, few] = [new Set<string>(), new Set<string>()]
  const brute = searchByDifferences(
    programOf(plan, (story) => all.add(story)),
    orders,
    {
      bound: MOST_ORDERS,
      stopsAtOnce: true,
    },
  )
  if (!brute.isComplete) return undefined
  const program = programOf(plan, (story) => few.add(story))
  const reduced = searchReduced(program, orders, { bound: MOST_ORDERS })
  return { brute, reduced, all: [...all].sort(), few: [...few].sort() }
}

describe('searchReduced', () => {
  it(`gives what brute force gives, on ${PROGRAMS} random programs`, () => {
    let programs = 0
    const ratios: number[] = []
    for (const [index, plan] of fc.sample(plans, { seed: 8, numRuns: PROGRAMS * 2 }).entries()) {
      if (programs === PROGRAMS) break
      const orders = KINDS[index % KINDS.length] as Orders
      const both = compared(plan, orders)
      if (both === undefined) continue
      programs += 1
      const { brute, reduced, all, few } = both
      expect(few, JSON.stringify({ plan, orders })).toEqual(all)
      expect(reduced.isComplete).toBe(true)
      if (reduced.orders !== undefined) {
        expect(reduced.orders, JSON.stringify({ plan, orders })).toBe(BigInt(brute.runs))
      }
      ratios.push(reduced.runs / brute.runs)
    }
    expect(programs).toBe(PROGRAMS)
    ratios.sort((a, b) => a - b)
    if (process.env.EXPLORE_LONG === '1') {
      console.log(`median: ${ratios[Math.floor(ratios.length / 2)]} of the runs of brute force`)
    }
  }, 600_000)

  it('runs tasks that share nothing once, and counts their orders', () => {
    const plan = [1, 2, 3].map(() => [{ kind: 'turn' as const }, { kind: 'turn' as const }])
    const { runs, orders } = searchReduced(
      programOf(plan, () => {}),
      {},
      { bound: 100 },
    )
    // Each task takes three steps, and main waits for one after the other.
    expect({ runs: runs < 20, orders: orders !== undefined && orders > 1680n }).toEqual({
      runs: true,
      orders: true,
    })
  })

  it('knows that the clock matters to an invariant that asks for the time', () => {
    const make = (): Scenario<void> => {
      const early = shared({ isDone: false })
      const first = function* (): Coroutine<void> {
        yield* sleep(1)
        early.isDone = true
      }
      const main = function* (): Coroutine<void> {
        const tasks = [createTask(first()), createTask(sleep(2))]
        for (const task of tasks) yield* task
      }
      const always = () => {
        if (!early.isDone && virtualTime() >= 2) throw new Error('the late one came first')
      }
      return { main: main(), always }
    }
    expect(searchReduced(make, {}, { bound: 100 }).failure?.failure?.error).toMatchObject({
      message: 'the late one came first',
    })
  })

  it('says when a program is not the same every time', () => {
    let run = 0
    const make = () => {
      run += 1
      return programOf(
        run % 2 === 0
          ? [[{ kind: 'set' }], [{ kind: 'wait' }]]
          : [[{ kind: 'put' }], [{ kind: 'get' }, { kind: 'turn' }]],
        () => {},
      )()
    }
    expect(() => searchReduced(make, {}, { bound: 100 })).toThrow(/did something else/)
  })
})
