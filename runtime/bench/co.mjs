// The workloads on co 4: generators that yield promises.
import co from 'co'
import { momentOf, TURNS } from './peers.mjs'

export const workloads = {
  spawn: (size) => co(spawn(size)),
  'ping-pong': (size) => co(pingPong(size)),
  'many-turns': (size) => co(manyTurns(size)),
  'depth-1': (size) => co(nested(1, size)),
  'depth-10': (size) => co(nested(10, size)),
  'depth-100': (size) => co(nested(100, size)),
  timers: (size) => co(timers(size)),
  future: (size) => co(future(size)),
  parked,
}

/** What it yields for a turn; the same one every time, which is the fastest. */
const turn = Promise.resolve()

function* spawn(size) {
  const tasks = []
  for (let i = 0; i < size; i++) tasks.push(co(give(i)))
  return sum(yield Promise.all(tasks))
}

function* give(value) {
  return value
}

function* pingPong(size) {
  const table = { last: 1, switches: 0 }
  yield Promise.all([co(player(0, size / 2, table)), co(player(1, size / 2, table))])
  return table.switches
}

function* player(me, turns, table) {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    yield turn
  }
}

function* manyTurns(size) {
  const tasks = []
  for (let i = 0; i < size; i++) tasks.push(co(takeTurns(TURNS)))
  return sum(yield Promise.all(tasks))
}

function* takeTurns(turns) {
  let taken = 0
  for (; taken < turns; taken++) yield turn
  return taken
}

function* nested(depth, turns) {
  return depth === 1 ? yield* takeTurns(turns) : yield* nested(depth - 1, turns)
}

function* timers(size) {
  const tasks = []
  for (let i = 0; i < size; i++) tasks.push(co(wakeAt(momentOf(i, size), size)))
  return sum(yield Promise.all(tasks))
}

/** Real time, as for native promises. */
function* wakeAt(moment, size) {
  yield new Promise((resolve) => setTimeout(resolve, (moment / size) * 20))
  return moment
}

function* future(size) {
  let total = 0
  for (let i = 0; i < size; i++) {
    total += yield new Promise((resolve) => queueMicrotask(() => resolve(i)))
  }
  return total
}

async function parked(size, meter) {
  meter.begin()
  const tasks = []
  const resolves = []
  for (let i = 0; i < size; i++) {
    tasks.push(co(waitFor(new Promise((resolve) => resolves.push(resolve)))))
  }
  await turn
  meter.weigh()
  return Math.min(tasks.length, resolves.length)
}

function* waitFor(answer) {
  return yield answer
}

function sum(values) {
  let total = 0
  for (const value of values) total += value
  return total
}
