// The workloads on effection 4: operations in scopes.
import { action, run, sleep, spawn as spawnTask, withResolvers } from 'effection'
import { momentOf, TURNS } from './peers.mjs'

export const workloads = {
  spawn: (size) => run(() => spawn(size)),
  'ping-pong': (size) => run(() => pingPong(size)),
  'many-turns': (size) => run(() => manyTurns(size)),
  'depth-1': (size) => run(() => nested(1, size)),
  'depth-10': (size) => run(() => nested(10, size)),
  'depth-100': (size) => run(() => nested(100, size)),
  timers: (size) => run(() => timers(size)),
  cancel: (size, meter) => run(() => cancel(size, meter)),
  future: (size) => run(() => future(size)),
  parked: (size, meter) => run(() => parked(size, meter)),
}

const nothing = () => {}

/** It has no bare turn; an action that is done at once goes to the end of the line. */
const turn = action((resolve) => {
  resolve()
  return nothing
})

function* spawn(size) {
  const tasks = []
  for (let i = 0; i < size; i++) tasks.push(yield* spawnTask(() => give(i)))
  return yield* total(tasks)
}

function* give(value) {
  return value
}

function* total(tasks) {
  let sum = 0
  for (const task of tasks) sum += yield* task
  return sum
}

function* pingPong(size) {
  const table = { last: 1, switches: 0 }
  const first = yield* spawnTask(() => player(0, size / 2, table))
  const second = yield* spawnTask(() => player(1, size / 2, table))
  yield* first
  yield* second
  return table.switches
}

function* player(me, turns, table) {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    yield* turn
  }
}

function* manyTurns(size) {
  const tasks = []
  for (let i = 0; i < size; i++) tasks.push(yield* spawnTask(() => takeTurns(TURNS)))
  return yield* total(tasks)
}

function* takeTurns(turns) {
  let taken = 0
  for (; taken < turns; taken++) yield* turn
  return taken
}

function* nested(depth, turns) {
  return depth === 1 ? yield* takeTurns(turns) : yield* nested(depth - 1, turns)
}

function* timers(size) {
  const tasks = []
  for (let i = 0; i < size; i++) {
    tasks.push(yield* spawnTask(() => wakeAt(momentOf(i, size), size)))
  }
  return yield* total(tasks)
}

/** Real time, as for native promises. */
function* wakeAt(moment, size) {
  yield* sleep((moment / size) * 20)
  return moment
}

function* cancel(size, meter) {
  const tasks = yield* park(size)
  meter.begin()
  let halted = 0
  for (const task of tasks) {
    yield* task.halt()
    halted += 1
  }
  meter.end()
  return halted
}

function* park(size) {
  const tasks = []
  for (let i = 0; i < size; i++) {
    const { operation } = withResolvers()
    tasks.push(yield* spawnTask(() => waitFor(operation)))
  }
  yield* turn
  return tasks
}

function* waitFor(answer) {
  return yield* answer
}

function* future(size) {
  let sum = 0
  for (let i = 0; i < size; i++) {
    const { operation, resolve } = withResolvers()
    queueMicrotask(() => resolve(i))
    sum += yield* operation
  }
  return sum
}

function* parked(size, meter) {
  meter.begin()
  const tasks = yield* park(size)
  meter.weigh()
  return tasks.length
}
