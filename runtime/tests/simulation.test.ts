import { describe, expect, it } from 'vitest'
import {
  ContextVar,
  type Coroutine,
  copyContext,
  createTask,
  type EventLoop,
  Future,
  getRunningLoop,
  run,
  simulate,
  sleep,
} from '../index.ts'
import { thrown } from './record.ts'

let loop: EventLoop

/** Notes the loop and leaves a timer, a callback and a task behind. */
function* leaving(end: () => Coroutine<unknown>): Coroutine<unknown> {
  loop = getRunningLoop()
  createTask(sleep(1000))
  loop.callLater(2000, () => {})
  loop.callSoon(() => {})
  return yield* end()
}

const endings: Record<string, () => Coroutine<unknown>> = {
  returns: function* () {},
  throws: function* () {
    throw new Error('expected')
  },
  deadlocks: function* () {
    yield* new Future<void>()
  },
  'never ends': function* () {
    for (;;) yield
  },
}

describe('simulate', () => {
  for (const [name, end] of Object.entries(endings)) {
    it(`leaves no loop, task, timer or context behind a program that ${name}`, () => {
      const variable = new ContextVar<number>('v')
      function* main() {
        variable.set(1)
        return yield* leaving(end)
      }
      simulate(main(), { maxTurns: 100 })
      expect(thrown(() => getRunningLoop()).message).toContain('no running event loop')
      expect(loop.isClosed()).toBe(true)
      expect(loop.isRunning()).toBe(false)
      expect(variable.get('unset')).toBe('unset')
      expect(thrown(() => loop.callSoon(() => {})).message).toContain('Event loop is closed')
      expect(thrown(() => loop.callLater(1, () => {})).message).toContain('Event loop is closed')
      expect(thrown(() => loop.createTask(sleep(1))).message).toContain('Event loop is closed')
      // The next program knows nothing of it.
      expect(simulate(sleep(1, 'next'))).toMatchObject({ result: 'next', time: 1, warnings: [] })
    })
  }

  it('leaves nothing behind when its own caller fails in the middle of a turn', () => {
    let asked = 0
    const line = () => {
      asked += 1
      if (asked > 5) throw new Error('expected')
      return 1
    }
    expect(thrown(() => simulate(leaving(endings.returns as never), { line })).message).toBe(
      'expected',
    )
    expect(thrown(() => getRunningLoop()).message).toContain('no running event loop')
    expect(loop.isClosed()).toBe(true)
    // Nobody checks the generators of the caller any more.
    function* numbers() {
      yield 1
    }
    const once = numbers()
    expect([[...once], [...once]]).toEqual([[1], []])
  })

  it('ends as a deadlock when all that is left is a sleep without end', () => {
    const { kind, error, turns } = simulate(sleep(Number.POSITIVE_INFINITY))
    expect([kind, turns < 5]).toEqual(['deadlock', true])
    expect(String(error)).toContain('sleep(Infinity)')
  })

  it.each([Number.NaN, 0, -1])('refuses %s as a turn limit', (maxTurns) => {
    const error = thrown(() => simulate(sleep(0), { maxTurns }))
    expect(`${error.name}: ${error.message}`).toMatch(
      /^ValueError: maxTurns must be a number above 0/,
    )
  })

  it('refuses what an async function* returns, and says what it is', () => {
    const made = (async function* () {})()
    expect(thrown(() => simulate(made as never)).name).toBe('ValueError')
  })

  it('cannot be used in a running loop, nor can run', () => {
    function* main() {
      return [simulate, run].map((runner) => thrown(() => runner(sleep(0))).message.split('\n')[0])
    }
    expect(simulate(main()).result).toEqual([
      'asyncio.simulate() cannot be called from a running event loop.',
      'asyncio.run() cannot be called from a running event loop.',
    ])
  })

  it('makes an outcome of endless recursion in a cancellation', () => {
    function* main() {
      const a: Future<unknown>[] = []
      function* around(next: number): Coroutine<void> {
        yield* a[next] as Future<unknown>
      }
      a.push(createTask(around(1)), createTask(around(0)))
      yield* sleep(0)
      yield* sleep(0)
    }
    expect(simulate(main())).toMatchObject({ kind: 'raised', error: expect.any(RangeError) })
  })

  it('runs in a copy of the context of its caller', () => {
    const variable = new ContextVar<number>('v')
    function* main() {
      return variable.get()
    }
    const context = copyContext()
    context.run(() => variable.set(4))
    expect(context.run(() => simulate(main()).result)).toBe(4)
  })
})
