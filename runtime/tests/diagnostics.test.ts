import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  type Coroutine,
  createTask,
  currentTask,
  gather,
  getRunningLoop,
  Lock,
  Queue,
  Semaphore,
  shield,
  simulate,
  sleep,
  type Task,
  TaskGroup,
  wait,
} from '../index.ts'

function deadlock(main: Coroutine<unknown>): string {
  const { error } = simulate(main)
  return (error as Error).message
}

/** The main program under the name of `main`. */
function* called<T>(main: () => Coroutine<T>): Coroutine<T> {
  currentTask()?.setName('main')
  return yield* main()
}

describe('DeadlockError', () => {
  it('says who waits for what, since when, who has it, and shows the circle', () => {
    const lock = new Lock()
    function* worker() {
      yield* sleep(3)
      yield* lock.acquire()
    }
    function* main() {
      yield* lock.acquire()
      yield* createTask(worker(), { name: 'worker-1' })
    }
    expect(deadlock(called(main))).toBe(
      [
        'nothing can run any more, and 2 tasks are still waiting.',
        '  main      waits for task worker-1 since 0 s',
        '  worker-1  waits for Lock.acquire since 3 s, held by main',
        '  In a circle: main waits for worker-1, which waits for the Lock held by main.',
      ].join('\n'),
    )
  })

  it('shows two locks taken in opposite order', () => {
    const [a, b] = [new Lock(), new Lock()]
    function* both(first: Lock, second: Lock) {
      yield* first.acquire()
      yield* sleep(1)
      yield* second.acquire()
    }
    function* main() {
      yield* gather([
        createTask(both(a, b), { name: 'ab' }),
        createTask(both(b, a), { name: 'ba' }),
      ])
    }
    expect(deadlock(called(main))).toBe(
      [
        'nothing can run any more, and 3 tasks are still waiting.',
        '  main  waits for gather of 2 since 0 s',
        '  ab    waits for Lock.acquire since 1 s, held by ba',
        '  ba    waits for Lock.acquire since 1 s, held by ab',
        '  In a circle: ab waits for the Lock held by ba, which waits for the Lock held by ab.',
      ].join('\n'),
    )
  })

  it('shows a lock taken twice, and one whose holder has ended', () => {
    const [mine, left] = [new Lock(), new Lock()]
    function* forgets() {
      yield* left.acquire()
    }
    function* main() {
      yield* createTask(forgets(), { name: 'forgetful' })
      createTask(left.acquire(), { name: 'waiter' })
      yield* mine.acquire()
      yield* mine.acquire()
    }
    expect(deadlock(called(main))).toBe(
      [
        'nothing can run any more, and 2 tasks are still waiting.',
        '  main    waits for Lock.acquire since 0 s, held by main itself',
        '  waiter  waits for Lock.acquire since 0 s, held by forgetful, which has ended',
        '  In a circle: main waits for the Lock held by main itself.',
      ].join('\n'),
    )
  })

  it.each<[string, (child: Task<void>) => Coroutine<unknown>]>([
    ['gather of 1', (child) => gather([child]) as never],
    ['shield of child', (child) => shield(child) as never],
    ['wait of 1', (child) => wait([child])],
  ])('sees through %s', (what, waiting) => {
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      function* child() {
        yield* lock.acquire()
      }
      yield* waiting(createTask(child(), { name: 'child' }))
    }
    expect(deadlock(called(main))).toContain(
      `In a circle: main waits for child (${what}), which waits for the Lock held by main.`,
    )
  })

  it('sees through a TaskGroup', () => {
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(lock.acquire(), { name: 'child' })
      })
    }
    expect(deadlock(called(main))).toContain(
      'In a circle: main waits for child (a TaskGroup with child), which waits for the Lock held by main.',
    )
  })

  it('shows no circle where there is none', () => {
    function* main() {
      yield* new Queue().get()
    }
    expect(deadlock(called(main))).toBe(
      'nothing can run any more, and 1 task is still waiting.\n  main  waits for Queue.get since 0 s',
    )
  })
})

describe('starvation', () => {
  it('names the task', () => {
    function* quick() {}
    function* greedy(): Coroutine<void> {
      for (;;) yield* quick()
    }
    function* main() {
      yield* createTask(greedy(), { name: 'greedy' })
    }
    expect(simulate(main(), { trace: false }).error).toMatchObject({
      message: expect.stringMatching(
        /^task "greedy" awaited 1000000 times without giving the event loop a turn/,
      ),
    })
  })
})

describe('the trace', () => {
  it('tells what happens to locks, with names in the order of appearance', () => {
    const locks = { a: new Lock(), b: new Lock(), s: new Semaphore(1) }
    function* worker() {
      yield* asyncWith(locks.b, function* () {
        yield* asyncWith(locks.a, function* () {})
      })
      yield* asyncWith(locks.s, function* () {})
    }
    function* main() {
      yield* locks.b.acquire()
      const task = createTask(worker(), { name: 'worker' })
      yield* sleep(1)
      locks.b.release()
      yield* task
    }
    const { trace } = simulate(called(main))
    const seen = trace.flatMap((e) =>
      e.kind === 'lock.acquire' || e.kind === 'lock.release'
        ? [`${e.time} ${e.kind} ${e.lock} ${e.by}`]
        : [],
    )
    expect(seen).toEqual([
      '0 lock.acquire Lock-1 main',
      '1 lock.release Lock-1 main',
      '1 lock.acquire Lock-1 worker',
      '1 lock.acquire Lock-2 worker',
      '1 lock.release Lock-2 worker',
      '1 lock.release Lock-1 worker',
      '1 lock.acquire Semaphore-1 worker',
      '1 lock.release Semaphore-1 worker',
    ])
  })

  it('tells what happens to queues', () => {
    const queue = new Queue<string>()
    function* worker() {
      yield* queue.get()
      queue.taskDone()
    }
    function* main() {
      createTask(worker(), { name: 'worker' })
      yield* sleep(1)
      getRunningLoop().callSoon(() => queue.putNowait('x'))
      yield* sleep(1)
    }
    const { trace } = simulate(called(main))
    const seen = trace.flatMap((e) =>
      e.kind === 'queue.put' || e.kind === 'queue.get' || e.kind === 'queue.taskDone'
        ? [`${e.kind} ${e.queue} ${e.by}`]
        : [],
    )
    expect(seen).toEqual([
      'queue.put Queue-1 undefined',
      'queue.get Queue-1 worker',
      'queue.taskDone Queue-1 worker',
    ])
  })
})
