import { check, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  Future,
  getRunningLoop,
  Lock,
  RuntimeError,
  simulate,
  sleep,
  TimeoutError,
  timeout,
  timeoutAt,
  ValueError,
  waitFor,
} from '../index.ts'
import { raised, returned, thrown, turns, waits } from './record.ts'

describe('timeout', () => {
  it('does not suspend by itself, and leaves no timer behind', () => {
    function* main() {
      yield* asyncWith(timeout(1), function* () {})
    }
    function* longer() {
      yield* main()
      yield* sleep(2)
    }
    expect(waits(main())).toEqual([])
    expect(simulate(longer()).kind).toBe('returned')
  })

  it('throws TimeoutError in place of its own CancelledError, which is the cause', () => {
    function* main() {
      yield* asyncWith(timeout(2), () => sleep(9))
    }
    const { time } = simulate(main())
    const error = raised(main())
    expect([time, error.name, error.cause]).toEqual([2, 'TimeoutError', new CancelledError()])
  })

  it('lets a cancellation by somebody else through, before and in the turn of the deadline', () => {
    for (const seconds of [1, 2]) {
      function* main() {
        const task = createTask(asyncWith(timeout(2), () => sleep(9)))
        yield* sleep(seconds)
        task.cancel()
        try {
          yield* task
        } catch {
          return [task.cancelled(), task.cancelling()]
        }
      }
      expect(returned(main())).toEqual([true, 1])
    }
  })

  it('never expires without a number', () => {
    function* main() {
      yield* asyncWith(timeout(undefined), () => sleep(3600))
    }
    expect(simulate(main()).time).toBe(3600)
  })

  it('takes a moment on the clock of the loop', () => {
    function* main() {
      yield* sleep(5)
      const deadline = timeoutAt(7)
      try {
        yield* asyncWith(deadline, () => sleep(9))
      } catch (error) {
        return [(error as Error).name, getRunningLoop().time(), deadline.when()]
      }
    }
    expect(returned(main())).toEqual(['TimeoutError', 7, 7])
  })

  it('can be entered once, and moved only while it is active', () => {
    function* main() {
      const deadline = timeout(1)
      const before = thrown(() => deadline.reschedule(2)).message
      yield* asyncWith(deadline, function* () {
        deadline.reschedule(5)
        yield* sleep(3)
      })
      const after = thrown(() => deadline.reschedule(2)).message
      return [before.split('\n')[0], after, deadline.expired()]
    }
    expect(returned(main())).toEqual([
      'Timeout has not been entered.',
      'Cannot change state of finished Timeout',
      false,
    ])
    function* twice() {
      const deadline = timeout(1)
      yield* asyncWith(deadline, () => asyncWith(deadline, function* () {}))
    }
    expect(raised(twice()).message).toMatch(/^Timeout has already been entered/)
  })

  it('needs a task', () => {
    function* main() {
      const failure = getRunningLoop().createFuture<unknown>()
      const deadline = timeout(1)
      getRunningLoop().callSoon(() => failure.setResult(thrown(() => deadline.aenter().next())))
      return yield* failure
    }
    expect(returned(main())).toEqual(new RuntimeError('Timeout should be used inside a task'))
  })

  it('refuses what is no number of seconds', () => {
    // @ts-expect-error: seconds are a number.
    expect(thrown(() => timeout('2s'))).toEqual(
      new TypeError('delay must be a number of seconds, got "2s" (string).'),
    )
    expect(thrown(() => timeoutAt(Number.NaN))).toBeInstanceOf(ValueError)
  })

  it('shows what was given for seconds', () => {
    const given = ['2s', {}, null, true]
    function* main() {
      return given.map((seconds) => thrown(() => timeout(seconds as never)).message)
    }
    const start = 'delay must be a number of seconds, got'
    expect(returned(main())).toEqual([
      ...[
        `${start} "2s" (string).`,
        `${start} a plain object.`,
        `${start} null.`,
        `${start} true.`,
      ],
    ])
  })

  it('gives exactly one of value, TimeoutError and CancelledError, at the right moment', () => {
    const cases = record({
      work: integer({ min: 0, max: 4 }),
      limit: option(integer({ min: -1, max: 4 }), { nil: undefined }),
      cancelAt: option(integer({ min: 1, max: 4 }), { nil: undefined }),
      viaWaitFor: constantFrom(true, false),
    })
    const law = property(cases, ({ work, limit, cancelAt, viaWaitFor }) => {
      function* main() {
        const block = viaWaitFor
          ? waitFor(sleep(work, 'value'), limit)
          : asyncWith(timeout(limit), () => sleep(work, 'value'))
        const task = createTask(block)
        if (cancelAt !== undefined) getRunningLoop().callLater(cancelAt, () => task.cancel())
        try {
          return [yield* task, getRunningLoop().time()]
        } catch (error) {
          return [(error as Error).name, getRunningLoop().time()]
        }
      }
      const [what, when] = returned(main())
      const deadline = Math.max(limit ?? Number.POSITIVE_INFINITY, 0)
      const end = Math.min(work, deadline, cancelAt ?? Number.POSITIVE_INFINITY)
      expect(when).toBe(end)
      // In the turn in which everything happens the later request wins: value, timeout, cancel.
      const expected =
        cancelAt === end ? 'CancelledError' : deadline === end ? 'TimeoutError' : 'value'
      if (end > 0) expect(what).toBe(expected)
      else expect(['value', 'TimeoutError']).toContain(what)
    })
    expect(check(law, { numRuns: 300, seed: 7 }).failed).toBe(false)
  })
})

describe('waitFor', () => {
  it('runs a coroutine in the current task and suspends only where it does', () => {
    function* name() {
      return currentTask()?.getName()
    }
    expect(waits(waitFor(name(), 1))).toEqual([])
    expect(returned(waitFor(name(), 1))).toBe('Task-1')
    expect(waits(waitFor(sleep(1), 2))).toEqual(['sleep(1)'])
  })

  it('does not suspend for a done future, even with 0', () => {
    function* main() {
      const future = getRunningLoop().createFuture<number>()
      future.setResult(3)
      return yield* waitFor(future, 0)
    }
    expect(waits(main())).toEqual([])
    expect(returned(main())).toBe(3)
  })

  it('cancels what takes too long and waits for its end', () => {
    const lock = new Lock()
    function* slow() {
      try {
        yield* sleep(9)
      } finally {
        yield* sleep(1)
      }
    }
    function* main() {
      const task = createTask(slow())
      yield* lock.acquire()
      try {
        yield* waitFor(task, 2)
      } catch (error) {
        return [(error as Error).name, task.cancelled(), getRunningLoop().time()]
      }
    }
    expect(returned(main())).toEqual(['TimeoutError', true, 3])
  })

  it('cancels what it waits for when it is cancelled itself, also with 0 seconds', () => {
    for (const seconds of [5, 0]) {
      function* stubborn() {
        try {
          yield* sleep(9)
        } finally {
          yield* sleep(1)
        }
      }
      function* main() {
        const inner = createTask(stubborn())
        yield* sleep(0)
        const outer = createTask(waitFor(inner, seconds))
        yield* turns(2)
        outer.cancel()
        yield* sleep(3)
        return [outer.cancelled(), inner.cancelled()]
      }
      expect(returned(main())).toEqual([true, true])
    }
  })

  it('starts nothing with 0 seconds', () => {
    const log: string[] = []
    function* job() {
      log.push('started')
    }
    expect(raised(waitFor(job(), 0))).toBeInstanceOf(TimeoutError)
    expect(log).toEqual([])
  })

  it('says what to write for a function that was not called', () => {
    function* job() {}
    // @ts-expect-error: a function is not awaitable.
    const error = raised(waitFor(job, 1))
    expect(error.message).toContain('A coroutine function has to be called: job()')
  })
})

describe('toString', () => {
  it('tells the state, and the moment while it counts', () => {
    function* main() {
      const states: string[] = []
      const limit = timeout(1.5)
      states.push(String(limit))
      yield* asyncWith(limit, function* () {
        states.push(String(limit))
        limit.reschedule(undefined)
        states.push(String(limit))
      })
      return [...states, String(limit)]
    }
    expect(returned(main())).toEqual([
      '<Timeout [created]>',
      '<Timeout [active] when=1.500>',
      '<Timeout [active] when=undefined>',
      '<Timeout [finished]>',
    ])
  })
})

describe('waitFor, with no time left', () => {
  it('keeps what the cancellation threw as the cause', () => {
    function* main() {
      yield* waitFor(sleep(1), 0)
    }
    const error = raised(main())
    expect([error.name, error.cause]).toEqual(['TimeoutError', new CancelledError()])
  })

  it('is seen through in the circle of a deadlock', () => {
    function* stays(lock: Lock) {
      for (;;) {
        try {
          yield* lock.acquire()
        } catch {}
      }
    }
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      const child = createTask(stays(lock), { name: 'child' })
      yield* sleep(0)
      yield* waitFor(child, 0)
    }
    expect(raised(main()).message).toContain(
      'In a circle: Task-1 waits for child (the end of child), which waits for the Lock held by Task-1.',
    )
  })

  it('is named in a deadlock report with what it waits for', () => {
    function* refuses() {
      for (;;) {
        try {
          yield* new Future<void>()
        } catch {}
      }
    }
    function* main() {
      const task = createTask(refuses(), { name: 'refuses' })
      yield* turns(1)
      yield* waitFor(task, 0)
    }
    const { error } = simulate(main())
    expect(String(error)).toContain('Task-1   waits for the end of refuses since 0 s')
  })
})
