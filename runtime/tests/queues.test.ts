import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Coroutine,
  createTask,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  type Sortable,
  sleep,
  type Task,
  ValueError,
} from '../index.ts'
import { raised, returned, thrown, turns, waits } from './record.ts'

const runs = { numRuns: 500, seed: 29 }

function drain<T>(queue: Queue<T>): T[] {
  const items: T[] = []
  while (!queue.empty()) items.push(queue.getNowait())
  return items
}

describe('Queue', () => {
  it('suspends in get() only when it is empty, in put() only when it is full', () => {
    function* main() {
      const queue = new Queue<number>(2)
      yield* queue.put(1)
      yield* queue.put(2)
      yield* queue.get()
      yield* queue.put(3)
      createTask(queue.get())
      yield* queue.put(4)
      createTask(eat(queue, 2))
      yield* turns(2)
      createTask(queue.put(5))
      return yield* queue.get()
    }
    expect(waits(main())).toEqual(['Queue.put', 'turn', 'turn', 'Queue.get'])
    expect(returned(main())).toBe(5)
  })

  it('wakes one getter for each item, in order', () => {
    function* main() {
      const queue = new Queue<number>()
      const tasks = [1, 2, 3].map(() => createTask(queue.get()))
      yield* turns(1)
      queue.putNowait(10)
      queue.putNowait(20)
      yield* turns(1)
      const done = tasks.map((task) => task.done() && task.result())
      tasks[2]?.cancel()
      return done
    }
    expect(returned(main())).toEqual([10, 20, false])
  })

  it('gives the item of a getter that is cancelled, while waiting or in the turn of put(), to the next', () => {
    for (const isPut of [false, true]) {
      function* main() {
        const queue = new Queue<number>()
        const a = createTask(queue.get())
        const b = createTask(queue.get())
        yield* turns(1)
        if (isPut) queue.putNowait(1)
        a.cancel()
        yield* turns(1)
        if (!isPut) queue.putNowait(1)
        return [yield* b, a.cancelled(), queue.qsize()]
      }
      expect(returned(main())).toEqual([1, true, 0])
    }
  })

  it('gives the room of a putter that is cancelled, while waiting or in the turn of get(), to the next', () => {
    for (const isGot of [false, true]) {
      function* main() {
        const queue = new Queue<string>(1)
        queue.putNowait('first')
        const a = createTask(queue.put('a'))
        const b = createTask(queue.put('b'))
        yield* turns(1)
        if (isGot) queue.getNowait()
        a.cancel()
        yield* turns(1)
        if (!isGot) queue.getNowait()
        yield* b
        return [a.cancelled(), drain(queue)]
      }
      expect(returned(main())).toEqual([true, ['b']])
    }
  })

  it('puts nothing until put() is awaited', () => {
    const queue = new Queue<number>()
    queue.put(1)
    expect(queue.qsize()).toBe(0)
  })

  it('throws QueueEmpty and QueueFull instead of waiting, and says what would wait', () => {
    const queue = new Queue<number>(1)
    expect(thrown(() => queue.getNowait())).toBeInstanceOf(QueueEmpty)
    queue.putNowait(1)
    const error = thrown(() => queue.putNowait(2))
    expect(error).toBeInstanceOf(QueueFull)
    expect(error.message).toBe(
      '<Queue maxsize=1 items=1 tasks=1> is full.\n' +
        '  To wait until there is room: yield* queue.put(item)',
    )
  })

  it('is never full without a maxsize', () => {
    const queue = new Queue<number>()
    for (let i = 0; i < 10_000; i++) queue.putNowait(i)
    expect([queue.full(), queue.maxsize, queue.qsize()]).toEqual([false, 0, 10_000])
    expect(drain(queue).at(-1)).toBe(9_999)
  })

  it('is named in a deadlock report', () => {
    expect(raised(new Queue().get()).message).toContain('Task-1  waits for Queue.get')
  })

  it('loses, doubles and reorders nothing, whoever is cancelled when', () => {
    const script = array(
      record({
        kind: constantFrom('put', 'put', 'get', 'get', 'putNowait', 'getNowait', 'cancel', 'turn'),
        who: integer({ min: 0, max: 9 }),
      }),
      { maxLength: 60 },
    )
    assert(
      property(script, integer({ min: 0, max: 3 }), (actions, maxsize) => {
        const queue = new Queue<number>(maxsize)
        const put: number[] = []
        const got: number[] = []
        function* putting(item: number): Coroutine<void> {
          yield* queue.put(item)
          put.push(item)
        }
        function* getting(): Coroutine<void> {
          got.push(yield* queue.get())
        }
        function* main() {
          const putters: Task<void>[] = []
          const getters: Task<void>[] = []
          for (const [item, { kind, who }] of actions.entries()) {
            if (kind === 'turn') yield* turns(1)
            if (kind === 'put') putters.push(createTask(putting(item)))
            if (kind === 'get') getters.push(createTask(getting()))
            if (kind === 'putNowait' && !queue.full()) {
              queue.putNowait(item)
              put.push(item)
            }
            if (kind === 'getNowait' && !queue.empty()) got.push(queue.getNowait())
            const tasks = [...putters, ...getters]
            if (kind === 'cancel') tasks[who % tasks.length]?.cancel()
            if (maxsize > 0) expect(queue.qsize()).toBeLessThanOrEqual(maxsize)
          }
          yield* sleep(1)
          const waiting = {
            putters: putters.filter((task) => !task.done()).length,
            getters: getters.filter((task) => !task.done()).length,
          }
          for (const task of [...putters, ...getters]) {
            if (!task.cancel() && !task.cancelled()) task.result()
          }
          return waiting
        }
        const waiting = returned(main())
        // Nobody waits for what is there.
        if (waiting.getters > 0) expect(queue.empty()).toBe(true)
        if (waiting.putters > 0) expect(queue.full()).toBe(true)
        expect([...got, ...drain(queue)]).toEqual(put)
      }),
      runs,
    )
  })
})

describe('join', () => {
  it('does not suspend when everything is done', () => {
    expect(waits(new Queue().join())).toEqual([])
  })

  it('waits for as many reports as there were items, and can be cancelled', () => {
    function* main() {
      const queue = new Queue<number>()
      queue.putNowait(1)
      queue.putNowait(2)
      const join = createTask(queue.join())
      const cancelled = createTask(queue.join())
      yield* turns(1)
      drain(queue)
      queue.taskDone()
      yield* turns(2)
      const before = join.done()
      queue.taskDone()
      cancelled.cancel()
      yield* turns(1)
      return [before, join.done(), cancelled.cancelled()]
    }
    expect(returned(main())).toEqual([false, true, true])
  })

  it('refuses more reports than items', () => {
    const error = thrown(() => new Queue().taskDone())
    expect(error).toBeInstanceOf(ValueError)
    expect(error.message).toMatch(/^task_done\(\) called too many times\.\n/)
  })
})

describe('shutdown', () => {
  it('lets getters take what is left, and refuses putters', () => {
    const queue = new Queue<number>()
    queue.putNowait(1)
    queue.shutdown()
    expect(thrown(() => queue.putNowait(2))).toBeInstanceOf(QueueShutDown)
    expect(raised(queue.put(2))).toBeInstanceOf(QueueShutDown)
    expect(returned(queue.get())).toBe(1)
    expect(raised(queue.get())).toBeInstanceOf(QueueShutDown)
    expect(thrown(() => queue.getNowait())).toBeInstanceOf(QueueShutDown)
  })

  it('wakes everybody who waits', () => {
    function* main() {
      const [empty, full] = [new Queue<number>(), new Queue<number>(1)]
      full.putNowait(1)
      const tasks = [createTask(empty.get()), createTask(empty.get()), createTask(full.put(2))]
      yield* turns(1)
      empty.shutdown()
      full.shutdown()
      yield* turns(1)
      return tasks.map((task) => (task.exception() as Error).name)
    }
    expect(returned(main())).toEqual(Array(3).fill('QueueShutDown'))
  })

  it('throws away what is left when it is immediate, and ends join()', () => {
    function* main() {
      const queue = new Queue<number>()
      queue.putNowait(1)
      queue.putNowait(2)
      const join = createTask(queue.join())
      yield* turns(1)
      queue.shutdown({ immediate: true })
      yield* join
      return queue.qsize()
    }
    expect(returned(main())).toBe(0)
  })

  it('leaves join() to those who still work, when it is immediate', () => {
    function* main() {
      const queue = new Queue<string>()
      for (const item of ['reported before it was taken', 'taken', 'thrown away']) {
        queue.putNowait(item)
      }
      queue.taskDone()
      queue.getNowait()
      queue.getNowait()
      const join = createTask(queue.join())
      yield* turns(1)
      const states = [String(queue)]
      queue.shutdown({ immediate: true })
      yield* turns(2)
      states.push(String(queue))
      expect(join.done()).toBe(false)
      queue.taskDone()
      yield* join
      return [...states, String(queue)]
    }
    expect(returned(main())).toEqual([
      '<Queue maxsize=0 items=1 tasks=2>',
      '<Queue maxsize=0 tasks=1 shutdown>',
      '<Queue maxsize=0 shutdown>',
    ])
  })

  it('takes away no more reports than are due, when it is immediate', () => {
    function* main() {
      const queue = new Queue<number>()
      queue.putNowait(1)
      queue.putNowait(2)
      queue.taskDone()
      queue.taskDone()
      queue.shutdown({ immediate: true })
      yield* queue.join()
      return [String(queue), thrown(() => queue.taskDone()).name]
    }
    expect(returned(main())).toEqual(['<Queue maxsize=0 shutdown>', 'ValueError'])
  })

  it('leaves nobody waiting, whoever is cancelled in the turn of it', () => {
    assert(
      property(array(integer({ min: 0, max: 5 }), { maxLength: 5 }), (cancelled) => {
        function* main() {
          const [empty, full] = [new Queue<number>(), new Queue<number>(1)]
          full.putNowait(0)
          const tasks: Task<unknown>[] = [
            ...[1, 2, 3].map(() => createTask(empty.get())),
            ...[1, 2, 3].map((item) => createTask(full.put(item))),
          ]
          yield* turns(1)
          empty.shutdown()
          full.shutdown()
          for (const who of cancelled) tasks[who]?.cancel()
          yield* turns(4)
          for (const task of tasks) if (!task.cancelled()) task.exception()
          return tasks.every((task) => task.done())
        }
        expect(returned(main())).toBe(true)
      }),
      runs,
    )
  })
})

describe('LifoQueue', () => {
  it('gives the youngest first', () => {
    const queue = new LifoQueue<number>(3)
    for (const item of [1, 2, 3]) queue.putNowait(item)
    expect([queue.full(), drain(queue)]).toEqual([true, [3, 2, 1]])
  })
})

describe('PriorityQueue', () => {
  it('takes equal items in the order of CPython, which is not that of their coming', () => {
    const queue = new PriorityQueue<number[]>()
    const items = [1, 1, 1, 1, 0, 1].map((priority) => [priority])
    for (const item of items) queue.putNowait(item)
    const places = items.map(() => items.indexOf(queue.getNowait()))
    // heapq, with items that compare by the first place alone.
    expect(places).toEqual([4, 2, 5, 1, 0, 3])
  })

  it.each<[string, Arbitrary<Sortable>, (a: never, b: never) => number]>([
    ['numbers', integer(), (a: number, b: number) => a - b],
    ['strings', string(), (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)],
    [
      'pairs',
      tuple(integer({ min: 0, max: 2 }), integer({ min: 0, max: 2 })),
      (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1],
    ],
  ])('gives %s in ascending order', (_kind, items, compare) => {
    assert(
      property(array(items), (list) => {
        const queue = new PriorityQueue<Sortable>()
        for (const item of list) queue.putNowait(item)
        expect(drain(queue)).toEqual([...list].sort(compare as never))
      }),
      runs,
    )
  })

  it('compares arrays within arrays, and false with true', () => {
    const inOrder = (items: Sortable[]) => {
      const queue = new PriorityQueue<Sortable>()
      for (const item of items) queue.putNowait(item)
      return items.map(() => queue.getNowait())
    }
    const [first, second] = [
      [[1, 2], 3],
      [[1, 9], 0],
    ]
    expect(inOrder([second, first] as Sortable[])).toEqual([first, second])
    expect(inOrder([true, 2, false])).toEqual([false, true, 2])
    for (const mixed of [
      ['a', 5],
      [[1], 1],
      [
        [[1], 0],
        [1, 0],
      ],
    ]) {
      expect(thrown(() => inOrder(mixed as Sortable[]))).toBeInstanceOf(TypeError)
    }
  })

  it('compares arrays place by place, shorter first, as Python compares tuples', () => {
    const queue = new PriorityQueue<Sortable>()
    const sorted = [[], [1], [1, 'a'], [1, 'b'], [1, 'b', 0], [2], [2, [0, 5]], [2, [1]], [3n]]
    for (const item of [5, 2, 8, 0, 7, 3, 1, 6, 4]) queue.putNowait(sorted[item] as Sortable)
    expect(drain(queue)).toEqual(sorted)
  })

  it('refuses two items that cannot be compared, with the text of Python', () => {
    const queue = new PriorityQueue<[number, object]>()
    queue.putNowait([1, {}])
    queue.putNowait([2, {}])
    const error = thrown(() => queue.putNowait([1, {}]))
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(
      /^'<' not supported between instances of 'Object' and 'Object'\.\n.*\n.*count\+\+/,
    )
  })

  it('compares nested arrays as Python compares nested tuples', () => {
    const queue = new PriorityQueue<Sortable>()
    const sorted = [
      [[1], 'a'],
      [[1], 'b'],
      [[1, 0], 'a'],
      [[1, 2], 'a'],
      [[1, 2], 'b'],
      [[2], 'a'],
    ]
    for (const item of [3, 1, 5, 0, 4, 2]) queue.putNowait(sorted[item] as Sortable)
    expect(drain(queue)).toEqual(sorted)
  })

  it('takes two NaN in one place for the same, as Python takes one object', () => {
    const queue = new PriorityQueue<Sortable>()
    for (const item of ['b', 'a']) queue.putNowait([Number.NaN, item])
    expect(drain(queue)).toEqual([
      [Number.NaN, 'a'],
      [Number.NaN, 'b'],
    ])
  })

  it('names what it cannot compare', () => {
    const said = [null, undefined, Object.create(null), new Map(), () => {}].map((item) => {
      const queue = new PriorityQueue<Sortable>()
      queue.putNowait(1)
      return /instances of '(\w+)'/.exec(thrown(() => queue.putNowait(item as never)).message)?.[1]
    })
    expect(said).toEqual(['null', 'undefined', 'object', 'Map', 'function'])
  })
})

function* eat<T>(queue: Queue<T>, count: number): Coroutine<void> {
  for (let i = 0; i < count; i++) yield* queue.get()
}
