import { describe, expect, it } from 'vitest'
import { isCoroutineFunction, MAX_AWAITS_IN_A_STEP } from '../coroutines.ts'
import {
  type Coroutine,
  createTask,
  Future,
  gather,
  getRunningLoop,
  isCoroutine,
  Queue,
  RuntimeError,
  run,
  simulate,
  sleep,
} from '../index.ts'
import { kernelOfLoop } from '../loop.ts'
import { raised, returned, thrown, turns } from './record.ts'

const REUSED = 'cannot reuse already awaited coroutine.'

function firstLine(error: unknown): string {
  return String(error).split('\n')[0] as string
}

function* job(): Coroutine<string> {
  yield* sleep(1)
  return 'result'
}

function* nothing(): Coroutine<void> {}

describe('isCoroutine', () => {
  it('is true for what a coroutine function returns, before, while and after it runs', () => {
    const coroutine = nothing()
    const before = isCoroutine(coroutine)
    returned(coroutine)
    expect([before, isCoroutine(coroutine)]).toEqual([true, true])
  })

  it('is true for an object that can be stepped in the same way', () => {
    expect(isCoroutine({ next() {}, throw() {} })).toBe(true)
  })

  it('is false for futures and tasks, which can be awaited too', () => {
    function* main() {
      return [new Future(), createTask(nothing()), gather([])].map(isCoroutine)
    }
    expect(returned(main())).toEqual([false, false, false])
  })

  it('is false for everything else', () => {
    const others = [
      ...[undefined, null, 0, 'text', {}, [], nothing, () => {}, [].values()],
      ...[{ next() {} }, { throw() {} }, Promise.resolve()],
    ]
    expect(others.filter(isCoroutine)).toEqual([])
  })
})

describe('isCoroutineFunction', () => {
  it('is true for function* only', () => {
    const method = { *job() {} }.job
    const functions = [nothing, method, () => {}, async () => {}, async function* () {}, class {}]
    expect(functions.map(isCoroutineFunction)).toEqual([true, true, false, false, false, false])
    expect([undefined, null, nothing(), 'nothing'].map(isCoroutineFunction)).toEqual(
      Array(4).fill(false),
    )
  })
})

describe('Coroutine', () => {
  it('runs nothing when it is made', () => {
    const log: string[] = []
    function* talk() {
      log.push('runs')
    }
    talk()
    returned(nothing())
    expect(log).toEqual([])
  })

  it('runs within the task that awaits it, without a turn', () => {
    function* inner() {
      return getRunningLoop().time()
    }
    function* main() {
      const log: unknown[] = []
      getRunningLoop().callSoon(() => log.push('other'))
      log.push(yield* inner())
      log.push('no turn passed')
      yield* turns(1)
      return log
    }
    expect(returned(main())).toEqual([0, 'no turn passed', 'other'])
  })

  it('throws what is thrown in it, where it is awaited', () => {
    function* fail(): Coroutine<never> {
      yield* sleep(1)
      throw new RangeError('far')
    }
    function* main() {
      try {
        return yield* fail()
      } catch (error) {
        return [String(error), getRunningLoop().time()]
      }
    }
    expect(returned(main())).toEqual(['RangeError: far', 1])
  })
})

describe('claim', () => {
  it('lets a coroutine be awaited once; the second yield* throws at its line', () => {
    function* main() {
      const log: unknown[] = []
      const coroutine = job()
      log.push(yield* coroutine)
      try {
        log.push(yield* coroutine)
      } catch (error) {
        log.push(error instanceof RuntimeError, firstLine(error), getRunningLoop().time())
      }
      log.push(yield* job())
      return log
    }
    expect(returned(main())).toEqual([...['result', true, `RuntimeError: ${REUSED}`, 1, 'result']])
  })

  it('says what happened and what to write', () => {
    function* main() {
      const coroutine = nothing()
      yield* coroutine
      yield* coroutine
    }
    expect(raised(main()).message).toBe(
      `${REUSED}\n` +
        '  A coroutine object runs once, and this one was awaited, or given to a task, before.\n' +
        '  Call the function again for a second run, or keep its result in a task: const task = createTask(...).',
    )
  })

  it('fails the task that gets a coroutine which was awaited, at its first step', () => {
    function* main() {
      const coroutine = job()
      yield* coroutine
      const task = createTask(coroutine)
      yield* turns(1)
      return firstLine(task.exception())
    }
    expect(returned(main())).toBe(`RuntimeError: ${REUSED}`)
  })

  it('fails the second of two tasks with one coroutine, and the first gets the result', () => {
    function* main() {
      const coroutine = job()
      const tasks = [createTask(coroutine), createTask(coroutine)] as const
      const [first, second] = yield* gather(tasks, { returnExceptions: true })
      return [first, firstLine(second)]
    }
    expect(returned(main())).toEqual(['result', `RuntimeError: ${REUSED}`])
  })

  it('throws where a coroutine is awaited that runs in a task', () => {
    function* main() {
      const coroutine = job()
      const task = createTask(coroutine)
      yield* turns(1)
      try {
        yield* coroutine
      } catch (error) {
        return [firstLine(error), yield* task]
      }
    }
    expect(returned(main())).toEqual([`RuntimeError: ${REUSED}`, 'result'])
  })

  it('fails a gather, a simulate and a run of a coroutine which was awaited', async () => {
    const coroutine = job()
    expect(returned(coroutine)).toBe('result')
    expect(firstLine(raised(coroutine))).toBe(`RuntimeError: ${REUSED}`)
    function* main() {
      yield* gather([job(), coroutine])
    }
    expect(firstLine(raised(main()))).toBe(`RuntimeError: ${REUSED}`)
    expect(firstLine(await run(coroutine).catch((error) => error))).toBe(`RuntimeError: ${REUSED}`)
  })

  it('throws where a loop goes over a generator that was used', () => {
    function* main() {
      const coroutine = nothing()
      yield* coroutine
      return firstLine(thrown(() => [...coroutine]))
    }
    expect(returned(main())).toBe(`RuntimeError: ${REUSED}`)
  })

  it('leaves generators alone that are no coroutines: each can be walked through', () => {
    function* letters() {
      yield* ['a', 'b']
      yield 'c'
    }
    function* main() {
      const seen: string[] = []
      for (const letter of letters()) seen.push(letter)
      const [first] = letters()
      return [...seen, ...letters(), first]
    }
    expect(returned(main())).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a'])
  })

  it('does not concern what runs outside of a loop', () => {
    function* letters() {
      yield* ['a', 'b']
    }
    const some = letters()
    expect([[...some], [...some]]).toEqual([['a', 'b'], []])
  })
})

describe('starvation', () => {
  it('lets who catches its error do what it says', () => {
    function* nothing(): Coroutine<void> {}
    function* main() {
      try {
        for (;;) yield* nothing()
      } catch {
        yield* sleep(0)
        return 'recovered'
      }
    }
    expect(simulate(main()).result).toBe('recovered')
  })

  function* awaits(count: number): Coroutine<void> {
    for (let i = 0; i < count; i++) yield* nothing()
  }

  it('is an error of the task, at the await that is one too many; the others go on', () => {
    function* endless() {
      let count = 0
      try {
        for (;;) {
          yield* nothing()
          count += 1
        }
      } finally {
        log.push(count)
      }
    }
    const log: unknown[] = []
    function* main() {
      const other = createTask(job())
      const tasks = [createTask(endless(), { name: 'endless' })]
      const [error] = yield* gather(tasks, { returnExceptions: true })
      log.push(String(error), yield* other, getRunningLoop().time())
    }
    returned(main())
    expect(log).toEqual([
      MAX_AWAITS_IN_A_STEP,
      'RuntimeError: task "endless" awaited 1000000 times without giving the event loop a turn.\n' +
        '  What it awaits in this loop never suspends, so no other task, timer or cancellation gets in.\n' +
        '  Wait for something that does suspend: yield* sleep(0), an Event, a Queue.',
      'result',
      1,
    ])
  })

  it('counts awaiting a future that is done, which takes no turn either', () => {
    function* main() {
      const done = new Future<void>()
      done.setResult()
      let count = 0
      try {
        for (;;) {
          yield* done
          count += 1
        }
      } catch (error) {
        return [count, firstLine(error)]
      }
    }
    expect(returned(main())).toEqual([
      MAX_AWAITS_IN_A_STEP,
      'RuntimeError: task "Task-1" awaited 1000000 times without giving the event loop a turn.',
    ])
  })

  it('is counted within one step, whoever runs it', () => {
    function* half(): Coroutine<void> {
      yield* awaits(MAX_AWAITS_IN_A_STEP / 2)
    }
    function* main() {
      yield* half()
      yield* turns(1)
      yield* half()
      yield* gather([half(), half()])
    }
    expect(simulate(main()).kind).toBe('returned')
  })
})

describe('Written', () => {
  it('runs once, be it as a task or awaited', () => {
    function* main() {
      const pause = sleep(0)
      yield* createTask(pause)
      yield* pause
    }
    expect(firstLine(raised(main()))).toBe(`RuntimeError: ${REUSED}`)
  })

  it('is iterated outside of a loop as often as anybody likes, as generators are', () => {
    const pause = sleep(0)
    expect([...Array(2)].map(() => pause[Symbol.iterator]() === pause)).toEqual([true, true])
  })

  it('is claimed as a generator is: once, also when it is frozen', () => {
    function* main() {
      const log: string[] = []
      for (const coroutine of [sleep(1), new Queue().put(1), Object.freeze(job())]) {
        yield* coroutine
        try {
          yield* coroutine
        } catch (error) {
          log.push(firstLine(error))
        }
      }
      return log
    }
    expect(returned(main())).toEqual(Array(3).fill(`RuntimeError: ${REUSED}`))
  })

  it('can be awaited without a running loop as little as a generator, and is no other thing', () => {
    expect([String(sleep(1)), isCoroutine(sleep(1))]).toEqual(['[object Generator]', true])
    expect(thrown(() => sleep(1).next()).message).toMatch(/^no running event loop/)
  })

  it('has ended after its result, an error and return(), and then gives nothing', () => {
    function* main() {
      const queue = new Queue<string>()
      const fresh = [queue.get(), queue.get()] as const
      expect(fresh[0].return('left')).toEqual({ done: true, value: 'left' })
      expect(thrown(() => fresh[1].throw(new RangeError('thrown in'))).message).toBe('thrown in')
      const ended = queue.put('item')
      expect(ended.next()).toEqual({ done: true, value: undefined })
      const ends = [...fresh, ended].map((each) => each.next())
      return [ends, queue.qsize()]
    }
    expect(returned(main())).toEqual([Array(3).fill({ done: true, value: undefined }), 1])
  })

  it('may not be resumed by anybody but the loop', () => {
    function* main() {
      return [sleep(0), sleep(1), new Queue().get()].map((coroutine) =>
        firstLine(thrown(() => [...coroutine])),
      )
    }
    const error = "RuntimeError: await wasn't used with future."
    expect(returned(main())).toEqual([error, error, error])
  })

  it('leaves no timer behind when it is left, whichever way', () => {
    function* main() {
      const { timers } = kernelOfLoop(getRunningLoop())
      const moments: number[] = []
      for (const _ of sleep(9)) break
      moments.push(timers.nextWhen())
      const nap = sleep(8)
      nap.next()
      moments.push(timers.nextWhen())
      thrown(() => nap.throw(new RangeError('thrown in')))
      moments.push(timers.nextWhen())
      thrown(() => [...sleep(7)])
      for (const seconds of [6, 0]) sleep(seconds).return()
      return [...moments, timers.nextWhen()]
    }
    const { POSITIVE_INFINITY: never } = Number
    expect(returned(main())).toEqual([never, 8, never, never])
  })

  it('gives room back when a crowd of sleepers is gone, and counts each of them once', () => {
    function* main() {
      const { timers } = kernelOfLoop(getRunningLoop())
      const sizes: number[] = []
      for (const count of [60, 60]) {
        const tasks = Array.from({ length: count }, () => createTask(sleep(9)))
        yield* turns(1)
        for (const task of tasks) task.cancel()
        yield* turns(2)
        sizes.push(timers.size)
      }
      for (let left = 0; left < 120; left++) for (const _ of sleep(9)) break
      return [...sizes, timers.size]
    }
    expect(returned(main())).toEqual([60, 20, 40])
  })

  it('is claimed by the task that gets it', () => {
    function* main() {
      const nap = sleep(1, 'slept')
      const [first, second] = [createTask(nap), createTask(nap)]
      yield* turns(1)
      return [firstLine(second.exception()), yield* first]
    }
    expect(returned(main())).toEqual([`RuntimeError: ${REUSED}`, 'slept'])
  })

  it('gives nobody a result to change that others get, too', () => {
    function* main() {
      for (const coroutine of [sleep(0), new Queue<number>().put(1)]) {
        const result = coroutine.next()
        expect(() => Object.assign(result, { done: !result.done })).toThrow(TypeError)
      }
      const order: string[] = []
      const other = createTask(
        (function* (): Coroutine<void> {
          order.push('other')
        })(),
      )
      yield* sleep(0)
      order.push('main')
      yield* other
      return order
    }
    expect(returned(main())).toEqual(['other', 'main'])
  })
})
