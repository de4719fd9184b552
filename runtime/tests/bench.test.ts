// The benchmarks do the work they claim to do. What they cost is for `npm run bench`.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Core, runsInQuiet } from '../bench/core.ts'
import { workloads as limit } from '../bench/limit.ts'
import { workloads as native } from '../bench/native.ts'
import { workloads as ours } from '../bench/ours.ts'
import { Results } from '../bench/results.ts'
import {
  ABSENT,
  CONTESTANTS,
  type Contestant,
  checksumOf,
  GOALS,
  type Meter,
  momentOf,
  ROWS,
  type Row,
  WORKLOADS,
  type WorkloadName,
} from '../bench/workloads.ts'

const SIZE = 30
const bench = join(import.meta.dirname, '../bench')
const meter: Meter = { begin: () => {}, end: () => {}, weigh: () => {} }
const allRows = [...ROWS.main, ...ROWS.growth]

const right = Object.fromEntries(WORKLOADS.map((name) => [name, checksumOf(name, SIZE)]))

describe('the workloads', () => {
  it('do all of their work on this runtime', async () => {
    expect(await checksums(ours)).toEqual(right)
  })

  it('do all of their work while a trace is recorded', async () => {
    expect(await checksums(ours, true)).toEqual(right)
  })

  it('do the same with native promises', async () => {
    expect(await checksums(native)).toEqual(right)
  })

  it('do the same on bare generators, where those can', async () => {
    const { 'real-timers': _, ...possible } = right
    expect(await checksums(limit)).toEqual(possible)
  })

  it('begin, end and weigh what they measure once', async () => {
    const calls: string[] = []
    const recording: Meter = {
      begin: () => calls.push('begin'),
      end: () => calls.push('end'),
      weigh: () => calls.push('weigh'),
    }
    await ours.cancel(SIZE, recording)
    await ours.parked(SIZE, recording)
    expect(calls).toEqual(['begin', 'end', 'begin', 'weigh'])
  })

  it('give every sleeper a moment of its own', () => {
    for (const size of [1_000, 10_000, 100_000]) {
      const moments = new Set(Array.from({ length: size }, (_, i) => momentOf(i, size)))
      expect(moments.size).toBe(size)
    }
  })
})

describe('the table', () => {
  it('has the rows that the project promised', () => {
    expect(ROWS.main.map(({ name, size }) => `${name} ${size}`)).toEqual([
      'spawn 100000',
      'ping-pong 1000000',
      'many-turns 100000',
      'depth-1 1000000',
      'depth-10 200000',
      'depth-100 20000',
      'timers 100000',
      'real-timers 100000',
      'cancel 100000',
      'callbacks 100000',
      'queue 500000',
      'future 1000000',
      'memory 100000',
    ])
  })

  it('has a row for every goal, and the contestants that the goal names', () => {
    const missing = GOALS.filter((goal) => {
      const row = allRows.find(({ name }) => name === goal.row)
      if (row === undefined) return true
      return 'than' in goal && ABSENT[goal.than]?.[row.workload] !== undefined
    })
    expect(missing).toEqual([])
    expect(GOALS.length).toBe(38)
  })

  it('gives a reason where a contestant has nothing to show, and only there', () => {
    const silent = ROWS.main.flatMap(({ workload, contestants = CONTESTANTS }) =>
      contestants
        .filter((contestant) => isIn(contestant, workload) === hasReason(contestant, workload))
        .map((contestant) => `${contestant} ${workload}`),
    )
    expect(silent).toEqual([])
  })
})

describe('a measurement', () => {
  // Every run takes a quarter of a second; somebody else uses the core when the answer is "b".
  const measured = async (answers: string) => {
    let now = 0
    let asked = 0
    let runs = 0
    const core: Core = {
      isQuiet: () => answers[Math.min(asked++, answers.length - 1)] === 'q',
      now: () => now,
    }
    const run = async () => {
      now += 250
      return ++runs
    }
    return { ...(await runsInQuiet(core, run)), now }
  }

  it('takes three runs that had the core for themselves before and after', async () => {
    expect(await measured('q')).toEqual({ runs: [1, 2, 3], isDisturbed: false, now: 750 })
  })

  it('does not count a run before or after which somebody else was there', async () => {
    const { runs, isDisturbed } = await measured('bbqbqq')
    expect({ runs, isDisturbed }).toEqual({ runs: [5], isDisturbed: false })
  })

  it('is content with the quiet runs of 0.8 seconds', async () => {
    expect(await measured('qqb')).toEqual({ runs: [1], isDisturbed: false, now: 1000 })
  })

  it('takes the others where no run of three seconds was quiet, and says so', async () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    expect(await measured('b')).toEqual({ runs: all, isDisturbed: true, now: 3000 })
    expect(await measured('qb'.repeat(20))).toEqual({ runs: all, isDisturbed: true, now: 3000 })
  })
})

describe('the results', () => {
  const [row] = ROWS.main as [Row]
  const results = (...rounds: [ours: number, native: number, quiet: string][]) => {
    const all = new Results([row])
    const add = (contestant: Contestant, seconds: number, isDisturbed: boolean) =>
      all.add(row, contestant, {
        seconds: seconds * row.size,
        checksum: 0,
        bytes: 0,
        rss: 0,
        fastest: 1,
        isDisturbed,
      })
    for (const [ours, native, quiet] of rounds) {
      add('ours', ours, quiet[0] !== 'q')
      add('native', native, quiet[1] !== 'q')
    }
    return all
  }

  it('leave out what was disturbed, also from the ratios of a round', () => {
    const all = results([1, 2, 'qq'], [8, 3, 'bq'], [3, 12, 'qq'])
    expect(all.figures(row.name, 'ours')).toMatchObject({ median: 2, min: 1, max: 3 })
    expect(all.ratio(row.name, 'native', 'ours')).toMatchObject({ median: 3, min: 2, max: 4 })
    expect([all.disturbed, all.count]).toEqual([1, 6])
  })

  it('make do with it where there is nothing else', () => {
    const all = results([1, 2, 'bb'], [2, 8, 'bq'])
    expect(all.figures(row.name, 'ours')).toMatchObject({ median: 1.5 })
    expect(all.figures(row.name, 'native')).toMatchObject({ median: 8 })
    expect(all.ratio(row.name, 'native', 'ours')).toMatchObject({ median: 3 })
  })
})

describe('the libraries to compare with', () => {
  it('are pinned, and no student installs them', () => {
    const { dependencies } = readPackage(join(bench, 'package.json'))
    expect(Object.keys(dependencies ?? {})).toEqual(['co', 'effect', 'effection'])
    expect(existsSync(join(bench, 'package-lock.json'))).toBe(true)
    const kit = readPackage(join(bench, '../../package.json'))
    expect(Object.keys({ ...kit.dependencies, ...kit.devDependencies })).not.toContain('effect')
  })
})

async function checksums(
  workloads: typeof limit,
  tracing = false,
): Promise<Record<string, number | undefined>> {
  const sums: Record<string, number | undefined> = {}
  for (const name of WORKLOADS) {
    const sum = await workloads[name]?.(SIZE, meter, tracing)
    if (sum !== undefined) sums[name] = sum
  }
  return sums
}

/** Does the source of the contestant name the workload? The libraries need not be installed. */
function isIn(contestant: string, workload: WorkloadName): boolean {
  const files: Record<string, string> = {
    ours: 'ours.ts',
    traced: 'ours.ts',
    cpython: 'cpython.py',
  }
  const file = ['native', 'limit'].includes(contestant) ? `${contestant}.ts` : `${contestant}.mjs`
  const source = readFileSync(join(bench, files[contestant] ?? file), 'utf8')
  return new RegExp(`^ +['"]?${workload}['"]?[:,]`, 'm').test(source)
}

function hasReason(contestant: (typeof CONTESTANTS)[number], workload: WorkloadName): boolean {
  return ABSENT[contestant]?.[workload] !== undefined
}

type Package = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> }

function readPackage(path: string): Package {
  return JSON.parse(readFileSync(path, 'utf8')) as Package
}
