// The workloads on this runtime: `simulate`, tracing off or on.
import {
  CancelledError,
  type Coroutine,
  createTask,
  Future,
  gather,
  getRunningLoop,
  Queue,
  run,
  simulate,
  sleep,
  type Task,
} from '../index.ts'
import { type Meter, momentOf, ROOM, TURNS, type Workload, type WorkloadName } from './workloads.ts'

type Main = (size: number, meter: Meter) => Coroutine<number>

export const workloads: Record<WorkloadName, Workload> = {
  spawn: simulated(spawn),
  'ping-pong': simulated(pingPong),
  'many-turns': simulated(manyTurns),
  'depth-1': simulated((size) => nested(1, size)),
  'depth-10': simulated((size) => nested(10, size)),
  'depth-100': simulated((size) => nested(100, size)),
  'depth-1000': simulated((size) => nested(1000, size)),
  timers: simulated((size) => timers(size, 1)),
  'real-timers': (size) => run(timers(size, 0.02 / size)),
  cancel: simulated(cancel),
  callbacks: simulated(callbacks),
  queue: simulated(queue),
  future: simulated(future),
  parked: simulated(parked),
  life: simulated(life),
}

function simulated(main: Main): Workload {
  return (size, meter, tracing = false) => {
    const outcome = simulate(main(size, meter), { trace: tracing, maxTurns: Infinity })
    if (outcome.kind !== 'returned') throw outcome.error
    return outcome.result
  }
}

function* spawn(size: number): Coroutine<number> {
  const tasks: Task<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(createTask(give(i)))
  return sum(yield* gather(tasks))
}

function* give(value: number): Coroutine<number> {
  return value
}

function* pingPong(size: number): Coroutine<number> {
  const table = { last: 1, switches: 0 }
  yield* gather([createTask(player(0, size / 2, table)), createTask(player(1, size / 2, table))])
  return table.switches
}

type Table = { last: number; switches: number }

function* player(me: number, turns: number, table: Table): Coroutine<void> {
  for (let i = 0; i < turns; i++) {
    if (table.last !== me) table.switches += 1
    table.last = me
    yield
  }
}

function* manyTurns(size: number): Coroutine<number> {
  const tasks: Task<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(createTask(takeTurns(TURNS)))
  return sum(yield* gather(tasks))
}

function* takeTurns(turns: number): Coroutine<number> {
  let taken = 0
  for (; taken < turns; taken++) yield
  return taken
}

/** A task that takes its turns `depth` coroutines deep. */
function* nested(depth: number, turns: number): Coroutine<number> {
  return depth === 1 ? yield* takeTurns(turns) : yield* nested(depth - 1, turns)
}

/** Each task has a moment of its own; from one to the next it is `step` seconds. */
function* timers(size: number, step: number): Coroutine<number> {
  const tasks: Task<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(createTask(wakeAt(momentOf(i, size), step)))
  return sum(yield* gather(tasks))
}

function* wakeAt(moment: number, step: number): Coroutine<number> {
  yield* sleep(moment * step)
  return moment
}

function* cancel(size: number, meter: Meter): Coroutine<number> {
  const tasks = park(size)
  yield
  meter.begin()
  for (const task of tasks) task.cancel()
  const endings = yield* gather(tasks, { returnExceptions: true })
  meter.end()
  return endings.filter((ending) => ending instanceof CancelledError).length
}

function park(size: number): Task<number>[] {
  const tasks: Task<number>[] = []
  for (let i = 0; i < size; i++) tasks.push(createTask(waitFor(new Future<number>())))
  return tasks
}

function* waitFor(answer: Future<number>): Coroutine<number> {
  return yield* answer
}

function* callbacks(size: number): Coroutine<number> {
  const done = new Future<void>()
  let called = 0
  const count = (): void => {
    called += 1
  }
  for (let i = 0; i < size; i++) done.addDoneCallback(count)
  done.setResult()
  yield
  return called
}

function* queue(size: number): Coroutine<number> {
  const items = new Queue<number>(ROOM)
  createTask(produce(items, size))
  return yield* createTask(consume(items, size))
}

function* produce(items: Queue<number>, size: number): Coroutine<void> {
  for (let i = 0; i < size; i++) yield* items.put(i)
}

function* consume(items: Queue<number>, size: number): Coroutine<number> {
  let total = 0
  for (let i = 0; i < size; i++) total += yield* items.get()
  return total
}

function* future(size: number): Coroutine<number> {
  const loop = getRunningLoop()
  let total = 0
  for (let i = 0; i < size; i++) {
    const answer = loop.createFuture<number>()
    loop.callSoon(setResult, answer, i)
    total += yield* answer
  }
  return total
}

function setResult(answer: Future<number>, value: number): void {
  answer.setResult(value)
}

function* parked(size: number, meter: Meter): Coroutine<number> {
  meter.begin()
  const tasks = park(size)
  yield
  meter.weigh()
  return tasks.filter((task) => !task.done()).length
}

function* life(size: number): Coroutine<number> {
  const answers: Future<number>[] = []
  const tasks: Task<number>[] = []
  for (let i = 0; i < size; i++) {
    const answer = new Future<number>()
    answers.push(answer)
    tasks.push(createTask(waitFor(answer)))
  }
  yield
  for (let i = 0; i < size; i++) answers[i]?.setResult(i)
  return sum(yield* gather(tasks))
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
