// On the real clock, because threads are.
import { describe, expect, it } from 'vitest'
import {
  CancelledError,
  createTask,
  type Executor,
  gather,
  getRunningLoop,
  run,
  sleep,
  ThreadPoolExecutor,
  toThread,
} from '../index.ts'
import { raised, thrown } from './record.ts'

const source = `
  export function shout(text) { return text.toUpperCase() }
  export class Odd extends Error { name = 'Odd' }
  export function fail() { throw new Odd('no') }
`
const module = `data:text/javascript,${encodeURIComponent(source)}`

function wait(milliseconds: number): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  return milliseconds
}

describe('toThread', () => {
  it('runs a function in another thread and gives its result', async () => {
    function* main() {
      return yield* toThread((a: number, b: number[]) => [a, ...b], 1, [2, 3])
    }
    expect(await run(main())).toEqual([1, 2, 3])
  })

  it('runs a function that a module exports', async () => {
    function* main() {
      return yield* toThread([module, 'shout'], 'hello')
    }
    expect(await run(main())).toBe('HELLO')
  })

  it('lets the loop go on meanwhile', async () => {
    const log: string[] = []
    function* other() {
      yield* sleep(0)
      log.push('other')
    }
    function* main() {
      createTask(other())
      yield* toThread(wait, 50)
      log.push('thread')
    }
    await run(main())
    expect(log).toEqual(['other', 'thread'])
  })

  it('throws what the function throws, as an error of the same name', async () => {
    function* main() {
      return yield* toThread((n: number) => {
        throw new RangeError(`not ${n}`)
      }, 3)
    }
    await expect(run(main())).rejects.toMatchObject({ name: 'RangeError', message: 'not 3' })
    function* other() {
      return yield* toThread([module, 'fail'])
    }
    await expect(run(other())).rejects.toMatchObject({ name: 'Odd', message: 'no' })
  })

  it('explains that a function takes nothing along', async () => {
    const secret = Math.random()
    function* main() {
      return yield* toThread(() => secret)
    }
    await expect(run(main())).rejects.toThrow(
      /secret is not defined.\n {2}A function is sent to a thread as its text, without what surrounds it/,
    )
  })

  it('throws when an argument or the result cannot be copied', async () => {
    function* argument() {
      yield* toThread(
        (f: unknown) => f,
        () => {},
      )
    }
    function* result() {
      yield* toThread(() => () => {})
    }
    await expect(run(argument())).rejects.toMatchObject({ name: 'DataCloneError' })
    await expect(run(result())).rejects.toMatchObject({ name: 'DataCloneError' })
  })

  it('does not stop the thread when it is cancelled; the loop ends after it', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(4))
    function* main() {
      const task = createTask(
        toThread((array: Int32Array) => {
          Atomics.wait(array, 0, 0, 50)
          Atomics.store(array, 0, 1)
        }, shared),
      )
      yield* sleep(0.01)
      task.cancel()
      try {
        yield* task
      } catch (error) {
        return [error instanceof CancelledError, Atomics.load(shared, 0)]
      }
    }
    expect(await run(main())).toEqual([true, 0])
    expect(Atomics.load(shared, 0)).toBe(1)
  })

  it('says inside simulate why it cannot work', () => {
    function* main() {
      yield* toThread(() => 1)
    }
    expect(raised(main()).message).toContain('cannot be used inside simulate()')
  })

  it('refuses what no thread can do', async () => {
    function* main() {
      const loop = getRunningLoop()
      const attempt = (work: unknown) =>
        thrown(() => loop.runInExecutor(undefined, work as never)).message.split('\n')[0]
      return [attempt(function* () {}), attempt(Math.sqrt), attempt(5)]
    }
    expect(await run(main())).toEqual([
      'coroutines cannot be used with run_in_executor().',
      'the function sqrt has no source text that could be sent to a thread.',
      'a callable object was expected by run_in_executor(), got 5.',
    ])
  })
})

describe('ThreadPoolExecutor', () => {
  it('runs at most so many at a time, in the order in which they came', async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 2 })
    const clock = new Int32Array(new SharedArrayBuffer(8))
    // Counts who is in, and remembers the most.
    const job = (counts: Int32Array, n: number) => {
      const inside = Atomics.add(counts, 0, 1) + 1
      if (inside > (counts[1] ?? 0)) Atomics.store(counts, 1, inside)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      Atomics.sub(counts, 0, 1)
      return n
    }
    function* main() {
      const loop = getRunningLoop()
      const all = [1, 2, 3, 4, 5].map((n) => loop.runInExecutor(pool, job, clock, n))
      return yield* gather(all)
    }
    expect(await run(main())).toEqual([1, 2, 3, 4, 5])
    await pool.shutdown()
    expect(clock[1]).toBeLessThanOrEqual(2)
    expect(thrown(() => pool.submit(job, [])).message).toBe(
      'cannot schedule new futures after shutdown',
    )
  })

  it('goes on with another thread when one is lost', async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
    await expect(pool.submit(() => process.exit(), [])).rejects.toThrow(
      'the thread ended before its work was done',
    )
    expect(await pool.submit(() => 'next', [])).toBe('next')
    await pool.shutdown()
  })

  it('throws what the function throws, be it no error', async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
    const job = (text: string) => {
      throw text
    }
    await expect(pool.submit(job, ['text'])).rejects.toBe('text')
    await pool.shutdown()
  })

  it('throws what ends the thread behind the back of its work', async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
    const job = () =>
      new Promise(() => {
        setTimeout(() => {
          throw new RangeError('late')
        }, 1)
      })
    await expect(pool.submit(job, [])).rejects.toThrow(new RangeError('late'))
    expect(await pool.submit(() => 'next', [])).toBe('next')
    await pool.shutdown()
  })

  it('forgets a thread that ends while it has no work', async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
    const leave = () => {
      setTimeout(() => process.exit(), 1)
      return 'bye'
    }
    expect(await pool.submit(leave, [])).toBe('bye')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await pool.submit(() => 'next', [])).toBe('next')
    await pool.shutdown()
  })

  it('needs at least one thread', () => {
    expect(thrown(() => new ThreadPoolExecutor({ maxWorkers: 0 })).message).toBe(
      'max_workers must be greater than 0',
    )
  })
})

describe('loop.setDefaultExecutor', () => {
  it('is where toThread sends its work, and is shut down with the loop', async () => {
    const log: unknown[] = []
    const executor: Executor = {
      submit: async (_, args) => args,
      shutdown: async () => log.push('shut down'),
    }
    function* main() {
      getRunningLoop().setDefaultExecutor(executor)
      return yield* toThread((a: number) => a, 7)
    }
    expect([await run(main()), log]).toEqual([[7], ['shut down']])
  })

  it('takes no more work once it is being shut down', async () => {
    const errors: string[] = []
    function* main() {
      const loop = getRunningLoop()
      loop.setDefaultExecutor({
        submit: async (_, args) => args,
        shutdown: async () => {
          errors.push(String(thrown(() => loop.runInExecutor(undefined, wait, 1))))
        },
      })
    }
    await run(main())
    expect(errors).toEqual(['RuntimeError: Executor shutdown has been called'])
  })

  it('takes only executors', async () => {
    function* main() {
      const loop = getRunningLoop()
      return [
        ...[{}, null, { submit() {} }, { shutdown() {} }].map(
          (each) => thrown(() => loop.setDefaultExecutor(each as never)).message,
        ),
        thrown(() => loop.runInExecutor({} as never, () => 1)).message,
      ]
    }
    const text = 'executor must be a ThreadPoolExecutor, or have its submit() and shutdown(), got '
    expect(await run(main())).toEqual(
      ['a plain object', 'null', 'a plain object', 'a plain object', 'a plain object'].map(
        (got) => `${text}${got}`,
      ),
    )
  })

  it('keeps its threads for the work that comes', async () => {
    const pool = new ThreadPoolExecutor()
    const count = () => {
      const thread = globalThis as { jobs?: number }
      thread.jobs = (thread.jobs ?? 0) + 1
      return thread.jobs
    }
    const counts: unknown[] = []
    for (let i = 0; i < 3; i++) counts.push(await pool.submit(count, []))
    expect(counts).toEqual([1, 2, 3])
    await pool.shutdown()
  })
})
