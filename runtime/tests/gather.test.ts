import { array, assert, boolean, integer, property, record } from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  allTasks,
  type Coroutine,
  createTask,
  Future,
  gather,
  getRunningLoop,
  simulate,
  sleep,
} from '../index.ts'
import { returned, thrown, turns, waits } from './record.ts'

const runs = { numRuns: 500, seed: 17 }

const ONE_LIST =
  'TypeError: gather() takes one list: gather([a, b]), not gather(a, b).\n' +
  '  In Python it is gather(*list); here the list itself is passed, as to Promise.all.'

function* delayed<T>(seconds: number, result: T): Coroutine<T> {
  yield* sleep(seconds)
  return result
}

function* failing(seconds: number, message: string): Coroutine<never> {
  yield* sleep(seconds)
  throw new RangeError(message)
}

/** Refuses to be cancelled, once. */
function* stubborn(seconds: number): Coroutine<string> {
  try {
    yield* sleep(99)
  } catch {
    yield* sleep(seconds)
  }
  return 'survived'
}

function* outcomeOf<T>(future: Future<T>): Coroutine<T | string> {
  try {
    return yield* future
  } catch (error) {
    return String(error)
  }
}

const time = () => getRunningLoop().time()

describe('gather', () => {
  it('gives the results in the order of the list, as late as the last', () => {
    function* main() {
      const results = yield* gather([delayed(2, 'a'), delayed(1, 'b'), createTask(delayed(3, 'c'))])
      return [results, time()]
    }
    expect(returned(main())).toEqual([['a', 'b', 'c'], 3])
  })

  it('gives a tuple of the types', () => {
    function* main() {
      const both = yield* gather([delayed(0, 'a' as string), delayed(0, 1 as number)])
      expectTypeOf(both).toEqualTypeOf<[string, number]>()
      const many = yield* gather([1, 2].map((n) => delayed(0, n)))
      expectTypeOf(many).toEqualTypeOf<number[]>()
      const errors = yield* gather([delayed(0, 1 as number)], { returnExceptions: true })
      expectTypeOf(errors).toEqualTypeOf<[number | Error]>()
    }
    returned(main())
  })

  it('starts them all, in the order of the list, though nobody awaits it', () => {
    const log: string[] = []
    function* say(text: string): Coroutine<void> {
      log.push(text)
    }
    function* main() {
      const future = gather([say('a'), say('b')])
      log.push('gathered')
      yield* turns(1)
      log.push('main')
      yield* future
    }
    returned(main())
    expect(log).toEqual(['gathered', 'a', 'b', 'main'])
  })

  it('resumes who waits two turns after the last has ended', () => {
    function* main() {
      let count = 0
      const future = gather([delayed(1, 'a')])
      function* ticks(): Coroutine<void> {
        yield* sleep(1)
        for (;;) {
          count += 1
          yield
        }
      }
      createTask(ticks())
      yield* future
      return count
    }
    // tick (the child wakes behind it), tick (the callback), tick (who waits)... then main.
    expect(returned(swallowing(main()))).toBe(2)
  })

  it('does not suspend when the list is empty, or all are done', () => {
    function* main() {
      const future = new Future<number>()
      future.setResult(1)
      const lists = [gather([]), gather([future]), gather([future, future])]
      return [lists.map((each) => each.done()), yield* gather(lists)]
    }
    expect([waits(main()), returned(main())]).toEqual([
      [],
      [
        [true, true, true],
        [[], [1], [1, 1]],
      ],
    ])
  })

  it('suspends once otherwise', () => {
    function* main() {
      return yield* gather([delayed(1, 'a'), delayed(2, 'b')])
    }
    expect(waits(main())).toEqual(['gather of 2'])
  })

  it('runs what is listed twice once', () => {
    let count = 0
    function* job(): Coroutine<number> {
      count += 1
      return count
    }
    function* main() {
      const [coroutine, task] = [job(), createTask(delayed(1, 't'))]
      return yield* gather([coroutine, task, coroutine, task])
    }
    expect(returned(main())).toEqual([1, 't', 1, 't'])
  })

  it('runs once what is listed twice further behind', () => {
    function* main() {
      const job = sleep(1, 'slept')
      return yield* gather([sleep(0, 'first'), job, job])
    }
    expect(returned(main())).toEqual(['first', 'slept', 'slept'])
  })

  it('throws the first error at once; the others go on, and later errors are dropped', () => {
    const log: unknown[] = []
    function* slow(): Coroutine<void> {
      yield* sleep(2)
      log.push(`slow ended at ${time()}`)
    }
    function* main() {
      const future = gather([slow(), failing(1, 'first'), failing(1.5, 'second')])
      log.push(yield* outcomeOf(future), time(), future.cancel())
      yield* sleep(2)
      const done = new Future<never>()
      done.setException(new RangeError('done'))
      log.push(yield* outcomeOf(gather([delayed(1, 'a'), done])), time())
    }
    const { warnings } = simulate(main())
    expect([log, warnings]).toEqual([
      ['RangeError: first', 1, false, 'slow ended at 2', 'RangeError: done', 3],
      [],
    ])
  })

  it('has seen the errors of its children when it was cancelled meanwhile', () => {
    function* parent() {
      yield* gather([stubborn(1), failing(1, 'unseen')], { returnExceptions: true })
    }
    function* main() {
      const task = createTask(parent())
      yield* sleep(2)
      task.cancel()
      yield* sleep(2)
    }
    expect(simulate(main()).warnings).toEqual([])
  })

  it('gives null in the place of a result when null was thrown', () => {
    function* bad(): Coroutine<never> {
      throw null
    }
    function* main() {
      return yield* gather([bad()], { returnExceptions: true })
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', result: [null] })
  })

  it('puts errors in the place of results with returnExceptions, and waits for all', () => {
    function* main() {
      const task = createTask(sleep(9))
      getRunningLoop().callLater(1, () => task.cancel('why'))
      const bare = createTask(turns(99))
      bare.cancel('bare')
      const list = [failing(1, 'far'), task, bare, delayed(2, 'r')] as const
      const results = yield* gather(list, { returnExceptions: true })
      return [results.map(String), time()]
    }
    expect(returned(main())).toEqual([
      ['RangeError: far', 'CancelledError', 'CancelledError', 'r'],
      2,
    ])
  })

  it('takes a cancelled child as one that failed, and leaves the others alone', () => {
    function* main() {
      const [child, other] = [createTask(sleep(9)), createTask(sleep(2, 'other'))]
      getRunningLoop().callLater(1, () => child.cancel('why'))
      const future = gather([child, other])
      const caught = yield* outcomeOf(future)
      return [caught, time(), future.cancelled(), other.done(), yield* other]
    }
    expect(returned(main())).toEqual(['CancelledError: why', 1, false, false, 'other'])
  })

  it('has everything cancelled that is not done, and ends with CancelledError', () => {
    function* main() {
      const tasks = [delayed(9, 'a'), delayed(1, 'b'), delayed(9, 'c')].map((each) =>
        createTask(each),
      )
      const future = gather(tasks)
      yield* sleep(2)
      const accepted = [future.cancel('why'), future.done(), future.cancel('again')]
      const caught = yield* outcomeOf(future)
      return [accepted, caught, tasks.map((task) => task.cancelled()), future.cancel(), time()]
    }
    expect(returned(main())).toEqual([
      ...[[true, false, true], 'CancelledError: why', [true, false, true], false, 2],
    ])
  })

  it('ends with CancelledError when it was cancelled, even if a child refuses', () => {
    function* main() {
      const plain = gather([stubborn(1), stubborn(2)])
      const collecting = gather([delayed(9, 'a'), stubborn(3)], { returnExceptions: true })
      yield* sleep(1)
      plain.cancel()
      collecting.cancel('why')
      return [yield* outcomeOf(plain), time(), yield* outcomeOf(collecting), time()]
    }
    expect(returned(main())).toEqual(['CancelledError', 3, 'CancelledError', 4])
  })

  it('carries the message of the last child of the list', () => {
    function* main() {
      const children = [createTask(sleep(9)), createTask(sleep(9))] as const
      const future = gather(children, { returnExceptions: true })
      yield* turns(1)
      children[0].cancel('a')
      children[1].cancel('b')
      const accepted = future.cancel('g')
      return [accepted, yield* outcomeOf(future)]
    }
    expect(returned(main())).toEqual([true, 'CancelledError: b'])
  })

  it('has its children cancelled with the task that awaits it', () => {
    const log: string[] = []
    function* child(seconds: number): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* sleep(seconds)
        log.push(`child ${seconds} at ${time()}`)
      }
    }
    function* parent(): Coroutine<void> {
      yield* gather([child(1), child(2)])
    }
    function* main() {
      const task = createTask(parent())
      yield* sleep(1)
      task.cancel('why')
      const caught = yield* outcomeOf(task)
      log.push(`parent ${caught} at ${time()}`)
      yield* sleep(3)
    }
    returned(main())
    expect(log).toEqual([...['child 1 at 2', 'parent CancelledError: why at 2', 'child 2 at 3']])
  })

  it('is cancelled in the turn in which it is complete: the task loses the results', () => {
    function* parent(): Coroutine<string[]> {
      return yield* gather([delayed(1, 'a'), delayed(1, 'b')])
    }
    function* main() {
      const task = createTask(parent())
      yield* sleep(1)
      // The children have ended; now the gather is complete, and who waits not yet awake.
      yield* turns(1)
      const accepted = task.cancel()
      yield* turns(2)
      return [accepted, task.cancelled(), allTasks().length]
    }
    expect(returned(main())).toEqual([true, true, 1])
  })

  it('can be nested', () => {
    function* main() {
      const inner = gather([delayed(2, 'a'), delayed(1, 'b')])
      return yield* gather([inner, delayed(1, 'c')])
    }
    expect(returned(main())).toEqual([['a', 'b'], 'c'])
  })

  it('belongs to the loop of the first future; of coroutines, to the running one', () => {
    function* outer() {
      const future = new Future<number>()
      future.setResult(1)
      return future
    }
    const foreign = returned(outer())
    expect(gather([foreign]).done()).toBe(true)
    function* main() {
      return [
        gather([delayed(0, 1)]).getLoop() === getRunningLoop(),
        String(thrown(() => gather([new Future(), foreign]))),
      ]
    }
    expect(simulate(main()).result).toEqual([
      true,
      expect.stringMatching(/^ValueError: The future belongs to a different loop/),
    ])
    expect(thrown(() => gather([])).message).toMatch(/^no running event loop\./)
  })

  it('takes one list', () => {
    function* main() {
      const call = gather as (...args: unknown[]) => unknown
      const list = [delayed(0, 1)]
      return [
        () => call(delayed(0, 1), delayed(0, 2)),
        () => call(new Future()),
        () => call(list, delayed(0, 1)),
        () => call(new Set(list)),
        () => call(undefined),
        () => call(undefined, {}),
        () => call('text'),
        () => call({ returnExceptions: true }),
      ].map((each) => String(thrown(each)))
    }
    const one = 'TypeError: gather() takes a list of awaitables, got'
    expect(returned(main())).toEqual([
      ...[ONE_LIST, ONE_LIST, ONE_LIST, ONE_LIST, `${one} undefined.`, `${one} undefined.`],
      ...[`${one} "text".`, `${one} a plain object.`],
    ])
  })

  it('takes undefined for no options', () => {
    function* main() {
      return yield* (gather as (...args: unknown[]) => Future<unknown>)([delayed(0, 1)], undefined)
    }
    expect(returned(main())).toEqual([1])
  })

  it('gives the results by place, at the moment of the slowest; or the earliest error', () => {
    const child = record({ seconds: integer({ min: 0, max: 9 }), isGood: boolean() })
    assert(
      property(array(child, { minLength: 1, maxLength: 8 }), boolean(), (children, collect) => {
        function* main() {
          const list = children.map(({ seconds, isGood }, n) =>
            isGood ? delayed(seconds, `${n}`) : failing(seconds, `${n}`),
          )
          const outcome = yield* outcomeOf(gather(list, { returnExceptions: collect }))
          const moment = time()
          yield* sleep(10)
          return { outcome: Array.isArray(outcome) ? outcome.map(String) : outcome, moment }
        }
        const slowest = Math.max(...children.map(({ seconds }) => seconds))
        const bad = children
          .map((each, n) => ({ ...each, n }))
          .filter(({ isGood }) => !isGood)
          .sort((a, b) => a.seconds - b.seconds)[0]
        const expected =
          bad === undefined || collect
            ? {
                outcome: children.map(({ isGood }, n) => (isGood ? `${n}` : `RangeError: ${n}`)),
                moment: slowest,
              }
            : { outcome: `RangeError: ${bad.n}`, moment: bad.seconds }
        expect(returned(main())).toEqual(expected)
      }),
      runs,
    )
  })

  it('leaves no task behind, at whatever moment the waiter is cancelled', () => {
    const child = record({
      seconds: integer({ min: 0, max: 5 }),
      kind: integer({ min: 0, max: 2 }),
    })
    assert(
      property(
        array(child, { minLength: 1, maxLength: 6 }),
        integer({ min: 0, max: 6 }),
        integer({ min: 0, max: 4 }),
        boolean(),
        (children, seconds, extra, collect) => {
          function* parent(): Coroutine<unknown> {
            const list = children.map(({ seconds, kind }) => {
              if (kind === 0) return delayed(seconds, 'fine')
              return kind === 1 ? failing(seconds, 'bad') : stubborn(seconds)
            })
            return yield* gather(list, { returnExceptions: collect })
          }
          function* main() {
            const task = createTask(parent())
            yield* sleep(seconds)
            yield* turns(extra)
            const wasDone = task.done()
            const accepted = task.cancel()
            const caught = yield* outcomeOf(task)
            expect(accepted).toBe(!wasDone)
            if (!wasDone) expect(String(caught)).toMatch(/^(CancelledError|RangeError: bad)/)
            yield* sleep(200)
            return allTasks().length
          }
          const { kind, result, error } = simulate(main(), { trace: false })
          expect([kind, error, result]).toEqual(['returned', undefined, 1])
        },
      ),
      runs,
    )
  })

  it('counts the errors of its children as seen when it refused the list', () => {
    function* main() {
      const task = createTask(failing(1, 'seen'))
      expect(thrown(() => gather([task, 5 as never]))).toBeInstanceOf(TypeError)
      yield* sleep(2)
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', warnings: [] })
  })
})

/** The result of a program that leaves something behind which is cancelled with it. */
function* swallowing<T>(coroutine: Coroutine<T>): Coroutine<T> {
  const result = yield* coroutine
  for (const task of allTasks().slice(1)) task.cancel()
  yield* turns(1)
  return result
}
