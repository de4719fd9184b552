// What diagnostics.ts tells of a program that did not end well, seen from its parts; what a student
// reads is in diagnostics.test.ts.
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import { busyTasks, deadlock, leftBehind } from '../diagnostics.ts'
import {
  type Coroutine,
  createTask,
  DeadlockError,
  Event,
  Future,
  gather,
  getRunningLoop,
  Lock,
  Queue,
  shield,
  simulate,
  sleep,
  type Task,
} from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { turns } from './record.ts'

/** How a program ended that cannot go on. */
function deadlockOf(main: Coroutine<unknown>): DeadlockError {
  const outcome = simulate(main)
  if (outcome.kind !== 'deadlock') throw new Error(`the program ${outcome.kind}`)
  return outcome.error
}

function* waitFor<T>(future: Future<T>): Coroutine<T> {
  return yield* future
}

function looseLoop(): EventLoop {
  return new EventLoop(new VirtualClock(), () => {})
}

describe('deadlock', () => {
  it('names each task, what it waits for and since when', () => {
    function* main() {
      const event = new Event()
      function* late(): Coroutine<void> {
        yield* sleep(2)
        yield* event.wait()
      }
      createTask(waitFor(new Future()), { name: 'future' })
      const slow = createTask(late(), { name: 'event' })
      createTask(waitFor(slow), { name: 'task' })
      createTask(waitFor(gather([slow, slow])), { name: 'gather' })
      createTask(waitFor(shield(slow)), { name: 'shield' })
      createTask(new Queue().get(), { name: 'queue' })
      yield* sleep(3)
      yield* slow
    }
    const error = deadlockOf(main())
    expect(error.waiting).toEqual([
      { task: 'Task-1', on: 'task event', since: 3 },
      { task: 'future', on: 'a future', since: 0 },
      { task: 'event', on: 'Event.wait', since: 2 },
      { task: 'task', on: 'task event', since: 0 },
      { task: 'gather', on: 'gather of 2', since: 0 },
      { task: 'shield', on: 'shield of event', since: 0 },
      { task: 'queue', on: 'Queue.get', since: 0 },
    ])
    expect([error.cycle, error.message.split('\n')[0]]).toEqual([
      '',
      'nothing can run any more, and 7 tasks are still waiting.',
    ])
  })

  it('does not know since when without a trace', () => {
    function* main() {
      yield* new Future()
    }
    expect(String(simulate(main(), { trace: false }).error)).toBe(
      'DeadlockError: nothing can run any more, and 1 task is still waiting.\n' +
        '  Task-1  waits for a future',
    )
  })

  it('finds tasks that wait for each other: directly, through a gather, and through a lock', () => {
    function* main() {
      const tasks: Task<unknown>[] = []
      const lock = new Lock()
      function* a(): Coroutine<void> {
        yield* lock.acquire()
        yield* sleep(1)
        yield* tasks[1] as Task<unknown>
      }
      function* b(): Coroutine<void> {
        yield* gather([sleep(1), tasks[2] as Task<unknown>, new Future()])
      }
      function* c(): Coroutine<void> {
        yield* lock.acquire()
      }
      for (const [name, job] of Object.entries({ a, b, c })) tasks.push(createTask(job(), { name }))
      yield* tasks[0] as Task<unknown>
    }
    expect(deadlockOf(main()).cycle).toBe(
      'a waits for b, which waits for c (gather of 3), which waits for the Lock held by a',
    )
  })

  it('names in a circle only those who are in it, wherever it was looked for before', () => {
    function* main() {
      const tasks: Task<unknown>[] = []
      const [dead, lock] = [new Future<void>(), new Lock()]
      const end = createTask(waitFor(dead), { name: 'end' })
      function* outer(): Coroutine<void> {
        yield* gather([end, tasks[1] as Task<unknown>])
      }
      function* twice(): Coroutine<void> {
        yield* lock.acquire()
        yield* gather([end, tasks[0] as Task<unknown>])
      }
      tasks.push(createTask(outer(), { name: 'outer' }), createTask(twice(), { name: 'twice' }))
      yield* dead
    }
    expect(deadlockOf(main()).cycle).toBe(
      'outer waits for twice (gather of 2), which waits for outer (gather of 2)',
    )
  })

  it('is no circle when one waits for several that wait for what is no task', () => {
    function* main() {
      const event = new Event()
      const first = createTask(event.wait())
      const second = createTask(waitFor(first))
      yield* gather([first, second, first])
    }
    expect(deadlockOf(main()).cycle).toBe('')
  })

  it('says of a task that is ready that it waits for its turn', () => {
    const loop = looseLoop()
    loop.createTask(turns(1), { name: 'ready' })
    const error = deadlock(kernelOfLoop(loop), undefined)
    expect(error).toBeInstanceOf(DeadlockError)
    expect(error.waiting).toEqual([{ task: 'ready', on: 'its turn', since: undefined }])
  })
})

describe('leftBehind', () => {
  it('is the errors that nobody asked for, but that of main, and tasks that never ended', () => {
    const loop = looseLoop()
    const kernel = kernelOfLoop(loop)
    const future = loop.createFuture()
    const main = loop.createTask(sleep(1)) as Task<unknown>
    future.setException(new RangeError('far'))
    kernel.unretrieved.add(main)
    const [unseen, pending] = leftBehind(kernel, main)
    expect([unseen?.message, unseen?.exception, unseen?.future === future]).toEqual([
      ...['Future exception was never retrieved', new RangeError('far'), true],
    ])
    expect([pending?.message, pending?.task === main]).toEqual([
      ...['Task was destroyed but it is pending!', true],
    ])
    expect(leftBehind(kernel, main)).toHaveLength(1)
  })

  it('is said of a program that ends in a deadlock, or at its limit', () => {
    function* fail(): Coroutine<void> {
      throw new RangeError('far')
    }
    function* stuck() {
      createTask(fail())
      yield* new Future()
    }
    function* endless() {
      for (;;) yield
    }
    const messages = [simulate(stuck()), simulate(endless(), { maxTurns: 9 })].map(({ warnings }) =>
      warnings.map(({ message }) => message),
    )
    expect(messages).toEqual([
      ['Task exception was never retrieved', 'Task was destroyed but it is pending!'],
      ['Task was destroyed but it is pending!'],
    ])
  })
})

describe('busyTasks', () => {
  it('is the tasks that stand in the ready queue, and no callbacks', () => {
    const loop = looseLoop()
    loop.createTask(turns(1), { name: 'a' })
    loop.callSoon(() => {})
    loop.createTask(turns(1), { name: 'b' })
    expect(busyTasks(kernelOfLoop(loop))).toEqual(['a', 'b'])
  })

  it('is who a TurnLimitError names', () => {
    function* endless(): Coroutine<void> {
      for (;;) yield
    }
    function* main() {
      createTask(sleep(9), { name: 'sleeper' })
      createTask(endless(), { name: 'spinner' })
      yield* endless()
    }
    expect(simulate(main(), { maxTurns: 50 })).toMatchObject({
      ...{ kind: 'turnLimit', error: { turns: 50, running: ['spinner', 'Task-1'] } },
    })
    function callbacks(): void {
      getRunningLoop().callSoon(callbacks)
    }
    function* quiet() {
      callbacks()
      yield* new Future()
    }
    expect(simulate(quiet(), { maxTurns: 50 }).error).toMatchObject({ turns: 50, running: [] })
  })
})
