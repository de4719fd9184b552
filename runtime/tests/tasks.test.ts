import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  allTasks,
  CancelledError,
  type Coroutine,
  createTask,
  currentTask,
  Event,
  ensureFuture,
  Future,
  gather,
  getRunningLoop,
  Lock,
  RuntimeError,
  simulate,
  sleep,
  Task,
  ValueError,
} from '../index.ts'
import { kernelOfLoop } from '../loop.ts'
import { awaitedBy, lastCancelMessage } from '../tasks.ts'
import { looseLoop, raised, returned, thrown, turns, waits } from './record.ts'

const names = (tasks: readonly Task<unknown>[]) => tasks.map((task) => task.getName())

/** Waits, and puts on record how that ended; `swallow` ends a cancellation here. */
function* worker(log: unknown[], { swallow = false } = {}): Coroutine<string> {
  try {
    yield* sleep(9)
  } catch (error) {
    log.push(`${getRunningLoop().time()} ${error}`)
    if (!swallow) throw error
    yield* sleep(1)
  }
  return 'result'
}

describe('createTask', () => {
  it('starts the coroutine in the next turn, and gives a task with its result', () => {
    const log: string[] = []
    function* job(): Coroutine<number> {
      log.push('starts')
      yield* sleep(1)
      return 7
    }
    function* main() {
      const task = createTask(job())
      log.push('created')
      expectTypeOf(task).toEqualTypeOf<Task<number>>()
      return [yield* task, task.done(), task.result(), getRunningLoop().time()]
    }
    expect([returned(main()), log]).toEqual([
      [7, true, 7, 1],
      ['created', 'starts'],
    ])
  })

  it('names tasks by number, those with a name of their own not counted', () => {
    function* main() {
      const tasks = [
        ...[createTask(turns(0), { name: 'mine' }), createTask(turns(0))],
        ...[createTask(turns(0), { name: '' }), createTask(turns(0), { name: undefined })],
        createTask(turns(0), { name: 5 as unknown as string }),
      ]
      return names([currentTask() as Task<unknown>, ...tasks])
    }
    expect(returned(main())).toEqual(['Task-1', 'mine', 'Task-2', '', 'Task-3', '5'])
  })

  it('numbers the tasks of each program anew', () => {
    function* main() {
      return createTask(turns(0)).getName()
    }
    expect([returned(main()), returned(main())]).toEqual(['Task-2', 'Task-2'])
  })
})

describe('Task', () => {
  it('is a future', () => {
    function* main() {
      const task = createTask(turns(0))
      return [task instanceof Future, task instanceof Task]
    }
    expect(returned(main())).toEqual([true, true])
  })

  it('shows its name and how it is', () => {
    function* main() {
      const tasks = [
        createTask(turns(0), { name: 'fine' }),
        createTask(fail(new RangeError('far'), 0), { name: 'bad' }),
        createTask(sleep(9), { name: 'gone' }),
        createTask(sleep(9), { name: 'waiting' }),
      ]
      tasks[2]?.cancel()
      yield* turns(2)
      tasks[1]?.exception()
      tasks[3]?.setName('renamed')
      const shown = tasks.map(String)
      tasks[3]?.cancel()
      return shown
    }
    expect(returned(main())).toEqual([
      ...['<Task fine finished>', '<Task bad finished>', '<Task gone cancelled>'],
      '<Task renamed pending>',
    ])
  })

  it('has the coroutine it runs', () => {
    function* main() {
      const coroutine = turns(0)
      return createTask(coroutine).getCoro() === coroutine
    }
    expect(returned(main())).toBe(true)
  })

  it('ends as its coroutine does', () => {
    const error = new RangeError('far')
    function* main() {
      const tasks = [createTask(sleep(1, 'value')), createTask(fail(error, 1))] as const
      yield* sleep(1)
      yield* turns(1)
      return [tasks[0].exception(), tasks[0].result(), tasks[1].exception() === error]
    }
    expect(returned(main())).toEqual([undefined, 'value', true])
  })

  it('ends cancelled when its coroutine throws CancelledError, though nobody asked', () => {
    function* main() {
      const task = createTask(fail(new CancelledError('own'), 0))
      const caught = yield* outcomeOf(task)
      return [caught, task.cancelled(), task.cancelling()]
    }
    expect(returned(main())).toEqual(['CancelledError: own', true, 0])
  })

  it('fails with an error that says so when undefined is thrown', () => {
    expect(String(raised(fail(undefined, 0)))).toBe(
      'RuntimeError: undefined was thrown; throw an Error, so that it can say what happened.',
    )
  })

  it('throws what is no Error as it is', () => {
    expect(raised(fail('text', 0))).toBe('text')
  })

  it('takes no result and no exception from others', () => {
    function* main() {
      const task = createTask(sleep(1, 'own'))
      const errors = [() => task.setResult('other'), () => task.setException(new Error())].map(
        (call) => thrown(call),
      )
      return [errors.map(String), errors[0] instanceof RuntimeError, yield* task]
    }
    expect(returned(main())).toEqual([
      [
        'RuntimeError: Task does not support setResult operation',
        'RuntimeError: Task does not support setException operation',
      ],
      true,
      'own',
    ])
  })

  it('wakes who awaits it one turn after it ends', () => {
    const log: string[] = []
    function* job(): Coroutine<void> {
      log.push('ends')
      getRunningLoop().callSoon(() => log.push('queued before the end'))
    }
    function* main() {
      yield* createTask(job())
      log.push('main')
    }
    returned(main())
    expect(log).toEqual(['ends', 'queued before the end', 'main'])
  })

  it('does not suspend who awaits it when it is done', () => {
    function* main() {
      const task = createTask(sleep(1, 'value'))
      yield* sleep(2)
      return yield* task
    }
    expect([waits(main()), returned(main())]).toEqual([['sleep(2)'], 'value'])
  })

  it('tells what it waits for, while it waits', () => {
    function* main() {
      const [future, ready] = [new Future<void>(), createTask(turns(9))]
      const task = createTask(waitFor(future))
      const before = awaitedBy(task)
      yield* turns(1)
      const during = [awaitedBy(task) === future, awaitedBy(ready)]
      future.setResult()
      yield* turns(2)
      return [before, ...during, awaitedBy(task)]
    }
    expect(returned(main())).toEqual([undefined, true, undefined, undefined])
  })

  it('can be made without createTask, in the running loop', () => {
    function* main() {
      return yield* new Task(sleep(1, 'result'))
    }
    expect(returned(main())).toBe('result')
  })

  it('has its name also when there were many before it', () => {
    const { loop, kernel, turn } = looseLoop()
    kernel.nextTaskName = 2 ** 24 - 1
    const tasks = [1, 2].map(() => loop.createTask(turns(1)))
    const seen = names(tasks)
    for (const task of tasks) task.cancel()
    turn()
    expect([seen, names(tasks), tasks.map((task) => task.cancelled())]).toEqual([
      ...Array(2).fill(['Task-16777215', 'Task-16777216']),
      [true, true],
    ])
  })

  it('cannot await itself', () => {
    function* main() {
      const log: unknown[] = []
      getRunningLoop().callSoon(() => log.push('a turn'))
      try {
        yield* currentTask() as Task<unknown>
      } catch (error) {
        log.push(error instanceof RuntimeError, String(error))
      }
      yield* sleep(1)
      return log
    }
    const [turn, isRuntimeError, text] = returned(main()) as string[]
    expect([turn, isRuntimeError, text?.split('\n')[0]]).toEqual([
      ...['a turn', true, 'RuntimeError: Task cannot await on itself: <Task Task-1 pending>'],
    ])
  })

  it('is told of by the loop when it failed and nobody looked', () => {
    function* main() {
      const tasks = [0, 1, 2].map((n) => createTask(fail(new RangeError(`${n}`), 0)))
      yield* turns(1)
      tasks[1]?.exception()
      yield* outcomeOf(tasks[2] as Task<unknown>)
      return tasks[0]
    }
    const { warnings, result } = simulate(main())
    expect(warnings.map(({ future, ...rest }) => ({ ...rest, isIt: future === result }))).toEqual([
      {
        message: 'Task exception was never retrieved',
        exception: new RangeError('0'),
        isIt: true,
      },
    ])
  })
})

describe('Task.cancel', () => {
  it('leaves the name of a task that cancels itself and returns', () => {
    function* job() {
      currentTask()?.cancel()
    }
    function* main() {
      const task = createTask(job())
      yield* turns(2)
      return [task.cancelled(), task.getName()]
    }
    expect(returned(main())).toEqual([true, 'Task-2'])
  })

  it('asks: the future it waits for is cancelled at once, the task told in the next turn', () => {
    const log: unknown[] = []
    function* main() {
      const task = createTask(worker(log))
      yield* sleep(1)
      const seen = [task.cancel('why'), task.done(), task.cancelled(), task.cancelling(), [...log]]
      yield* turns(1)
      return [...seen, log, task.done(), task.cancelled(), task.cancel()]
    }
    expect(returned(main())).toEqual([
      ...[true, false, false, 1, []],
      ...[['1 CancelledError: why'], true, true, false],
    ])
  })

  it('before the first step keeps the body from running', () => {
    const log: unknown[] = []
    function* main() {
      const task = createTask(worker(log))
      const accepted = task.cancel('why')
      return [accepted, yield* outcomeOf(task), task.cancelled()]
    }
    expect([returned(main()), log]).toEqual([[true, 'CancelledError: why', true], []])
  })

  it('returns true though the task goes on, and counts the request for good', () => {
    const log: unknown[] = []
    function* main() {
      const task = createTask(worker(log, { swallow: true }))
      yield* sleep(1)
      const accepted = task.cancel()
      const result = yield* task
      return [accepted, result, task.cancelled(), task.cancelling(), getRunningLoop().time()]
    }
    expect(returned(main())).toEqual([true, 'result', false, 1, 2])
  })

  it('twice before it is told: one error with the first message, two requests', () => {
    const log: unknown[] = []
    function* main() {
      const task = createTask(worker(log))
      yield* turns(1)
      const accepted = [task.cancel('first'), task.cancel('second')]
      yield* turns(1)
      return [accepted, log, task.cancelled(), task.cancelling()]
    }
    expect(returned(main())).toEqual([[true, true], ['0 CancelledError: first'], true, 2])
  })

  it('of itself is delivered where it suspends next: at a bare yield, once', () => {
    function* main() {
      const log: unknown[] = []
      currentTask()?.cancel('self')
      const done = new Future<number>()
      done.setResult(1)
      log.push(yield* done)
      try {
        yield
      } catch (error) {
        log.push(String(error))
      }
      yield
      return [...log, currentTask()?.cancelling()]
    }
    expect(returned(main())).toEqual([1, 'CancelledError: self', 1])
  })

  it('of itself cancels the pending future that it waits for next', () => {
    function* main() {
      const future = new Future<void>()
      currentTask()?.cancel('self')
      const caught = yield* outcomeOf(future)
      return [caught, future.cancelled(), yield* sleep(1, 'goes on')]
    }
    expect(returned(main())).toEqual(['CancelledError: self', true, 'goes on'])
  })

  it('of itself asks the task that it waits for next, which may refuse', () => {
    function* main() {
      const task = createTask(worker([], { swallow: true }))
      yield* turns(1)
      currentTask()?.cancel('self')
      return [yield* task, getRunningLoop().time(), task.cancelling(), yield* sleep(1, 'goes on')]
    }
    expect(returned(main())).toEqual(['result', 1, 1, 'goes on'])
  })

  it('of itself waits for what cannot be cancelled, and takes the place of what it brings', () => {
    class Stubborn extends Future<string> {
      override cancel(): boolean {
        return false
      }
    }
    function* job(stubborn: Future<string>) {
      currentTask()?.cancel('mine')
      return yield* stubborn
    }
    function* main() {
      const stubborn = new Stubborn()
      const task = createTask(job(stubborn))
      getRunningLoop().callLater(1, () => stubborn.setResult('brought'))
      const [error] = yield* gather([task], { returnExceptions: true })
      return [String(error), getRunningLoop().time()]
    }
    expect(returned(main())).toEqual(['CancelledError', 1])
  })

  it('of itself takes the place of what it returns, and not of what it throws', () => {
    function* job(error?: Error): Coroutine<string> {
      currentTask()?.cancel('self')
      if (error !== undefined) throw error
      return 'lost'
    }
    function* main() {
      const tasks = [createTask(job()), createTask(job(new RangeError('far')))] as const
      const caught = [yield* outcomeOf(tasks[0]), yield* outcomeOf(tasks[1])]
      return [caught, tasks[0].cancelled(), tasks[1].cancelled()]
    }
    expect(returned(main())).toEqual([['CancelledError: self', 'RangeError: far'], true, false])
  })

  it('goes down to what it awaits, and comes back when that has ended', () => {
    const log: unknown[] = []
    function* inner(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* sleep(1)
      }
    }
    function* main() {
      const child = createTask(inner())
      const parent = createTask(waitFor(child))
      yield* sleep(1)
      parent.cancel('why')
      log.push(yield* outcomeOf(parent), getRunningLoop().time())
      return [parent, child].map((task) => [task.cancelled(), task.cancelling()])
    }
    expect([returned(main()), log]).toEqual([
      [
        [true, 1],
        [true, 1],
      ],
      ['CancelledError: why', 2],
    ])
  })

  it('is without effect on who awaits the task, but for the error', () => {
    function* main() {
      const task = createTask(sleep(9))
      yield* turns(1)
      task.cancel('why')
      const caught = [yield* outcomeOf(task), yield* outcomeOf(task)]
      return [caught, currentTask()?.cancelling(), yield* sleep(1, 'lives')]
    }
    // The very error that ended a task is handed out once; after that each look makes a plain one.
    expect(returned(main())).toEqual([['CancelledError: why', 'CancelledError'], 0, 'lives'])
  })

  it('lets finally blocks await, and a second one interrupts them', () => {
    const log: unknown[] = []
    function* job(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        log.push(getRunningLoop().time())
        yield* sleep(5)
        log.push('never')
      }
    }
    function* main() {
      const task = createTask(job())
      yield* sleep(1)
      task.cancel()
      yield* sleep(1)
      return [task.done(), task.cancel(), yield* outcomeOf(task), getRunningLoop().time()]
    }
    expect([returned(main()), log]).toEqual([[false, true, 'CancelledError', 2], [1]])
  })

  it('drops a failure of what the task awaited that came in the same turn', () => {
    function* main() {
      const future = new Future<void>()
      const failing = createTask(fail(new RangeError('unseen'), 1))
      const waiters = [createTask(waitFor(future)), createTask(waitFor(failing))]
      yield* turns(1)
      yield* sleep(1)
      future.setException(new RangeError('unseen'))
      // It failed in this turn, before this task went on.
      const accepted = waiters.map((task) => task.cancel('why'))
      expect(failing.done()).toBe(true)
      return [
        accepted,
        yield* outcomeOf(waiters[0] as Task<void>),
        yield* outcomeOf(waiters[1] as Task<void>),
      ]
    }
    const { result, error, warnings } = simulate(main())
    expect(error).toBe(undefined)
    expect([result, warnings]).toEqual([
      [[true, true], 'CancelledError: why', 'CancelledError: why'],
      [],
    ])
  })

  it('remembers the message of the request it told the task of', () => {
    function* main() {
      const plain = new Future<void>()
      plain.cancel('plain')
      const [bare, waiting] = [createTask(turns(3)), createTask(worker([]))]
      yield* turns(1)
      bare.cancel('bare')
      waiting.cancel('waiting')
      const messages = [plain, bare, waiting].map(lastCancelMessage)
      yield* turns(2)
      return [...messages, lastCancelMessage(bare), lastCancelMessage(new Future())]
    }
    expect(returned(main())).toEqual(['plain', 'bare', undefined, undefined, undefined])
  })

  it('ends every program, at whatever moment it comes, and frees what was held', () => {
    const step = record({
      kind: constantFrom('turn', 'sleep', 'event', 'gather', 'lock', 'task', 'cleanup'),
      seconds: integer({ min: 0, max: 3 }),
    })
    assert(
      property(
        array(step, { minLength: 1, maxLength: 6 }),
        integer({ min: 0, max: 12 }),
        integer({ min: 0, max: 3 }),
        (script, seconds, extra) => {
          const lock = new Lock()
          function* victim(): Coroutine<string> {
            for (const { kind, seconds } of script) {
              if (kind === 'turn') yield
              if (kind === 'sleep') yield* sleep(seconds)
              if (kind === 'event') yield* new Event().wait()
              if (kind === 'gather') yield* gather([sleep(seconds), sleep(1)])
              if (kind === 'task') yield* createTask(sleep(seconds))
              if (kind === 'lock') {
                yield* lock.acquire()
                try {
                  yield* sleep(seconds)
                } finally {
                  lock.release()
                }
              }
              if (kind === 'cleanup') {
                try {
                  yield* sleep(seconds)
                } finally {
                  yield* sleep(1)
                }
              }
            }
            return 'ended'
          }
          function* main() {
            const task = createTask(victim())
            yield* sleep(seconds)
            yield* turns(extra)
            const before = task.done()
            const accepted = task.cancel()
            const outcome = yield* outcomeOf(task)
            const isCancelled = task.cancelled()
            expect([accepted, isCancelled]).toEqual([!before, outcome !== 'ended'])
            expect([isCancelled, lock.locked()]).toEqual([!before, false])
          }
          const { kind, error, time } = simulate(main(), { trace: false })
          expect([kind, error]).toEqual(['returned', undefined])
          expect(time).toBeLessThanOrEqual(seconds + 1)
        },
      ),
      { numRuns: 500, seed: 17 },
    )
  })
})

describe('Task.uncancel', () => {
  it('takes requests back one by one, never below 0', () => {
    function* main() {
      const me = currentTask() as Task<unknown>
      me.cancel()
      me.cancel()
      const counts = [me.cancelling(), me.uncancel(), me.cancelling(), me.uncancel(), me.uncancel()]
      yield* turns(1)
      return [...counts, 'not cancelled']
    }
    expect(returned(main())).toEqual([2, 1, 1, 0, 0, 'not cancelled'])
  })

  it('withdraws a request only when none remains, and only one not delivered', () => {
    function* main() {
      const me = currentTask() as Task<unknown>
      me.cancel('why')
      me.cancel('more')
      me.uncancel()
      const caught = yield* outcomeOf(turns(1))
      const task = createTask(worker([]))
      yield* turns(1)
      task.cancel('sent')
      return [caught, task.uncancel(), yield* outcomeOf(task)]
    }
    expect(returned(main())).toEqual(['CancelledError: more', 0, 'CancelledError: sent'])
  })
})

describe('currentTask', () => {
  it('is the task whose step runs, and undefined in callbacks', () => {
    function* main() {
      const seen: unknown[] = []
      const child = createTask(
        (function* () {
          seen.push(currentTask()?.getName())
          yield* turns(1)
          seen.push(currentTask()?.getName())
        })(),
      )
      child.addDoneCallback(() => seen.push(currentTask()))
      seen.push(currentTask()?.getName())
      yield* turns(4)
      return [...seen, currentTask()?.getName()]
    }
    expect(returned(main())).toEqual(['Task-1', 'Task-2', 'Task-2', undefined, 'Task-1'])
  })

  it('needs a loop', () => {
    expect(thrown(currentTask).message).toMatch(/^no running event loop\./)
  })
})

describe('allTasks', () => {
  it('knows who is left of many, and keeps few of those that have ended', () => {
    function* main() {
      for (let i = 0; i < 500; i++) createTask(i % 5 === 0 ? sleep(9) : sleep(0))
      yield* sleep(1)
      return [names(allTasks()), kernelOfLoop(getRunningLoop()).tasks.length] as const
    }
    const [left, kept] = returned(main())
    const fifths = Array.from({ length: 100 }, (_, i) => `Task-${5 * i + 2}`)
    expect(left).toEqual(['Task-1', ...fifths])
    expect(kept).toBeLessThanOrEqual(2 * (left.length + 1))
  })

  it('is every unfinished task, oldest first', () => {
    function* main() {
      createTask(sleep(5), { name: 'long' })
      createTask(turns(0), { name: 'short' })
      createTask(sleep(9), { name: 'cancelled' }).cancel()
      const before = names(allTasks())
      yield* turns(1)
      return [before, names(allTasks())]
    }
    expect(returned(main())).toEqual([
      ['Task-1', 'long', 'short', 'cancelled'],
      ['Task-1', 'long'],
    ])
  })

  it('is a list of its own', () => {
    function* main() {
      allTasks().length = 0
      return names(allTasks())
    }
    expect(returned(main())).toEqual(['Task-1'])
  })
})

describe('ensureFuture', () => {
  it('gives futures and tasks back as they are', () => {
    function* main() {
      const [future, task] = [new Future(), createTask(turns(0))]
      const loop = getRunningLoop()
      return [
        ensureFuture(future) === future,
        ensureFuture(task) === task,
        ensureFuture(task, { loop }) === task,
      ]
    }
    expect(returned(main())).toEqual([true, true, true])
  })

  it('makes a task of a coroutine, and of what is awaitable in its own way', () => {
    const ownWay = { [Symbol.iterator]: () => sleep(1, 'own way') }
    function* main() {
      const futures = [ensureFuture(sleep(1, 'coroutine')), ensureFuture(ownWay)]
      const loop = getRunningLoop()
      const given = ensureFuture(turns(0), { loop })
      return [
        futures.every((each) => each instanceof Task),
        given.getLoop() === loop,
        ...(yield* gather(futures)),
      ]
    }
    expect(returned(main())).toEqual([true, true, 'coroutine', 'own way'])
  })

  it('refuses a future of another loop than the one given', () => {
    function* outer() {
      return [new Future<void>(), getRunningLoop()] as const
    }
    const [future, loop] = returned(outer())
    expect(ensureFuture(future, { loop })).toBe(future)
    function* main() {
      return thrown(() => ensureFuture(future, { loop: getRunningLoop() }))
    }
    const error = returned(main())
    expect([error instanceof ValueError, String(error)]).toEqual([
      true,
      'ValueError: The future belongs to a different loop than the one specified as the loop argument.\n' +
        '  <Future pending> was made in another run() or simulate(); create it inside this one.',
    ])
  })
})

describe('sleep', () => {
  it('counts from the time that the loop tells, as in CPython', () => {
    function* main(): Coroutine<number> {
      const loop = getRunningLoop()
      const clock = loop.time
      // Whoever holds the thread for 2 s moves the time on without a turn for anybody.
      loop.time = () => Math.max(clock.call(loop), 2)
      yield* sleep(1)
      return loop.time()
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', result: 3 })
  })

  it('takes so many seconds, and gives the result', () => {
    function* main() {
      const result = yield* sleep(2.5, 'value')
      return [result, yield* sleep(1), getRunningLoop().time()]
    }
    expect([waits(main()), returned(main())]).toEqual([
      ['sleep(2.5)', 'sleep(1)'],
      ['value', undefined, 3.5],
    ])
  })

  it('takes one turn and no time for 0 or less', () => {
    function* main() {
      const results = [yield* sleep(0, 'a'), yield* sleep(-1, 'b'), yield* sleep(-0)]
      return [...results, getRunningLoop().time()]
    }
    expect([waits(main()), returned(main())]).toEqual([
      ['turn', 'turn', 'turn'],
      ['a', 'b', undefined, 0],
    ])
  })

  it('begins when it is awaited, not when it is called', () => {
    function* main() {
      const waiting = sleep(1)
      yield* sleep(5)
      yield* waiting
      return getRunningLoop().time()
    }
    expect(returned(main())).toBe(6)
  })

  it('removes its timer when it is cancelled', () => {
    function* main() {
      const task = createTask(sleep(3))
      yield* sleep(1)
      task.cancel()
      yield* sleep(5)
    }
    const { trace } = simulate(main())
    expect(trace.flatMap((event) => (event.kind === 'timer.fire' ? event.when : []))).toEqual([
      1, 6,
    ])
  })

  it('is cancelled in the turn that wakes it, without harm', () => {
    function* main() {
      const task = createTask(sleep(1, 'lost'))
      getRunningLoop().callAt(1, () => {
        getRunningLoop().callSoon(() => task.cancel())
      })
      yield* sleep(2)
      return task.cancelled()
    }
    expect(returned(main())).toBe(true)
  })

  it('may be cancelled by the timer before its own, which finds it cancelled', () => {
    function* main() {
      let task: Task<string> | undefined
      getRunningLoop().callAt(1, () => task?.cancel())
      task = createTask(sleep(1, 'lost'))
      yield* sleep(2)
      return task.cancelled()
    }
    expect(returned(main())).toBe(true)
  })

  it('wakes sleepers by their moment, and those of one moment in the order of falling asleep', () => {
    assert(
      property(array(integer({ min: 0, max: 5 }), { maxLength: 20 }), (seconds) => {
        const woken: [number, number][] = []
        function* sleeper(n: number): Coroutine<void> {
          yield* sleep(seconds[n] as number)
          woken.push([getRunningLoop().time(), n])
        }
        function* main() {
          yield* gather(seconds.map((_, n) => sleeper(n)))
        }
        const { time } = simulate(main(), { trace: false })
        const expected = seconds
          .map((when, n) => [when, n])
          .sort((a, b) => {
            return (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number)
          })
        expect([woken, time]).toEqual([expected, Math.max(0, ...seconds)])
      }),
      { numRuns: 300, seed: 17 },
    )
  })
})

function* fail(error: unknown, seconds: number): Coroutine<never> {
  if (seconds > 0) yield* sleep(seconds)
  throw error
}

function* waitFor<T>(future: Future<T>): Coroutine<T> {
  return yield* future
}

/** The result of something, or its error as a text. */
function* outcomeOf<T>(awaitable: Future<T> | Coroutine<T>): Coroutine<T | string> {
  try {
    return yield* awaitable
  } catch (error) {
    return String(error)
  }
}
