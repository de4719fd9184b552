import { array, check, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  CancelledError,
  type Coroutine,
  createTask,
  currentTask,
  Event,
  ExceptionGroup,
  getRunningLoop,
  KeyboardInterrupt,
  simulate,
  sleep,
  TaskGroup,
} from '../index.ts'
import { raised, returned, thrown, turns, waits } from './record.ts'

function* fail(seconds: number, message: string): Coroutine<never> {
  yield* sleep(seconds)
  throw new RangeError(message)
}

function messages(error: unknown): string[] {
  return error instanceof ExceptionGroup ? error.errors.map(String) : [String(error)]
}

describe('TaskGroup', () => {
  it('does not suspend when there is nothing to wait for', () => {
    expect(waits(asyncWith(new TaskGroup(), function* () {}))).toEqual([])
  })

  it('waits for its children at the end of the block', () => {
    const main = asyncWith(new TaskGroup(), function* (group) {
      group.createTask(sleep(1))
      group.createTask(sleep(2))
    })
    const { trace, time } = simulate(main)
    const on = trace.flatMap((e) => (e.kind === 'task.suspend' && e.task === 'Task-1' ? e.on : []))
    expect([on, time]).toEqual([['a TaskGroup'], 2])
  })

  it('is named with its running children in a deadlock report', () => {
    function* main() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(sleep(1), { name: 'brief' })
        group.createTask(new Event().wait(), { name: 'stuck' })
      })
    }
    expect(raised(main()).message).toContain('Task-1  waits for a TaskGroup with stuck')
  })

  it('waits for children that children add', () => {
    const log: string[] = []
    function* family(group: TaskGroup, depth: number): Coroutine<void> {
      yield* sleep(1)
      log.push(`depth ${depth}`)
      if (depth > 0) group.createTask(family(group, depth - 1))
    }
    function* main() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(family(group, 2))
      })
      log.push('after')
    }
    returned(main())
    expect(log).toEqual(['depth 2', 'depth 1', 'depth 0', 'after'])
  })

  it('cancels children in the order of their creation', () => {
    const log: string[] = []
    function* child(name: string): Coroutine<void> {
      try {
        yield* sleep(9)
      } catch (error) {
        log.push(`${name} ${getRunningLoop().time()}`)
        throw error
      }
    }
    function* main() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        for (const name of ['a', 'b', 'c']) group.createTask(child(name))
        yield* sleep(1)
        throw new RangeError('body')
      })
    }
    expect(messages(raised(main()))).toEqual(['RangeError: body'])
    expect(log).toEqual(['a 1', 'b 1', 'c 1'])
  })

  it('lists its errors in its message', () => {
    const error = raised(
      asyncWith(new TaskGroup(), function* (group) {
        group.createTask(fail(1, 'a'))
        group.createTask(fail(1, 'b'))
      }),
    )
    expect(error.message).toBe(
      'unhandled errors in a TaskGroup (2 sub-exceptions)\n  RangeError: a\n  RangeError: b',
    )
  })

  it('takes its own request back, whether or not the body swallowed it', () => {
    for (const swallows of [true, false]) {
      function* main() {
        try {
          yield* asyncWith(new TaskGroup(), function* (group) {
            group.createTask(fail(1, 'a'))
            try {
              yield* sleep(9)
            } catch (error) {
              if (!swallows) throw error
            }
          })
        } catch (error) {
          return [messages(error), currentTask()?.cancelling()]
        }
      }
      expect(returned(main())).toEqual([['RangeError: a'], 0])
    }
  })

  it('throws Ctrl-C alone', () => {
    function* interrupted(): Coroutine<void> {
      throw new KeyboardInterrupt('stop')
    }
    const seen: unknown[] = []
    function* main() {
      try {
        yield* asyncWith(new TaskGroup(), function* (group) {
          group.createTask(interrupted())
          group.createTask(fail(0, 'a'))
          yield* sleep(9)
        })
      } catch (error) {
        seen.push(error)
        throw error
      }
    }
    const outcome = simulate(main())
    expect([outcome.kind, outcome.error]).toEqual(['raised', new KeyboardInterrupt('stop')])
    expect(seen).toEqual([outcome.error])
  })

  it('refuses tasks before, after and while it shuts down, and says why', () => {
    function* main() {
      const group = new TaskGroup()
      const before = thrown(() => group.createTask(sleep(0)))
      let during: Error | undefined
      try {
        yield* asyncWith(group, function* () {
          group.createTask(fail(1, 'a'))
          try {
            yield* sleep(9)
          } finally {
            during = thrown(() => group.createTask(sleep(0)))
          }
        })
      } catch {}
      const after = thrown(() => group.createTask(sleep(0)))
      return [before, during, after].map((error) => error?.message.split('\n')[0])
    }
    expect(returned(main())).toEqual([
      'TaskGroup <TaskGroup> has not been entered.',
      'TaskGroup <TaskGroup errors=1 cancelling> is shutting down.',
      'TaskGroup <TaskGroup cancelling> is finished.',
    ])
  })

  it('serves one block', () => {
    function* main() {
      const group = new TaskGroup()
      yield* asyncWith(group, function* () {})
      yield* asyncWith(group, function* () {})
    }
    expect(raised(main()).message).toMatch(
      /^TaskGroup <TaskGroup entered> has already been entered/,
    )
  })

  it('waits for everybody when its task is cancelled again and again', () => {
    const log: string[] = []
    function* stubborn(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* sleep(2)
        log.push('child ended')
      }
    }
    function* main() {
      const task = createTask(
        asyncWith(new TaskGroup(), function* (group) {
          group.createTask(stubborn())
        }),
      )
      for (let i = 0; i < 3; i++) {
        yield* sleep(0.5)
        task.cancel()
      }
      try {
        yield* task
      } catch (error) {
        log.push((error as Error).name)
      }
    }
    returned(main())
    expect(log).toEqual(['child ended', 'CancelledError'])
  })

  it('never leaves a child behind, and loses no error, whoever fails or is cancelled when', () => {
    const child = record({
      seconds: integer({ min: 0, max: 3 }),
      ending: constantFrom('returns', 'fails', 'fails when cancelled'),
      cancelAt: option(integer({ min: 0, max: 3 }), { nil: undefined }),
    })
    const cases = record({
      children: array(child, { maxLength: 4 }),
      body: integer({ min: 0, max: 3 }),
      bodyFails: constantFrom(true, false),
      cancelAt: option(integer({ min: 1, max: 3 }), { nil: undefined }),
      turnsLater: integer({ min: 0, max: 3 }),
    })
    const law = property(cases, ({ children, body, bodyFails, cancelAt, turnsLater }) => {
      let running = 0
      const failures: unknown[] = []
      function failure(): Error {
        const error = new RangeError(`failure ${failures.length}`)
        failures.push(error)
        return error
      }
      function* work({ seconds, ending }: (typeof children)[number]): Coroutine<void> {
        running += 1
        try {
          yield* sleep(seconds)
        } catch (error) {
          throw ending === 'fails when cancelled' ? failure() : error
        } finally {
          running -= 1
        }
        if (ending === 'fails') throw failure()
      }
      function* parent(): Coroutine<string> {
        const loop = getRunningLoop()
        try {
          yield* asyncWith(new TaskGroup(), function* (group) {
            for (const each of children) {
              const task = group.createTask(work(each))
              if (each.cancelAt !== undefined) loop.callLater(each.cancelAt, () => task.cancel())
            }
            yield* sleep(body)
            if (bodyFails) throw failure()
          })
        } catch (error) {
          expect(running).toBe(0)
          if (error instanceof ExceptionGroup) {
            expect(new Set(error.errors)).toEqual(new Set(failures))
            expect(currentTask()?.cancelling()).toBe(requests)
            return 'failed'
          }
          expect(error).toBeInstanceOf(CancelledError)
          throw error
        }
        expect(running).toBe(0)
        expect(failures).toEqual([])
        return 'fine'
      }
      let requests = 0
      function* main() {
        const task = createTask(parent())
        if (cancelAt !== undefined) {
          yield* sleep(cancelAt)
          yield* turns(turnsLater)
          if (task.cancel()) requests += 1
        }
        try {
          return yield* task
        } catch (error) {
          if (error instanceof CancelledError) return 'cancelled'
          throw error
        }
      }
      const how = returned(main())
      if (how === 'cancelled') expect(requests).toBe(1)
      if (failures.length > 0 && requests === 0) expect(how).toBe('failed')
    })
    const report = check(law, { numRuns: 500, seed: 11 })
    if (report.failed) throw report.errorInstance
  })
})

describe('TaskGroup, stepped by hand', () => {
  it('can only be entered in a task', () => {
    const errors: string[] = []
    function* main() {
      const loop = getRunningLoop()
      loop.callSoon(() => {
        errors.push(String(thrown(() => new TaskGroup().aenter().next())))
      })
      yield* turns(1)
    }
    returned(main())
    expect(errors).toEqual(['RuntimeError: TaskGroup <TaskGroup> cannot determine the parent task'])
  })

  it('tells the loop of an error for which its parent is no longer there', () => {
    function* main() {
      const group = new TaskGroup()
      function* parent() {
        yield* group.aenter()
        group.createTask(fail(1, 'late'), { name: 'child' })
      }
      yield* createTask(parent(), { name: 'parent' })
      yield* sleep(2)
    }
    const { warnings } = simulate(main())
    expect(warnings.map(({ message, exception }) => [message, String(exception)])).toEqual([
      [
        'Task <Task child finished> has errored out but its parent task <Task parent finished> is already completed',
        'RangeError: late',
      ],
    ])
  })

  it('lets the KeyboardInterrupt of its body out alone, after the children', () => {
    const log: string[] = []
    function* child() {
      try {
        yield* sleep(9)
      } finally {
        log.push('child ends')
      }
    }
    function* main() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(child())
        yield* turns(1)
        throw new KeyboardInterrupt()
      })
    }
    expect([raised(main()).name, log]).toEqual(['KeyboardInterrupt', ['child ends']])
  })

  it('lets out at once what is thrown where it waits, if it is no cancellation', () => {
    function* main() {
      const group = new TaskGroup()
      yield* group.aenter()
      const child = group.createTask(sleep(1))
      const exit = group.aexit()
      exit.next()
      const error = thrown(() => exit.throw(new RangeError('thrown in')))
      return [String(error), child.done()]
    }
    expect(returned(main())).toEqual(['RangeError: thrown in', false])
  })
})
