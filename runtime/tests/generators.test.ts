import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type AsyncGenerator,
  aclosing,
  asyncFor,
  asyncGenerator,
  asyncWith,
  CancelledError,
  type Coroutine,
  createTask,
  type Emit,
  Lock,
  leave,
  RuntimeError,
  StopAsyncIteration,
  simulate,
  sleep,
  TaskGroup,
} from '../index.ts'
import { raised, returned, waits } from './record.ts'

function count(log: string[], seconds = 0): AsyncGenerator<number> {
  return asyncGenerator(function* (emit) {
    try {
      for (let n = 1; n <= 3; n++) {
        if (seconds > 0) yield* sleep(seconds)
        log.push(`emit ${n}`)
        yield* emit(n)
      }
    } finally {
      if (seconds > 0) yield* sleep(seconds)
      log.push('closed')
    }
  })
}

describe('a group in a generator that run() closes', () => {
  it('is silent about its GeneratorExit, as CPython is', () => {
    function* main() {
      const items = asyncGenerator(function* (emit: Emit<number>) {
        yield* asyncWith(new TaskGroup(), function* () {
          yield* emit(1)
        })
      })
      return yield* items.anext()
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', result: 1, warnings: [] })
  })
})

describe('asyncGenerator', () => {
  it('runs only as far as items are asked for', () => {
    const log: string[] = []
    function* main() {
      const numbers = count(log)
      log.push('made')
      yield* asyncFor(numbers, function* (n) {
        log.push(`use ${n}`)
      })
    }
    returned(main())
    expect(log).toEqual([
      ...['made', 'emit 1', 'use 1', 'emit 2', 'use 2', 'emit 3', 'use 3', 'closed'],
    ])
  })

  it('suspends only where the body does', () => {
    expect(waits(asyncFor(count([]), function* () {}))).toEqual([])
    expect(waits(asyncFor(count([], 1), function* () {}))).toEqual(Array(4).fill('sleep(1)'))
  })

  it('emits from the coroutines that the body awaits', () => {
    function* two(emit: Emit<string>, from: string): Coroutine<void> {
      yield* emit(`${from}1`)
      yield* sleep(1)
      yield* emit(`${from}2`)
    }
    function* main() {
      const items: string[] = []
      const letters = asyncGenerator<string>(function* (emit) {
        yield* two(emit, 'a')
        yield* two(emit, 'b')
      })
      yield* asyncFor(letters, function* (item) {
        items.push(item)
      })
      return items
    }
    expect(returned(main())).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  it('can walk through another one', () => {
    function* main() {
      const items: number[] = []
      const doubled = asyncGenerator<number>(function* (emit) {
        yield* asyncFor(count([], 1), function* (n) {
          yield* emit(2 * n)
        })
      })
      yield* asyncFor(doubled, function* (n) {
        items.push(n)
      })
      return items
    }
    expect(returned(main())).toEqual([2, 4, 6])
  })

  it('delivers a cancellation to the body, and is closed by it', () => {
    const log: string[] = []
    function* main() {
      const numbers = count(log, 1)
      const task = createTask(
        asyncFor(numbers, function* (n) {
          log.push(`use ${n}`)
        }),
      )
      yield* sleep(1.5)
      task.cancel()
      try {
        yield* task
      } catch (error) {
        log.push(String(error instanceof CancelledError))
      }
      log.push(String(numbers))
    }
    returned(main())
    expect(log).toEqual(['emit 1', 'use 1', 'closed', 'true', '<AsyncGenerator closed>'])
  })

  it('takes its type from what it emits', () => {
    const words = asyncGenerator(function* (emit: Emit<string>) {
      yield* emit('a')
    })
    expectTypeOf(words).toEqualTypeOf<AsyncGenerator<string>>()
  })

  it('refuses a second task while one waits', () => {
    function* main() {
      const numbers = count([], 1)
      const task = createTask(numbers.anext())
      yield* sleep(0)
      try {
        yield* numbers.anext()
      } finally {
        yield* task
      }
    }
    expect(raised(main()).message).toMatch(/^anext\(\): asynchronous generator is already running/)
  })

  it('refuses a second task while one closes it', () => {
    const log: string[] = []
    function* main() {
      const numbers = count([], 1)
      yield* numbers.anext()
      const task = createTask(numbers.aclose())
      yield* sleep(0)
      for (const again of [numbers.aclose(), numbers.anext()]) {
        try {
          yield* again
        } catch (error) {
          log.push((error as Error).message.split('\n')[0] ?? '')
        }
      }
      yield* task
    }
    returned(main())
    expect(log).toEqual([
      'aclose(): asynchronous generator is already running.',
      'anext(): asynchronous generator is already running.',
    ])
  })

  it('refuses what is emitted here and awaited in another task', () => {
    function* main() {
      const numbers = asyncGenerator<number>(function* (emit) {
        const emission = emit(1)
        function* job() {
          yield* emission
        }
        yield* createTask(job())
      })
      yield* numbers.anext()
    }
    expect(raised(main())).toBeInstanceOf(RuntimeError)
  })

  it('hands a Promise to the task, which knows what to say', () => {
    const body: (emit: Emit<number>) => Coroutine<void> = function* () {
      yield Promise.resolve(1) as never
    }
    expect(raised(asyncGenerator(body).anext()).message).toContain('Promise')
  })

  it('wraps a StopAsyncIteration of its own, as Python does', () => {
    const stop = new StopAsyncIteration()
    const body: (emit: Emit<number>) => Coroutine<void> = function* () {
      throw stop
    }
    const error = raised(asyncGenerator(body).anext())
    expect([error.message, error.cause]).toEqual([
      'async generator raised StopAsyncIteration',
      stop,
    ])
  })

  it('says what to write for `emit` without yield*, `yield emit` and a bare `yield item`', () => {
    const bodies: ((emit: Emit<number>) => Coroutine<void>)[] = [
      function* (emit) {
        emit(1)
      },
      function* (emit) {
        emit(1)
        yield* emit(2)
      },
      function* (emit) {
        emit(1)
        yield* sleep(1)
      },
      function* (emit) {
        yield emit(1) as never
      },
      function* () {
        yield 3 as never
      },
    ]
    for (const body of bodies) {
      const error = raised(asyncFor(asyncGenerator(body), function* () {}))
      expect(error).toBeInstanceOf(RuntimeError)
      expect(error.message).toMatch(
        /yield was used instead of yield\*.*\n.*\n {2}yield\* emit\(item\)/,
      )
    }
  })

  it('refuses to emit in another task', () => {
    function* main() {
      const numbers = asyncGenerator<number>(function* (emit) {
        function* job() {
          yield* emit(1)
        }
        yield* createTask(job())
      })
      yield* numbers.anext()
    }
    expect(raised(main()).message).toMatch(/^emit\(\) was called outside of its generator/)
  })

  it('leaves the errors of tasks to tasks', () => {
    const body: (emit: Emit<number>) => Coroutine<void> = function* () {
      yield sleep(1) as never
    }
    expect(raised(asyncGenerator(body).anext()).message).toContain('write `yield* download(url)`')
  })

  it('refuses a plain function', () => {
    // @ts-expect-error: a plain function cannot await.
    expect(() => asyncGenerator(() => 3)).toThrow('the star is probably missing')
  })
})

describe('aclose', () => {
  it('runs the finally blocks, which may wait', () => {
    const log: string[] = []
    function* main() {
      const numbers = count(log, 1)
      yield* numbers.anext()
      yield* numbers.aclose()
      yield* numbers.aclose()
    }
    expect(waits(main())).toEqual(['sleep(1)', 'sleep(1)'])
    expect(log).toEqual(['emit 1', 'closed'])
  })

  it('leaves the managers that the body is in', () => {
    const lock = new Lock()
    function* main() {
      const numbers = asyncGenerator<number>(function* (emit) {
        yield* asyncWith(lock, () => emit(1))
      })
      yield* numbers.anext()
      const held = lock.locked()
      yield* numbers.aclose()
      return [held, lock.locked()]
    }
    expect(returned(main())).toEqual([true, false])
  })

  it('is no error that a catch in the body would see', () => {
    const log: string[] = []
    function* main() {
      const numbers = asyncGenerator<number>(function* (emit) {
        try {
          yield* emit(1)
        } catch {
          log.push('caught')
        }
      })
      yield* numbers.anext()
      yield* numbers.aclose()
    }
    returned(main())
    expect(log).toEqual([])
  })

  it('never runs the body of a generator that was not begun', () => {
    const log: string[] = []
    function* main() {
      const numbers = count(log)
      yield* numbers.aclose()
      yield* asyncFor(numbers, function* () {})
    }
    returned(main())
    expect(log).toEqual([])
  })

  it('refuses another item', () => {
    function* main() {
      const stubborn = asyncGenerator<number>(function* (emit) {
        try {
          yield* emit(1)
        } finally {
          yield* emit(2)
        }
      })
      yield* stubborn.anext()
      yield* stubborn.aclose()
    }
    expect(raised(main()).message).toMatch(/^async generator ignored GeneratorExit/)
  })
})

describe('aclosing', () => {
  it('closes when the loop is left early', () => {
    const log: string[] = []
    function* main() {
      const found = yield* asyncWith(aclosing(count(log)), function* (numbers) {
        return yield* asyncFor(numbers, function* (n) {
          if (n === 2) return leave(n)
        })
      })
      log.push(`found ${found}`)
    }
    returned(main())
    expect(log).toEqual(['emit 1', 'emit 2', 'closed', 'found 2'])
  })
})
