// The workloads on native promises: what one writes without any library.
import { type Meter, momentOf, ROOM, TURNS, type Workload, type WorkloadName } from './workloads.ts'

export const workloads: Record<WorkloadName, Workload> = {
  spawn,
  'ping-pong': pingPong,
  'many-turns': manyTurns,
  'depth-1': (size) => nested(1, size),
  'depth-10': (size) => nested(10, size),
  'depth-100': (size) => nested(100, size),
  'depth-1000': (size) => nested(1000, size),
  timers,
  'real-timers': timers,
  cancel,
  callbacks,
  queue,
  future,
  parked,
  life,
}

async function spawn(size: number): Promise<number> {
  const tasks: Promise<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(give(i))
  return sum(await Promise.all(tasks))
}

// With a turn, or it would not be a task at all: an async function begins at once.
async function give(value: number): Promise<number> {
  await undefined
  return value
}

async function pingPong(size: number): Promise<number> {
  const table = { last: 1, switches: 0 }
  await Promise.all([player(0, size / 2, table), player(1, size / 2, table)])
  return table.switches
}

type Table = { last: number; switches: number }

async function player(me: number, turns: number, table: Table): Promise<void> {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    await undefined
  }
}

async function manyTurns(size: number): Promise<number> {
  const tasks: Promise<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(takeTurns(TURNS))
  return sum(await Promise.all(tasks))
}

async function takeTurns(turns: number): Promise<number> {
  let taken = 0
  for (; taken < turns; taken++) await undefined
  return taken
}

async function nested(depth: number, turns: number): Promise<number> {
  return depth === 1 ? await takeTurns(turns) : await nested(depth - 1, turns)
}

async function timers(size: number): Promise<number> {
  const tasks: Promise<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(wakeAt(momentOf(i, size), size))
  return sum(await Promise.all(tasks))
}

/** Real time: Node's timers know whole milliseconds only; all of them come within 20. */
async function wakeAt(moment: number, size: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, (moment / size) * 20))
  return moment
}

/** A reason without a stack: capturing one takes four times as long as all the rest. */
class Cancelled {}

async function cancel(size: number, meter: Meter): Promise<number> {
  const { tasks, rejects } = park(size)
  await undefined
  meter.begin()
  for (const reject of rejects) reject(new Cancelled())
  const endings = await Promise.allSettled(tasks)
  meter.end()
  return endings.filter(({ status }) => status === 'rejected').length
}

type Parked = { tasks: Promise<number>[]; rejects: ((reason: unknown) => void)[] }

function park(size: number): Parked {
  const tasks: Promise<number>[] = []
  const rejects: ((reason: unknown) => void)[] = []
  for (let i = 0; i < size; i++) {
    tasks.push(waitFor(new Promise<number>((_, reject) => rejects.push(reject))))
  }
  return { tasks, rejects }
}

async function waitFor(answer: Promise<number>): Promise<number> {
  return await answer
}

async function callbacks(size: number): Promise<number> {
  let resolve = (): void => {}
  const done = new Promise<void>((settle) => {
    resolve = settle
  })
  let called = 0
  const count = (): void => {
    called += 1
  }
  for (let i = 0; i < size; i++) done.then(count)
  resolve()
  await done
  return called
}

async function queue(size: number): Promise<number> {
  const items = new BoundedQueue<number>(ROOM)
  produce(items, size)
  return await consume(items, size)
}

async function produce(items: BoundedQueue<number>, size: number): Promise<void> {
  for (let i = 0; i < size; i++) await items.put(i)
}

async function consume(items: BoundedQueue<number>, size: number): Promise<number> {
  let total = 0
  for (let i = 0; i < size; i++) total += await items.get()
  return total
}

/** Ours with promises; at most one waits on each side, so its lines need no queue of their own. */
class BoundedQueue<T> {
  readonly #items: T[] = []
  readonly #room: number
  readonly #getters: (() => void)[] = []
  readonly #putters: (() => void)[] = []

  constructor(room: number) {
    this.#room = room
  }

  async put(item: T): Promise<void> {
    while (this.#items.length >= this.#room) {
      await new Promise<void>((resolve) => this.#putters.push(resolve))
    }
    this.#items.push(item)
    this.#getters.shift()?.()
  }

  async get(): Promise<T> {
    while (this.#items.length === 0) {
      await new Promise<void>((resolve) => this.#getters.push(resolve))
    }
    const item = this.#items.shift() as T
    this.#putters.shift()?.()
    return item
  }
}

async function future(size: number): Promise<number> {
  let total = 0
  for (let i = 0; i < size; i++) {
    total += await new Promise<number>((resolve) => queueMicrotask(() => resolve(i)))
  }
  return total
}

async function parked(size: number, meter: Meter): Promise<number> {
  meter.begin()
  const { tasks, rejects } = park(size)
  await undefined
  meter.weigh()
  return Math.min(tasks.length, rejects.length)
}

async function life(size: number): Promise<number> {
  const resolves: ((value: number) => void)[] = []
  const tasks: Promise<number>[] = []
  for (let i = 0; i < size; i++) {
    tasks.push(waitFor(new Promise<number>((resolve) => resolves.push(resolve))))
  }
  await undefined
  for (let i = 0; i < size; i++) resolves[i]?.(i)
  return sum(await Promise.all(tasks))
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
