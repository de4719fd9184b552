// The workloads on effect 4: fibers.
import { Cause, Deferred, Effect, Exit, Fiber, Queue } from 'effect'
import { TestClock } from 'effect/testing'
import { momentOf, ROOM, TURNS } from './peers.mjs'

export const workloads = {
  spawn: (size) => Effect.runPromise(spawn(size)),
  'ping-pong': (size) => Effect.runPromise(pingPong(size)),
  'many-turns': (size) => Effect.runPromise(manyTurns(size)),
  'depth-1': (size) => Effect.runPromise(nested(1, size)),
  'depth-10': (size) => Effect.runPromise(nested(10, size)),
  'depth-100': (size) => Effect.runPromise(nested(100, size)),
  timers: (size) => Effect.runPromise(Effect.provide(timers(size), clock)),
  'real-timers': (size) => Effect.runPromise(realTimers(size)),
  cancel: (size, meter) => Effect.runPromise(cancel(size, meter)),
  callbacks: (size) => Effect.runPromise(callbacks(size)),
  queue: (size) => Effect.runPromise(queue(size)),
  future: (size) => Effect.runPromise(future(size)),
  parked: (size, meter) => Effect.runPromise(parked(size, meter)),
}

const spawn = Effect.fnUntraced(function* (size) {
  const fibers = []
  for (let i = 0; i < size; i++) fibers.push(yield* Effect.forkChild(give(i)))
  return sum(yield* Fiber.joinAll(fibers))
})

/** A test clock that does not warn when it takes long. */
const clock = TestClock.layer({ warningDelay: '1 hour' })

const give = Effect.fnUntraced(function* (value) {
  return value
})

const pingPong = Effect.fnUntraced(function* (size) {
  const table = { last: 1, switches: 0 }
  const first = yield* Effect.forkChild(player(0, size / 2, table))
  const second = yield* Effect.forkChild(player(1, size / 2, table))
  yield* Fiber.joinAll([first, second])
  return table.switches
})

const player = Effect.fnUntraced(function* (me, turns, table) {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    yield* Effect.yieldNow
  }
})

const manyTurns = Effect.fnUntraced(function* (size) {
  const fibers = []
  for (let i = 0; i < size; i++) fibers.push(yield* Effect.forkChild(takeTurns(TURNS)))
  return sum(yield* Fiber.joinAll(fibers))
})

const takeTurns = Effect.fnUntraced(function* (turns) {
  let taken = 0
  for (; taken < turns; taken++) yield* Effect.yieldNow
  return taken
})

const nested = Effect.fnUntraced(function* (depth, turns) {
  return depth === 1 ? yield* takeTurns(turns) : yield* nested(depth - 1, turns)
})

/** On effect's own test clock. */
const timers = Effect.fnUntraced(function* (size) {
  const fibers = []
  for (let i = 0; i < size; i++) fibers.push(yield* Effect.forkChild(wakeAt(momentOf(i, size))))
  yield* TestClock.adjust(size)
  return sum(yield* Fiber.joinAll(fibers))
})

/** In real time, as for native promises: all of them within 20 milliseconds. */
const realTimers = Effect.fnUntraced(function* (size) {
  const fibers = []
  for (let i = 0; i < size; i++) {
    const moment = momentOf(i, size)
    fibers.push(yield* Effect.forkChild(Effect.as(wakeAt((moment / size) * 20), moment)))
  }
  return sum(yield* Fiber.joinAll(fibers))
})

const wakeAt = Effect.fnUntraced(function* (moment) {
  yield* Effect.sleep(moment)
  return moment
})

const cancel = Effect.fnUntraced(function* (size, meter) {
  const fibers = yield* park(size)
  meter.begin()
  yield* Fiber.interruptAll(fibers)
  meter.end()
  const exits = yield* Fiber.awaitAll(fibers)
  return exits.filter((exit) => Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)).length
})

const park = Effect.fnUntraced(function* (size) {
  const fibers = []
  for (let i = 0; i < size; i++) {
    fibers.push(yield* Effect.forkChild(waitFor(Deferred.makeUnsafe())))
  }
  yield* Effect.yieldNow
  return fibers
})

const waitFor = Effect.fnUntraced(function* (answer) {
  return yield* Deferred.await(answer)
})

const callbacks = Effect.fnUntraced(function* (size) {
  const done = Deferred.makeUnsafe()
  const fiber = yield* Effect.forkChild(Deferred.await(done))
  yield* Effect.yieldNow
  let called = 0
  const count = () => {
    called += 1
  }
  for (let i = 0; i < size; i++) fiber.addObserver(count)
  Deferred.doneUnsafe(done, Effect.void)
  yield* Fiber.join(fiber)
  return called
})

const queue = Effect.fnUntraced(function* (size) {
  const items = yield* Queue.bounded(ROOM)
  yield* Effect.forkChild(produce(items, size))
  return yield* Fiber.join(yield* Effect.forkChild(consume(items, size)))
})

const produce = Effect.fnUntraced(function* (items, size) {
  for (let i = 0; i < size; i++) yield* Queue.offer(items, i)
})

const consume = Effect.fnUntraced(function* (items, size) {
  let total = 0
  for (let i = 0; i < size; i++) total += yield* Queue.take(items)
  return total
})

const future = Effect.fnUntraced(function* (size) {
  let total = 0
  for (let i = 0; i < size; i++) {
    const answer = Deferred.makeUnsafe()
    queueMicrotask(() => Deferred.doneUnsafe(answer, Effect.succeed(i)))
    total += yield* Deferred.await(answer)
  }
  return total
})

const parked = Effect.fnUntraced(function* (size, meter) {
  meter.begin()
  const fibers = yield* park(size)
  meter.weigh()
  return fibers.filter((fiber) => fiber.pollUnsafe() === undefined).length
})

function sum(values) {
  let total = 0
  for (const value of values) total += value
  return total
}
