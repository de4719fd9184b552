import { describe, expect, it } from 'vitest'
import { record, requireKernel, runningKernel, swapRunning } from '../events.ts'
import {
  abandonRunningLoop,
  type Coroutine,
  createTask,
  getRunningLoop,
  RuntimeError,
  simulate,
  sleep,
  turnsTaken,
} from '../index.ts'
import { returned, thrown, turns } from './record.ts'

describe('Handle', () => {
  it('takes its callback back until the moment it runs', () => {
    function* main() {
      const log: string[] = []
      const loop = getRunningLoop()
      const first = loop.callSoon(() => {
        log.push('first')
        second.cancel()
      })
      const second = loop.callSoon(() => log.push('second'))
      loop.callSoon(() => log.push('third'))
      const before = second.cancelled()
      yield* turns(1)
      first.cancel()
      return [log, before, second.cancelled(), first.cancelled()]
    }
    expect(returned(main())).toEqual([['first', 'third'], false, true, true])
  })

  it('shows the name of its callback, and that it was cancelled', () => {
    function* main() {
      const loop = getRunningLoop()
      const handles = [loop.callSoon(function save() {}), loop.callSoon(() => {})]
      const before = handles.map(String)
      handles[0]?.cancel()
      return [...before, String(handles[0])]
    }
    expect(returned(main())).toEqual(['<Handle save>', '<Handle anonymous>', '<Handle cancelled>'])
  })

  it('tells the exception handler of an error of its callback, and the turn goes on', () => {
    const log: unknown[] = []
    function* main() {
      const loop = getRunningLoop()
      const error = new RangeError('far')
      const handle = loop.callSoon(function save() {
        throw error
      })
      const other = loop.callSoon(() => {
        throw error
      })
      loop.callSoon(() => log.push('third'))
      yield* turns(1)
      log.push('main')
      return [
        { message: 'Exception in callback save', exception: error, handle },
        { message: 'Exception in callback anonymous', exception: error, handle: other },
      ]
    }
    const { warnings, result } = simulate(main())
    expect([warnings, log]).toEqual([result, ['third', 'main']])
  })
})

describe('TimerHandle', () => {
  it('knows when it is due, on the clock of the loop', () => {
    function* main() {
      yield* sleep(1)
      const loop = getRunningLoop()
      return [loop.callLater(2, () => {}).when(), loop.callAt(7, () => {}).when()]
    }
    expect(returned(main())).toEqual([3, 7])
  })

  it('is not waited for once it is cancelled, and can be cancelled again', () => {
    function* main() {
      const timer = getRunningLoop().callLater(5, () => {})
      timer.cancel()
      timer.cancel()
      yield* sleep(1)
      yield* turns(3)
      return [getRunningLoop().time(), timer.cancelled()]
    }
    expect(returned(main())).toEqual([1, true])
  })

  it('does not fire once it is cancelled, though its moment comes', () => {
    function* main() {
      const loop = getRunningLoop()
      loop.callLater(1, () => {})
      loop.callLater(1, () => {}).cancel()
      yield* sleep(2)
    }
    const { trace } = simulate(main())
    expect(trace.flatMap((event) => (event.kind === 'timer.fire' ? event.when : []))).toEqual([
      1, 2,
    ])
  })

  it('takes its callback back even in the turn it is due in', () => {
    function* main() {
      const log: string[] = []
      const loop = getRunningLoop()
      loop.callLater(1, () => timer.cancel())
      const timer = loop.callLater(1, () => log.push('never'))
      loop.callLater(1, () => log.push('third'))
      yield* sleep(1)
      return [log, timer.cancelled()]
    }
    expect(returned(main())).toEqual([['third'], true])
  })
})

describe('getRunningLoop', () => {
  it('gives the same loop to coroutines and callbacks of a program, and another to another', () => {
    function* main() {
      const loops = [getRunningLoop()]
      getRunningLoop().callSoon(() => loops.push(getRunningLoop()))
      yield* createTask(sleep(1))
      loops.push(getRunningLoop())
      return loops
    }
    const [a, b, c] = returned(main())
    const [other] = returned(main())
    expect([a === b, a === c, a === other]).toEqual([true, true, false])
  })

  it('throws outside of a loop, and says what to write', () => {
    const error = thrown(getRunningLoop)
    expect([error instanceof RuntimeError, error.message]).toEqual([
      true,
      'no running event loop.\n' +
        '  Tasks, timers and futures live in a loop, and this line runs outside of one: at the top of a file,\n' +
        '  or in a coroutine that was stepped by hand (next(), for...of, [...spread]) instead of awaited.\n' +
        '  Put it inside a coroutine and start the loop with run(main()) or simulate(main()).',
    ])
  })
})

describe('abandonRunningLoop', () => {
  it('forgets a loop whose stack was torn down, so that another can run', () => {
    let inside: unknown
    function* main() {
      const kernel = requireKernel()
      abandonRunningLoop()
      inside = [runningKernel(), thrown(getRunningLoop).name, returned(nested())]
      swapRunning(kernel)
    }
    function* nested(): Coroutine<string> {
      yield* sleep(1)
      return 'another'
    }
    returned(main())
    expect([inside, runningKernel()]).toEqual([[undefined, 'RuntimeError', 'another'], undefined])
  })

  it('makes coroutines ordinary generators again', () => {
    function* letters() {
      yield 'a'
    }
    const some = letters()
    const seen: string[][] = []
    function* main() {
      const kernel = requireKernel()
      abandonRunningLoop()
      seen.push([...some], [...some])
      swapRunning(kernel)
    }
    returned(main())
    expect(seen).toEqual([['a'], []])
  })
})

describe('turnsTaken', () => {
  it('counts the turns of all loops', () => {
    const before = turnsTaken()
    const { turns } = simulate(sleep(1))
    const first = turnsTaken() - before
    expect([first, turnsTaken() - before]).toEqual([turns, turns])
    simulate(sleep(1))
    expect(turnsTaken() - before).toBe(2 * turns)
  })
})

describe('record', () => {
  it('adds to the trace, and gives the task that runs', () => {
    const lock = new (class Lock {})()
    function* main() {
      const task = record('lock.acquire', lock)
      getRunningLoop().callSoon(() => record('lock.release', lock))
      yield* turns(1)
      return task?.getName()
    }
    const { result, trace } = simulate(main())
    expect(result).toBe('Task-1')
    expect(trace.filter(({ kind }) => kind.startsWith('lock'))).toEqual([
      { time: 0, kind: 'lock.acquire', lock: 'Lock-1', by: 'Task-1' },
      { time: 0, kind: 'lock.release', lock: 'Lock-1', by: undefined },
    ])
  })

  it('does nothing without a loop', () => {
    expect(record('lock.acquire', {})).toBe(undefined)
  })
})
