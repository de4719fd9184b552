// The two ways to run a program: `simulate`, at once and on a clock of its own, and `run`, on Node's
// own loop. What concerns signals and the end of a process is seen in processes of their own.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import {
  CancelledError,
  type Coroutine,
  createTask,
  currentTask,
  DeadlockError,
  Future,
  gather,
  getRunningLoop,
  KeyboardInterrupt,
  log,
  type Outcome,
  RuntimeError,
  run,
  simulate,
  sleep,
  TurnLimitError,
} from '../index.ts'
import { thrown, turns } from './record.ts'

function* delayed<T>(seconds: number, result: T): Coroutine<T> {
  yield* sleep(seconds)
  return result
}

function* fail(error: unknown): Coroutine<never> {
  yield* sleep(1)
  throw error
}

function* stuck(): Coroutine<void> {
  yield* sleep(1)
  yield* new Future<void>()
}

function* endless(): Coroutine<void> {
  for (;;) yield
}

/** One program for each way to end. */
const endings = {
  returned: () => simulate(delayed(1, 'result')),
  raised: () => simulate(fail(new RangeError('far'))),
  deadlock: () => simulate(stuck()),
  turnLimit: () => simulate(endless(), { maxTurns: 10 }),
}

describe('simulate', () => {
  it('tells the result of a program, and the virtual time and the turns it took', () => {
    const { trace, ...outcome } = simulate(delayed(3600, 'result'))
    expect(outcome).toEqual({
      ...{ kind: 'returned', result: 'result', time: 3600, turns: 8, warnings: [] },
    })
    expect(trace.length).toBeGreaterThan(0)
    expectTypeOf(simulate(delayed(1, 'text' as string))).toEqualTypeOf<Outcome<string>>()
  })

  it('tells the error of a program, whatever it threw', () => {
    for (const error of [new RangeError('far'), new CancelledError('own'), 'text', null]) {
      const { trace, ...outcome } = simulate(fail(error))
      expect(outcome).toEqual({ kind: 'raised', error, time: 1, turns: 8, warnings: [] })
      expect((outcome as { error: unknown }).error).toBe(error)
    }
  })

  it('tells of a program that cancels itself as of one that raised', () => {
    function* main() {
      currentTask()?.cancel('self')
      return 'lost'
    }
    const { kind, error } = simulate(main())
    expect([kind, error instanceof CancelledError, String(error)]).toEqual([
      ...['raised', true, 'CancelledError: self'],
    ])
  })

  it('tells who waits for what since when, when nothing can run any more', () => {
    const { trace, ...outcome } = simulate(stuck())
    expect(outcome).toEqual({
      kind: 'deadlock',
      error: expect.any(DeadlockError),
      time: 1,
      turns: 3,
      warnings: [{ message: 'Task was destroyed but it is pending!', task: expect.anything() }],
    })
    expect(outcome.error).toMatchObject({
      message:
        'nothing can run any more, and 1 task is still waiting.\n' +
        '  Task-1  waits for a future since 1 s',
      waiting: [{ task: 'Task-1', on: 'a future', since: 1 }],
    })
    expect(trace.at(-1)).toEqual({ time: 1, kind: 'task.suspend', task: 'Task-1', on: 'a future' })
  })

  it('tells of a deadlock of what main left behind, too', () => {
    function* other(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* new Future()
      }
    }
    function* main() {
      createTask(other(), { name: 'other' })
      yield* turns(1)
      return 'lost'
    }
    const { kind, result, error } = simulate(main())
    expect([kind, result]).toEqual(['deadlock', undefined])
    expect(error).toMatchObject({ waiting: [{ task: 'other', on: 'a future', since: 0 }] })
  })

  it('stops after maxTurns, by default 100,000', () => {
    const outcome = simulate(endless(), { maxTurns: 10 })
    expect({ ...outcome, trace: undefined }).toEqual({
      kind: 'turnLimit',
      error: new TurnLimitError(10, ['Task-1']),
      time: 0,
      turns: 10,
      trace: undefined,
      warnings: [{ message: 'Task was destroyed but it is pending!', task: expect.anything() }],
    })
    const byDefault = simulate(endless(), { trace: false })
    expect([byDefault.kind, byDefault.turns]).toEqual(['turnLimit', 100_000])
  })

  it('lets a program that takes just as many turns end', () => {
    const { turns } = simulate(delayed(1, 'result'))
    const kinds = [turns, turns - 1].map(
      (maxTurns) => simulate(delayed(1, 'result'), { maxTurns }).kind,
    )
    expect(kinds).toEqual(['returned', 'turnLimit'])
  })

  it('limits also what main left behind', () => {
    function* other(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* endless()
      }
    }
    function* main() {
      createTask(other(), { name: 'other' })
      yield* turns(1)
    }
    expect(simulate(main(), { maxTurns: 50 })).toMatchObject({
      ...{ kind: 'turnLimit', turns: 50, error: { running: ['other'] } },
    })
  })

  it('warns of errors nobody asked for, of tasks that never ended, and of failing callbacks', () => {
    function* main() {
      const loop = getRunningLoop()
      createTask(fail(new RangeError('unseen')))
      loop.callSoon(function bad() {
        throw new RangeError('callback')
      })
      yield* sleep(2)
      throw new RangeError('main')
    }
    const { warnings } = simulate(main())
    expect(warnings.map(({ message, exception }) => `${message}: ${exception}`)).toEqual([
      'Exception in callback bad: RangeError: callback',
      'Task exception was never retrieved: RangeError: unseen',
    ])
  })

  it('leaves nothing behind, however a program ends', () => {
    for (const [kind, end] of Object.entries(endings)) {
      const first = end()
      expect([kind, thrown(getRunningLoop).name]).toEqual([first.kind, 'RuntimeError'])
      expect(thrown(() => createTask(delayed(0, 1))).name).toBe('RuntimeError')
      expect({ ...simulate(delayed(1, 'result')), trace: [] }).toMatchObject({
        ...{ kind: 'returned', result: 'result', time: 1, warnings: [] },
      })
      // Generators are ordinary ones again.
      const letters = (function* () {
        yield 'a'
      })()
      expect([[...letters], [...letters]]).toEqual([['a'], []])
    }
  })

  it('closes its loop, however a program ends', () => {
    const loops = [delayed(0, 1), fail(1), stuck(), endless()].map((job) => {
      let loop: ReturnType<typeof getRunningLoop> | undefined
      function* main() {
        loop = getRunningLoop()
        yield* job as Coroutine<unknown>
      }
      simulate(main(), { maxTurns: 20 })
      return loop?.isClosed()
    })
    expect(loops).toEqual([true, true, true, true])
  })

  it('runs no code of a program after it has told how it ended', () => {
    const late: string[] = []
    function* main() {
      const future = new Future<void>()
      const loop = getRunningLoop()
      loop.callLater(5, () => late.push('timer'))
      createTask(
        (function* () {
          try {
            yield* future
          } finally {
            late.push('cleaned up')
          }
        })(),
      )
      yield* turns(1)
      return future
    }
    const { result } = simulate(main())
    late.push('ended')
    expect([result?.done(), late]).toEqual([true, ['cleaned up', 'ended']])
  })

  it('gives the same record ten times', () => {
    function* main() {
      const tasks = [3, 1, 2, 1].map((seconds, n) =>
        createTask(delayed(seconds, n), { name: `t${n}` }),
      )
      tasks[2]?.addDoneCallback(() => log('done'))
      getRunningLoop().callLater(1, () => tasks[0]?.cancel())
      yield* gather(tasks, { returnExceptions: true })
      yield* new Future()
    }
    const records = Array.from({ length: 10 }, () => {
      const { trace, turns, time, kind, error } = simulate(main())
      return JSON.stringify([trace, turns, time, kind, String(error)])
    })
    expect(new Set(records).size).toBe(1)
  })

  it('records nothing with trace: false, and ends in the same way', () => {
    const outcome = simulate(delayed(1, 'result'), { trace: false })
    expect({ ...outcome, trace: [...outcome.trace] }).toEqual({
      ...{ kind: 'returned', result: 'result', time: 1, turns: 8, warnings: [], trace: [] },
    })
    expect(simulate(delayed(1, 1), { trace: true }).trace.length).toBeGreaterThan(0)
  })

  it('reads its trace once', () => {
    const outcome = simulate(delayed(1, 'result'))
    const { trace } = outcome
    expect(outcome.trace).toBe(trace)
  })

  it('reads all traces with one getter, which keeps no run alive', () => {
    const getters = [1, 2].map((seconds) => {
      return Object.getOwnPropertyDescriptor(simulate(sleep(seconds)), 'trace')?.get
    })
    expect(getters[0]).toBeTypeOf('function')
    expect(getters[1]).toBe(getters[0])
  })

  it('is refused within a program, which goes on', () => {
    function* main() {
      const error = thrown(() => simulate(delayed(1, 'inner')))
      return [error instanceof RuntimeError, yield* delayed(1, 'outer')]
    }
    const { result, time } = simulate(main())
    expect([result, time]).toEqual([[true, 'outer'], 1])
  })

  it('can be used by a program that is not running', async () => {
    const outer = run(delayed(0.01, 'outer'))
    const inner = simulate(delayed(3600, 'inner')).result
    expect([inner, await outer]).toEqual(['inner', 'outer'])
  })
})

describe('run', () => {
  it('brings the result, on the clock of the machine', async () => {
    const start = performance.now()
    const promise = run(delayed(0.02, 'result'))
    expectTypeOf(promise).toEqualTypeOf<Promise<string>>()
    expect(await promise).toBe('result')
    expect(performance.now() - start).toBeGreaterThanOrEqual(18)
  })

  it('runs nothing before it returns', async () => {
    const record: string[] = []
    function* main() {
      record.push('main')
    }
    const promise = run(main())
    record.push('called')
    await promise
    expect(record).toEqual(['called', 'main'])
  })

  it('rejects with the error of main', async () => {
    for (const error of [new RangeError('far'), new CancelledError('own'), 'text']) {
      function* main() {
        yield* turns(1)
        throw error
      }
      expect(await run(main()).catch((caught) => ['caught', caught])).toEqual(['caught', error])
    }
  })

  it('calls timers in the order of their moments, and lets those of Node come, too', async () => {
    const record: string[] = []
    function* main() {
      const loop = getRunningLoop()
      for (const seconds of [0.02, 0.01, 0.01, 0]) {
        loop.callLater(seconds, (text) => record.push(text), `${seconds}`)
      }
      yield* sleep(0.03)
      const node = new Future<string>()
      setTimeout(() => node.setResult('node'), 1)
      record.push(yield* node)
    }
    await run(main())
    expect(record).toEqual(['0', '0.01', '0.01', '0.02', 'node'])
  })

  it('lets Node run between any two turns', async () => {
    let isCalled = false
    setImmediate(() => {
      isCalled = true
    })
    function* main() {
      for (let n = 0; n < 1000 && !isCalled; n++) yield
      return isCalled
    }
    expect(await run(main())).toBe(true)
  })

  it('is woken by whoever calls in while nothing is ready', async () => {
    const record: string[] = []
    function* main() {
      const loop = getRunningLoop()
      const future = new Future<string>()
      const callSoon = () => loop.callSoonThreadsafe(note, 'callback', callLater)
      const callLater = () => loop.callLater(0, note, 'timer', finish)
      const finish = () => future.setResult('future')
      // Each call comes when the one before it has put itself on record.
      function note(text: string, next: () => void): void {
        record.push(text)
        setTimeout(next, 1)
      }
      setTimeout(callSoon, 1)
      loop.callLater(20, () => {})
      record.push(yield* future)
    }
    const start = performance.now()
    await run(main())
    expect(record).toEqual(['callback', 'timer', 'future'])
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('runs two programs at once, each in a loop of its own', async () => {
    const record: string[] = []
    function* main(name: string): Coroutine<[string, unknown]> {
      for (let n = 0; n < 2; n++) {
        record.push(`${name}${n}`)
        yield
      }
      return [currentTask()?.getName() as string, getRunningLoop()]
    }
    const results = await Promise.all([run(main('a')), run(main('b'))])
    expect(record).toEqual(['a0', 'b0', 'a1', 'b1'])
    expect(results.map(([name]) => name)).toEqual(['Task-1', 'Task-1'])
    expect(results[0]?.[1]).not.toBe(results[1]?.[1])
  })

  it('cancels what main leaves behind, and waits for it', async () => {
    const record: string[] = []
    function* other(): Coroutine<void> {
      try {
        yield* sleep(9)
      } finally {
        yield* sleep(0.005)
        record.push('cleaned up')
      }
    }
    function* main() {
      createTask(other())
      yield* turns(1)
      return 'result'
    }
    record.push(await run(main()))
    expect(record).toEqual(['cleaned up', 'result'])
  })

  it('leaves no listeners and no running loop behind, however it ends', async () => {
    const events = ['SIGINT', 'beforeExit'] as const
    const count = () => events.map((event) => process.listenerCount(event))
    const before = count()
    const during: number[][] = []
    function* main(error?: Error) {
      yield* turns(1)
      during.push(count())
      if (error !== undefined) throw error
    }
    let loop: ReturnType<typeof getRunningLoop> | undefined
    function* last() {
      loop = getRunningLoop()
    }
    await run(main())
    await run(main(new RangeError('far'))).catch(() => {})
    await run(last())
    const one = before.map((each) => each + 1)
    expect([during, count(), loop?.isClosed()]).toEqual([[one, one], before, true])
    expect(thrown(getRunningLoop).name).toBe('RuntimeError')
  })

  it('knows of its debug mode', async () => {
    function* main() {
      return getRunningLoop().getDebug()
    }
    expect([await run(main()), await run(main(), { debug: true })]).toEqual([false, true])
  })
})

/** What a process wrote, and how it ended. */
type Exit = { out: string; err: string; code: number | null; signal: string | null }

const folder = mkdtempSync(join(tmpdir(), 'run-'))
const bundle = join(folder, 'runtime.mjs')

// A process that has to compile the runtime itself would take ten times as long to start.
beforeAll(async () => {
  const entry = join(import.meta.dirname, '../index.ts')
  const output = { ssr: entry, outDir: folder, target: 'node20', minify: false }
  const rollupOptions = { output: { entryFileNames: 'runtime.mjs' } }
  await build({ configFile: false, logLevel: 'error', build: { ...output, rollupOptions } })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/**
 * Runs a program, written in JavaScript with the names of the runtime, in a process of its own. Each
 * time it writes "ready" it is sent an interrupt.
 */
function inProcess(program: string): Promise<Exit> {
  const names = `import { ${NAMES} } from ${JSON.stringify(pathToFileURL(bundle).href)}`
  const say = 'const say = (...words) => console.log(...words)'
  const options = ['--input-type=module', '--eval', `${names}\n${say}\n${program}`]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = { out: '', err: '' }
  child.stderr.on('data', (data) => {
    exit.err += data
  })
  child.stdout.on('data', (data) => {
    exit.out += data
    for (const _ of String(data).matchAll(/ready/g)) child.kill('SIGINT')
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ ...exit, code, signal }))
  })
}

const NAMES =
  'run, sleep, createTask, currentTask, gather, getRunningLoop, Future, KeyboardInterrupt'

// On Windows a process cannot send another an interrupt: it is ended at once.
const hasSignals = process.platform !== 'win32'

describe.concurrent('run, in a process of its own', () => {
  it('rejects with DeadlockError what would end in silence', async () => {
    const exit = await inProcess(`
      function* main() {
        createTask(sleep(0.01), { name: 'short' })
        try { yield* new Future() } finally { say('main is cancelled') }
      }
      await run(main()).catch((error) => say(String(error)))
      say(process.listenerCount('beforeExit'))
    `)
    expect(exit).toEqual({
      out:
        'main is cancelled\n' +
        'DeadlockError: nothing can run any more, and 1 task is still waiting.\n' +
        '  Task-1  waits for a future\n0\n',
      err: '',
      code: 0,
      signal: null,
    })
  })

  it('ends the process with the error of main, when nobody handles it', async () => {
    const { err, code } = await inProcess(`
      function* main() { throw new RangeError('far') }
      run(main())
    `)
    expect([err.includes('RangeError: far'), code]).toEqual([true, 1])
  })

  it('ends the process with its own text for an awaited list, and the line of it', async () => {
    const { err, code } = await inProcess(`
      function* mistake() { yield* [sleep(1), sleep(2)] }
      run(mistake())
    `)
    expect([err.match(/^TypeError: .*$/m)?.[0], /at mistake/.test(err), code]).toEqual([
      'TypeError: yield* was given a list, and a list cannot be awaited.',
      ...[true, 1],
    ])
    expect(err).not.toContain('does not provide')
  })

  it('writes what it warns of to stderr', async () => {
    const { out, err, code } = await inProcess(`
      function* bad(error) { throw error }
      function* main() {
        createTask(bad(new RangeError('unseen')), { name: 'bad' })
        createTask(bad('text'), { name: 'text' })
        getRunningLoop().callSoon(function save() { throw new TypeError('callback') })
        yield* sleep(0.001)
        return 'result'
      }
      say(await run(main()))
    `)
    expect([out, code]).toEqual(['result\n', 0])
    expect(err.split('\n').filter((line) => !line.startsWith('    at '))).toEqual([
      'Exception in callback save',
      'handle: <Handle save>',
      'TypeError: callback',
      'Task exception was never retrieved',
      'future: <Task bad finished>',
      'RangeError: unseen',
      'Task exception was never retrieved',
      'future: <Task text finished>',
      'text',
      '',
    ])
  })

  it('lets the process end at once when the program has ended', async () => {
    const start = performance.now()
    const { out } = await inProcess(`
      function* main() {
        getRunningLoop().callLater(100, () => say('never'))
        createTask(sleep(100))
        yield* sleep(0.001)
        return 'result'
      }
      say(await run(main()))
    `)
    expect([out, performance.now() - start < 20_000]).toEqual(['result\n', true])
  })

  it.runIf(hasSignals)(
    'cancels main at an interrupt: it cleans up, then KeyboardInterrupt',
    async () => {
      const exit = await inProcess(`
      function* other() {
        try { yield* sleep(100) } finally { say('other is cancelled') }
      }
      function* main() {
        createTask(other())
        say('ready')
        try {
          yield* sleep(100)
        } finally {
          yield* sleep(0.001)
          say('main is cancelled', currentTask().cancelling())
        }
      }
      await run(main()).catch((error) => say(String(error), error instanceof KeyboardInterrupt))
      say(process.listenerCount('SIGINT'))
    `)
      expect(exit).toEqual({
        out: 'ready\nmain is cancelled 1\nother is cancelled\nKeyboardInterrupt true\n0\n',
        ...{ err: '', code: 0, signal: null },
      })
    },
  )

  it.runIf(hasSignals)('ends the process at a second interrupt', async () => {
    const exit = await inProcess(`
      function* main() {
        say('ready')
        try {
          yield* sleep(100)
        } finally {
          say('ready for the second')
          yield* sleep(100)
        }
      }
      await run(main()).catch((error) => say(String(error)))
    `)
    expect(exit).toEqual({
      out: 'ready\nready for the second\n',
      ...{ err: '', code: null, signal: 'SIGINT' },
    })
  })

  it.runIf(hasSignals)('gives the result of a main that refuses to be cancelled', async () => {
    const exit = await inProcess(`
      function* main() {
        say('ready')
        try { yield* sleep(100) } catch (error) { say(String(error)) }
        return yield* sleep(0.001, 'result')
      }
      say(await run(main()))
    `)
    expect(exit.out).toBe('ready\nCancelledError\nresult\n')
  })

  it.runIf(hasSignals)('keeps the error that main turns an interrupt into', async () => {
    const exit = await inProcess(`
      function* main() {
        say('ready')
        try { yield* sleep(100) } catch { throw new RangeError('far') }
      }
      await run(main()).catch((error) => say(String(error)))
      function* twice() {
        say('ready')
        try { yield* sleep(100) } finally { currentTask().cancel() }
      }
      await run(twice()).catch((error) => say(String(error)))
    `)
    expect(exit.out).toBe('ready\nRangeError: far\nready\nCancelledError\n')
  })

  it.runIf(hasSignals)(
    'is ended by an interrupt while it cancels what main left behind',
    async () => {
      const exit = await inProcess(`
      function* other() {
        try { yield* sleep(100) } finally { say('ready'); yield* sleep(100) }
      }
      function* main() {
        createTask(other())
        yield* sleep(0)
      }
      await run(main())
    `)
      expect(exit).toEqual({ out: 'ready\n', err: '', code: null, signal: 'SIGINT' })
    },
  )

  it('rejects with the KeyboardInterrupt that a callback throws', async () => {
    const exit = await inProcess(`
      function* main() {
        getRunningLoop().callSoon(() => { throw new KeyboardInterrupt('mine') })
        try { yield* sleep(100) } finally { say('main is cancelled') }
      }
      await run(main()).catch((error) => say(String(error)))
    `)
    expect(exit).toMatchObject({ out: 'main is cancelled\nKeyboardInterrupt: mine\n', code: 0 })
    expect(new KeyboardInterrupt('mine').name).toBe('KeyboardInterrupt')
  })
})
