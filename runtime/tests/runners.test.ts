// On the real clock, because that is what these are about: nothing here depends on how long it takes.
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  CancelledError,
  ContextVar,
  copyContext,
  createTask,
  DeadlockError,
  Event,
  Future,
  getRunningLoop,
  KeyboardInterrupt,
  Runner,
  run,
  sleep,
  type Task,
} from '../index.ts'
import { thrown } from './record.ts'

const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
afterEach(() => stderr.mockClear())

function printed(): string {
  return stderr.mock.calls.map(([text]) => text).join('')
}

describe('run', () => {
  it('brings the result of main', async () => {
    expect(await run(sleep(0.01, 'done'))).toBe('done')
  })

  it('rejects with the error of main, after the clean-up of what is left', async () => {
    const log: string[] = []
    function* left() {
      try {
        yield* sleep(100)
      } finally {
        yield* sleep(0)
        log.push('cleaned up')
      }
    }
    function* main() {
      createTask(left())
      yield* sleep(0)
      throw new Error('expected')
    }
    await expect(run(main())).rejects.toThrow('expected')
    expect(log).toEqual(['cleaned up'])
  })

  it('rejects with KeyboardInterrupt after Ctrl-C, which main may clean up after', async () => {
    const log: string[] = []
    function* main() {
      setTimeout(() => process.emit('SIGINT'), 5)
      try {
        yield* sleep(100)
      } catch (error) {
        log.push((error as Error).name)
        throw error
      }
    }
    const before = process.listenerCount('SIGINT')
    await expect(run(main())).rejects.toBeInstanceOf(KeyboardInterrupt)
    expect([log, process.listenerCount('SIGINT')]).toEqual([['CancelledError'], before])
  })

  it.runIf(process.platform !== 'win32')('leaves a second Ctrl-C to the process', async () => {
    const log: string[] = []
    const listen = () => log.push('somebody else listens')
    function* main() {
      setTimeout(() => process.emit('SIGINT'), 5)
      try {
        yield* sleep(100)
      } finally {
        process.on('SIGINT', listen)
        process.emit('SIGINT')
        yield* sleep(0.05)
        log.push('goes on')
      }
    }
    await run(main()).catch((error) => log.push(error.name))
    process.off('SIGINT', listen)
    // Once for the Ctrl-C itself, and once because the runner sends it again.
    const twice = Array(2).fill('somebody else listens')
    expect(log).toEqual([...twice, 'goes on', 'KeyboardInterrupt'])
  })

  it('rejects with DeadlockError when nothing can come, and cleans up', async () => {
    const log: string[] = []
    function* main() {
      try {
        yield* new Event().wait()
      } finally {
        log.push('cleaned up')
      }
    }
    setTimeout(() => process.emit('beforeExit', 0), 10)
    await expect(run(main())).rejects.toBeInstanceOf(DeadlockError)
    expect(log).toEqual(['cleaned up'])
  })

  it('tells of errors that nobody asked for', async () => {
    function* fails() {
      throw new Error('expected')
    }
    function* main() {
      createTask(fails(), { name: 'worker' })
      yield* sleep(0)
    }
    await run(main())
    expect(printed()).toMatch(
      /^Task exception was never retrieved\nfuture: <Task worker finished>\nError: expected\n/,
    )
  })

  it('runs programs side by side, each in a loop of its own', async () => {
    function* main(name: string) {
      yield* sleep(0.005)
      return name
    }
    expect(await Promise.all([run(main('a')), run(main('b'))])).toEqual(['a', 'b'])
  })
})

describe('debug mode', () => {
  function* slow() {
    const end = performance.now() + 60
    while (performance.now() < end);
  }

  function* main() {
    const loop = getRunningLoop()
    loop.slowCallbackDuration = 0.05
    yield* createTask(slow(), { name: 'slow' })
    loop.callSoon(function slowCallback() {
      for (const _ of slow());
    })
    yield* sleep(0)
  }

  it('complains about steps and callbacks that hold up the loop', async () => {
    await run(main(), { debug: true })
    expect(printed()).toMatch(
      /^Executing <Task slow \w+> took 0\.\d{3} seconds\nExecuting <Handle slowCallback> took 0\.\d{3} seconds\n$/,
    )
  })

  it('is off by default', async () => {
    await run(main())
    expect(printed()).toBe('')
  })
})

describe('Runner', () => {
  it('runs one program after the other in the same loop and context', async () => {
    const variable = new ContextVar<string>('v')
    const runner = new Runner()
    let task: Task<string> | undefined
    function* first() {
      variable.set('first')
      task = createTask(sleep(0.01, 'from the first'))
      return getRunningLoop()
    }
    function* second() {
      return [getRunningLoop(), variable.get(), yield* task as Task<string>]
    }
    const loop = await runner.run(first())
    expect(loop).toBe(runner.getLoop())
    expect(await runner.run(second())).toEqual([loop, 'first', 'from the first'])
    await runner.close()
    expect(variable.get('unset')).toBe('unset')
  })

  it('runs a program in a context that it is given', async () => {
    const variable = new ContextVar<number>('v')
    const context = copyContext()
    const runner = new Runner()
    function* main() {
      variable.set(1)
    }
    await runner.run(main(), { context })
    await runner.close()
    expect(context.get(variable)).toBe(1)
  })

  it('goes on after a program that failed', async () => {
    const runner = new Runner()
    function* fails() {
      throw new Error('expected')
    }
    await expect(runner.run(fails())).rejects.toThrow('expected')
    expect(await runner.run(sleep(0, 'next'))).toBe('next')
    await runner.close()
  })

  it('cancels what is left when it is closed, and closes the loop', async () => {
    const log: string[] = []
    const runner = new Runner()
    function* left() {
      try {
        yield* sleep(100)
      } catch (error) {
        log.push(error instanceof CancelledError ? 'cancelled' : 'failed')
        throw error
      }
    }
    function* main() {
      createTask(left())
      yield* sleep(0)
    }
    await runner.run(main())
    const loop = runner.getLoop()
    expect([log, loop.isClosed()]).toEqual([[], false])
    await runner.close()
    await runner.close()
    expect([log, loop.isClosed()]).toEqual([['cancelled'], true])
  })

  it('rejects, when it is closed, with what ended the clean-up', async () => {
    const interrupted = new Runner()
    function* stubborn() {
      try {
        yield* sleep(9)
      } catch {
        throw new KeyboardInterrupt()
      }
    }
    function* main() {
      createTask(stubborn())
      yield* sleep(0)
    }
    await interrupted.run(main())
    const refused = new Runner()
    refused.getLoop().setTaskFactory(() => {
      throw new RangeError('no more tasks')
    })
    const errors = [interrupted, refused].map((runner) => runner.close().catch((error) => error))
    expect((await Promise.all(errors)).map(String)).toEqual([
      'KeyboardInterrupt',
      'RangeError: no more tasks',
    ])
  })

  it('refuses what asyncio refuses', async () => {
    const runner = new Runner()
    const program = runner.run(sleep(0.01))
    const first = (action: () => unknown) => String(thrown(action)).split('\n')[0]
    expect(first(() => runner.run(sleep(0)))).toBe(
      'RuntimeError: This event loop is already running.',
    )
    expect(first(() => runner.close())).toBe('RuntimeError: This event loop is already running.')
    await program
    expect(first(() => runner.run(5 as never))).toBe('ValueError: a coroutine was expected, got 5.')
    function* inside() {
      return first(() => runner.run(sleep(0)))
    }
    expect(await runner.run(inside())).toBe(
      'RuntimeError: Runner.run() cannot be called from a running event loop.',
    )
    await runner.close()
    expect(first(() => runner.run(sleep(0)))).toBe('RuntimeError: Runner is closed.')
    expect(first(() => runner.getLoop())).toBe('RuntimeError: Runner is closed.')
  })
})

describe('loop.callSoonThreadsafe', () => {
  it('wakes a loop that waits, from a callback of Node', async () => {
    function* main() {
      const loop = getRunningLoop()
      const future = new Future<string>()
      setTimeout(() => {
        loop.callSoonThreadsafe((text) => future.setResult(text), 'woken')
      }, 5)
      return yield* future
    }
    expect(await run(main())).toBe('woken')
  })
})
