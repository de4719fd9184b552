// JavaScript is silent where Python warns; the runtime is not. Each mistake is made in a task that
// catches what its line throws and goes on, beside another task which must not notice.
import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  type Coroutine,
  createTask,
  currentTask,
  ensureFuture,
  Future,
  gather,
  getRunningLoop,
  Queue,
  RuntimeError,
  run,
  simulate,
  sleep,
  ValueError,
} from '../index.ts'
import { checkAwaitable, hint } from '../misuse.ts'
import { raised, returned, thrown, turns } from './record.ts'

/** Something of a type that the compiler would refuse. */
function wrong<T>(value: unknown): T {
  return value as T
}

/** The line that a program claims to stand at while it makes its mistake. */
const LINE = 42

type Told = {
  readonly error: Error & { readonly line?: number }
  /** The first line of the message, with the name of the error. */
  readonly first: string
  /** Lines of the message: what, why, what to write. */
  readonly parts: number
  /** Is `mistake` on the stack, or else is the error stamped with its line? */
  readonly isPlaced: boolean
}

/** Makes a mistake in a task, and checks that its line threw and that the loop went on. */
function told(mistake: () => Coroutine<unknown>): Told {
  let line = 0
  let error: Told['error'] | undefined
  const log: string[] = []
  function* bystander(): Coroutine<string> {
    yield* sleep(1)
    return 'not disturbed'
  }
  function* main() {
    const other = createTask(bystander())
    try {
      line = LINE
      yield* mistake()
      log.push('nothing was thrown')
    } catch (caught) {
      error = caught as Error
    }
    line = LINE + 1
    log.push(yield* sleep(2, 'went on'), yield* other)
    log.push(`at ${getRunningLoop().time()}`)
  }
  const outcome = simulate(main(), { line: () => line })
  expect([log, outcome.error]).toEqual([['went on', 'not disturbed', 'at 2'], undefined])
  if (error === undefined) throw new Error('nothing was thrown')
  const parts = error.message.split('\n')
  return {
    error,
    first: `${error.name}: ${parts[0]}`,
    parts: parts.length,
    isPlaced: error.line === LINE || /at mistake/.test(error.stack ?? ''),
  }
}

/** The same for a mistake that one call makes. */
function toldOf(call: () => unknown): Told {
  return told(function* mistake() {
    call()
  })
}

function* job(): Coroutine<string> {
  yield* sleep(1)
  return 'result'
}

describe('badYield', () => {
  it('tells of a coroutine that is yielded without a star', () => {
    const { error, first, isPlaced } = told(function* mistake() {
      yield wrong(job())
    })
    expect([error instanceof RuntimeError, first, isPlaced]).toEqual([
      true,
      'RuntimeError: yield was used instead of yield* for generator in task "Task-1".',
      true,
    ])
    expect(error.message).toContain('write `yield* download(url)`')
  })

  it('names the task', () => {
    function* mistake(): Coroutine<void> {
      yield wrong(job())
    }
    function* main() {
      const tasks = [createTask(mistake(), { name: 'crawler' })]
      const [error] = yield* gather(tasks, { returnExceptions: true })
      return String(error)
    }
    expect(returned(main())).toContain('in task "crawler".')
  })

  it('tells of a Promise, inside simulate and run', async () => {
    function* mistake(): Coroutine<void> {
      yield wrong(Promise.resolve(1))
    }
    const { error, first, parts, isPlaced } = told(mistake)
    expect([error instanceof RuntimeError, first, parts, isPlaced]).toEqual([
      ...[true, 'RuntimeError: Task got bad yield: a Promise, in task "Task-1".', 3, true],
    ])
    expect(error.message).toContain('yield* sleep(seconds)')
    const inRun: Error = await run(mistake()).catch((caught) => caught)
    expect(String(inRun).split('\n')[0]).toBe(first)
  })

  it('tells of any other value, and shows it', () => {
    const shown = [
      5,
      'text',
      null,
      false,
      ['a', 'b'],
      {},
      job,
      new Map(),
      new AbortController(),
    ].map((value) => {
      const { error, first, parts, isPlaced } = told(function* mistake() {
        yield wrong(value)
      })
      expect([error instanceof RuntimeError, parts, isPlaced]).toEqual([true, 3, true])
      return /^RuntimeError: Task got bad yield: (.*), in task "Task-1"\.$/.exec(first)?.[1]
    })
    expect(shown).toEqual([
      ...['5', '"text"', 'null', 'false', 'an array of 2', 'a plain object', 'the function job'],
      'a Map object',
      'an AbortController object',
    ])
  })

  it('is thrown in the next turn, and stamped with no line where none is known', () => {
    function* main(): Coroutine<string[]> {
      const log: string[] = []
      getRunningLoop().callSoon(() => log.push('a turn'))
      try {
        yield wrong(5)
      } catch (error) {
        log.push(String(Object.hasOwn(error as Error, 'line')))
      }
      return log
    }
    expect(returned(main())).toEqual(['a turn', 'false'])
    expect(simulate(main(), { line: () => 0 }).result).toEqual(['a turn', 'false'])
  })

  it('gives way to a cancellation that comes in the same turn', () => {
    function* mistake(): Coroutine<string> {
      try {
        yield wrong(5)
      } catch (error) {
        const first = String(error)
        yield
        return first
      }
      return 'nothing'
    }
    function* main() {
      const task = createTask(mistake())
      yield* turns(1)
      task.cancel('why')
      return yield* task
    }
    expect(returned(main())).toBe('CancelledError: why')
  })
})

describe('bareYield', () => {
  it('tells of a task or a future that is yielded without a star', () => {
    const task = told(function* mistake() {
      yield createTask(job(), { name: 'child' })
    })
    expect([task.error instanceof RuntimeError, task.first, task.parts, task.isPlaced]).toEqual([
      true,
      'RuntimeError: yield was used instead of yield* in task "Task-1" with <Task child pending>.',
      2,
      true,
    ])
    const future = told(function* mistake() {
      yield new Future()
    })
    expect([future.first, future.isPlaced]).toEqual([
      'RuntimeError: yield was used instead of yield* in task "Task-1" with <Future pending>.',
      true,
    ])
    expect(future.error.message).toContain('write `yield* task`')
  })

  it('tells of one that is done, too', () => {
    const { first } = told(function* mistake() {
      const future = new Future<number>()
      future.setResult(1)
      yield future
    })
    expect(first).toContain('with <Future returned>.')
  })

  it('tells who yields a future though another awaits it', () => {
    const { first } = told(function* mistake() {
      const future = new Future<void>()
      const other = createTask(wait(future))
      yield* turns(1)
      try {
        yield future
      } finally {
        future.setResult()
        yield* other
      }
    })
    expect(first).toContain('yield was used instead of yield*')
  })
})

describe('explainTypeError', () => {
  const TEXT =
    'yield* was given a list, and a list cannot be awaited.\n' +
    '  It hands its items to the loop one by one and gives undefined.\n' +
    '  To wait for all of them: const results = yield* gather([a, b])'

  it('tells of a list of coroutines, tasks, or anything else, when it ends the task', () => {
    for (const make of [
      () => [job(), job()],
      () => [createTask(job()), createTask(job())],
      () => [new Future()],
      () => [Promise.resolve()],
      () => [1],
    ]) {
      function* mistake(): Coroutine<void> {
        yield* wrong<Coroutine<void>>(make())
      }
      function* main() {
        const [error] = yield* gather([mistake()], { returnExceptions: true })
        yield* sleep(2)
        return error as unknown as Error
      }
      const error = returned(main())
      expect([error instanceof TypeError, error.message]).toEqual([true, TEXT])
      expect(error.stack).toMatch(/^TypeError: yield\* was given a list, and[\s\S]*at mistake/)
      expect(error.stack).not.toContain('does not provide')
    }
  })

  it('is a TypeError at the line of the list, for who catches it there', () => {
    const { error, isPlaced } = told(function* mistake() {
      yield* wrong<Coroutine<void>>([job(), job()])
    })
    expect([error instanceof TypeError, isPlaced]).toEqual([true, true])
  })

  it('leaves other TypeErrors alone', () => {
    function* own(): Coroutine<void> {
      try {
        yield wrong(5)
      } catch {
        throw new TypeError('mine')
      }
    }
    function* plain(): Coroutine<void> {
      throw new TypeError("The iterator does not provide a 'throw' method")
    }
    function* main() {
      const errors = yield* gather([own(), plain()], { returnExceptions: true })
      return errors.map(String)
    }
    expect(returned(main())).toEqual([
      ...['TypeError: mine', "TypeError: The iterator does not provide a 'throw' method"],
    ])
  })
})

describe('otherLoop', () => {
  it('tells of a future or a task of another program', () => {
    function* earlier() {
      return [new Future<void>(), createTask(job())] as const
    }
    const [future, task] = returned(earlier())
    const ofFuture = told(function* mistake() {
      yield* future
    })
    expect([ofFuture.error instanceof RuntimeError, ofFuture.error.message]).toEqual([
      true,
      '<Task Task-1 pending> got <Future pending> attached to a different loop.\n' +
        '  It was made in another run() or simulate(); create it inside this one.',
    ])
    expect(ofFuture.isPlaced).toBe(true)
    // A task that is done says how it ended, in whatever loop.
    expect(String(thrown(() => task.result()))).toBe('CancelledError')
  })
})

describe('Coroutine', () => {
  const NOT_AWAITED = "RuntimeError: await wasn't used with future."

  it('tells of steps by hand within a task: for...of, spread, Array.from and next()', () => {
    const drivers: ((coroutine: Coroutine<unknown>) => unknown)[] = [
      (coroutine) => {
        for (const _ of coroutine);
      },
      (coroutine) => [...coroutine],
      (coroutine) => Array.from(coroutine),
      (coroutine) => [coroutine.next(), coroutine.next()],
    ]
    for (const drive of drivers) {
      const { error, first, parts, isPlaced } = toldOf(() => drive(job()))
      expect([error instanceof RuntimeError, first, parts, isPlaced]).toEqual([
        ...[true, NOT_AWAITED, 3, true],
      ])
      expect(error.message).toContain('yield* job(), or yield* createTask(job())')
    }
  })

  it('tells of steps by hand from a callback', () => {
    function* main() {
      getRunningLoop().callSoon(() => [...job()])
      yield* turns(1)
    }
    const { warnings } = simulate(main())
    expect(warnings.map(({ exception }) => String(exception).split('\n')[0])).toEqual([NOT_AWAITED])
  })

  it('tells of steps by hand through coroutines that await others', () => {
    function* outer(): Coroutine<string> {
      return yield* job()
    }
    const { first } = toldOf(() => [...outer()])
    expect(first).toBe(NOT_AWAITED)
  })

  it('tells of steps that come while the task waits, and the task gets its own result', () => {
    function* main() {
      const coroutine = job()
      const task = createTask(coroutine)
      yield* turns(1)
      const shared = new Future<string>()
      const [first, second] = [createTask(wait(shared)), wait(shared)]
      yield* turns(1)
      second.next()
      const error = String(thrown(() => second.next()))
      shared.setResult('shared')
      return [error.split('\n')[0], yield* task, yield* first]
    }
    expect(returned(main())).toEqual([NOT_AWAITED, 'result', 'shared'])
  })

  it('tells of steps outside of a loop', () => {
    const error = thrown(() => [...job()])
    expect([error instanceof RuntimeError, error.message.split('\n')[0]]).toEqual([
      ...[true, 'no running event loop.'],
    ])
    expect(error.message).toContain('stepped by hand (next(), for...of, [...spread])')
    expect(returned(job())).toBe('result')
  })

  it('tells of next(null), which is what the loop says', () => {
    const { first } = told(function* mistake() {
      const future = new Future<void>()
      const coroutine = wait(future)
      const task = createTask(coroutine)
      yield* turns(1)
      try {
        coroutine.next(wrong(null))
      } finally {
        future.setResult()
        yield* task
      }
    })
    expect(first).toBe(NOT_AWAITED)
  })
})

describe('Future.addDoneCallback', () => {
  it('refuses a coroutine function', () => {
    const { error, first, parts, isPlaced } = toldOf(() => new Future().addDoneCallback(job))
    expect([error instanceof TypeError, first, parts, isPlaced]).toEqual([
      ...[true, 'TypeError: coroutines cannot be used as done callbacks.', 3, true],
    ])
    expect(error.message).toContain('createTask(save(task.result()))')
  })

  it('refuses what a call has returned: a coroutine, null, undefined, a value', () => {
    const got = [job(), null, undefined, 5, {}].map((value) => {
      const { error, first, parts, isPlaced } = toldOf(() => {
        new Future().addDoneCallback(wrong(value))
      })
      expect([error instanceof TypeError, parts, isPlaced]).toEqual([true, 3, true])
      expect(error.message).toContain('without calling it: addDoneCallback(notify)')
      return /^TypeError: addDoneCallback\(\) takes a function, got (.*)\.$/.exec(first)?.[1]
    })
    expect(got).toEqual(['a coroutine', 'null', 'undefined', 'number', 'object'])
  })

  it('refuses them on a future that is done, too, and registers nothing', () => {
    const { first } = toldOf(() => {
      const future = new Future<number>()
      future.setResult(1)
      future.addDoneCallback(wrong(null))
    })
    expect(first).toBe('TypeError: addDoneCallback() takes a function, got null.')
  })
})

describe('explainTypeError', () => {
  it.each([
    ['a Promise', () => Promise.resolve()],
    ['a function', () => job],
    ['nothing', () => undefined],
  ])('says what yield* can wait for when it was given %s', (_, make) => {
    const error = raised(
      (function* mistake() {
        yield* wrong<Coroutine<void>>(make())
      })(),
    )
    expect([error instanceof TypeError, error.message.split('\n').length]).toEqual([true, 3])
    expect(error.message).toMatch(/is not iterable/)
    expect(error.message).toContain('A function* has to be called: yield* job()')
  })
})

describe('checkAwaitable', () => {
  const expected = 'An asyncio.Future, a coroutine or an awaitable is required, got'

  it('lets pass whatever can be awaited', () => {
    function* main() {
      const some = [
        job(),
        createTask(turns(0)),
        new Future(),
        gather([]),
        { [Symbol.iterator]() {} },
      ]
      return some.map(checkAwaitable)
    }
    expect(returned(main())).toEqual(Array(5).fill(undefined))
  })

  it('refuses what can only be walked through, and everything else', () => {
    const others = [
      ...[[], new Map(), new Set(), new Uint8Array(2), Promise.resolve(), 5, 'text', null, {}],
      ...[undefined, job, Object.create(null)],
    ]
    const errors = others.map((value) => thrown(() => checkAwaitable(value)))
    expect(errors.every((error) => error instanceof TypeError)).toBe(true)
    expect(errors.map((error) => error.message.split('\n')[0]?.slice(expected.length + 1))).toEqual(
      [
        ...['an array of 0.', 'a Map object.', 'a Set object.', 'a Uint8Array object.'],
        ...['a Promise object.', '5.', '"text".', 'null.', 'a plain object.', 'undefined.'],
        ...['the function job.', 'a plain object.'],
      ],
    )
  })

  it('is asked by gather and ensureFuture, with a hint', () => {
    const inGather = toldOf(() => gather([turns(0), wrong(Promise.resolve())]))
    expect([inGather.error.message, inGather.isPlaced]).toEqual([
      `${expected} a Promise object.\n` +
        "  A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits.",
      true,
    ])
    const ensured = toldOf(() => ensureFuture(wrong<Coroutine<void>>([job()])))
    expect(ensured.error.message).toBe(
      `${expected} an array of 1.\n  To run several: gather([a(), b()]).`,
    )
  })
})

describe('hint', () => {
  it('says what to write instead, where the mistake is a common one', () => {
    function* main() {
      const values = [job, function* () {}, createTask(turns(0)), [], Promise.resolve(), sleep, 5]
      return values.map(hint)
    }
    expect(returned(main())).toEqual([
      '\n  A coroutine function has to be called: job()',
      '\n  A coroutine function has to be called: job()',
      '\n  It runs already: wait for it with yield*.',
      '\n  To run several: gather([a(), b()]).',
      "\n  A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits.",
      '\n  A coroutine is what calling a function* returns.',
      '',
    ])
  })
})

describe('createTask', () => {
  it('takes a coroutine: not a function, a task, a list, a Promise', () => {
    const start = createTask as (value: unknown) => unknown
    const messages = [
      () => start(job),
      () => start(currentTask()),
      () => start([job()]),
      () => start(Promise.resolve()),
      () => start(undefined),
      () => getRunningLoop().createTask(wrong(sleep)),
    ].map((call) => {
      const { error, isPlaced } = toldOf(call)
      expect([error instanceof TypeError, isPlaced]).toEqual([true, true])
      return error.message
    })
    const expected = 'a coroutine was expected, got'
    expect(messages).toEqual([
      `${expected} the function job.\n  A coroutine function has to be called: job()`,
      `${expected} <Task Task-1 pending>.\n  It runs already: wait for it with yield*.`,
      `${expected} an array of 1.\n  To run several: gather([a(), b()]).`,
      `${expected} a Promise object.\n` +
        "  A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits.",
      `${expected} undefined.`,
      `${expected} the function sleep.\n  A coroutine is what calling a function* returns.`,
    ])
  })

  it('registers no task that it refuses', () => {
    function* main() {
      thrown(() => createTask(wrong(job)))
      return createTask(turns(0)).getName()
    }
    expect(returned(main())).toBe('Task-2')
  })

  it('needs a running loop', () => {
    const error = thrown(() => createTask(job()))
    expect([error instanceof RuntimeError, error.message.split('\n').length]).toEqual([true, 4])
    expect(error.message).toMatch(/^no running event loop\.\n/)
  })
})

describe('gather', () => {
  it('takes one list', () => {
    const call = gather as (...args: unknown[]) => unknown
    for (const mistake of [() => call(job(), job()), () => call([job()], job())]) {
      const { error, first, parts, isPlaced } = toldOf(mistake)
      expect([error instanceof TypeError, first, parts, isPlaced]).toEqual([
        true,
        'TypeError: gather() takes one list: gather([a, b]), not gather(a, b).',
        2,
        true,
      ])
    }
  })
})

describe('sleep', () => {
  it('takes a number of seconds, and says so before anybody waits', () => {
    const messages = ['2s', undefined, null, 5n, true].map((value) => {
      const { error, isPlaced } = toldOf(() => sleep(wrong(value)))
      expect([error instanceof TypeError, isPlaced]).toEqual([true, true])
      return error.message
    })
    const expected = 'delay must be a number of seconds, got'
    expect(messages).toEqual([
      `${expected} "2s" (string).`,
      `${expected} undefined (undefined).`,
      `${expected} null (object).`,
      `${expected} 5 (bigint).`,
      `${expected} true (boolean).`,
    ])
  })

  it('takes no NaN', () => {
    const { error, first, isPlaced } = told(function* mistake() {
      yield* sleep(Number.NaN)
    })
    expect([error instanceof ValueError, first, isPlaced]).toEqual([
      ...[true, 'ValueError: Invalid delay: NaN (not a number)', true],
    ])
  })
})

describe('EventLoop', () => {
  it('takes callbacks that are functions', () => {
    const methods = {
      callSoon: () => getRunningLoop().callSoon(wrong(undefined)),
      callSoonThreadsafe: () => getRunningLoop().callSoonThreadsafe(wrong(undefined)),
      callLater: () => getRunningLoop().callLater(1, wrong(undefined)),
      callAt: () => getRunningLoop().callAt(1, wrong(undefined)),
    }
    const lines = Object.values(methods).map((call) => {
      const { error, first, parts, isPlaced } = toldOf(call)
      expect([error instanceof TypeError, parts, isPlaced]).toEqual([true, 2, true])
      expect(error.message).toMatch(/Pass the function without calling it: loop\.\w+\(/)
      return first
    })
    expect(lines).toEqual([
      'TypeError: a callable object was expected by callSoon(), got undefined.',
      'TypeError: a callable object was expected by callSoonThreadsafe(), got undefined.',
      expect.stringMatching(/expected by call(Later|At)\(\), got undefined\.$/),
      'TypeError: a callable object was expected by callAt(), got undefined.',
    ])
  })

  it('takes moments that are numbers', () => {
    const messages = [
      () => getRunningLoop().callLater(wrong('2s'), () => {}),
      () =>
        getRunningLoop().callLater(
          wrong(() => {}),
          wrong(1),
        ),
      () => getRunningLoop().callAt(wrong(undefined), () => {}),
    ].map((call) => {
      const { error, isPlaced, first } = toldOf(call)
      expect([error instanceof TypeError, isPlaced]).toEqual([true, true])
      return first
    })
    expect(messages).toEqual([
      'TypeError: delay must be a number of seconds, got "2s".',
      expect.stringMatching(/^TypeError: delay must be a number of seconds, got .*function/),
      'TypeError: when must be a number of seconds, got undefined.',
    ])
  })

  it('queues nothing that it refuses', () => {
    function* main() {
      const loop = getRunningLoop()
      thrown(() => loop.callLater(wrong('1'), () => {}))
      thrown(() => loop.callLater(5, wrong(undefined)))
      thrown(() => loop.callSoon(wrong(undefined)))
      yield* sleep(1)
    }
    const { time, trace, warnings } = simulate(main())
    expect([time, trace.filter(({ kind }) => kind === 'timer.set').length, warnings]).toEqual([
      ...[1, 1, []],
    ])
  })
})

describe('checkMain', () => {
  it('tells simulate and run from within a loop to await instead', () => {
    const programs = {
      simulate: () => simulate(job()),
      run: () => run(job()),
    }
    for (const [name, call] of Object.entries(programs)) {
      const { error, first, parts, isPlaced } = toldOf(call)
      expect([error instanceof RuntimeError, first, parts, isPlaced]).toEqual([
        true,
        `RuntimeError: asyncio.${name}() cannot be called from a running event loop.`,
        2,
        true,
      ])
      expect(error.message).toContain('await the coroutine with yield*, or give it to createTask')
    }
  })

  it('refuses them in callbacks, too', () => {
    function* main() {
      getRunningLoop().callSoon(() => simulate(job()))
      yield* turns(1)
    }
    expect(simulate(main()).warnings.map(({ exception }) => String(exception))).toEqual([
      expect.stringMatching(/^RuntimeError: asyncio\.simulate\(\) cannot be called/),
    ])
  })

  it('takes a coroutine, and leaves no loop behind when it gets none', () => {
    for (const start of [simulate, run] as ((main: unknown) => unknown)[]) {
      const errors = [job, [job()], Promise.resolve(), () => {}, undefined].map((main) =>
        thrown(() => start(main)),
      )
      expect(errors.every((error) => error instanceof ValueError)).toBe(true)
      expect(errors.map((error) => error.message)).toEqual([
        'a coroutine was expected, got the function job.\n' +
          '  A coroutine function has to be called: job()',
        'a coroutine was expected, got an array of 1.\n  To run several: gather([a(), b()]).',
        'a coroutine was expected, got a Promise object.\n' +
          "  A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits.",
        expect.stringMatching(/^a coroutine was expected, got .*function/),
        'a coroutine was expected, got undefined.',
      ])
    }
    expect(thrown(getRunningLoop).name).toBe('RuntimeError')
    expect(returned(job())).toBe('result')
  })

  it('takes no task for a program', () => {
    function* main() {
      return createTask(turns(0))
    }
    const { result: task } = simulate(main())
    expect(String(thrown(() => simulate(wrong(task))))).toBe(
      'ValueError: a coroutine was expected, got <Task Task-2 finished>.\n' +
        '  It runs already: wait for it with yield*.',
    )
  })
})

describe('nothingThrown', () => {
  it('takes the place of undefined, in a task and in main', () => {
    const { first } = told(function* mistake() {
      yield* createTask(
        (function* () {
          throw undefined
        })(),
      )
    })
    expect(first).toBe(
      'RuntimeError: undefined was thrown; throw an Error, so that it can say what happened.',
    )
  })
})

describe('asyncWith', () => {
  it('leaves a queue and its getters intact when the body makes a mistake', () => {
    const log: string[] = []
    function* main() {
      const queue = new Queue<string>()
      const getter = createTask(queue.get())
      const manager = {
        *aenter(): Coroutine<void> {},
        *aexit(error?: unknown): Coroutine<boolean> {
          log.push(String(error).split('\n')[0] as string)
          return true
        },
      }
      yield* asyncWith(manager, function* () {
        yield wrong(job())
      })
      queue.putNowait('item')
      log.push(yield* getter)
    }
    returned(main())
    expect(log).toEqual([
      'RuntimeError: yield was used instead of yield* for generator in task "Task-1".',
      'item',
    ])
  })
})

function* wait<T>(future: Future<T>): Coroutine<T> {
  return yield* future
}
