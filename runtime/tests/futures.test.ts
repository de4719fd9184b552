import { array, assert, boolean, integer, property } from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { forget, kernelOf, observe, settle } from '../futures.ts'
import {
  CancelledError,
  Context,
  type Coroutine,
  createTask,
  Future,
  gather,
  getRunningLoop,
  InvalidStateError,
  isFuture,
  KeyboardInterrupt,
  log,
  simulate,
  sleep,
} from '../index.ts'
import { Observer } from '../waiters.ts'
import { looseLoop, raised, returned, thrown, turns, waits } from './record.ts'

/** What a call returns, or the error it throws. */
function probe(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return String(error)
  }
}

/** Everything a future tells of itself. */
function look(future: Future<unknown>): unknown[] {
  return [
    ...[future.done(), future.cancelled(), String(future)],
    ...[probe(() => future.result()), probe(() => future.exception())],
  ]
}

const NO_RESULT =
  'InvalidStateError: Result is not set.\n' +
  '  result() reads, it does not wait. To wait: const value = yield* task'
const NO_EXCEPTION =
  'InvalidStateError: Exception is not set.\n' +
  '  The task has not ended: ask done() first, or wait for it.'

describe('isFuture', () => {
  it('is true for futures and tasks only', () => {
    function* main() {
      const futures = [
        new Future(),
        createTask(turns(0)),
        gather([]),
        getRunningLoop().createFuture(),
      ]
      const others = [undefined, null, 1, {}, turns(0), Future, Object.create(Future.prototype)]
      return [futures.map(isFuture), others.filter(isFuture)]
    }
    expect(returned(main())).toEqual([[true, true, true, true], []])
  })
})

describe('Future', () => {
  it('is pending until it is settled', () => {
    function* main() {
      return look(new Future())
    }
    expect(returned(main())).toEqual([
      ...[false, false, '<Future pending>', NO_RESULT, NO_EXCEPTION],
    ])
  })

  it('is returned once it has a result', () => {
    function* main() {
      const future = new Future<string>()
      future.setResult('value')
      return look(future)
    }
    expect(returned(main())).toEqual([true, false, '<Future returned>', 'value', undefined])
  })

  it('is raised once it has an exception, and throws the same each time', () => {
    function* main() {
      const future = new Future()
      const error = new RangeError('far')
      future.setException(error)
      const same = [future.exception(), thrown(() => future.result())].map((each) => each === error)
      return [look(future), same]
    }
    expect(returned(main())).toEqual([
      [true, false, '<Future raised>', 'RangeError: far', expect.any(RangeError)],
      [true, true],
    ])
  })

  it('is cancelled once somebody gave up; each look makes an error with the message', () => {
    function* main() {
      const future = new Future()
      const accepted = future.cancel('why')
      const errors = [0, 1].map(() => thrown(() => future.result()))
      return [accepted, look(future), errors[0] === errors[1]]
    }
    expect(returned(main())).toEqual([
      true,
      [true, true, '<Future cancelled>', 'CancelledError: why', 'CancelledError: why'],
      false,
    ])
  })

  it('is settled once: a second time is an InvalidStateError, and changes nothing', () => {
    const settleIn = {
      returned: (future: Future<unknown>) => future.setResult(1),
      raised: (future: Future<unknown>) => future.setException(new RangeError('far')),
      cancelled: (future: Future<unknown>) => future.cancel(),
    }
    function* main() {
      const seen: unknown[] = []
      for (const [state, settleFuture] of Object.entries(settleIn)) {
        const future = new Future()
        settleFuture(future)
        const before = look(future)
        seen.push(
          probe(() => future.setResult(2)),
          probe(() => future.setException(new Error('other'))),
          future.cancel('too late'),
        )
        expect(look(future), state).toEqual(before)
      }
      return seen
    }
    const refused = (state: string) =>
      'InvalidStateError: invalid state.\n' +
      `  <Future ${state}> is settled already, and that happens once. Guard with: if (!future.done()) ...`
    expect(returned(main())).toEqual(
      Object.keys(settleIn).flatMap((state) => [refused(state), refused(state), false]),
    )
  })

  it('makes an error of a class of errors', () => {
    function* main() {
      const future = new Future()
      future.setException(RangeError)
      const other = new Future()
      other.setException(String)
      return [future.exception(), other.exception()]
    }
    expect(returned(main())).toEqual([new RangeError(), String])
  })

  it('is raised, and not cancelled, by an exception that is a CancelledError', () => {
    function* main() {
      const future = new Future()
      future.setException(new CancelledError('own'))
      return [future.cancelled(), String(future.exception()), probe(() => future.result())]
    }
    expect(returned(main())).toEqual([false, 'CancelledError: own', 'CancelledError: own'])
  })

  it('belongs to the running loop, or to the one it was made by', () => {
    function* main() {
      const loop = getRunningLoop()
      return [new Future().getLoop() === loop, loop.createFuture().getLoop() === loop]
    }
    expect(returned(main())).toEqual([true, true])
    expect(thrown(() => new Future()).message).toMatch(/^no running event loop\./)
  })

  it('makes those who await it wait until it is done; they go on in the order of coming', () => {
    const record: string[] = []
    function* waiter(name: string, future: Future<number>): Coroutine<void> {
      record.push(`${name} ${yield* future} at ${getRunningLoop().time()}`)
    }
    function* main() {
      const future = new Future<number>()
      const waiters = ['a', 'b', 'c'].map((name) => createTask(waiter(name, future)))
      getRunningLoop().callLater(2, () => future.setResult(7))
      yield* gather(waiters)
    }
    returned(main())
    expect(record).toEqual(['a 7 at 2', 'b 7 at 2', 'c 7 at 2'])
  })

  it('does not suspend who awaits it when it is done', () => {
    function* main() {
      const future = new Future<string>()
      future.setResult('value')
      return yield* future
    }
    expect([waits(main()), returned(main())]).toEqual([[], 'value'])
    function* failing() {
      const future = new Future()
      future.setException(new RangeError('far'))
      return yield* future
    }
    expect([waits(failing()), String(raised(failing()))]).toEqual([[], 'RangeError: far'])
  })

  it('throws its error, or a CancelledError, in whoever waits', () => {
    function* waiter(future: Future<unknown>): Coroutine<unknown> {
      try {
        return yield* future
      } catch (error) {
        return String(error)
      }
    }
    function* main() {
      const [failing, cancelled] = [new Future(), new Future()]
      const tasks = [failing, cancelled, cancelled].map((future) => createTask(waiter(future)))
      yield* turns(1)
      failing.setException(new RangeError('far'))
      cancelled.cancel('why')
      return yield* gather(tasks)
    }
    expect(returned(main())).toEqual([
      ...['RangeError: far', 'CancelledError: why', 'CancelledError: why'],
    ])
  })

  it('is cancelled when a task that awaits it is', () => {
    function* main() {
      const future = new Future<void>()
      const task = createTask(wrap(future))
      yield* turns(1)
      task.cancel('why')
      return [future.cancelled(), task.done(), probe(() => future.result())]
    }
    expect(returned(main())).toEqual([true, false, 'CancelledError: why'])
  })

  it('loses its value to a cancellation in the turn that wakes the waiter', () => {
    function* main() {
      const future = new Future<number>()
      const task = createTask(wrap(future))
      yield* turns(1)
      future.setResult(1)
      const accepted = task.cancel()
      yield* turns(1)
      return [accepted, task.cancelled(), future.result()]
    }
    expect(returned(main())).toEqual([true, true, 1])
  })

  it('can be awaited by many, and again', () => {
    function* main() {
      const future = new Future<number>()
      getRunningLoop().callLater(1, () => future.setResult(1))
      const sum = (yield* future) + (yield* future)
      return sum + (yield* gather([wrap(future), wrap(future)])).length
    }
    expect(returned(main())).toBe(4)
  })

  it('stays begun, as in CPython, when somebody steps a coroutine by hand and leaves it', () => {
    const leave = [
      (stepped: Coroutine<number>) => stepped.return(0),
      (stepped: Coroutine<number>) => thrown(() => stepped.throw(new RangeError('far'))),
    ]
    for (const end of leave) {
      function* main() {
        const future = new Future<number>()
        const stepped = wrap(future)
        stepped.next()
        end(stepped)
        return yield* future
      }
      expect(raised(main()).message).toMatch(/^await wasn't used with future/)
    }
  })

  it('gives its type to who awaits it', () => {
    function* main() {
      const future = getRunningLoop().createFuture<'value'>()
      future.setResult('value')
      expectTypeOf(yield* future).toEqualTypeOf<'value'>()
      expectTypeOf(future.result()).toEqualTypeOf<'value'>()
    }
    returned(main())
  })
})

describe('Future.addDoneCallback', () => {
  it('calls with the future, one turn after it is done, in the order of registration', () => {
    const record: unknown[] = []
    function* main() {
      const future = new Future<number>()
      const note = (name: string) => (done: Future<number>) =>
        record.push([name, done === future, done.result()])
      future.addDoneCallback(note('first'))
      const task = createTask(wrap(future))
      task.addDoneCallback(() => record.push('waiter ended'))
      yield* turns(1)
      future.addDoneCallback(note('second'))
      future.setResult(7)
      record.push('set')
      yield* turns(3)
    }
    returned(main())
    expect(record).toEqual(['set', ['first', true, 7], ['second', true, 7], 'waiter ended'])
  })

  it('calls in the next turn when the future is done already', () => {
    const record: string[] = []
    function* main() {
      const future = new Future<number>()
      future.setResult(1)
      future.addDoneCallback(() => record.push('called'))
      record.push('added')
      yield* turns(1)
      record.push('main')
    }
    returned(main())
    expect(record).toEqual(['added', 'called', 'main'])
  })

  it('calls the others when one throws; the exception handler is told', () => {
    const record: string[] = []
    function* main() {
      const future = new Future<number>()
      future.addDoneCallback(function bad() {
        throw new RangeError('far')
      })
      future.addDoneCallback(() => record.push('second'))
      future.setResult(1)
      yield* turns(1)
    }
    const { warnings } = simulate(main())
    expect([record, warnings]).toEqual([
      ['second'],
      [
        {
          message: 'Exception in callback bad',
          exception: expect.any(RangeError),
          handle: expect.anything(),
        },
      ],
    ])
  })

  it('calls nobody at once: settling runs no code of others', () => {
    assert(
      property(array(boolean(), { maxLength: 6 }), integer({ min: 0, max: 2 }), (early, how) => {
        const record: string[] = []
        function* main() {
          const future = new Future<number>()
          for (const [n, isEarly] of early.entries()) {
            if (isEarly) future.addDoneCallback(() => record.push(`${n}`))
          }
          if (how === 0) future.setResult(1)
          if (how === 1) future.setException(new RangeError('far'))
          if (how === 2) future.cancel()
          for (const [n, isEarly] of early.entries()) {
            if (!isEarly) future.addDoneCallback(() => record.push(`${n}`))
          }
          record.push('main')
          if (how === 1) future.exception()
          yield* turns(1)
        }
        returned(main())
        const order = [...early.keys()].sort((a, b) => Number(early[b]) - Number(early[a]) || a - b)
        expect(record).toEqual(['main', ...order.map(String)])
      }),
      { numRuns: 200, seed: 17 },
    )
  })
})

describe('Future.removeDoneCallback', () => {
  it('leaves nothing that would take a turn', () => {
    function* main() {
      const future = new Future<void>()
      const callback = () => {}
      future.addDoneCallback(callback)
      future.removeDoneCallback(callback)
      const { ready } = kernelOf(future)
      const before = ready.size
      future.setResult()
      return ready.size - before
    }
    expect(returned(main())).toBe(0)
  })

  it('removes every copy, and says how many there were', () => {
    const record: string[] = []
    function* main() {
      const future = new Future<number>()
      const [a, b] = [() => record.push('a'), () => record.push('b')]
      const counts = [future.removeDoneCallback(a)]
      future.addDoneCallback(a)
      counts.push(future.removeDoneCallback(b), future.removeDoneCallback(a))
      for (const each of [a, b, a, b, a]) future.addDoneCallback(each)
      counts.push(future.removeDoneCallback(a), future.removeDoneCallback(a))
      future.addDoneCallback(a)
      future.setResult(1)
      counts.push(future.removeDoneCallback(a))
      yield* turns(1)
      return counts
    }
    expect(returned(main())).toEqual([0, 0, 1, 3, 0, 0])
    expect(record).toEqual(['b', 'b', 'a'])
  })

  it('leaves the tasks that wait in line', () => {
    const record: string[] = []
    function* main() {
      const future = new Future<string>()
      const callback = () => record.push('never')
      const wait = () => createTask(wrap(future))
      future.addDoneCallback(callback)
      const first = wait()
      yield* turns(1)
      future.addDoneCallback(callback)
      const second = wait()
      yield* turns(1)
      const count = future.removeDoneCallback(callback)
      future.setResult('value')
      return [count, ...(yield* gather([first, second]))]
    }
    expect([returned(main()), record]).toEqual([[2, 'value', 'value'], []])
  })
})

describe('Future.setException', () => {
  it('is told of by the loop when nobody asks for the error', () => {
    function* main() {
      const [unseen, asked, read, cancelled, gone] = Array.from({ length: 5 }, () => new Future())
      for (const each of [unseen, asked, read, cancelled, gone]) {
        each?.setException(new RangeError('far'))
      }
      asked?.exception()
      probe(() => read?.result())
      cancelled?.cancel()
      yield* turns(1)
      return unseen
    }
    const { warnings, result } = simulate(main())
    const message = 'Future exception was never retrieved'
    expect(warnings.map((each) => [each.message, String(each.exception)])).toEqual([
      [message, 'RangeError: far'],
      [message, 'RangeError: far'],
    ])
    expect(warnings[0]?.future).toBe(result)
  })
})

describe('Observer', () => {
  it('is told once the future is done, in its turn, and traces do not speak of it', () => {
    function* main() {
      const future = new Future<void>()
      const observer = new Observer((done) => log(`called with ${done === future}`))
      const other = new Observer(() => log('forgotten'))
      observe(future, other)
      observe(future, observer)
      forget(future, other)
      future.setResult()
      observe(future, observer)
      yield* turns(1)
    }
    const { trace } = simulate(main())
    expect(trace.filter(({ kind }) => /^(callback|log)/.test(kind))).toEqual([
      { time: 0, kind: 'log', by: undefined, text: 'called with true' },
      { time: 0, kind: 'log', by: undefined, text: 'called with true' },
    ])
  })
})

describe('settle', () => {
  it('ends a future without asking what it is', () => {
    function* main() {
      const future = new Future<number>()
      settle(future, 'returned', 5)
      return yield* future
    }
    expect(returned(main())).toBe(5)
  })
})

describe('InvalidStateError', () => {
  it('is what a future throws that is asked too early, in a task that goes on', () => {
    function* main() {
      const task = createTask(sleep(1, 'value'))
      const early = thrown(() => task.result())
      return [early instanceof InvalidStateError, yield* task, task.result()]
    }
    expect(returned(main())).toEqual([true, 'value', 'value'])
  })
})

function* wrap<T>(future: Future<T>): Coroutine<T> {
  return yield* future
}

describe('Future, begun by hand', () => {
  it('can still be settled in each of the three ways', () => {
    function* main() {
      const futures = [1, 2, 3].map(() => new Future<string>())
      for (const future of futures) future[Symbol.iterator]().next()
      const [first, second, third] = futures as [Future<string>, Future<string>, Future<string>]
      first.setResult('value')
      second.setException(new RangeError('far'))
      third.cancel()
      return [first.result(), String(second.exception()), third.cancelled()]
    }
    expect(returned(main())).toEqual(['value', 'RangeError: far', true])
  })

  it('ends the coroutine that is closed while it waits', () => {
    function* waiter(future: Future<string>): Coroutine<string> {
      return yield* future
    }
    function* main() {
      const coroutine = waiter(new Future())
      coroutine.next()
      return [coroutine.return('closed'), coroutine.next()]
    }
    expect(returned(main())).toEqual([
      { done: true, value: 'closed' },
      { done: true, value: undefined },
    ])
  })
})

describe('Future, with unusual contents', () => {
  it('can fail with what is no error', () => {
    function* main() {
      const seen: unknown[] = []
      for (const what of [null, 'text', 0, RangeError]) {
        const future = new Future<void>()
        future.setException(what)
        seen.push(future.exception())
      }
      return seen
    }
    expect(returned(main())).toEqual([null, 'text', 0, new RangeError()])
  })

  it('can bring a CancelledError as its value, and nobody is cancelled by that', () => {
    function* main() {
      const future = new Future<Error>()
      getRunningLoop().callSoon(() => future.setResult(new CancelledError('a value')))
      return String(yield* future)
    }
    const { result, trace } = simulate(main())
    expect(result).toBe('CancelledError: a value')
    expect(trace.filter(({ kind }) => kind === 'cancel.deliver')).toEqual([])
  })

  it('gives no message of a cancellation that there was not', () => {
    function* main() {
      const last = new Future<string>()
      const all = gather([createTask(turns(9)), last], { returnExceptions: true })
      last.setResult('a result, and no message')
      yield* turns(1)
      all.cancel()
      try {
        yield* all
      } catch (error) {
        return String(error)
      }
    }
    expect(returned(main())).toBe('CancelledError')
  })

  it('loses only the callback that is removed, where each has a context', () => {
    function* main() {
      const log: string[] = []
      const future = new Future<void>()
      const first = () => log.push('first')
      const second = () => log.push('second')
      for (const each of [first, second]) future.addDoneCallback(each, { context: new Context() })
      const removed = future.removeDoneCallback(first)
      future.setResult()
      yield* turns(1)
      return [removed, ...log]
    }
    expect(returned(main())).toEqual([1, 'second'])
  })

  it('leaves those who wait behind a KeyboardInterrupt to the next turn', () => {
    const { loop, kernel, turn } = looseLoop()
    const log: string[] = []
    const future = loop.createFuture<void>()
    future.addDoneCallback(() => log.push('first'))
    future.addDoneCallback(() => {
      throw new KeyboardInterrupt()
    })
    future.addDoneCallback(() => log.push('third'))
    future.setResult()
    loop.callSoon(() => log.push('behind'))
    expect(thrown(turn)).toBeInstanceOf(KeyboardInterrupt)
    expect([log, kernel.ready.size]).toEqual([['first'], 2])
    turn()
    expect(log).toEqual(['first', 'third', 'behind'])
  })
})
