// Questions to a run, on programs small enough to know every answer by heart.
import { beforeEach, describe, expect, it } from 'vitest'
import {
  CancelledError,
  type Coroutine,
  createTask,
  Future,
  gather,
  getRunningLoop,
  simulate,
  sleep,
  wait,
} from '#runtime'
import { holes } from '../check.ts'
import { times } from '../language.ts'
import {
  callbackErrors,
  DidNotReturn,
  demandQuietCallbacks,
  inSeconds,
  isAlike,
  logged,
  momentOf,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
  returned,
  rounded,
  stage,
  storyOf,
  taskName,
  tasksCreated,
  tookForList,
  unfinished,
  unretrieved,
} from '../observe.ts'

beforeEach(() => {
  holes.met = false
  Object.assign(stage, { line: () => 0, afterRun: () => {}, last: undefined, notes: [] })
})

function* job(name: string, seconds: number): Coroutine<string> {
  note(`${name} starts`)
  yield* sleep(seconds)
  note(`${name} ends`)
  return name
}

/** Two jobs of 1 s and 2 s at once, then one of 1 s. */
function* twoThenOne(): Coroutine<string[]> {
  const first = yield* gather([job('a', 1), job('b', 2)])
  return [...first, yield* job('c', 1)]
}

/** A story as lines: `0 a starts`. */
function told(run: Played<unknown>): string[] {
  return storyOf(run).map(({ time, text }) => `${time} ${text.en}`)
}

describe('play', () => {
  it('runs a coroutine to its end and gives its notes with their moments', () => {
    const run = play(twoThenOne())
    expect({ kind: run.kind, result: run.result, time: run.time, notes: run.notes }).toEqual({
      kind: 'returned',
      result: ['a', 'b', 'c'],
      time: 3,
      notes: [
        { time: 0, text: 'a starts' },
        { time: 0, text: 'b starts' },
        { time: 1, text: 'a ends' },
        { time: 2, text: 'b ends' },
        { time: 2, text: 'c starts' },
        { time: 3, text: 'c ends' },
      ],
    })
  })

  it('keeps the notes of each run to itself', () => {
    const first = play(job('a', 1))
    const second = play(job('b', 1))
    expect(logged(first)).toEqual(['a starts', 'a ends'])
    expect(logged(second)).toEqual(['b starts', 'b ends'])
  })

  it('says how a program ended that did not return', () => {
    const error = new Error('no')
    const raised = play(
      (function* (): Coroutine<void> {
        throw error
      })(),
    )
    expect({ kind: raised.kind, error: raised.error }).toEqual({ kind: 'raised', error })
    expect(play(waitsForever()).kind).toBe('deadlock')
    expect(play(givesTurns(), { maxTurns: 50 })).toMatchObject({ kind: 'turnLimit', turns: 50 })
  })

  it('is told the line of each event, is the last run, and asks afterwards', () => {
    const events: string[] = []
    stage.line = () => 42
    stage.afterRun = () => void events.push('asked')
    const run = play(job('a', 1))
    expect(stage.last).toBe(run)
    expect(events).toEqual(['asked'])
    expect(new Set(run.trace.map(({ line }) => line))).toEqual(new Set([42]))
  })
})

describe('unfinished', () => {
  it('names the tasks that had not ended when the program did, besides its own', () => {
    function* main(): Coroutine<void> {
      const first = createTask(job('a', 1), { name: 'first' })
      createTask(job('b', 2), { name: 'second' })
      yield* first
    }
    expect(unfinished(play(main()))).toEqual(['second'])
    expect(unfinished(play(twoThenOne()))).toEqual([])
  })
})

describe('numbers in messages', () => {
  it('stand in a row, each with its unit', () => {
    expect([[], [1], [0.5, 2]].map(inSeconds)).toEqual(['', '1 s', '0.5 s, 2 s'])
  })

  it('say how often', () => {
    expect([0, 1, 2, 3].map(times)).toEqual([
      { en: '0 times', es: '0 veces' },
      { en: 'once', es: 'una vez' },
      { en: 'twice', es: '2 veces' },
      { en: '3 times', es: '3 veces' },
    ])
  })
})

describe('rounded', () => {
  it('takes sums of tenths for what they stand for, and a millisecond for itself', () => {
    expect([0.1 + 0.2, 1.0999999999999999, 1.001].map(rounded)).toEqual([0.3, 1.1, 1.001])
  })
})

describe('resultOf', () => {
  it('gives the result of a program that returned', () => {
    expect(resultOf(play(job('a', 1)))).toBe('a')
    expect(returned(job('a', 1))).toMatchObject({ result: 'a', run: { time: 1 } })
  })

  it('throws for every other ending, with the run', () => {
    const run = play(waitsForever())
    expect(() => resultOf(run)).toThrow(DidNotReturn)
    try {
      resultOf(run)
    } catch (error) {
      expect((error as DidNotReturn).played).toBe(run)
    }
  })

  it('takes no result of a program that has a hole', () => {
    const run = play(job('a', 1))
    holes.met = true
    expect(() => resultOf(run)).toThrow(DidNotReturn)
  })
})

describe('logged and momentOf', () => {
  it('tell what was noted, and when first', () => {
    const run = play(twoThenOne())
    expect(logged(run)).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'c starts', 'c ends'])
    expect([momentOf(run, 'b ends'), momentOf(run, 'c starts')]).toEqual([2, 2])
    expect(momentOf(run, 'd starts')).toBeUndefined()
  })

  it('take the first of two equal notes', () => {
    function* twice(): Coroutine<void> {
      yield* sleep(1)
      note('again')
      yield* sleep(1)
      note('again')
    }
    expect(momentOf(play(twice()), 'again')).toBe(1)
  })

  it('leave a trace of each note', () => {
    const logs = play(job('a', 1)).trace.filter((event) => event.kind === 'log')
    expect(logs.map(({ time, text }) => ({ time, text }))).toEqual([
      { time: 0, text: 'a starts' },
      { time: 1, text: 'a ends' },
    ])
  })
})

describe('mostAtOnce', () => {
  const most = (program: Coroutine<unknown>) =>
    mostAtOnce(
      play(program),
      (line) => line.endsWith(' starts'),
      (line) => line.endsWith(' ends'),
    )

  it('counts what overlaps', () => {
    expect(most(twoThenOne())).toBe(2)
    function* atOnce(): Coroutine<void> {
      yield* gather(['a', 'b', 'c'].map((name) => job(name, 1)))
    }
    expect(most(atOnce())).toBe(3)
  })

  it('counts one where each ends before the next, and none where nothing begins', () => {
    function* inTurn(): Coroutine<void> {
      for (const name of ['a', 'b', 'c']) yield* job(name, 1)
    }
    expect(most(inTurn())).toBe(1)
    expect(most(sleep(1))).toBe(0)
  })
})

describe('tasksCreated', () => {
  it('counts the tasks of the program, without its own', () => {
    expect(tasksCreated(play(job('a', 1)))).toBe(0)
    expect(tasksCreated(play(twoThenOne()))).toBe(2)
  })
})

describe('taskName', () => {
  it('is the name of the running task, and main outside of one', () => {
    const names: string[] = []
    function* named(): Coroutine<void> {
      getRunningLoop().callSoon(() => void names.push(taskName()))
      yield* createTask(
        (function* () {
          names.push(taskName())
        })(),
        { name: 'worker' },
      )
    }
    play(named())
    expect(names).toEqual(['main', 'worker'])
  })
})

describe('storyOf', () => {
  it('tells starts, waits, notes and ends, and nothing of every step', () => {
    function* main(): Coroutine<void> {
      const task = createTask(job('a', 1), { name: 'reader' })
      yield* sleep(0)
      yield* task
    }
    expect(told(play(main()))).toEqual([
      '0 main starts',
      '0 reader is created',
      '0 reader starts',
      '0 a starts',
      '0 reader waits for sleep(1)',
      '0 main waits for reader',
      '1 a ends',
      '1 reader returns',
      '1 main returns',
    ])
  })

  it('tells of cancellation and of callbacks, in both languages', () => {
    function report(): void {}
    function* main(): Coroutine<void> {
      const task = createTask(job('a', 5), { name: 'reader' })
      task.addDoneCallback(report)
      yield
      task.cancel()
      try {
        yield* task
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error
      }
      task.cancel()
    }
    const story = storyOf(play(main()))
    expect(story.map(({ text }) => text.en)).toEqual([
      'main starts',
      'reader is created',
      'reader starts',
      'a starts',
      'reader waits for sleep(5)',
      'reader.cancel() returns true',
      'main waits for reader',
      'CancelledError reaches reader',
      'reader ends cancelled',
      'callback report is called with reader',
      'CancelledError reaches main',
      'reader.cancel() returns false',
      'main returns',
    ])
    expect(story.map(({ text }) => text.es)).toEqual([
      'main arranca',
      'se crea reader',
      'reader arranca',
      'a starts',
      'reader espera sleep(5)',
      'reader.cancel() devuelve true',
      'main espera reader',
      'CancelledError llega a reader',
      'reader acaba cancelada',
      'se llama al callback report con reader',
      'CancelledError llega a main',
      'reader.cancel() devuelve false',
      'main termina',
    ])
  })

  it('ends with the program: what the loop does afterwards is left out', () => {
    function* main(): Coroutine<void> {
      createTask(job('a', 5), { name: 'left behind' })
      yield
    }
    expect(told(play(main())).at(-1)).toBe('0 main returns')
  })

  it('says that a program failed', () => {
    function* main(): Coroutine<void> {
      throw new Error('no')
    }
    expect(told(play(main()))).toEqual(['0 main starts', '0 main fails'])
  })

  it('keeps the line of each event, where there is one', () => {
    stage.line = () => 7
    expect(storyOf(play(job('a', 0))).every(({ line }) => line === 7)).toBe(true)
    stage.line = () => 0
    expect(storyOf(play(job('a', 0))).some((line) => 'line' in line)).toBe(false)
  })
})

describe('requests', () => {
  it('are the calls of cancel() in order, with their answers, until the program ends', () => {
    const run = play(
      (function* (): Coroutine<void> {
        const [first, last] = [createTask(job('a', 1)), createTask(job('b', 2))]
        yield* first
        first.cancel()
        last.cancel()
      })(),
    )
    expect(requests(run).map(({ time, returned }) => ({ time, returned }))).toEqual([
      { time: 1, returned: false },
      { time: 1, returned: true },
    ])
    for (const { index, kind } of requests(run)) expect(run.trace[index]?.kind).toBe(kind)
  })
})

describe('tookForList', () => {
  const uses = [
    (value: string[]) => value.map(print),
    (value: string[]) => [...value],
    ([first, second]: string[]) => [first, second],
  ]
  function* using(value: () => unknown, use: (list: string[]) => unknown): Coroutine<unknown> {
    return use(value() as string[])
  }

  it('is true of a future and of an object whose items are asked for', () => {
    for (const use of uses) {
      expect(tookForList(play(using(() => new Future(), use)))).toBe(true)
      expect(tookForList(play(using(() => ({ done: [] }), use)))).toBe(true)
    }
  })

  it('is false of a list, and of another error', () => {
    for (const use of uses) expect(tookForList(play(using(() => ['a'], use)))).toBe(false)
    expect(tookForList(play(using(() => undefined, uses[0] ?? print)))).toBe(false)
  })
})

describe('callbackErrors and unretrieved', () => {
  function* main(): Coroutine<string> {
    const task = createTask(fails('kept'))
    task.addDoneCallback(() => {
      throw new Error('first')
    })
    task.addDoneCallback((ended) => ended.result())
    yield* wait([createTask(fails('never asked for'))])
    return 'well'
  }

  function* fails(text: string): Coroutine<number> {
    throw new Error(text)
  }

  it('tell what callbacks raised from what nobody asked for', () => {
    const run = play(main())
    expect(run).toMatchObject({ kind: 'returned', result: 'well' })
    expect(callbackErrors(run).map(String)).toEqual(['Error: first', 'Error: kept'])
    expect(unretrieved(run).map(String)).toEqual(['Error: never asked for'])
  })

  it('are empty when nothing went wrong', () => {
    const run = play(sleep(1))
    expect([callbackErrors(run), unretrieved(run)]).toEqual([[], []])
    demandQuietCallbacks(run)
  })

  it('are demanded to be none: the first is thrown, or what it is said to mean', () => {
    const run = play(main())
    expect(() => demandQuietCallbacks(run)).toThrow('first')
    const failure = { seen: { en: 'Not the first.', es: 'No el primero.' } }
    const meant = (error: unknown) => (String(error) === 'Error: first' ? failure : undefined)
    expect(() => demandQuietCallbacks(run, meant)).toThrow('Not the first.')
    expect(() => demandQuietCallbacks(run, () => undefined)).toThrow('first')
  })
})

describe('isAlike', () => {
  it.each<[unknown, unknown]>([
    [1, 1],
    [
      [1, [2]],
      [1, [2]],
    ],
    [
      { a: 1, b: { c: 'x', d: [] } },
      { b: { d: [], c: 'x' }, a: 1 },
    ],
    [undefined, undefined],
    [new Error('late'), new Error('late')],
  ])('is true of %o and %o', (a, b) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([true, true])
  })

  it.each<[unknown, unknown]>([
    [1, '1'],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ a: undefined }, { b: undefined }],
    [undefined, {}],
    [new Error('late'), { message: 'late' }],
    [{ 0: 'a' }, ['a']],
  ])('is false of %o and %o', (a, b) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([false, false])
  })
})

describe('print', () => {
  class Crate {
    apples = 2
  }

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    ['a "b"', '"a \\"b\\""'],
    [[1, 'a', undefined, [null]], '[1, "a", undefined, [null]]'],
    [{ a: 1, b: ['x'] }, '{ a: 1, b: ["x"] }'],
    [{}, '{}'],
    [new Crate(), '{ apples: 2 }'],
    [new Error('first\nsecond'), 'Error("first")'],
    [new CancelledError(), 'CancelledError("")'],
    [function named() {}, 'function named'],
    [() => {}, 'function (anonymous)'],
    [Symbol('s'), 'Symbol(s)'],
    [10n, '10n'],
    [new Map([['a', 1]]), '<Map>'],
    [job('a', 1), '<Generator>'],
    [sleep(1), '<Generator>'],
    [Promise.resolve(1), '<Promise>'],
  ])('writes %o as a student would', (value, text) => {
    expect(print(value)).toBe(text)
  })

  it('ends where a value stands in itself', () => {
    const list: unknown[] = [1]
    list.push({ list }, list)
    expect(print(list)).toBe('[1, { list: ... }, ...]')
    const twice = [1]
    expect(print([twice, twice])).toBe('[[1], [1]]')
  })

  it('writes a task and a future by their names', () => {
    const printed: string[] = []
    simulate(
      (function* () {
        const task = createTask(job('a', 0), { name: 'reader' })
        printed.push(print(task), print([task]), print(new Future()))
        yield* task
        printed.push(String(getRunningLoop().time()))
      })(),
    )
    expect(printed.slice(0, 2)).toEqual(['reader', '[reader]'])
    expect(printed[2]).not.toContain('{')
  })
})

function* waitsForever(): Coroutine<void> {
  yield* new Future<void>()
}

function* givesTurns(): Coroutine<void> {
  while (true) yield
}
