import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import {
  BoundedSemaphore,
  Context,
  type Coroutine,
  createTask,
  Event,
  Future,
  gather,
  getRunningLoop,
  Lock,
  log,
  PriorityQueue,
  Queue,
  Semaphore,
  type SimulateOptions,
  simulate,
  sleep,
  type Task,
  type TraceEvent,
} from '../index.ts'
import { EventLoop } from '../loop.ts'
import { Trace, type TraceKind } from '../trace.ts'
import { returned, turnOf, turns } from './record.ts'

/** The events up to the end of Task-1; after it the loop takes turns for its shutdown. */
function traceOf(main: Coroutine<unknown>, options?: SimulateOptions): TraceEvent[] {
  const { trace } = simulate(main, options)
  const end = trace.findIndex((event) => event.kind === 'task.finish' && event.task === 'Task-1')
  return trace.slice(0, end + 2)
}

describe('simulate', () => {
  it('records creation, steps, suspensions and endings of tasks, with the time', () => {
    function* child(): Coroutine<void> {
      yield* sleep(1)
    }
    function* main() {
      yield* createTask(child(), { name: 'child' })
    }
    expect(traceOf(main())).toEqual([
      { time: 0, kind: 'task.create', task: 'Task-1', by: undefined },
      { time: 0, kind: 'task.start', task: 'Task-1' },
      { time: 0, kind: 'task.create', task: 'child', by: 'Task-1' },
      { time: 0, kind: 'task.suspend', task: 'Task-1', on: 'child' },
      { time: 0, kind: 'task.start', task: 'child' },
      { time: 0, kind: 'timer.set', when: 1 },
      { time: 0, kind: 'task.suspend', task: 'child', on: 'sleep(1)' },
      { time: 1, kind: 'timer.fire', when: 1 },
      { time: 1, kind: 'future.done', future: 'sleep(1)', state: 'returned' },
      { time: 1, kind: 'task.resume', task: 'child' },
      { time: 1, kind: 'task.finish', task: 'child', state: 'returned' },
      { time: 1, kind: 'future.done', future: 'child', state: 'returned' },
      { time: 1, kind: 'task.resume', task: 'Task-1' },
      { time: 1, kind: 'task.finish', task: 'Task-1', state: 'returned' },
      { time: 1, kind: 'future.done', future: 'Task-1', state: 'returned' },
    ])
  })

  it('records what cancelling asks, and when it is delivered', () => {
    function* main() {
      const tasks = ['a', 'b'].map((name) => createTask(sleep(9), { name }))
      getRunningLoop().callLater(1, function later() {
        tasks[0]?.cancel()
      })
      yield* sleep(1)
      tasks[1]?.cancel()
      yield* turns(1)
      tasks[0]?.cancel()
    }
    const kinds = ['cancel.request', 'cancel.deliver', 'task.finish']
    expect(traceOf(main()).filter(({ kind }) => kinds.includes(kind))).toEqual([
      { time: 1, kind: 'cancel.request', task: 'a', by: undefined, returned: true },
      { time: 1, kind: 'cancel.deliver', task: 'a' },
      { time: 1, kind: 'task.finish', task: 'a', state: 'cancelled' },
      { time: 1, kind: 'cancel.request', task: 'b', by: 'Task-1', returned: true },
      { time: 1, kind: 'cancel.deliver', task: 'b' },
      { time: 1, kind: 'task.finish', task: 'b', state: 'cancelled' },
      { time: 1, kind: 'cancel.request', task: 'a', by: 'Task-1', returned: false },
      { time: 1, kind: 'task.finish', task: 'Task-1', state: 'returned' },
    ])
  })

  it('records a cancellation that is delivered before the first step, or at a bare yield', () => {
    function* two() {
      yield* turns(2)
    }
    function* main() {
      createTask(two(), { name: 'new' }).cancel()
      const task = createTask(two(), { name: 'old' })
      yield* turns(1)
      task.cancel()
      yield* turns(1)
    }
    const steps = traceOf(main()).filter((event) => 'task' in event && event.task !== 'Task-1')
    expect(steps.map((event) => [event.kind, (event as { task: string }).task])).toEqual([
      ['task.create', 'new'],
      ['cancel.request', 'new'],
      ['task.create', 'old'],
      ['cancel.deliver', 'new'],
      ['task.finish', 'new'],
      ['task.start', 'old'],
      ['task.suspend', 'old'],
      ['cancel.request', 'old'],
      ['cancel.deliver', 'old'],
      ['task.finish', 'old'],
    ])
  })

  it('records a cancellation that comes with what is awaited: a task, or a gather', () => {
    const caught: string[] = []
    function* waiter(future: Future<unknown>): Coroutine<void> {
      try {
        yield* future
      } catch (error) {
        caught.push(String(error))
      }
    }
    function* main() {
      const child = createTask(sleep(9), { name: 'child' })
      createTask(waiter(child), { name: 'task' })
      createTask(waiter(gather([child])), { name: 'gather' })
      const asked = createTask(waiter(gather([child])), { name: 'asked' })
      yield* turns(1)
      child.cancel('of the child')
      yield* turns(2)
      // The error of its gather is on its way already: one is enough.
      asked.cancel('of its own')
      yield* turns(2)
    }
    const steps = traceOf(main()).filter(({ kind }) => kind === 'cancel.deliver')
    expect(steps.map((event) => 'task' in event && event.task)).toEqual([
      ...['child', 'task', 'gather', 'asked'],
    ])
    // The very error, with its message, is handed out once: to who is first in line, a gather.
    expect(caught).toEqual([
      ...['CancelledError', 'CancelledError: of the child', 'CancelledError'],
    ])
  })

  it('records done callbacks when they are scheduled and when they run', () => {
    function* main() {
      const future = new Future<number>()
      future.addDoneCallback(function notify() {})
      future.addDoneCallback(() => {})
      future.setException(new RangeError('far'))
      future.exception()
      future.addDoneCallback(function late() {})
      yield* turns(1)
    }
    expect(traceOf(main())).toEqual([
      { time: 0, kind: 'task.create', task: 'Task-1', by: undefined },
      { time: 0, kind: 'task.start', task: 'Task-1' },
      { time: 0, kind: 'future.done', future: 'a future', state: 'raised' },
      { time: 0, kind: 'callback.schedule', callback: 'notify', future: 'a future' },
      { time: 0, kind: 'callback.schedule', callback: 'anonymous', future: 'a future' },
      { time: 0, kind: 'callback.schedule', callback: 'late', future: 'a future' },
      { time: 0, kind: 'task.suspend', task: 'Task-1', on: 'turn' },
      { time: 0, kind: 'callback.run', callback: 'notify', future: 'a future' },
      { time: 0, kind: 'callback.run', callback: 'anonymous', future: 'a future' },
      { time: 0, kind: 'callback.run', callback: 'late', future: 'a future' },
      { time: 0, kind: 'task.resume', task: 'Task-1' },
      { time: 0, kind: 'task.finish', task: 'Task-1', state: 'returned' },
      { time: 0, kind: 'future.done', future: 'Task-1', state: 'returned' },
    ])
  })

  it('knows the callback that has a context by its name, too', () => {
    function* main() {
      const future = new Future<void>()
      future.addDoneCallback(function named() {}, { context: new Context() })
      future.setResult()
      yield* turns(1)
    }
    const events = traceOf(main()).filter(({ kind }) => /^callback/.test(kind))
    expect(events).toEqual([
      { time: 0, kind: 'callback.schedule', callback: 'named', future: 'a future' },
      { time: 0, kind: 'callback.run', callback: 'named', future: 'a future' },
    ])
  })

  it('records locks and queues, numbered by class in the order of appearance', () => {
    function* main() {
      const [unused, lock, other] = [new Lock(), new Lock(), new Lock()]
      expect(unused.locked()).toBe(false)
      yield* lock.acquire()
      yield* other.acquire()
      lock.release()
      yield* new Semaphore(1).acquire()
      yield* new BoundedSemaphore(1).acquire()
      const queue = new Queue<string>()
      queue.putNowait('item')
      yield* queue.get()
      queue.taskDone()
      getRunningLoop().callSoon(() => new PriorityQueue<number>().putNowait(1))
      yield* turns(1)
    }
    const events = traceOf(main()).filter(({ kind }) => /^(lock|queue)/.test(kind))
    expect(events).toEqual([
      { time: 0, kind: 'lock.acquire', lock: 'Lock-1', by: 'Task-1' },
      { time: 0, kind: 'lock.acquire', lock: 'Lock-2', by: 'Task-1' },
      { time: 0, kind: 'lock.release', lock: 'Lock-1', by: 'Task-1' },
      { time: 0, kind: 'lock.acquire', lock: 'Semaphore-1', by: 'Task-1' },
      { time: 0, kind: 'lock.acquire', lock: 'BoundedSemaphore-1', by: 'Task-1' },
      { time: 0, kind: 'queue.put', queue: 'Queue-1', by: 'Task-1' },
      { time: 0, kind: 'queue.get', queue: 'Queue-1', by: 'Task-1' },
      { time: 0, kind: 'queue.taskDone', queue: 'Queue-1', by: 'Task-1' },
      { time: 0, kind: 'queue.put', queue: 'PriorityQueue-1', by: undefined },
    ])
  })

  it('stamps each event with the line the program stands at, where that is known', () => {
    let line = 0
    function* main() {
      line = 4
      const timer = getRunningLoop().callLater(1, () => {})
      line = 5
      timer.cancel()
      yield
    }
    expect(traceOf(main(), { line: () => line })).toEqual([
      { time: 0, kind: 'task.create', task: 'Task-1', by: undefined },
      { time: 0, kind: 'task.start', task: 'Task-1' },
      { time: 0, kind: 'timer.set', when: 1, line: 4 },
      { time: 0, kind: 'task.suspend', task: 'Task-1', on: 'turn', line: 5 },
      { time: 0, kind: 'task.resume', task: 'Task-1', line: 5 },
      { time: 0, kind: 'task.finish', task: 'Task-1', state: 'returned', line: 5 },
      { time: 0, kind: 'future.done', future: 'Task-1', state: 'returned', line: 5 },
    ])
  })

  it('looks names up when the trace is read', () => {
    function* main() {
      const task = createTask(sleep(1))
      yield* sleep(2)
      task.setName('renamed')
    }
    const created = traceOf(main()).filter(({ kind }) => kind === 'task.create')
    expect(created.map((event) => 'task' in event && event.task)).toEqual(['Task-1', 'renamed'])
  })

  it('runs a program in the same order whether it is traced or not', () => {
    const step = record({
      kind: constantFrom(
        'turn',
        'sleep',
        'create',
        'cancel',
        'set',
        'wait',
        'lock',
        'await',
        'call',
      ),
      n: integer({ min: 0, max: 3 }),
    })
    const scripts = array(array(step, { maxLength: 8 }), { minLength: 1, maxLength: 4 })
    assert(
      property(scripts, (parts) => {
        const plain = play(parts, false)
        expect(plain).toEqual(play(parts, true))
        expect(plain).toEqual(play(parts, true))
      }),
      { numRuns: 300, seed: 17 },
    )
  })
})

type Step = { kind: string; n: number }

/** Some tasks that follow scripts, and what they did when. */
function play(scripts: Step[][], trace: boolean): unknown {
  const record: string[] = []
  function* follow(id: number, world: World): Coroutine<number> {
    for (const [index, { kind, n }] of (scripts[id] as Step[]).entries()) {
      const loop = getRunningLoop()
      record.push(`${loop.time()} ${id}.${index} ${kind}`)
      try {
        if (kind === 'turn') yield
        if (kind === 'sleep') yield* sleep(n)
        if (kind === 'create') world.tasks.push(createTask(sleep(n)))
        if (kind === 'cancel') record.push(`${world.tasks[n]?.cancel()}`)
        if (kind === 'set') world.event.set()
        if (kind === 'wait') yield* world.event.wait()
        if (kind === 'await' && world.tasks[n]) yield* world.tasks[n]
        if (kind === 'call') loop.callLater(n, () => record.push(`${loop.time()} called by ${id}`))
        if (kind === 'lock' && !world.lock.locked()) yield* world.lock.acquire()
      } catch (error) {
        record.push(`${loop.time()} ${id} ${error}`)
      }
    }
    return id
  }
  function* main() {
    const world: World = { tasks: [], event: new Event(), lock: new Lock() }
    world.tasks = scripts.map((_, id) => createTask(follow(id, world)))
    yield* gather(world.tasks, { returnExceptions: true })
  }
  const { kind, time, turns, warnings } = simulate(main(), { trace })
  return { record, kind, time, turns, warnings: warnings.map(({ message }) => message) }
}

type World = { tasks: Task<unknown>[]; event: Event; lock: Lock }

describe('log', () => {
  it('adds a line to the trace: of the running task, or of a callback', () => {
    function* main() {
      log('in a task')
      getRunningLoop().callLater(1, log, 'in a callback')
      yield* sleep(1)
    }
    expect(traceOf(main()).filter(({ kind }) => kind === 'log')).toEqual([
      { time: 0, kind: 'log', by: 'Task-1', text: 'in a task' },
      { time: 1, kind: 'log', by: undefined, text: 'in a callback' },
    ])
  })

  it('does nothing without a loop, or without a trace', () => {
    expect(log('nowhere')).toBe(undefined)
    function* main() {
      return log('not recorded')
    }
    expect(returned(main())).toBe(undefined)
  })
})

describe('Trace', () => {
  it('reads what was recorded so far, as often as it is asked', () => {
    const trace = new Trace()
    trace.record('timer.set', 1)
    const first = trace.events()
    trace.at(1)
    trace.record('timer.fire', 1)
    trace.at(1)
    trace.record('log', 'text')
    expect([first, trace.events(), trace.events().length]).toEqual([
      [{ time: 0, kind: 'timer.set', when: 1 }],
      [
        { time: 0, kind: 'timer.set', when: 1 },
        { time: 1, kind: 'timer.fire', when: 1 },
        { time: 1, kind: 'log', by: undefined, text: 'text' },
      ],
      3,
    ])
  })

  it('tells of steps the same, however short it keeps them', () => {
    const [a, b] = [{ traceName: () => 'a' }, { traceName: () => 'b' }]
    const kinds = ['turn', 'wait', 'resume', 'suspend', 'log', 'later'] as const
    const script = array(record({ kind: constantFrom(...kinds), task: constantFrom(a, b) }), {
      ...{ minLength: 200, maxLength: 400 },
    })
    assert(
      property(script, (steps) => {
        const [short, long] = [new Trace(), new Trace()]
        for (const [time, { kind, task }] of steps.entries()) {
          if (kind === 'later') {
            for (const trace of [short, long]) trace.at(time)
          } else if (kind === 'log') {
            for (const trace of [short, long]) trace.record('log', 'text', task)
          } else {
            const on = kind === 'wait' ? b : undefined
            if (kind !== 'suspend') short.resume(task)
            if (kind !== 'resume') short.suspend(task, on)
            if (kind !== 'suspend') long.record('task.resume', task)
            if (kind !== 'resume') long.record('task.suspend', task, on)
          }
        }
        expect(short.events()).toEqual(long.events())
      }),
      { numRuns: 100, seed: 17 },
    )
  })

  it('keeps no future that has no name of its own', () => {
    const kept: unknown[] = []
    class Keeping extends Trace {
      override record(kind: TraceKind, subject: unknown, detail?: unknown): void {
        kept.push(subject, detail)
        super.record(kind, subject, detail)
      }
    }
    const trace = new Keeping()
    const loop = new EventLoop(new VirtualClock(), () => {}, { trace })
    const future = loop.createFuture<void>()
    function* main() {
      yield* future
    }
    const task = loop.createTask(main())
    turnOf(loop)
    future.setResult()
    expect([kept.includes(task), kept.includes(future)]).toEqual([true, false])
    expect(trace.events().slice(-2)).toEqual([
      { time: 0, kind: 'task.suspend', task: 'Task-1', on: 'a future' },
      { time: 0, kind: 'future.done', future: 'a future', state: 'returned' },
    ])
  })

  it('asks for the line at each event, and leaves out a line 0', () => {
    let line = 0
    const trace = new Trace(() => line)
    trace.record('log', 'nowhere')
    line = 3
    trace.at(1)
    trace.record('log', 'here')
    line = 9
    expect(trace.events()).toEqual([
      { time: 0, kind: 'log', by: undefined, text: 'nowhere' },
      { time: 1, kind: 'log', by: undefined, text: 'here', line: 3 },
    ])
  })

  it('gives each end of a step the line it stands at', () => {
    let line = 3
    const trace = new Trace(() => line)
    const task = { traceName: () => 'main' }
    trace.resume(task)
    line = 4
    trace.suspend(task, undefined)
    expect(trace.events()).toEqual([
      { time: 0, kind: 'task.resume', task: 'main', line: 3 },
      { time: 0, kind: 'task.suspend', task: 'main', on: expect.any(String), line: 4 },
    ])
  })
})
