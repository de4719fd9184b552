// What an explorer of orders is told: which things the running step touches, and how. Steps that
// touch nothing in common, or only look, may change places; a word that is missing here hides orders.
import { afterEach, describe, expect, it } from 'vitest'
import {
  type Awaitable,
  allTasks,
  asCompleted,
  asyncGenerator,
  asyncWith,
  Barrier,
  Condition,
  type Coroutine,
  createTask,
  currentTask,
  Event,
  Future,
  gather,
  getRunningLoop,
  isCoroutine,
  Lock,
  Queue,
  Semaphore,
  sleep,
  type Task,
  TaskGroup,
  Timeout,
  timeout,
  touch,
  untold,
  wait,
  watchTouches,
} from '../index.ts'
import { returned } from './record.ts'

afterEach(() => watchTouches(undefined))

function nameOf(thing: object): string {
  return isCoroutine(thing) ? 'coroutine' : thing.constructor.name
}

/** What the action touches, each thing by its class. */
function told(action: () => unknown): string[] {
  const all: string[] = []
  watchTouches((thing, how) => all.push(`${nameOf(thing)} ${how}`))
  try {
    action()
  } catch {
    // Only what was touched until then counts.
  }
  watchTouches(undefined)
  return all
}

/** What of this class is touched, and how, until it is through. */
function* toldOf(name: string, awaitable: Awaitable<unknown>): Coroutine<string[]> {
  const all: string[] = []
  watchTouches((thing, how) => {
    if (nameOf(thing) === name) all.push(how)
  })
  yield* awaitable
  watchTouches(undefined)
  return all
}

/** The body of a program in which nothing is awaited. */
function inLoop(body: () => void): void {
  returned(
    (function* () {
      body()
    })(),
  )
}

describe('an explorer is told', () => {
  it('by touch() and not within untold()', () => {
    const thing = new Map()
    expect(told(() => touch(thing, 'changes'))).toEqual(['Map changes'])
    const inner = () => untold(() => touch(thing, 'changes'))
    expect(told(() => [inner(), touch(thing, 'looks')])).toEqual(['Map looks'])
    expect(untold(() => 5)).toBe(5)
  })

  it('nothing once nobody watches, and again after an error in untold()', () => {
    const seen: string[] = []
    watchTouches((_, how) => seen.push(how))
    const failing = () => {
      throw new Error('inside')
    }
    expect(() => untold(failing)).toThrow('inside')
    touch(seen, 'adds')
    watchTouches(undefined)
    touch(seen, 'adds')
    expect(seen).toEqual(['adds'])
  })

  it('who makes a future, looks at it, waits for it and ends it', () => {
    inLoop(() => {
      expect(told(() => new Future())).toEqual(['Future creates'])
      const future = new Future<number>()
      const looks = [
        () => future.done(),
        () => future.cancelled(),
        () => future.result(),
        () => future.exception(),
      ]
      for (const look of looks) expect(told(look)[0]).toBe('Future looks')
      const note = () => {}
      // A context that is current has it wait inside of a handle.
      expect(told(() => future.addDoneCallback(note)).at(-1)).toBe('Future changes')
      expect(told(() => future.removeDoneCallback(note))[0]).toBe('Future changes')
      expect(told(() => future.setResult(1))).toEqual(['Future changes'])
      expect(told(() => future.cancel())).toEqual(['Future looks'])
      // That it is settled already is seen by looking.
      expect(told(() => future.setResult(2))[0]).toBe('Future looks')
      expect(told(() => new Future().cancel())).toEqual(['Future creates', 'Future changes'])
    })
    function* main() {
      const future = new Future<void>()
      getRunningLoop().callLater(1, () => future.setResult())
      function* waits() {
        yield* future
      }
      return yield* toldOf('Future', waits())
    }
    // By the wait, by the one who ends it, and by whoever takes the result.
    expect(returned(main())).toEqual(['looks', 'changes', 'looks'])
  })

  it('who makes a task, names it, cancels it and looks for all of them', () => {
    function* main() {
      const loop = getRunningLoop()
      const made = told(() => createTask(sleep(0)))
      const named = told(() => createTask(sleep(0), { name: 'named' }))
      // Numbers are given in the order of creation; a name of one's own takes none.
      expect(made.filter((touched) => !named.includes(touched))).toEqual(['Timers changes'])
      expect(named).toContain('Kernel adds')
      const task = createTask(sleep(1)) as Task<unknown>
      expect(told(() => task.cancelling())).toEqual(['coroutine looks'])
      expect(told(() => task.uncancel())).toEqual(['coroutine changes'])
      expect(told(() => task.cancel())).toContain('coroutine changes')
      expect(told(allTasks)).toEqual(['Kernel looks'])
      expect(told(() => loop.time())).toEqual(['EventLoop looks'])
      expect(told(() => loop.callLater(1, () => {}))).toEqual(['TimerHandle creates'])
      const handle = loop.callSoon(() => {})
      expect(told(() => handle.cancelled())).toEqual(['Handle looks'])
      expect(told(() => handle.cancel())).toEqual(['Handle changes'])
      const ending = createTask(sleep(0))
      yield* sleep(0)
      return yield* toldOf('Kernel', ending)
    }
    // A task that ends.
    expect(returned(main())).toContain('adds')
  })

  it('who stands in line for a lock, takes it and gives it back', () => {
    function* main() {
      expect(told(() => new Lock())).toEqual(['Lock creates'])
      const lock = new Lock()
      expect(told(() => lock.locked())).toEqual(['Lock looks'])
      const taken = yield* toldOf('Lock', lock.acquire())
      const given = told(() => lock.release())
      yield* lock.acquire()
      getRunningLoop().callSoon(() => lock.release())
      // It joins the line, is let in by the release, leaves the line and takes the lock.
      const waited = yield* toldOf('Lock', lock.acquire())
      return [taken, given, waited]
    }
    expect(returned(main())).toEqual([
      ['changes'],
      ['Lock changes'],
      ['changes', 'changes', 'changes', 'changes'],
    ])
  })

  it('who waits for an event: it makes no difference who came first', () => {
    function* main() {
      const event = new Event()
      expect(told(() => event.isSet())).toEqual(['Event looks'])
      expect(told(() => event.clear())).toEqual(['Event looks'])
      getRunningLoop().callSoon(() => event.set())
      const waited = yield* toldOf('Event', event.wait())
      const passed = yield* toldOf('Event', event.wait())
      expect(told(() => event.set())).toEqual(['Event looks'])
      expect(told(() => event.clear())).toEqual(['Event changes'])
      return [waited, passed]
    }
    expect(returned(main())).toEqual([['looks', 'looks', 'changes', 'looks'], ['looks']])
  })

  it('who takes a permit and gives one', () => {
    function* main() {
      const semaphore = new Semaphore(1)
      expect(told(() => semaphore.locked())).toEqual(['Semaphore looks'])
      const taken = yield* toldOf('Semaphore', semaphore.acquire())
      return [taken, told(() => semaphore.release())]
    }
    expect(returned(main())).toEqual([['looks', 'changes'], ['Semaphore changes']])
  })

  it('who notifies a condition, and who meets at a barrier', () => {
    function* main() {
      const condition = new Condition()
      yield* condition.acquire()
      expect(told(() => condition.notify())).toEqual(['Lock looks', 'Condition changes'])
      const barrier = new Barrier(1)
      expect(told(() => barrier.nWaiting)).toEqual(['Barrier looks'])
      expect(told(() => barrier.broken)).toEqual(['Barrier looks'])
      const actions = [barrier.wait(), barrier.reset(), barrier.abort()]
      const all: string[][] = []
      for (const action of actions) all.push(yield* toldOf('Barrier', action))
      return all
    }
    expect(returned(main())).toEqual([['changes', 'changes'], ['changes'], ['changes']])
  })

  it('who puts into a queue, takes out of it and counts', () => {
    inLoop(() => {
      const queue = new Queue<number>(3)
      const queueOnly = (action: () => unknown) =>
        told(action).filter((touched) => touched.startsWith('Queue'))
      for (const look of [() => queue.qsize(), () => queue.empty(), () => queue.full()]) {
        expect(told(look)).toEqual(['Queue looks'])
      }
      expect(queueOnly(() => queue.putNowait(1))).toEqual(['Queue looks', 'Queue changes'])
      expect(queueOnly(() => queue.getNowait())).toEqual(['Queue looks', 'Queue changes'])
      expect(queueOnly(() => queue.taskDone())).toEqual(['Queue changes'])
      expect(queueOnly(() => queue.shutdown())).toEqual(['Queue changes'])
    })
  })

  it('who moves a deadline, and whom it comes to', () => {
    function* main() {
      expect(told(() => new Timeout(1))).toEqual(['Timeout creates'])
      const late = timeout(1)
      expect(told(() => late.when())).toEqual(['Timeout looks'])
      expect(told(() => late.expired())).toEqual(['Timeout looks'])
      function* block() {
        try {
          yield* asyncWith(late, () => sleep(5))
        } catch {}
      }
      getRunningLoop().callLater(0.5, () => late.reschedule(2))
      return yield* toldOf('Timeout', block())
    }
    // It is moved on entering, by the callback; it comes; the block is left.
    expect(returned(main())).toEqual(['changes', 'changes', 'changes', 'changes'])
  })

  it('who works in a group', () => {
    function* main() {
      const group = new TaskGroup()
      function* block() {
        yield* asyncWith(group, function* () {
          group.createTask(sleep(1))
        })
      }
      return yield* toldOf('TaskGroup', block())
    }
    // Entered, a task made, the end of the block, the task done, the wait over.
    expect(returned(main())).toEqual(Array.from({ length: 5 }, () => 'changes'))
  })

  it('who takes an item of a generator, and who closes it', () => {
    function* main() {
      const numbers = asyncGenerator<number>(function* (emit) {
        yield* emit(1)
      })
      const taken = yield* toldOf('AsyncGenerator', numbers.anext())
      const closed = yield* toldOf('AsyncGenerator', numbers.aclose())
      return [taken, closed]
    }
    expect(returned(main())).toEqual([
      ['changes', 'changes'],
      ['changes', 'changes'],
    ])
  })

  it('whose end a gather, a wait and an asCompleted have noticed', () => {
    const two = () => [createTask(sleep(1)), createTask(sleep(1))] as const
    function* gathered() {
      const all = gather(two())
      function* awaited() {
        yield* all
      }
      const changes = yield* toldOf('Gathering', awaited())
      const other = gather(two())
      const cancelled = told(() => other.cancel())
      try {
        yield* other
      } catch {}
      return [
        changes.filter((how) => how === 'changes').length,
        cancelled.includes('Gathering changes'),
      ]
    }
    // Two that end, and its own end; a cancellation of all its children.
    expect(returned(gathered())).toEqual([3, true])
    function* waited() {
      return yield* toldOf('Enough', wait(two()))
    }
    expect(returned(waited()).filter((how) => how === 'changes')).toHaveLength(3)
    function* inTurn(limit: number) {
      const completed = asCompleted(two(), { timeout: limit })
      function* all() {
        try {
          for (;;) yield* completed.anext()
        } catch {}
      }
      return yield* toldOf('AsCompleted', all())
    }
    expect(returned(inTurn(2))).toEqual(['changes', 'changes'])
    expect(returned(inTurn(0.5))).toEqual(['changes'])
    expect(currentTask).toThrow('no running event loop')
  })
})
