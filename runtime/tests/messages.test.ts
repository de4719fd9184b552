// What errors say in full: the first line is asyncio's, and the others teach. Elsewhere only the
// beginnings are compared.
import { describe, expect, it } from 'vitest'
import {
  asCompleted,
  asyncFor,
  asyncGenerator,
  asyncWith,
  Barrier,
  BoundedSemaphore,
  Condition,
  Context,
  ContextVar,
  type Coroutine,
  copyContext,
  createTask,
  type Emit,
  Event,
  type Executor,
  fromPromise,
  getRunningLoop,
  Lock,
  leave,
  Queue,
  Runner,
  run,
  sleep,
  TaskGroup,
  timeout,
  timeoutAt,
  wait,
  waitFor,
} from '../index.ts'
import { raised, returned, thrown, waits } from './record.ts'

/** The text of the error that it throws, called in a coroutine. */
function said(action: () => unknown): string {
  function* main() {
    return thrown(action).message
  }
  return returned(main())
}

describe('the text of an error', () => {
  it('of contexts', () => {
    const variable = new ContextVar<number>('n')
    const context = new Context()
    const again = () => context.run(() => context.run(() => {}))
    expect(said(again)).toBe(
      'cannot enter context: <Context of 0> is already entered.\n' +
        '  Code runs in it this moment. Enter a copy of it: context.copy().run(f)',
    )
    const used = () => {
      const token = variable.set(1)
      variable.reset(token)
      variable.reset(token)
    }
    expect(said(used)).toBe("<Token used var=<ContextVar name='n'>> has already been used once")
    const elsewhere = () => {
      const token = variable.set(1)
      copyContext().run(() => variable.reset(token))
    }
    expect(said(elsewhere)).toBe(
      "<Token var=<ContextVar name='n'>> was created in a different Context.\n" +
        '  A task resets what it has set itself; what another task sets is not seen here anyway.',
    )
  })

  it('of conditions, locks and queues', () => {
    expect(raised(new Condition().wait()).message).toBe(
      'cannot wait on un-acquired lock.\n' +
        '  wait() releases the lock and takes it again, so it has to be held:\n' +
        '  yield* asyncWith(condition, function* () { yield* condition.wait() })',
    )
    function* held() {
      const condition = new Condition()
      yield* condition.acquire()
      yield* condition.waitFor(() => sleep(1))
    }
    expect(raised(held()).message).toBe(
      'the predicate of waitFor() returned a coroutine.\n' +
        '  A coroutine that nobody awaits is an object, and every object counts as true.\n' +
        '  The predicate is a plain function: waitFor(() => items.length > 0)',
    )
    expect(said(() => new Lock().release())).toBe(
      'Lock is not acquired.\n' +
        '  Each release() undoes one acquire(). asyncWith(lock, function* () { ... }) pairs them.',
    )
    expect(String(new Lock())).toBe('<Lock [unlocked]>')
    expect(said(() => new Queue().getNowait())).toBe(
      '<Queue maxsize=0> is empty.\n  To wait for an item: const item = yield* queue.get()',
    )
    expect(said(() => new Queue().taskDone())).toBe(
      'task_done() called too many times.\n' +
        '  Each item that was put allows one taskDone(), after the work on it.',
    )
  })

  it('of asynchronous generators', () => {
    const withoutStar = (written: string) =>
      `yield was used instead of yield* in an asynchronous generator: ${written}.\n` +
      '  An item is handed out by waiting until somebody takes it; without yield* emit it is lost.\n' +
      '  yield* emit(item)'
    const bodies: [(emit: Emit<number>) => Coroutine<void>, string][] = [
      [
        function* (emit) {
          emit(1)
        },
        'emit(item)',
      ],
      [
        function* (emit) {
          emit(1)
          yield* emit(2)
        },
        'emit(item)',
      ],
      [
        function* (emit) {
          emit(1)
          yield* sleep(1)
        },
        'emit(item)',
      ],
      [
        function* (emit) {
          yield emit(1) as never
        },
        'yield emit(item)',
      ],
      [
        function* () {
          yield 3 as never
        },
        'yield 3',
      ],
    ]
    for (const [body, written] of bodies) {
      const { message } = raised(asyncFor(asyncGenerator(body), function* () {}))
      expect(message).toBe(withoutStar(written))
    }
    expect(thrown(() => asyncGenerator((() => 3) as never)).message).toBe(
      'the body of asyncGenerator is not a coroutine function: it returned 3.\n' +
        '  A plain function cannot await; the star is probably missing.\n' +
        '  asyncGenerator(function* (emit) { ... yield* emit(item) ... })',
    )
    function* outside() {
      const numbers = asyncGenerator<number>(function* (emit) {
        function* job() {
          yield* emit(1)
        }
        yield* createTask(job())
      })
      yield* numbers.anext()
    }
    expect(raised(outside()).message).toBe(
      'emit() was called outside of its generator.\n' +
        '  Emit in the body itself, or in a coroutine that it awaits: a task or a callback cannot.\n' +
        '  To gather items from several tasks, let them put into a Queue and emit what comes out of it.',
    )
    function* shared() {
      const numbers = asyncGenerator<number>(function* () {
        yield* sleep(1)
      })
      createTask(numbers.anext())
      yield* sleep(0)
      yield* numbers.anext()
    }
    expect(raised(shared()).message).toBe(
      'anext(): asynchronous generator is already running.\n' +
        '  Another task waits for its next item. Give each task a generator of its own, or share a Queue.',
    )
    function* ignoring() {
      const numbers = asyncGenerator<number>(function* (emit) {
        try {
          yield* emit(1)
        } finally {
          yield* emit(2)
        }
      })
      yield* numbers.anext()
      yield* numbers.aclose()
    }
    expect(raised(ignoring()).message).toBe(
      'async generator ignored GeneratorExit.\n' +
        '  It was closed, and a `finally` block emitted another item, which nobody will take.',
    )
  })

  it('of the loop', () => {
    function* job() {}
    expect(said(() => getRunningLoop().callSoon(job))).toBe(
      'coroutines cannot be used with callSoon().\n' +
        '  The loop calls a callback and never awaits it, so the body of a function* would not run.\n' +
        '  To start it: createTask(job()); from a callback: () => { createTask(job()) }',
    )
  })

  it('names what it got', () => {
    const got = (value: unknown) =>
      said(() => getRunningLoop().setTaskFactory(value as never)).replace(/.*, got /, '')
    function* job() {}
    expect([job(), Symbol('s'), 5n, 'text', null, [1], new Map(), {}].map(got)).toEqual([
      ...['a coroutine', 'Symbol(s)', '5', '"text"', 'null', 'an array of 1', 'a Map object'],
      'a plain object',
    ])
  })

  it('of what a task cannot wait for', () => {
    function* number() {
      yield 5 as never
    }
    expect(raised(number()).message).toBe(
      'Task got bad yield: 5, in task "Task-1".\n' +
        '  A coroutine can wait only for coroutines, futures and tasks. Waiting is yield* (with a star);\n' +
        '  a bare `yield` gives the others one turn; `return` hands back a value.',
    )
    function* notIterable() {
      yield* 5 as unknown as Coroutine<void>
    }
    expect(raised(notIterable()).message).toMatch(/is not iterable|Symbol.iterator/)
    expect(raised(notIterable()).message.split('\n').slice(1)).toEqual([
      '  yield* waits for coroutines, futures and tasks. A function* has to be called: yield* job();',
      "  a Promise belongs to Node's own loop, and inside run() fromPromise(...) makes a future of it.",
    ])
  })

  it('of blocks and loops', () => {
    const body = function* () {}
    const block = (caller: string, first: string) =>
      `${caller}() takes a function as its second argument, got a coroutine.\n` +
      '  The block is run by it, after the first await, and so has to come as a function.\n' +
      `  yield* ${caller}(${first}, function* (value) { ... })`
    const plain = (caller: string) =>
      `the block of ${caller} is not a coroutine function: it returned undefined.\n` +
      '  A plain function cannot await; the star is probably missing.\n' +
      `  yield* ${caller}(..., function* (value) { ... })`
    const numbers = () =>
      asyncGenerator<number>(function* (emit) {
        yield* emit(1)
      })
    const texts: [program: Coroutine<unknown>, text: string][] = [
      [asyncWith(new Lock(), body() as never), block('asyncWith', 'manager')],
      [asyncFor(numbers(), body() as never), block('asyncFor', 'iterable')],
      [asyncWith(new Lock(), (() => {}) as never), plain('asyncWith')],
      [asyncFor(numbers(), (() => {}) as never), plain('asyncFor')],
      [
        asyncWith({ *aexit() {} } as never, body),
        'a plain object does not support the asynchronous context manager protocol.\n' +
          '  asyncWith needs an object with *aenter() and *aexit(error), such as a Lock, a TaskGroup or timeout(1).\n' +
          '  For a lock write asyncWith(lock, ...), not asyncWith(lock.acquire(), ...).',
      ],
      [
        asyncFor(undefined as never, body),
        "'async for' requires an object with aiter method, got undefined.\n" +
          '  What is there already needs no waiting between items: for (const item of list) { ... }\n' +
          '  Items that have to be waited for come from an object with aiter() and *anext(), or asyncGenerator.',
      ],
      [
        asyncFor({ aiter: () => undefined } as never, body),
        "'async for' received an object from aiter that does not implement anext: undefined.\n" +
          '  aiter() is a plain method and returns the iterator, often `return this`; *anext() is the coroutine.',
      ],
      [
        asyncFor(numbers(), function* () {
          return 3 as never
        }),
        'the body of asyncFor returned 3.\n' +
          '  It is a function of its own: its `return` ends one round, not the loop and not the function around it.\n' +
          '  For the next item: return. To end the loop: return leave(), or return leave(value) to get the value\n' +
          '  from asyncFor: const found = yield* asyncFor(items, function* (item) { ... return leave(item) })',
      ],
      [
        asyncFor(numbers(), function* () {
          yield* asyncWith(new Lock(), function* () {
            return leave()
          })
        }),
        'leave() did not reach its loop: the block of an asyncWith returned it, and the body of asyncFor did not.\n' +
          '  `return` in a block leaves the block only, so the loop would go on.\n' +
          '  Hand the signal on: return yield* asyncWith(manager, function* () { ... })',
      ],
    ]
    for (const [program, text] of texts) expect(raised(program).message).toBe(text)
  })

  it('of groups', () => {
    const group = new TaskGroup()
    expect(said(() => group.createTask(sleep(1)))).toBe(
      'TaskGroup <TaskGroup> has not been entered.\n' +
        '  Its block waits for the tasks: yield* asyncWith(new TaskGroup(), function* (group) { ... })',
    )
    function* failing() {
      throw new Error('expected')
    }
    function* late() {
      const texts: string[] = []
      function* block(group: TaskGroup) {
        group.createTask(sleep(5), { name: 'one' })
        group.createTask(failing(), { name: 'two' })
        texts.push(String(group))
        try {
          yield* sleep(9)
        } finally {
          texts.push(String(group), thrown(() => group.createTask(sleep(1))).message)
        }
      }
      try {
        yield* asyncWith(new TaskGroup(), block)
      } catch {}
      return texts
    }
    expect(returned(late())).toEqual([
      '<TaskGroup tasks=2 entered>',
      '<TaskGroup tasks=1 errors=1 cancelling>',
      'TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down.\n' +
        '  A child failed or the task was cancelled, so everybody in the group has to stop.',
    ])
  })

  it('of timeouts', () => {
    expect(said(() => timeout(1).reschedule(2))).toBe(
      'Timeout has not been entered.\n' +
        '  It counts from the moment its block is entered: yield* asyncWith(timeout(2), function* () { ... })',
    )
    const word = 'soon' as never
    function* moved() {
      const late = timeout(1)
      yield* asyncWith(late, function* () {
        late.reschedule(word)
      })
    }
    expect([
      said(() => timeout(word)),
      said(() => timeoutAt(word)),
      raised(waitFor(sleep(1), word)).message,
      raised(moved()).message,
    ]).toEqual(
      ['delay', 'when', 'timeout', 'when'].map(
        (name) => `${name} must be a number of seconds, got "soon" (string).`,
      ),
    )
    expect(said(() => timeout(Number.NaN))).toBe('Invalid delay: NaN (not a number)')
  })

  it('of waiting', () => {
    expect(said(() => asCompleted(sleep(1) as never))).toBe(
      'expects an iterable of awaitables, not a coroutine.\n  It takes one list: asCompleted([a, b]).',
    )
    expect(raised(wait([sleep(1)] as never)).message).toBe(
      'Passing coroutines is forbidden, use tasks explicitly.\n' +
        '  wait() needs tasks to be able to give the same objects back:\n' +
        '  const tasks = [createTask(a()), createTask(b())]',
    )
    function* unknown() {
      yield* wait([createTask(sleep(1))], { returnWhen: 'FIRST' as never })
    }
    expect(raised(unknown()).message).toBe(
      'Invalid return_when value: FIRST.\n' +
        '  It is one of FIRST_COMPLETED, FIRST_EXCEPTION and ALL_COMPLETED: wait(tasks, { returnWhen: FIRST_COMPLETED })',
    )
  })

  it('of a permit too many, and of a queue that was shut down', () => {
    expect(said(() => new BoundedSemaphore(1).release())).toBe(
      'BoundedSemaphore released too many times.\n' +
        '  Each release() undoes one acquire(). asyncWith(semaphore, function* () { ... }) pairs them.',
    )
    const queue = new Queue<number>()
    queue.shutdown()
    expect(raised(queue.get()).message).toBe('the queue was shut down')
  })

  it('of work for a thread', async () => {
    function* main() {
      const loop = getRunningLoop()
      const text = (work: unknown) =>
        thrown(() => loop.runInExecutor(undefined, work as never)).message
      return [function* () {}, Math.sqrt, 5, ['module'], [1, 2, 3]].map(text)
    }
    const called =
      '  Pass the function without calling it: toThread(hash, text), not toThread(hash(text)).'
    const noFunction = 'a callable object was expected by run_in_executor(), got '
    expect(await run(main())).toEqual([
      'coroutines cannot be used with run_in_executor().\n' +
        '  Send a plain function, or await the coroutine here: it needs the loop, and the thread has none.',
      'the function sqrt has no source text that could be sent to a thread.\n' +
        '  Built-in and bound functions have none; wrap it: (x) => Math.sqrt(x)',
      `${noFunction}5.\n${called}`,
      `${noFunction}an array of 1.\n${called}`,
      `${noFunction}an array of 3.\n${called}`,
    ])
    const executor: Executor = { submit: async () => 1, shutdown: async () => {} }
    const simulated = [undefined, executor].map((each) =>
      said(() => getRunningLoop().runInExecutor(each, () => 1)),
    )
    expect(simulated.map((text) => text.split('\n')[0])).toEqual([
      'toThread() and runInExecutor() cannot be used inside simulate().',
      'runInExecutor() cannot be used inside simulate().',
    ])
  })

  it('of what is no Promise, and of a runner that runs', async () => {
    function* main() {
      return [
        thrown(() => fromPromise(sleep(1) as never)).message,
        thrown(() => fromPromise(undefined as never)).message.split('\n')[0],
        thrown(() => runner.close()).message,
      ]
    }
    const runner = new Runner()
    expect(await runner.run(main())).toEqual([
      'fromPromise() takes a Promise, or a function that returns one, got a coroutine.\n' +
        '  A coroutine, a task or a future needs no bridge: yield* job()',
      'fromPromise() takes a Promise, or a function that returns one, got undefined.',
      'This event loop is already running.\n' +
        '  A runner runs one program at a time: await runner.run(...) before the next call.',
    ])
    await runner.close()
  })

  it('of a lock that tasks of another loop have waited for', () => {
    const lock = new Lock()
    function* main() {
      yield* lock.acquire()
      const task = createTask(lock.acquire())
      yield* sleep(0)
      task.cancel()
    }
    returned(main())
    function* other() {
      yield* lock.acquire()
    }
    expect(raised(other()).message.split('\n').slice(1)).toEqual([
      '  Tasks of another run() or simulate() have waited for it; create it inside this one.',
    ])
  })
})

describe('what a task waits for', () => {
  it('has the name of the call', () => {
    function* condition() {
      const condition = new Condition()
      yield* condition.acquire()
      yield* condition.wait()
    }
    function* behindOthers() {
      const barrier = new Barrier(2)
      createTask(barrier.wait())
      yield* sleep(0.5)
      yield* barrier.wait()
      // The other one has not left yet: this waits outside, and then for a second one.
      yield* barrier.wait()
    }
    expect([
      waits(new Event().wait()),
      waits(condition()),
      waits(new Barrier(2).wait()),
      waits(new Queue().get()),
      waits(behindOthers()),
    ]).toEqual([
      ['Event.wait'],
      ['Condition.wait'],
      ['Barrier.wait'],
      ['Queue.get'],
      ['sleep(0.5)', 'Barrier.wait', 'Barrier.wait'],
    ])
  })
  it('lists who is still in a group', () => {
    function* stuck() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(new Event().wait(), { name: 'one' })
        group.createTask(new Event().wait(), { name: 'two' })
      })
    }
    expect(raised(stuck()).message).toContain('waits for a TaskGroup with one, two\n')
  })
})
