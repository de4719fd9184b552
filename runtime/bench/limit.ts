// The physical limit: the same work on bare generators in a ring. No tasks, no futures, nothing can
// be cancelled or awaited by anybody else; what it takes is what the engine takes.
import { type Meter, momentOf, ROOM, TURNS, type Workload, type WorkloadName } from './workloads.ts'

export const workloads: Partial<Record<WorkloadName, Workload>> = {
  spawn,
  'ping-pong': pingPong,
  'many-turns': manyTurns,
  'depth-1': (size) => deep(1, size),
  'depth-10': (size) => deep(10, size),
  'depth-100': (size) => deep(100, size),
  'depth-1000': (size) => deep(1000, size),
  timers,
  cancel,
  callbacks,
  queue,
  future,
  parked,
  life,
}

type Bare = Generator<undefined, number, number | undefined>

/** Runs all of them to the end, a turn each, and adds up what they return. */
function runAll(generators: Bare[]): number {
  let total = 0
  let ring = generators
  while (ring.length > 0) {
    const next: Bare[] = []
    for (const generator of ring) {
      const { done, value } = generator.next()
      if (done) total += value
      else next.push(generator)
    }
    ring = next
  }
  return total
}

function spawn(size: number): number {
  const generators: Bare[] = []
  for (let i = 0; i < size; i++) generators.push(give(i))
  return runAll(generators)
}

function* give(value: number): Bare {
  return value
}

function pingPong(size: number): number {
  const table = { last: 1, switches: 0 }
  runAll([player(0, size / 2, table), player(1, size / 2, table)])
  return table.switches
}

type Table = { last: number; switches: number }

function* player(me: number, turns: number, table: Table): Bare {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    yield
  }
  return 0
}

function manyTurns(size: number): number {
  const generators: Bare[] = []
  for (let i = 0; i < size; i++) generators.push(takeTurns(TURNS))
  return runAll(generators)
}

function* takeTurns(turns: number): Bare {
  let taken = 0
  for (; taken < turns; taken++) yield
  return taken
}

function deep(depth: number, turns: number): number {
  return runAll([nested(depth, turns)])
}

function* nested(depth: number, turns: number): Bare {
  return depth === 1 ? yield* takeTurns(turns) : yield* nested(depth - 1, turns)
}

function timers(size: number): number {
  const sleepers: { when: number; generator: Bare }[] = []
  for (let i = 0; i < size; i++) {
    const when = momentOf(i, size)
    const generator = once(when)
    generator.next()
    sleepers.push({ when, generator })
  }
  sleepers.sort((a, b) => a.when - b.when)
  let total = 0
  for (const { generator } of sleepers) total += generator.next().value ?? 0
  return total
}

function* once(value: number): Bare {
  yield
  return value
}

function cancel(size: number, meter: Meter): number {
  const generators = park(size)
  meter.begin()
  let cancelled = 0
  for (const generator of generators) {
    try {
      generator.throw(stop)
    } catch (error) {
      if (error === stop) cancelled += 1
    }
  }
  meter.end()
  return cancelled
}

const stop = new Error('stop')

function park(size: number): Bare[] {
  const generators: Bare[] = []
  for (let i = 0; i < size; i++) {
    const generator = take()
    generator.next()
    generators.push(generator)
  }
  return generators
}

function* take(): Bare {
  return (yield) ?? 0
}

function callbacks(size: number): number {
  let called = 0
  const count = (): void => {
    called += 1
  }
  const all: (() => void)[] = []
  for (let i = 0; i < size; i++) all.push(count)
  for (const callback of all) callback()
  return called
}

function queue(size: number): number {
  const items: number[] = []
  return runAll([produce(items, size), consume(items, size)])
}

function* produce(items: number[], size: number): Bare {
  for (let i = 0; i < size; i++) {
    while (items.length >= ROOM) yield
    items.push(i)
  }
  return 0
}

function* consume(items: number[], size: number): Bare {
  let total = 0
  for (let i = 0; i < size; i++) {
    while (items.length === 0) yield
    total += items.shift() ?? 0
  }
  return total
}

function future(size: number): number {
  const generator = ask(size)
  generator.next()
  for (let i = 0; i < size - 1; i++) generator.next(i)
  return generator.next(size - 1).value ?? 0
}

function* ask(size: number): Bare {
  let total = 0
  for (let i = 0; i < size; i++) total += (yield) ?? 0
  return total
}

function parked(size: number, meter: Meter): number {
  meter.begin()
  const generators = park(size)
  meter.weigh()
  return generators.length
}

function life(size: number): number {
  const generators = park(size)
  let total = 0
  for (let i = 0; i < size; i++) total += generators[i]?.next(i).value ?? 0
  return total
}
