import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import type { ExceptionContext } from '../events.ts'
import {
  asyncWith,
  type Coroutine,
  createTask,
  currentTask,
  type EventLoop as EventLoopType,
  getRunningLoop,
  simulate,
  sleep,
  timeout,
} from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { Trace } from '../trace.ts'
import { looseLoop, recorded, returned, thrown, turnOf, turns } from './record.ts'

describe('EventLoop.callSoon, callLater and callAt', () => {
  it('refuse a coroutine function, whose body would not run', () => {
    function* job(): Coroutine<void> {}
    function* main() {
      const loop = getRunningLoop()
      return [
        () => loop.callSoon(job),
        () => loop.callLater(1, job),
        () => loop.callAt(1, job),
        () => loop.callSoonThreadsafe(job),
      ].map((call) => String(thrown(call)).split('\n')[0])
    }
    const methods = ['callSoon', 'callAt', 'callAt', 'callSoonThreadsafe']
    expect(returned(main())).toEqual(
      methods.map((method) => `TypeError: coroutines cannot be used with ${method}().`),
    )
  })
})

describe('EventLoop.callSoon', () => {
  it('calls with the arguments, in the next turn, outside of any task', () => {
    const log: unknown[] = []
    function* main() {
      const loop = getRunningLoop()
      loop.callSoon((...args: unknown[]) => log.push([...args, currentTask()]), 1, 'b', { c: 1 })
      loop.callSoonThreadsafe((text: string) => log.push(text), 'threadsafe')
      loop.callSoon((...args: unknown[]) => log.push(args), null)
      log.push('main')
      yield* turns(1)
    }
    returned(main())
    expect(log).toEqual(['main', [1, 'b', { c: 1 }, undefined], 'threadsafe', [null]])
  })
})

describe('EventLoop.callLater', () => {
  it('calls with the arguments after so many seconds', () => {
    const log = recorded(function* (record) {
      const loop = getRunningLoop()
      loop.callLater(2, record, 'two')
      loop.callLater(1, record, 'one')
      loop.callLater(-1, record, 'past')
      yield* sleep(3)
    })
    expect(log).toEqual(['0 past', '1 one', '2 two'])
  })

  it('leaves equal moments in the order of creation', () => {
    const log = recorded(function* (record) {
      const loop = getRunningLoop()
      for (const name of ['a', 'b', 'c']) loop.callLater(1, record, name)
      loop.callAt(1, record, 'd')
      yield* sleep(1)
      record('main')
    })
    expect(log).toEqual(['1 a', '1 b', '1 c', '1 d', '1 main'])
  })
})

describe('EventLoop.createTask', () => {
  it('makes a task of this loop, also from outside of it', () => {
    const { loop, turn } = looseLoop()
    const task = loop.createTask(turns(0), { name: 'outside' })
    turn()
    expect([task.getLoop() === loop, task.done(), task.getName()]).toEqual([true, true, 'outside'])
  })
})

describe('EventLoop.createFuture', () => {
  it('makes a pending future of this loop', () => {
    const { loop } = looseLoop()
    const future = loop.createFuture<number>()
    expect([future.done(), future.getLoop() === loop]).toEqual([false, true])
  })
})

describe('EventLoop.setExceptionHandler', () => {
  const failing = (loop: EventLoopType) =>
    loop.callSoon(function save() {
      throw new RangeError('far')
    })

  it('has the handler told instead of the default one, until it is taken away', () => {
    const told: string[] = []
    function* main() {
      const loop = getRunningLoop()
      const handler = ({ message, exception }: ExceptionContext) =>
        told.push(`${message}: ${exception}`)
      const before = loop.getExceptionHandler()
      loop.setExceptionHandler(handler)
      const during = loop.getExceptionHandler() === handler
      failing(loop)
      yield* turns(1)
      loop.setExceptionHandler(undefined)
      failing(loop)
      yield* turns(1)
      return [before, during, loop.getExceptionHandler()]
    }
    const { result, warnings } = simulate(main())
    expect([result, told, warnings.map(({ message }) => message)]).toEqual([
      [undefined, true, undefined],
      ['Exception in callback save: RangeError: far'],
      ['Exception in callback save'],
    ])
  })

  it('tells the default one of an error in the handler, with what it was told', () => {
    function* main() {
      const loop = getRunningLoop()
      loop.setExceptionHandler(() => {
        throw new TypeError('handler')
      })
      failing(loop)
      yield* turns(1)
    }
    expect(simulate(main()).warnings).toEqual([
      {
        message: 'Unhandled error in exception handler',
        exception: new TypeError('handler'),
        context: {
          message: 'Exception in callback save',
          exception: new RangeError('far'),
          handle: expect.anything(),
        },
      },
    ])
  })

  it('takes a function or undefined', () => {
    function* main() {
      const loop = getRunningLoop()
      const wrong = ['handler', null, {}].map((each) =>
        String(thrown(() => loop.setExceptionHandler(each as never))),
      )
      return [...wrong, loop.getExceptionHandler()]
    }
    const expected = 'TypeError: A callable object or undefined is expected, got'
    expect(returned(main())).toEqual([
      ...[`${expected} "handler"`, `${expected} null`, `${expected} a plain object`, undefined],
    ])
  })
})

describe('EventLoop.callExceptionHandler', () => {
  it('tells the handler of whatever a program wants to report', () => {
    function* main() {
      const loop = getRunningLoop()
      loop.callExceptionHandler({ message: 'mine' })
      loop.setExceptionHandler(() => {})
      loop.callExceptionHandler({ message: 'unheard' })
      loop.defaultExceptionHandler({ message: 'default' })
    }
    expect(simulate(main()).warnings).toEqual([{ message: 'mine' }, { message: 'default' }])
  })
})

describe('EventLoop.isRunning', () => {
  it('is true within a turn', () => {
    const { loop, turn } = looseLoop()
    const seen = [loop.isRunning()]
    loop.callSoon(() => seen.push(loop.isRunning()))
    turn()
    expect([...seen, loop.isRunning()]).toEqual([false, true, false])
  })
})

describe('EventLoop.getDebug', () => {
  it('tells of the mode that the program was started in, or switched to', () => {
    function* main() {
      const loop = getRunningLoop()
      const before = loop.getDebug()
      loop.setDebug(!before)
      return [before, loop.getDebug()]
    }
    const results = [{}, { debug: true }, { debug: false }].map(
      (options) => simulate(main(), options).result,
    )
    expect(results).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ])
  })
})

describe('EventLoop.isClosed', () => {
  it('is true when the program has ended; the loop then takes nothing more', () => {
    function* main() {
      return [getRunningLoop(), getRunningLoop().isClosed()] as const
    }
    const [loop, before] = returned(main())
    const refused = [
      () => loop.callSoon(() => {}),
      () => loop.callSoonThreadsafe(() => {}),
      () => loop.callLater(1, () => {}),
      () => loop.callAt(1, () => {}),
      () => loop.createTask(turns(0)),
      () => loop.runInExecutor(undefined, () => {}),
    ].map((call) => String(thrown(call)))
    expect([before, loop.isClosed(), ...new Set(refused)]).toEqual([
      false,
      true,
      'RuntimeError: Event loop is closed.\n' +
        '  Its program has ended, and nothing that is given to it now would run.',
    ])
  })

  it('drops what was still queued, and wakes nobody', () => {
    const { loop, kernel, turn } = looseLoop()
    const log: string[] = []
    kernel.wakeUp = () => log.push('woken')
    loop.callSoon(() => log.push('soon'))
    loop.callAt(0, () => log.push('timer'))
    const future = loop.createFuture<number>()
    future.addDoneCallback(() => {})
    kernel.close()
    future.setResult(1)
    turn()
    expect(log).toEqual(['woken', 'woken'])
  })
})

describe('EventLoop.time', () => {
  it('is that of its clock', () => {
    const clock = new VirtualClock()
    const { loop } = looseLoop(clock)
    clock.jumpTo(5)
    expect([loop.time(), loop.callLater(2, () => {}).when()]).toEqual([5, 7])
  })

  it('is where waits are counted from, also when the program has set it, as in CPython', () => {
    function* main() {
      const loop = getRunningLoop()
      const clock = loop.time
      loop.time = () => clock.call(loop) + 2
      const late = timeout(1)
      const whens = [late.when(), loop.callLater(1, () => {}).when()]
      let error: unknown
      try {
        yield* asyncWith(late, function* () {
          // That moment is over for the program, though not for the clock.
          late.reschedule(1)
          yield* sleep(9)
        })
      } catch (thrown) {
        error = thrown
      }
      return [...whens, String(error), clock.call(loop)]
    }
    expect(returned(main())).toEqual([3, 3, 'TimeoutError', 0])
  })
})

describe('EventLoop', () => {
  it('stamps its trace with the time of the turn', () => {
    const clock = new VirtualClock()
    const trace = new Trace(() => 3)
    const loop = new EventLoop(clock, () => {}, { trace, line: () => 4 })
    loop.callAt(2, () => {})
    clock.jumpTo(2)
    turnOf(loop)
    expect(trace.events()).toEqual([
      { time: 0, kind: 'timer.set', when: 2, line: 3 },
      { time: 2, kind: 'timer.fire', when: 2, line: 3 },
    ])
    expect(kernelOfLoop(loop).line?.()).toBe(4)
  })

  it('wakes whoever waits for it when a callback or a timer comes', () => {
    const { loop, kernel } = looseLoop()
    let woken = 0
    kernel.wakeUp = () => {
      woken += 1
    }
    loop.callSoon(() => {})
    loop.callLater(1, () => {})
    loop.createTask(turns(0))
    expect(woken).toBe(3)
  })
})

describe('createTask', () => {
  it('starts tasks in the order of creation, after whoever creates them suspends', () => {
    const log = recorded(function* (record) {
      function* say(text: string): Coroutine<void> {
        record(text)
      }
      createTask(say('a'))
      getRunningLoop().callSoon(record, 'callback')
      createTask(say('b'))
      record('main')
      yield* turns(1)
    })
    expect(log).toEqual(['0 main', '0 a', '0 callback', '0 b'])
  })
})
