import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  ALL_COMPLETED,
  asCompleted,
  asyncFor,
  CancelledError,
  type Coroutine,
  createTask,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  gather,
  getRunningLoop,
  simulate,
  sleep,
  type Task,
  TimeoutError,
  ValueError,
  wait,
} from '../index.ts'
import { raised, returned, turns, waits } from './record.ts'

function timersFired(main: Coroutine<unknown>): number[] {
  return simulate(main).trace.flatMap((event) => (event.kind === 'timer.fire' ? event.when : []))
}

function* fail(seconds: number) {
  yield* sleep(seconds)
  throw new RangeError(`after ${seconds}`)
}

describe('wait', () => {
  it('sorts tasks into done and pending, in the order of the list', () => {
    function* main() {
      const tasks = [3, 1, 9, 2].map((seconds) => createTask(sleep(seconds, seconds)))
      const { done, pending } = yield* wait(tasks, { timeout: 5 })
      const places = (some: Task<number>[]) => some.map((task) => tasks.indexOf(task))
      return [places(done), places(pending), getRunningLoop().time()]
    }
    expect(returned(main())).toEqual([[0, 1, 3], [2], 5])
  })

  it('suspends even if all are done', () => {
    function* main() {
      const future = getRunningLoop().createFuture<number>()
      future.setResult(1)
      yield* wait([future])
    }
    expect(waits(main())).toEqual(['wait of 1'])
  })

  it('counts a task that is listed twice once', () => {
    function* main() {
      const task = createTask(sleep(1))
      const { done } = yield* wait([task, task])
      return done.length
    }
    expect(returned(main())).toBe(1)
  })

  it.each([
    [FIRST_COMPLETED, 1],
    [FIRST_EXCEPTION, 2],
    [ALL_COMPLETED, 4],
  ])('returns for %s after %d seconds', (returnWhen, seconds) => {
    function* main() {
      const tasks = [createTask(sleep(1)), createTask(fail(2)), createTask(sleep(4))]
      const { done } = yield* wait(tasks, { returnWhen })
      for (const task of done) task.exception()
      return getRunningLoop().time()
    }
    expect(returned(main())).toBe(seconds)
  })

  it('does not take a cancelled task for a failed one', () => {
    function* main() {
      const tasks = [createTask(sleep(3)), createTask(sleep(9))]
      getRunningLoop().callLater(1, () => tasks[1]?.cancel())
      yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
      return getRunningLoop().time()
    }
    expect(returned(main())).toBe(3)
  })

  it('counts what ends between the wake-up and the return as done', () => {
    function* main() {
      const tasks = [createTask(sleep(1)), createTask(sleep(1)), createTask(sleep(2))]
      const { done } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
      return done.length
    }
    expect(returned(main())).toBe(2)
  })

  it('leaves the tasks alone when it is cancelled, while waiting or in the turn it is woken', () => {
    for (const seconds of [1, 2]) {
      function* main() {
        const future = getRunningLoop().createFuture<string>()
        const waiter = createTask(wait([future, createTask(sleep(2))], { timeout: 9 }))
        yield* sleep(seconds)
        if (seconds === 2) future.setResult('late')
        waiter.cancel()
        yield* turns(3)
        return [waiter.cancelled(), future.cancelled(), getRunningLoop().time()]
      }
      expect(returned(main())).toEqual([true, false, seconds])
    }
  })

  it('leaves no timer behind, cancelled or not', () => {
    function* main() {
      const task = createTask(sleep(2))
      const waiters = [1, 2].map(() => createTask(wait([task], { timeout: 5 })))
      yield* sleep(1)
      waiters[0]?.cancel()
      yield* sleep(9)
    }
    expect(timersFired(main())).toEqual([1, 2, 10])
  })

  it('keeps the type of the tasks', () => {
    function* main() {
      const { done } = yield* wait([createTask(sleep(1, 'a'))])
      expectTypeOf(done).toEqualTypeOf<Task<string>[]>()
    }
    returned(main())
  })

  it('refuses coroutines, a single task, something else, nothing, and an unknown returnWhen', () => {
    // @ts-expect-error: coroutines are no tasks.
    const coroutines = raised(wait([sleep(1)]))
    expect(coroutines).toBeInstanceOf(TypeError)
    expect(coroutines.message).toMatch(
      /^Passing coroutines is forbidden, use tasks explicitly\.\n.*the same objects back/,
    )
    function* single() {
      // @ts-expect-error: a task is no list.
      yield* wait(createTask(sleep(0)))
    }
    expect(raised(single()).message).toMatch(/^expect a list of futures, not <Task/)
    // @ts-expect-error: a number is no task.
    expect(raised(wait([3])).message).toBe('wait() takes a list of tasks and futures, got 3 in it.')
    expect(raised(wait([]))).toBeInstanceOf(ValueError)
    function* unknown() {
      // @ts-expect-error: there is no such constant.
      yield* wait([createTask(sleep(0))], { returnWhen: 'FIRST' })
    }
    expect(raised(unknown()).message).toMatch(/^Invalid return_when value: FIRST/)
  })
})

describe('asCompleted', () => {
  it('gives results and errors in the order in which they come', () => {
    function* main() {
      const seen: unknown[] = []
      for (const next of asCompleted([sleep(3, 'c'), fail(2), sleep(1, 'a')])) {
        try {
          seen.push(yield* next)
        } catch (error) {
          seen.push((error as Error).message)
        }
      }
      return seen
    }
    expect(returned(main())).toEqual(['a', 'after 2', 'c'])
  })

  it('gives the very tasks to asyncFor, done already', () => {
    function* main() {
      const tasks = [2, 1].map((seconds) => createTask(sleep(seconds)))
      const seen: [number, boolean][] = []
      yield* asyncFor(asCompleted(tasks), function* (task) {
        seen.push([tasks.indexOf(task), task.done()])
      })
      return seen
    }
    expect(returned(main())).toEqual([
      [1, true],
      [0, true],
    ])
  })

  it('starts coroutines at once and each of them once', () => {
    const log: string[] = []
    function* job() {
      log.push('started')
      yield* sleep(1)
    }
    function* main() {
      const coroutine = job()
      const all = asCompleted([coroutine, coroutine])
      yield* sleep(0)
      log.push('asked')
      for (const next of all) yield* next
    }
    returned(main())
    expect(log).toEqual(['started', 'asked'])
  })

  it('does not suspend for what is done, once its callback has run', () => {
    function* main() {
      const all = asCompleted([createTask(sleep(0)), createTask(sleep(0))])
      yield* sleep(1)
      for (const next of all) yield* next
    }
    expect(waits(main())).toEqual(['sleep(1)'])
  })

  it('throws TimeoutError for everything that is left, and cancels nothing', () => {
    function* main() {
      const slow = createTask(sleep(9, 'late'))
      const seen: string[] = []
      for (const next of asCompleted([slow, sleep(1, 'a'), sleep(8)], { timeout: 2 })) {
        try {
          seen.push(`${yield* next}`)
        } catch (error) {
          if (!(error instanceof TimeoutError)) throw error
          seen.push('timeout')
        }
      }
      return [seen, yield* slow]
    }
    expect(returned(main())).toEqual([['a', 'timeout', 'timeout'], 'late'])
  })

  it('gives TimeoutError also for what ends in the very turn of the timeout', () => {
    function* main() {
      const future = new Future<string>()
      getRunningLoop().callLater(1, () => future.setResult('late'))
      const all = asCompleted([future, new Future<string>()], { timeout: 1 })
      yield* sleep(2)
      const errors: string[] = []
      for (const each of all) {
        const [error] = yield* gather([each], { returnExceptions: true })
        errors.push(String(error))
      }
      return [errors, future.result()]
    }
    expect(returned(main())).toEqual([['TimeoutError', 'TimeoutError'], 'late'])
  })

  it('stops its timer when all have ended', () => {
    function* main() {
      yield* asyncFor(asCompleted([sleep(1)], { timeout: 5 }), function* () {})
      yield* sleep(9)
    }
    expect(timersFired(main())).toEqual([1, 10])
  })

  it('ends the loop with TimeoutError for asyncFor', () => {
    const main = function* () {
      yield* asyncFor(asCompleted([sleep(1), sleep(9)], { timeout: 2 }), function* () {})
    }
    expect(raised(main())).toBeInstanceOf(TimeoutError)
  })

  it('loses no result when a waiter is cancelled, while waiting or in the turn it is woken', () => {
    for (const turnsAfter of [undefined, 0, 1, 2, 3]) {
      function* main() {
        const all = asCompleted([sleep(2, 'a'), sleep(3, 'b')])
        const [first, second] = [...all].map((next) => createTask(next))
        if (first === undefined || second === undefined) throw new Error('two expected')
        yield* sleep(turnsAfter === undefined ? 1 : 2)
        yield* turns(turnsAfter ?? 0)
        if (!first.cancel()) return ['a', yield* second]
        try {
          yield* first
        } catch (error) {
          if (!(error instanceof CancelledError)) throw error
        }
        return ['a', yield* second]
      }
      // What the cancelled waiter would have got goes to the next.
      expect(['a', 'b']).toContain(returned(main())[1])
    }
  })

  it('refuses a single awaitable', () => {
    function* main() {
      // @ts-expect-error: a coroutine is no list.
      asCompleted(sleep(1))
    }
    expect(raised(main()).message).toMatch(/^expects an iterable of awaitables, not/)
  })
})
