import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  asyncFor,
  asyncWith,
  CancelledError,
  type Coroutine,
  createTask,
  currentTask,
  Lock,
  leave,
  StopAsyncIteration,
  sleep,
  timeout,
} from '../index.ts'
import { raised, returned, waits } from './record.ts'

/** Takes `seconds` to enter and to leave, writes down what happens, swallows what it is told to. */
class Door {
  readonly log: string[]
  readonly #seconds: number
  readonly #swallows: boolean

  constructor(log: string[], { seconds = 0, swallows = false } = {}) {
    this.log = log
    this.#seconds = seconds
    this.#swallows = swallows
  }

  *aenter(): Coroutine<string> {
    if (this.#seconds > 0) yield* sleep(this.#seconds)
    this.log.push('in')
    return 'key'
  }

  *aexit(error?: unknown): Coroutine<boolean> {
    if (this.#seconds > 0) yield* sleep(this.#seconds)
    this.log.push(error === undefined ? 'out' : `out ${error}`)
    return this.#swallows
  }
}

/** Gives 1, 2, ... up to `last`, each after `seconds`. */
class Count {
  readonly #last: number
  readonly #seconds: number
  #given = 0

  constructor(last: number, seconds = 0) {
    this.#last = last
    this.#seconds = seconds
  }

  aiter(): this {
    return this
  }

  *anext(): Coroutine<number> {
    if (this.#given === this.#last) throw new StopAsyncIteration()
    this.#given += 1
    if (this.#seconds > 0) yield* sleep(this.#seconds)
    return this.#given
  }
}

describe('asyncWith', () => {
  it('gives the block what aenter returned, and its caller what the block returned', () => {
    const log: string[] = []
    const result = returned(
      asyncWith(new Door(log), function* (key) {
        log.push(key)
        return 3
      }),
    )
    expect([result, log]).toEqual([3, ['in', 'key', 'out']])
  })

  it('does not suspend by itself', () => {
    expect(waits(asyncWith(new Door([]), function* () {}))).toEqual([])
  })

  it('awaits aenter, the block and aexit in place', () => {
    const main = asyncWith(new Door([], { seconds: 1 }), () => sleep(5))
    expect(waits(main)).toEqual(['sleep(1)', 'sleep(5)', 'sleep(1)'])
  })

  it('tells aexit of an error and lets it out', () => {
    const log: string[] = []
    function* main() {
      yield* asyncWith(new Door(log), function* () {
        throw new RangeError('far')
      })
    }
    expect(raised(main())).toEqual(new RangeError('far'))
    expect(log).toEqual(['in', 'out RangeError: far'])
  })

  it('gives undefined when aexit swallowed the error', () => {
    const main = asyncWith(new Door([], { swallows: true }), function* () {
      if (Math.abs(1) === 1) throw new RangeError('far')
      return 3
    })
    expect(returned(main)).toBeUndefined()
  })

  it('does not call aexit when aenter failed', () => {
    const log: string[] = []
    class Shut extends Door {
      override *aenter(): Coroutine<string> {
        throw new RangeError('shut')
      }
    }
    expect(raised(asyncWith(new Shut(log), function* () {})).message).toBe('shut')
    expect(log).toEqual([])
  })

  it('throws the error of aexit in place of that of the block, and calls it once', () => {
    const log: string[] = []
    class Jammed extends Door {
      override *aexit(): Coroutine<boolean> {
        log.push('jammed')
        throw new RangeError('jammed')
      }
    }
    for (const fails of [true, false]) {
      const main = asyncWith(new Jammed([]), function* () {
        if (fails) throw new Error('block')
      })
      expect(raised(main).message).toBe('jammed')
    }
    expect(log).toEqual(['jammed', 'jammed'])
  })

  it('lets aexit await after a cancellation', () => {
    const log: string[] = []
    function* main() {
      const task = createTask(asyncWith(new Door(log, { seconds: 1 }), () => sleep(9)))
      yield* sleep(2)
      task.cancel('enough')
      try {
        yield* task
      } catch (error) {
        log.push(`${(error as Error).message} ${task.cancelled()}`)
      }
    }
    returned(main())
    expect(log).toEqual(['in', 'out CancelledError: enough', 'enough true'])
  })

  it('does not run the block when it is cancelled in the turn in which aenter ends', () => {
    const lock = new Lock()
    const log: string[] = []
    function* main() {
      yield* lock.acquire()
      const task = createTask(
        asyncWith(lock, function* () {
          log.push('block')
        }),
      )
      yield* sleep(0)
      lock.release()
      task.cancel()
      yield* sleep(0)
      log.push(String(lock.locked()))
    }
    returned(main())
    expect(log).toEqual(['false'])
  })

  it('leaves the manager when the generator around the block is closed', () => {
    const log: string[] = []
    function* main() {
      const block = asyncWith(new Door(log), function* () {
        yield
      })
      block.next()
      block.return(undefined as never)
    }
    returned(main())
    expect(log).toEqual(['in', 'out GeneratorExit'])
  })

  it('knows from its type whether aexit can swallow', () => {
    const guarded = asyncWith(new Lock(), function* () {
      return 'value'
    })
    expectTypeOf(guarded).toEqualTypeOf<Coroutine<string>>()
    const swallowing = asyncWith(new Door([]), function* (key) {
      expectTypeOf(key).toEqualTypeOf<string>()
      return 'value'
    })
    expectTypeOf(swallowing).toEqualTypeOf<Coroutine<string | undefined>>()
  })

  it('says what to write when it is given no context manager', () => {
    const lock = new Lock()
    // @ts-expect-error: a coroutine is no context manager.
    const error = raised(asyncWith(lock.acquire(), function* () {}))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toContain('does not support the asynchronous context manager protocol')
    expect(error.message).toContain('not asyncWith(lock.acquire(), ...)')
  })

  it('shows what else it was given', () => {
    const block = function* () {}
    expect(raised(asyncWith(undefined as never, block)).message).toMatch(/^undefined does not supp/)
    expect(raised(asyncWith({ aenter: block } as never, block)).message).toMatch(/^a plain object /)
    expect(raised(asyncWith(new Lock(), 5 as never)).message).toContain('second argument, got 5.')
  })

  it('says what to write when the block is no coroutine function', () => {
    function* job() {}
    // @ts-expect-error: the block has to be a function.
    expect(raised(asyncWith(new Lock(), job())).message).toContain(
      'asyncWith() takes a function as its second argument, got a coroutine.',
    )
    const lock = new Lock()
    // @ts-expect-error: a plain function cannot await.
    expect(raised(asyncWith(lock, () => 3)).message).toContain('the star is probably missing')
    expect(lock.locked()).toBe(false)
  })
})

describe('asyncFor', () => {
  it('runs the body with each item and gives undefined', () => {
    const seen: number[] = []
    const result = returned(
      asyncFor(new Count(3), function* (n) {
        seen.push(n)
      }),
    )
    expect([result, seen]).toEqual([undefined, [1, 2, 3]])
  })

  it('does not suspend by itself', () => {
    expect(waits(asyncFor(new Count(3), function* () {}))).toEqual([])
  })

  it('asks for the next item when the body has ended', () => {
    const main = asyncFor(new Count(2, 1), () => sleep(5))
    expect(waits(main)).toEqual(['sleep(1)', 'sleep(5)', 'sleep(1)', 'sleep(5)'])
  })

  it('goes on with the next item after `return`', () => {
    const seen: number[] = []
    const main = asyncFor(new Count(4), function* (n) {
      if (n % 2 === 0) return
      seen.push(n)
    })
    returned(main)
    expect(seen).toEqual([1, 3])
  })

  it('ends after `return leave()`, and gives the value of `return leave(value)`', () => {
    const seen: number[] = []
    function* main() {
      const nothing = yield* asyncFor(new Count(4), function* (n) {
        seen.push(n)
        if (n === 2) return leave()
      })
      const found = yield* asyncFor(new Count(4), function* (n) {
        if (n === 3) return leave(`found ${n}`)
      })
      expectTypeOf(found).toEqualTypeOf<string | undefined>()
      return [nothing, found]
    }
    expect([returned(main()), seen]).toEqual([
      [undefined, 'found 3'],
      [1, 2],
    ])
  })

  it('is left from within a block that hands the signal on', () => {
    const lock = new Lock()
    function* main() {
      return yield* asyncFor(new Count(9), function* (n) {
        return yield* asyncWith(lock, function* () {
          if (n === 2) return leave(n)
        })
      })
    }
    expect([returned(main()), lock.locked()]).toEqual([2, false])
  })

  it('ends only the inner of two loops', () => {
    const seen: string[] = []
    function* main() {
      yield* asyncFor(new Count(2), function* (a) {
        yield* asyncFor(new Count(3), function* (b) {
          if (b === 2) return leave()
          seen.push(`${a}${b}`)
        })
      })
    }
    returned(main())
    expect(seen).toEqual(['11', '21'])
  })

  it('refuses a signal that a block returned and the body did not', () => {
    const main = asyncFor(new Count(9), function* () {
      yield* asyncWith(new Lock(), function* () {
        return leave()
      })
    })
    const error = raised(main)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toContain('return yield* asyncWith(manager, function* () { ... })')
  })

  it('is not confused by the signals of other tasks', () => {
    const log: string[] = []
    function* leaver() {
      for (let i = 0; i < 5; i++) {
        yield* asyncFor(new Count(3), function* () {
          return yield* asyncWith(new Lock(), function* () {
            yield
            return leave()
          })
        })
      }
      log.push('left')
    }
    function* main() {
      const task = createTask(leaver())
      yield* asyncFor(new Count(20), function* () {
        yield
      })
      yield* task
    }
    returned(main())
    expect(log).toEqual(['left'])
  })

  it('is not confused by signals that belong to no loop, or are still on their way', () => {
    function* signal(then: () => Coroutine<void>) {
      const signal = yield* asyncWith(new Lock(), function* () {
        return leave('signal')
      })
      yield* then()
      return signal
    }
    function* other() {
      return yield* asyncFor(new Count(3), () => signal(() => sleep(2)))
    }
    function* main() {
      yield* signal(function* () {})
      yield* asyncFor(new Count(3), function* () {})
      const task = createTask(other())
      yield* asyncFor(new Count(3), () => sleep(1))
      return yield* task
    }
    expect(returned(main())).toBe('signal')
  })

  it('refuses a body that returns something else, and says what to write', () => {
    const body = function* (n: number) {
      if (n === 2) return 'found'
    }
    // @ts-expect-error: the result of the body would be lost.
    const error = raised(asyncFor(new Count(3), body))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(
      /^the body of asyncFor returned "found"\.\n.*\n.*return leave\(\)/,
    )
  })

  it('lets errors of the iterator and of the body out, even a StopAsyncIteration of the body', () => {
    const failing = asyncFor(new Count(3), function* () {
      throw new StopAsyncIteration('mine')
    })
    expect(raised(failing).message).toBe('mine')
    class Broken extends Count {
      override *anext(): Coroutine<number> {
        throw new RangeError('broken')
      }
    }
    expect(raised(asyncFor(new Broken(1), function* () {})).message).toBe('broken')
  })

  it('is cancelled where it waits', () => {
    const seen: number[] = []
    function* main() {
      const task = createTask(
        asyncFor(new Count(9, 1), function* (n) {
          seen.push(n)
        }),
      )
      yield* sleep(2.5)
      task.cancel()
      yield* task
    }
    expect(raised(main())).toBeInstanceOf(CancelledError)
    expect(seen).toEqual([1, 2])
  })

  it('says what to write for a list, and for a broken iterable', () => {
    // @ts-expect-error: a list has no aiter().
    expect(raised(asyncFor([1, 2], function* () {})).message).toContain('for (const item of list)')
    // @ts-expect-error: aiter() gives no iterator.
    const error = raised(asyncFor({ aiter: () => 3 }, function* () {}))
    expect(error.message).toContain('does not implement anext')
  })

  it('works together with a timeout', () => {
    function* main() {
      const deadline = timeout(2.5)
      const seen: number[] = []
      try {
        yield* asyncWith(deadline, function* () {
          yield* asyncFor(new Count(9, 1), function* (n) {
            seen.push(n)
          })
        })
      } catch (error) {
        return [seen, (error as Error).name, currentTask()?.cancelling()]
      }
    }
    expect(returned(main())).toEqual([[1, 2], 'TimeoutError', 0])
  })
})
