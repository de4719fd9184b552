import { array, assert, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  BoundedSemaphore,
  Condition,
  type Coroutine,
  createTask,
  Event,
  gather,
  getRunningLoop,
  Lock,
  RuntimeError,
  Semaphore,
  simulate,
  sleep,
  type Task,
  ValueError,
  wait,
} from '../index.ts'
import { raised, returned, thrown, turns, waits } from './record.ts'

const runs = { numRuns: 500, seed: 17 }

/** What happens next to a crowd of workers; `who` is taken modulo their number. */
const steps = array(
  record({
    kind: constantFrom('arrive', 'finish', 'finish', 'cancel', 'turn', 'turn'),
    who: integer({ min: 0, max: 7 }),
  }),
  { maxLength: 40 },
)

/**
 * Workers who enter, stay until told to finish, and leave; some are cancelled on the way. Everybody
 * is done at the end, or `simulate` finds a deadlock. Gives the workers in the order of entering.
 */
function* crowd(
  script: { kind: string; who: number }[],
  room: { acquire(): Coroutine<true>; release(): void },
  limit: number,
): Coroutine<{ entered: number[]; cancelled: Set<number>; count: number }> {
  const entered: number[] = []
  const cancelled = new Set<number>()
  const workers: Task<void>[] = []
  const inside = new Set<Event>()
  function* work(id: number): Coroutine<void> {
    yield* room.acquire()
    entered.push(id)
    const end = new Event()
    inside.add(end)
    expect(inside.size).toBeLessThanOrEqual(limit)
    try {
      yield* end.wait()
    } finally {
      inside.delete(end)
      room.release()
    }
  }
  for (const { kind, who } of script) {
    if (kind === 'turn') yield* turns(1)
    if (kind === 'arrive') workers.push(createTask(work(workers.length)))
    if (kind === 'finish') for (const end of inside) end.set()
    const worker = workers[who % workers.length]
    if (kind === 'cancel' && worker?.cancel()) cancelled.add(who % workers.length)
  }
  while (workers.some((worker) => !worker.done())) {
    for (const end of inside) end.set()
    // A deadlock must be seen as one: no spinning while nobody is inside.
    if (inside.size === 0)
      yield* wait(
        workers.filter((worker) => !worker.done()),
        { timeout: 1 },
      )
    else yield* turns(1)
    if (getRunningLoop().time() > 100) throw new Error('somebody waits for ever')
  }
  return { entered, cancelled, count: workers.length }
}

function expectFifo(outcome: { entered: number[]; cancelled: Set<number>; count: number }): void {
  const { entered, cancelled, count } = outcome
  expect(entered).toEqual([...entered].sort((a, b) => a - b))
  for (let id = 0; id < count; id++) {
    if (!cancelled.has(id)) expect(entered).toContain(id)
  }
}

describe('Lock', () => {
  it('does not suspend when it is free', () => {
    const lock = new Lock()
    expect(waits(lock.acquire())).toEqual([])
    expect(lock.locked()).toBe(true)
  })

  it('makes whoever comes second wait, and wakes in the order of arrival', () => {
    const lock = new Lock()
    const log: string[] = []
    function* worker(name: string): Coroutine<void> {
      yield* asyncWith(lock, function* () {
        log.push(name)
        yield* sleep(1)
      })
    }
    function* main() {
      yield* gather(['a', 'b', 'c'].map(worker))
      return getRunningLoop().time()
    }
    expect([returned(main()), log]).toEqual([3, ['a', 'b', 'c']])
  })

  it('is not taken by who is cancelled while waiting', () => {
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      const a = createTask(lock.acquire())
      const b = createTask(lock.acquire())
      yield* turns(1)
      a.cancel()
      yield* turns(1)
      lock.release()
      yield* turns(1)
      return [a.cancelled(), b.done(), lock.locked()]
    }
    expect(returned(main())).toEqual([true, true, true])
  })

  it('goes to the next when the one it woke is cancelled in that turn', () => {
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      const a = createTask(lock.acquire())
      const b = createTask(lock.acquire())
      yield* turns(1)
      lock.release()
      a.cancel()
      yield* turns(2)
      return [a.cancelled(), b.done(), lock.locked(), lock.toString()]
    }
    expect(returned(main())).toEqual([true, true, true, '<Lock [locked]>'])
  })

  it('refuses to be released when nobody has it', () => {
    const error = thrown(() => new Lock().release())
    expect(error).toBeInstanceOf(RuntimeError)
    expect(error.message).toMatch(/^Lock is not acquired\.\n/)
  })

  it('belongs to the loop in which it was first waited for', () => {
    const lock = new Lock()
    function* main() {
      yield* lock.acquire()
      createTask(lock.acquire())
      yield* sleep(0)
    }
    simulate(main())
    expect(raised(lock.acquire()).message).toMatch(
      /^<Lock \[locked.*\]> is bound to a different event loop/,
    )
  })

  it('is named in a deadlock report', () => {
    function* main() {
      const lock = new Lock()
      yield* lock.acquire()
      yield* lock.acquire()
    }
    expect(raised(main()).message).toContain('Task-1  waits for Lock.acquire')
  })

  it('lets one in at a time, in order, and everybody who is not cancelled', () => {
    assert(
      property(steps, (script) => {
        const lock = new Lock()
        expectFifo(returned(crowd(script, lock, 1)))
        expect(lock.locked()).toBe(false)
      }),
      runs,
    )
  })
})

describe('Event', () => {
  it('does not suspend when it is set', () => {
    const event = new Event()
    event.set()
    expect(waits(event.wait())).toEqual([])
  })

  it('wakes everybody who waits, in order, even if it is cleared right after', () => {
    const event = new Event()
    const log: string[] = []
    function* waiter(name: string): Coroutine<void> {
      yield* event.wait()
      log.push(`${name} ${event.isSet()}`)
    }
    function* main() {
      const all = gather(['a', 'b'].map(waiter))
      yield* turns(1)
      event.set()
      event.clear()
      yield* all
    }
    returned(main())
    expect(log).toEqual(['a false', 'b false'])
  })

  it('leaves nothing behind when cancelled, while waiting or in the turn of set()', () => {
    for (const isSet of [false, true]) {
      function* main() {
        const event = new Event()
        const a = createTask(event.wait())
        const b = createTask(event.wait())
        yield* turns(1)
        if (isSet) event.set()
        a.cancel()
        yield* turns(1)
        event.set()
        yield* turns(1)
        return [a.cancelled(), b.done(), event.toString()]
      }
      expect(returned(main())).toEqual([true, true, '<Event [set]>'])
    }
  })
})

describe('Condition', () => {
  it('always suspends in wait(), and has the lock again afterwards', () => {
    const condition = new Condition()
    function* main() {
      const waiter = createTask(
        asyncWith(condition, function* () {
          yield* condition.wait()
          return condition.locked()
        }),
      )
      yield* turns(1)
      yield* asyncWith(condition, function* () {
        condition.notify()
      })
      return yield* waiter
    }
    expect(returned(main())).toBe(true)
  })

  it('does not suspend in waitFor() when the predicate holds', () => {
    const condition = new Condition()
    function* main() {
      yield* condition.acquire()
      return yield* condition.waitFor(() => 'value')
    }
    expect(waits(main())).toEqual([])
    condition.release()
    expect(returned(main())).toBe('value')
  })

  it('wakes n waiters in the order in which they began to wait, and not before the lock is free', () => {
    const condition = new Condition()
    const log: string[] = []
    function* waiter(name: string): Coroutine<void> {
      yield* asyncWith(condition, () => condition.wait())
      log.push(name)
    }
    function* main() {
      for (const name of ['a', 'b', 'c']) createTask(waiter(name))
      yield* turns(1)
      yield* asyncWith(condition, function* () {
        condition.notify(2)
        yield* sleep(1)
        log.push('released')
      })
      yield* sleep(1)
    }
    returned(main())
    expect(log).toEqual(['released', 'a', 'b'])
  })

  it('takes the lock again before a cancellation comes out', () => {
    const condition = new Condition()
    const log: string[] = []
    function* waiter(): Coroutine<void> {
      yield* asyncWith(condition, function* () {
        try {
          yield* condition.wait()
        } finally {
          log.push(`${getRunningLoop().time()} ${condition.locked()}`)
        }
      })
    }
    function* main() {
      const task = createTask(waiter())
      yield* turns(1)
      yield* asyncWith(condition, function* () {
        task.cancel()
        yield* sleep(2)
        task.cancel()
        yield* sleep(1)
      })
      yield* wait([task])
      return [task.cancelled(), condition.locked()]
    }
    expect([returned(main()), log]).toEqual([[true, false], ['3 true']])
  })

  it('is cancelled also while it takes the lock again, and passes the notification on', () => {
    const condition = new Condition()
    function* main() {
      const [a, b] = [1, 2].map(() => createTask(asyncWith(condition, () => condition.wait())))
      yield* turns(1)
      yield* asyncWith(condition, function* () {
        condition.notify()
        yield* sleep(1)
        a?.cancel()
        yield* sleep(1)
      })
      yield* turns(5)
      return [a?.cancelled(), b?.done(), condition.locked()]
    }
    expect(returned(main())).toEqual([true, true, false])
  })

  it('passes a notification on when the notified is cancelled in that turn', () => {
    const condition = new Condition()
    function* main() {
      const [a, b] = [1, 2].map(() => createTask(asyncWith(condition, () => condition.wait())))
      yield* turns(1)
      yield* asyncWith(condition, function* () {
        condition.notify()
        a?.cancel()
      })
      yield* turns(5)
      return [a?.cancelled(), b?.done()]
    }
    expect(returned(main())).toEqual([true, true])
  })

  it('can share a lock', () => {
    const lock = new Lock()
    const [full, empty] = [new Condition(lock), new Condition(lock)]
    function* main() {
      yield* asyncWith(full, function* () {
        empty.notify()
      })
      return lock.locked()
    }
    expect(returned(main())).toBe(false)
  })

  it('refuses to wait and to notify without the lock, and says what to write', () => {
    const condition = new Condition()
    expect(raised(condition.wait()).message).toMatch(/^cannot wait on un-acquired lock\.\n/)
    expect(raised(condition.waitFor(() => false)).message).toMatch(/^cannot wait on/)
    const error = thrown(() => condition.notifyAll())
    expect(error).toBeInstanceOf(RuntimeError)
    expect(error.message).toMatch(
      /^cannot notify on un-acquired lock\.\n.*\n.*asyncWith\(condition/,
    )
  })

  it('refuses a coroutine function as predicate', () => {
    const condition = new Condition()
    function* isReady(): Coroutine<boolean> {
      return false
    }
    expect(raised(condition.waitFor(isReady)).message).toContain('returned a coroutine')
  })

  it('tells whether somebody has its lock, and how many wait', () => {
    function* main() {
      const condition = new Condition()
      const states = [String(condition)]
      function* waiter() {
        yield* asyncWith(condition, () => condition.wait())
      }
      createTask(waiter())
      yield* turns(1)
      states.push(String(condition))
      yield* condition.acquire()
      states.push(String(condition))
      condition.notify()
      condition.release()
      return states
    }
    expect(returned(main())).toEqual([
      '<Condition [unlocked]>',
      '<Condition [unlocked, waiters:1]>',
      '<Condition [locked, waiters:1]>',
    ])
  })

  it('throws what the lock throws that it cannot take again', () => {
    const lock = new Lock()
    function* bind() {
      yield* lock.acquire()
      const second = createTask(lock.acquire())
      yield* turns(1)
      lock.release()
      yield* second
      lock.release()
    }
    returned(bind())
    // In another loop it can be taken, but not waited for.
    const condition = new Condition(lock)
    function* waiter() {
      yield* lock.acquire()
      yield* condition.wait()
    }
    function* main() {
      const task = createTask(waiter())
      yield* turns(1)
      yield* lock.acquire()
      condition.notify()
      yield* turns(1)
      return String(task.exception()).split('\n')[0]
    }
    expect(returned(main())).toBe(
      'RuntimeError: <Lock [locked]> is bound to a different event loop.',
    )
  })

  it('loses no notification, whoever is cancelled when', () => {
    const script = array(
      record({
        kind: constantFrom('consume', 'produce', 'produce', 'cancel', 'turn', 'turn'),
        who: integer({ min: 0, max: 7 }),
      }),
      { maxLength: 40 },
    )
    assert(
      property(script, (actions) => {
        const condition = new Condition()
        let items = 0
        function* consume(): Coroutine<void> {
          yield* asyncWith(condition, function* () {
            yield* condition.waitFor(() => items > 0)
            items -= 1
          })
        }
        function* produce(): Coroutine<void> {
          yield* asyncWith(condition, function* () {
            items += 1
            condition.notify()
          })
        }
        function* main() {
          const consumers: Task<void>[] = []
          for (const { kind, who } of actions) {
            if (kind === 'turn') yield* turns(1)
            if (kind === 'consume') consumers.push(createTask(consume()))
            if (kind === 'produce') createTask(produce())
            if (kind === 'cancel') consumers[who % consumers.length]?.cancel()
          }
          yield* sleep(1)
          const waiting = consumers.filter((consumer) => !consumer.done()).length
          const free = !condition.locked()
          for (const consumer of consumers) consumer.cancel()
          return { waiting, free }
        }
        const { waiting, free } = returned(main())
        expect(free).toBe(true)
        expect(Math.min(waiting, items)).toBe(0)
      }),
      runs,
    )
  })
})

describe('Semaphore', () => {
  it('does not suspend while permits are left', () => {
    const semaphore = new Semaphore(2)
    function* main() {
      yield* semaphore.acquire()
      yield* semaphore.acquire()
      return semaphore.locked()
    }
    expect(waits(main())).toEqual([])
    semaphore.release()
    semaphore.release()
    expect(returned(main())).toBe(true)
  })

  it('makes newcomers wait behind those who are in line', () => {
    function* main() {
      const semaphore = new Semaphore(1)
      const log: string[] = []
      function* worker(name: string): Coroutine<void> {
        yield* semaphore.acquire()
        log.push(name)
      }
      yield* semaphore.acquire()
      createTask(worker('a'))
      yield* turns(1)
      semaphore.release()
      semaphore.release()
      log.push(`locked ${semaphore.locked()}`)
      yield* worker('b')
      return log
    }
    expect(returned(main())).toEqual(['locked true', 'a', 'b'])
  })

  it('keeps the permit of who is cancelled while waiting or in the turn of release()', () => {
    for (const isReleased of [false, true]) {
      function* main() {
        const semaphore = new Semaphore(0)
        const a = createTask(semaphore.acquire())
        const b = createTask(semaphore.acquire())
        yield* turns(1)
        if (isReleased) semaphore.release()
        a.cancel()
        yield* turns(1)
        if (!isReleased) semaphore.release()
        yield* turns(1)
        return [a.cancelled(), b.done(), semaphore.toString()]
      }
      expect(returned(main())).toEqual([true, true, '<Semaphore [locked]>'])
    }
  })

  it('refuses a negative number, and one that is no number', () => {
    expect(thrown(() => new Semaphore(-1))).toEqual(
      new ValueError('Semaphore initial value must be >= 0'),
    )
    expect(thrown(() => new Semaphore(Number.NaN))).toBeInstanceOf(ValueError)
  })

  it('never lets in more than it has permits, keeps the order, and leaks none', () => {
    const limits = integer({ min: 1, max: 3 })
    assert(
      property(steps, limits, (script, limit) => {
        const semaphore = new Semaphore(limit)
        expectFifo(returned(crowd(script, semaphore, limit)))
        expect(semaphore.toString()).toBe(`<Semaphore [unlocked, value:${limit}]>`)
      }),
      runs,
    )
  })
})

describe('BoundedSemaphore', () => {
  it('refuses more releases than acquires', () => {
    const semaphore = new BoundedSemaphore(2)
    returned(asyncWith(semaphore, function* () {}))
    const error = thrown(() => semaphore.release())
    expect(error).toBeInstanceOf(ValueError)
    expect(error.message).toMatch(/^BoundedSemaphore released too many times\.\n/)
  })

  it('holds its bound when workers are cancelled', () => {
    const limits = option(integer({ min: 1, max: 3 }), { nil: undefined })
    assert(
      property(steps, limits, (script, limit) => {
        const semaphore = new BoundedSemaphore(limit)
        expectFifo(returned(crowd(script, semaphore, limit ?? 1)))
        expect(() => semaphore.release()).toThrow(ValueError)
      }),
      runs,
    )
  })

  it('names itself in a deadlock report', () => {
    function* main() {
      const semaphore = new BoundedSemaphore(0)
      yield* semaphore.acquire()
    }
    expect(raised(main()).message).toContain('waits for BoundedSemaphore.acquire')
  })
})
