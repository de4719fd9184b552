// What is measured: the rows of the table, what a right answer is, and the goals of the project.

/** Stands by while a workload runs: tells what of it counts. */
export type Meter = {
  /** Collects garbage, then time and memory count from here; until it is called, from the start. */
  begin(): void
  /** Time counts up to here; until it is called, to the end. */
  end(): void
  /** Collects garbage and notes how much memory has come to be in use since `begin`. */
  weigh(): void
}

/** Does the work for so many tasks, turns or items and returns a checksum of it. */
export type Workload = (
  size: number,
  meter: Meter,
  tracing?: boolean,
) => number | PromiseLike<number>

/** The workloads: each contestant has a function of each name, or none. */
export const WORKLOADS = [
  'spawn',
  'ping-pong',
  'many-turns',
  'depth-1',
  'depth-10',
  'depth-100',
  'depth-1000',
  'timers',
  'real-timers',
  'cancel',
  'callbacks',
  'queue',
  'future',
  'parked',
  'life',
] as const

export type WorkloadName = (typeof WORKLOADS)[number]

/** How many turns each task of `many-turns` takes. */
export const TURNS = 10

/** How many items the queue of `queue` holds. */
export const ROOM = 16

/** A moment of its own for each of `size` tasks, in mixed order: 1 to `size`. */
export function momentOf(index: number, size: number): number {
  return ((index * 7919) % size) + 1
}

/** The checksum of a workload that was done: whoever does less work gives another one. */
export function checksumOf(workload: WorkloadName, size: number): number {
  switch (workload) {
    case 'spawn':
    case 'life':
    case 'queue':
    case 'future':
      // 0 + 1 + ... + (size - 1)
      return (size * (size - 1)) / 2
    case 'timers':
    case 'real-timers':
      return (size * (size + 1)) / 2
    case 'many-turns':
      return size * TURNS
    case 'ping-pong':
    case 'depth-1':
    case 'depth-10':
    case 'depth-100':
    case 'depth-1000':
    case 'cancel':
    case 'callbacks':
    case 'parked':
      return size
  }
}

/** The columns of the table. */
export const CONTESTANTS = [
  'ours',
  'traced',
  'native',
  'co',
  'effect',
  'effection',
  'cpython',
  'limit',
] as const

export type Contestant = (typeof CONTESTANTS)[number]

/** A line of the table: a workload of some size. */
export type Row = {
  /** What `--only` takes. */
  readonly name: string
  readonly title: string
  readonly workload: WorkloadName
  readonly size: number
  /** How often it is done within one measurement; once unless told. */
  readonly repeat?: number
  /** What a measurement is about; time unless told. */
  readonly unit?: 'bytes' | 'rss'
  /** Who takes part; all unless told. */
  readonly contestants?: readonly Contestant[]
}

const main: Row[] = [
  { name: 'spawn', title: '100k tasks that return, joined', workload: 'spawn', size: 100_000 },
  { name: 'ping-pong', title: 'two tasks, 1M turns', workload: 'ping-pong', size: 1_000_000 },
  { name: 'many-turns', title: '100k tasks x 10 turns', workload: 'many-turns', size: 100_000 },
  { name: 'depth-1', title: '1M resumes, yield* depth 1', workload: 'depth-1', size: 1_000_000 },
  { name: 'depth-10', title: '200k resumes, depth 10', workload: 'depth-10', size: 200_000 },
  { name: 'depth-100', title: '20k resumes, depth 100', workload: 'depth-100', size: 20_000 },
  { name: 'timers', title: '100k tasks on distinct timers', workload: 'timers', size: 100_000 },
  {
    name: 'real-timers',
    title: 'the same in real time, within 20 ms',
    workload: 'real-timers',
    size: 100_000,
    contestants: ['ours', 'native', 'effect', 'cpython'],
  },
  { name: 'cancel', title: 'cancel 100k parked tasks, join', workload: 'cancel', size: 100_000 },
  {
    name: 'callbacks',
    title: '100k done callbacks, added and fired',
    workload: 'callbacks',
    size: 100_000,
  },
  { name: 'queue', title: '500k items, bounded queue', workload: 'queue', size: 500_000 },
  { name: 'future', title: 'await a fresh future, 1M', workload: 'future', size: 1_000_000 },
  {
    name: 'memory',
    title: 'a parked task',
    workload: 'parked',
    size: 100_000,
    unit: 'bytes',
  },
]

const GROWTH_SIZES = [1_000, 10_000, 100_000, 1_000_000]
const MOST = 1_000_000

// The same number of tasks at every size, so that each size pays for its own garbage.
const growth: Row[] = [
  ...GROWTH_SIZES.map(
    (size): Row => ({
      name: `growth-tasks-${short(size)}`,
      title: `${short(size)} tasks park, are woken, joined`,
      workload: 'life',
      size,
      repeat: MOST / size,
      contestants: ['ours', 'native', 'limit'],
    }),
  ),
  ...GROWTH_SIZES.map(
    (size): Row => ({
      name: `growth-timers-${short(size)}`,
      title: `${short(size)} tasks on distinct timers`,
      workload: 'timers',
      size,
      repeat: Math.max(1, MOST / 5 / size),
      contestants: ['ours'],
    }),
  ),
  ...(['depth-1', 'depth-10', 'depth-100', 'depth-1000'] as const).map(
    (workload): Row => ({
      name: `growth-${workload}`,
      title: `one resume at ${workload.replace('-', ' ')}`,
      workload,
      size: 5_000,
      repeat: 5,
      contestants: ['ours', 'native', 'limit'],
    }),
  ),
  {
    name: 'growth-rss',
    title: '1M parked tasks, whole process',
    workload: 'parked',
    size: MOST,
    unit: 'rss',
    contestants: ['ours', 'native'],
  },
]

/** The rows that compare, and those that show how cost grows. */
export const ROWS = { main, growth } as const

/** 1000 -> 1k. */
export function short(size: number): string {
  return size >= MOST ? `${size / MOST}M` : size >= 1_000 ? `${size / 1_000}k` : `${size}`
}

/**
 * A goal: how the first of two compares with the second.
 *
 *   faster    its speed is at least so many times the other's
 *   lighter   it takes at most so many times the other's memory, or time where tracing is meant
 *   grows     it takes at most so many times more per task at the second row than at the first
 *   fits      it takes at most so many bytes
 */
export type Goal =
  | { kind: 'faster' | 'lighter'; row: string; than: Contestant; times: number }
  | { kind: 'tracing'; row: string; times: number }
  | { kind: 'grows'; row: string; to: string; times: number }
  | { kind: 'fits'; row: string; bytes: number }

const faster = (row: string, goals: Partial<Record<Contestant, number>>): Goal[] =>
  Object.entries(goals).map(([than, times]) => ({
    kind: 'faster',
    row,
    than: than as Contestant,
    times,
  }))

/** What the project wants to reach; the project's issue 4 is where they come from. */
export const GOALS: readonly Goal[] = [
  ...faster('spawn', { native: 1, effect: 1.5, cpython: 6 }),
  ...faster('ping-pong', { native: 1.5, co: 1.5, cpython: 35 }),
  ...faster('many-turns', { native: 2.5, co: 2, cpython: 12 }),
  ...faster('depth-1', { native: 1, co: 1, cpython: 30 }),
  ...faster('depth-10', { co: 1, cpython: 8, limit: 0.8 }),
  ...faster('depth-100', { co: 1, cpython: 1.5, limit: 0.8 }),
  ...faster('timers', { native: 1.2, effect: 10, cpython: 7 }),
  ...faster('cancel', { native: 1, effect: 2, cpython: 6 }),
  ...faster('callbacks', { native: 0.75, effect: 1.5, cpython: 10 }),
  ...faster('queue', { native: 2, effect: 10, cpython: 14 }),
  ...faster('future', { native: 1, cpython: 18 }),
  { kind: 'lighter', row: 'memory', than: 'native', times: 0.6 },
  { kind: 'lighter', row: 'memory', than: 'effect', times: 0.45 },
  { kind: 'lighter', row: 'memory', than: 'cpython', times: 0.4 },
  { kind: 'tracing', row: 'ping-pong', times: 1.5 },
  { kind: 'grows', row: 'growth-tasks-1k', to: 'growth-tasks-1M', times: 1.5 },
  { kind: 'fits', row: 'growth-rss', bytes: 1e9 },
]

/** Why a contestant has no figure in a row. */
export const ABSENT: Partial<Record<Contestant, Partial<Record<WorkloadName, string>>>> = {
  co: {
    cancel: 'a running co() cannot be cancelled',
    callbacks: 'co() returns a native promise: the same as native',
    queue: 'it has no queue',
  },
  effection: {
    callbacks: 'a task is a promise with then(); it has no callbacks of its own',
    queue: 'its queues have no bound',
  },
}

/** The share of it that those do who are measured once: one in so many. */
export const ONCE_SHARE = 10

/** Who takes up to a minute for a row, where no goal depends on it: measured in the first round. */
export const ONCE: Partial<Record<Contestant, readonly WorkloadName[]>> = {
  effection: ['spawn', 'many-turns', 'timers', 'cancel', 'parked'],
}
