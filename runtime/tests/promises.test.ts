// On the real clock, because Promises are.
import { describe, expect, it } from 'vitest'
import {
  CancelledError,
  createTask,
  Future,
  fromPromise,
  RuntimeError,
  run,
  simulate,
  sleep,
  toPromise,
} from '../index.ts'
import { raised, thrown } from './record.ts'

function later<T>(value: T, milliseconds = 5): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value))
}

describe('fromPromise', () => {
  it('gives the value of a Promise, and of what a function returns', async () => {
    function* main() {
      return [yield* fromPromise(later('a')), yield* fromPromise(() => later('b'))]
    }
    expect(await run(main())).toEqual(['a', 'b'])
  })

  it('lets the other tasks go on meanwhile', async () => {
    const log: string[] = []
    function* other() {
      log.push('other')
    }
    function* main() {
      createTask(other())
      log.push(yield* fromPromise(later('promise')))
    }
    await run(main())
    expect(log).toEqual(['other', 'promise'])
  })

  it('throws what the Promise was rejected with', async () => {
    const error = new Error('expected')
    function* main() {
      yield* fromPromise(Promise.reject(error))
    }
    await expect(run(main())).rejects.toBe(error)
  })

  it('ignores what comes after it was cancelled, a rejection too', async () => {
    const log: string[] = []
    function* waits(promise: Promise<unknown>) {
      try {
        yield* fromPromise(promise)
      } catch (error) {
        log.push((error as Error).constructor.name)
        throw error
      }
    }
    function* main() {
      const failing = later(0).then(() => {
        throw new Error('nobody hears this')
      })
      // On a busy machine it is rejected before its task has begun to listen.
      failing.catch(() => {})
      const tasks = [createTask(waits(later('late'))), createTask(waits(failing))]
      yield* sleep(0)
      for (const task of tasks) task.cancel()
      yield* sleep(0.02)
      return tasks.map((task) => task.cancelled())
    }
    expect([await run(main()), log]).toEqual([
      [true, true],
      ['CancelledError', 'CancelledError'],
    ])
  })

  it('is cancelled although the Promise was resolved in the same moment', async () => {
    let resolve = (_: string) => {}
    const promise = new Promise<string>((r) => {
      resolve = r
    })
    function* waits() {
      return yield* fromPromise(promise)
    }
    function* main() {
      const task = createTask(waits())
      yield* sleep(0)
      resolve('too late')
      task.cancel()
      try {
        return yield* task
      } catch (error) {
        return error instanceof CancelledError
      }
    }
    expect(await run(main())).toBe(true)
  })

  it('has an error to throw also when the Promise was rejected with undefined', async () => {
    function* main() {
      yield* fromPromise(Promise.reject())
    }
    expect(String(await run(main()).catch((error) => error))).toBe(
      'RuntimeError: a Promise was rejected with undefined; reject it with an Error.',
    )
  })

  it('is called a Promise in reports', async () => {
    function* main() {
      const future = fromPromise(later('value'))
      return [future.traceName(), yield* future]
    }
    expect(await run(main())).toEqual(['a Promise', 'value'])
  })

  it('says inside simulate why it cannot work', () => {
    function* main() {
      yield* fromPromise(Promise.resolve(1))
    }
    expect(String(raised(main()))).toBe(
      'RuntimeError: fromPromise() cannot be used inside simulate().\n' +
        '  simulate() runs a program to its end at once, on a clock of its own; Promises and threads end later,\n' +
        '  on the clock of the world, when the simulated program is over.\n' +
        '  Run the program with run(main()), or let a coroutine with sleep() stand for what it waits for.',
    )
  })

  it('takes only Promises', async () => {
    function* main() {
      return thrown(() => fromPromise(sleep(1) as never)).message.split('\n')[0]
    }
    expect(await run(main())).toMatch(/^fromPromise\(\) takes a Promise, or a function/)
  })
})

describe('toPromise', () => {
  it('brings the result of a coroutine and of a future', async () => {
    const promises: Promise<unknown>[] = []
    function* main() {
      const future = new Future<string>()
      promises.push(toPromise(sleep(0.001, 'coroutine')), toPromise(future))
      future.setResult('future')
      yield* sleep(0.01)
    }
    await run(main())
    expect(await Promise.all(promises)).toEqual(['coroutine', 'future'])
  })

  it('is rejected with the error, or with CancelledError', async () => {
    let results: Promise<PromiseSettledResult<unknown>[]> | undefined
    function* fails() {
      throw new RuntimeError('expected')
    }
    function* main() {
      const task = createTask(sleep(1))
      results = Promise.allSettled([toPromise(fails()), toPromise(task)])
      yield* sleep(0)
      task.cancel()
      yield* sleep(0.001)
    }
    await run(main())
    const reasons = (await results)?.map((r) => r.status === 'rejected' && r.reason.constructor)
    expect(reasons).toEqual([RuntimeError, CancelledError])
  })

  it('says inside simulate why it cannot work', () => {
    function* main() {
      toPromise(sleep(1))
    }
    expect(simulate(main()).error).toMatchObject({
      message: expect.stringContaining('toPromise() cannot be used inside simulate()'),
    })
  })
})
