// One scene for every awaitable of the runtime, played four times by awaitables.test.ts.
import {
  aclosing,
  asCompleted,
  asyncFor,
  asyncGenerator,
  asyncWith,
  Barrier,
  Condition,
  type Coroutine,
  createTask,
  Event,
  Future,
  fromPromise,
  gather,
  getRunningLoop,
  Lock,
  Queue,
  Semaphore,
  StopAsyncIteration,
  shield,
  sleep,
  TaskGroup,
  timeout,
  toThread,
  wait,
  waitFor,
} from '../index.ts'
import { kernelOfLoop } from '../loop.ts'
import { turns } from './record.ts'

/** What `it` awaits, in each of the cases, and what happens around it. */
export type Stage = {
  /** Has nothing to wait for; without it, it always waits. */
  ready?: () => Iterable<unknown>
  /** Has to wait; without it, it never does. */
  waiting?: () => Iterable<unknown>
  /** Awaited by `next`, which stands in line behind `it`. */
  behind?: () => Iterable<unknown>
  /** Lets it go on. */
  wake?: () => void
  /** Calls `act` in the turn that wakes `it`; without it, at once. */
  moment?: (act: () => void) => void
  /** What there is to be seen afterwards. */
  left?: () => string
}

export type Scene = {
  /** Sets the stage, in the loop. */
  set: () => Coroutine<Stage>
  /** True for what needs Node's own loop. */
  isReal?: boolean
  /**
   * For each case: what `it` waited for, and whether it was told of the cancellation > how it ended,
   * and `next`, and what is left. Without a record it never waits.
   */
  record?: { waits: string; cancelled: string; woken: string }
}

/** So many turns from here, behind what is ready then. */
export function inTurns(count: number): (act: () => void) => void {
  if (count === 0) return (act) => act()
  return (act) => {
    getRunningLoop().callSoon(() => inTurns(count - 1)(act))
  }
}

function done<T>(result: T): Future<T> {
  const future = new Future<T>()
  future.setResult(result)
  return future
}

/** A future for the four cases of something that awaits one, and learns of it some turns later. */
function awaitingOne(use: (future: Future<void>) => Iterable<unknown>, later = 0) {
  return function* (): Coroutine<Stage> {
    const future = new Future<void>()
    return {
      ready: () => use(done(undefined)),
      waiting: () => use(future),
      wake: () => future.setResult(),
      moment: inTurns(later),
      left: () => String(future),
    }
  }
}

/** For what never waits. */
function never(use: () => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    return { ready: use }
  }
}

/** For what brings in something of Node's: `promise` is resolved in the moment. */
function fromNode(use: (promise: Promise<string>) => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    let resolve: (text: string) => void = () => {}
    const promise = new Promise<string>((settle) => {
      resolve = settle
    })
    const loop = getRunningLoop()
    loop.setDefaultExecutor({ submit: () => promise, shutdown: async () => {} })
    return {
      waiting: () => use(promise),
      moment: (act) => {
        resolve('value')
        promise.then(act)
      },
      left: () => {
        resolve('too late')
        return 'what comes now is dropped'
      },
    }
  }
}

/** A task that notes how it ends. */
function* noting(log: string[], future: Future<void>): Coroutine<void> {
  try {
    yield* future
    log.push('child returns')
  } catch (error) {
    log.push(`child: ${error}`)
    throw error
  }
}

function groupScene(block: (child: () => Coroutine<void> | undefined) => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    const log: string[] = []
    const future = new Future<void>()
    return {
      ready: () => block(() => undefined),
      waiting: () => block(() => noting(log, future)),
      wake: () => future.setResult(),
      // The child has to end, and the group to be told.
      moment: inTurns(2),
      left: () => log.join(),
    }
  }
}

function barrierScene(use: (barrier: Barrier) => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    const barrier = new Barrier(2)
    function* other(act: () => void): Coroutine<void> {
      yield* barrier.wait()
      act()
    }
    return {
      ready: () => use(new Barrier(1)),
      waiting: () => use(barrier),
      moment: (act) => {
        createTask(other(act))
      },
      left: () => String(barrier),
    }
  }
}

function conditionScene(isAlready: boolean) {
  return function* (): Coroutine<Stage> {
    const condition = new Condition()
    const log: string[] = []
    let isSo = false
    function* user(): Coroutine<void> {
      yield* condition.acquire()
      try {
        if (isAlready) yield* condition.waitFor(() => isSo)
        else yield* condition.wait()
      } finally {
        log.push(condition.locked() ? 'has the lock' : 'has not got the lock')
        condition.release()
      }
    }
    function* teller(act: () => void): Coroutine<void> {
      yield* condition.acquire()
      isSo = true
      condition.notify()
      condition.release()
      act()
    }
    return {
      ...(isAlready ? { ready: () => condition.waitFor(() => true) } : {}),
      waiting: user,
      behind: user,
      moment: (act) => {
        createTask(teller(act))
      },
      left: () => `${log.join()}; ${condition}`,
    }
  }
}

function lockScene(use: (lock: Lock) => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    const lock = new Lock()
    yield* lock.acquire()
    return {
      ready: () => use(new Lock()),
      waiting: () => use(lock),
      behind: () => use(lock),
      wake: () => lock.release(),
      left: () => String(lock),
    }
  }
}

export const scenes: Record<string, Scene> = {
  Future: {
    set: awaitingOne((future) => future),
    record: {
      waits: 'a future > it returns; <Future returned>',
      cancelled: 'a future, is told > it is cancelled; <Future cancelled>',
      woken: 'a future, is told > it is cancelled; <Future returned>',
    },
  },
  Task: {
    *set() {
      const log: string[] = []
      const future = new Future<void>()
      const task = createTask(noting(log, future))
      const ended = createTask(turns(0))
      yield* turns(1)
      return {
        ready: () => ended,
        waiting: () => task,
        wake: () => future.setResult(),
        moment: inTurns(1),
        left: () => log.join(),
      }
    },
    record: {
      waits: 'Task-2 > it returns; child returns',
      cancelled: 'Task-2, is told > it is cancelled; child: CancelledError',
      woken: 'Task-2, is told > it is cancelled; child returns',
    },
  },
  sleep: {
    *set() {
      const loop = getRunningLoop()
      return {
        waiting: () => sleep(5),
        moment: (act) => {
          loop.callLater(5, act)
        },
        left: () => `next timer at ${kernelOfLoop(loop).timers.nextWhen()}`,
      }
    },
    record: {
      waits: 'sleep(5) > it returns; next timer at Infinity',
      cancelled: 'sleep(5), is told > it is cancelled; next timer at Infinity',
      woken: 'sleep(5), is told > it is cancelled; next timer at Infinity',
    },
  },
  gather: {
    set: awaitingOne((future) => gather([future, future]), 1),
    record: {
      waits: 'gather of 2 > it returns; <Future returned>',
      cancelled: 'gather of 2, is told > it is cancelled; <Future cancelled>',
      woken: 'gather of 2, is told > it is cancelled; <Future returned>',
    },
  },
  shield: {
    set: awaitingOne((future) => shield(future), 1),
    record: {
      waits: 'shield of a future > it returns; <Future returned>',
      cancelled: 'shield of a future, is told > it is cancelled; <Future pending>',
      woken: 'shield of a future, is told > it is cancelled; <Future returned>',
    },
  },
  fromPromise: {
    isReal: true,
    set: fromNode((promise) => fromPromise(promise)),
    record: {
      waits: 'a Promise > it returns; what comes now is dropped',
      cancelled: 'a Promise, is told > it is cancelled; what comes now is dropped',
      woken: 'a Promise, is told > it is cancelled; what comes now is dropped',
    },
  },
  toThread: {
    isReal: true,
    set: fromNode(() => toThread(() => 'value')),
    record: {
      waits: 'a thread > it returns; what comes now is dropped',
      cancelled: 'a thread, is told > it is cancelled; what comes now is dropped',
      woken: 'a thread, is told > it is cancelled; what comes now is dropped',
    },
  },
  'EventLoop.runInExecutor': {
    isReal: true,
    set: fromNode(() => getRunningLoop().runInExecutor(undefined, () => 'value')),
    record: {
      waits: 'a thread > it returns; what comes now is dropped',
      cancelled: 'a thread, is told > it is cancelled; what comes now is dropped',
      woken: 'a thread, is told > it is cancelled; what comes now is dropped',
    },
  },
  TaskGroup: {
    set: groupScene((child) =>
      asyncWith(new TaskGroup(), function* (group) {
        const job = child()
        if (job !== undefined) group.createTask(job)
      }),
    ),
    record: {
      waits: 'a TaskGroup > it returns; child returns',
      cancelled: 'a TaskGroup, a TaskGroup, is told > it is cancelled; child: CancelledError',
      woken: 'a TaskGroup, is told > it is cancelled; child returns',
    },
  },
  'TaskGroup.aenter': { set: never(() => new TaskGroup().aenter()) },
  'TaskGroup.aexit': {
    set: groupScene(function* (child): Coroutine<void> {
      const group = new TaskGroup()
      yield* group.aenter()
      const job = child()
      if (job !== undefined) group.createTask(job)
      yield* group.aexit()
    }),
    record: {
      waits: 'a TaskGroup > it returns; child returns',
      cancelled: 'a TaskGroup, a TaskGroup, is told > it is cancelled; child: CancelledError',
      woken: 'a TaskGroup, is told > it is cancelled; child returns',
    },
  },
  waitFor: {
    set: awaitingOne((future) => waitFor(future, 9)),
    record: {
      waits: 'a future > it returns; <Future returned>',
      cancelled: 'a future, is told > it is cancelled; <Future cancelled>',
      woken: 'a future, is told > it is cancelled; <Future returned>',
    },
  },
  'waitFor, with no time left': {
    *set() {
      const end = new Future<void>()
      function* slow(): Coroutine<void> {
        try {
          yield* new Future<void>()
        } finally {
          yield* end
        }
      }
      const task = createTask(slow(), { name: 'slow' })
      yield* turns(1)
      return {
        ready: () => waitFor(done(1), 0),
        waiting: () => waitFor(task, 0),
        wake: () => end.setResult(),
        moment: inTurns(2),
        left: () => {
          const text = String(task)
          if (!end.done()) end.setResult()
          return text
        },
      }
    },
    record: {
      waits: 'the end of slow > it fails: TimeoutError; <Task slow cancelled>',
      cancelled: 'the end of slow, is told > it is cancelled; <Task slow pending>',
      woken: 'the end of slow, is told > it is cancelled; <Task slow cancelled>',
    },
  },
  wait: {
    *set() {
      const { ready: _, ...stage } = yield* awaitingOne((future) => wait([future]), 1)()
      return stage
    },
    record: {
      waits: 'wait of 1 > it returns; <Future returned>',
      cancelled: 'wait of 1, is told > it is cancelled; <Future pending>',
      woken: 'wait of 1, is told > it is cancelled; <Future returned>',
    },
  },
  'AsCompleted.anext': {
    *set() {
      const future = new Future<void>()
      const [ready, late] = [asCompleted([done(1)]), asCompleted([future])]
      yield* turns(1)
      return {
        ready: () => ready.anext(),
        waiting: () => late.anext(),
        wake: () => future.setResult(),
        moment: inTurns(1),
        left: () => String(future),
      }
    },
    record: {
      waits: 'Queue.get > it returns; <Future returned>',
      cancelled: 'Queue.get, is told > it is cancelled; <Future pending>',
      woken: 'Queue.get, is told > it is cancelled; <Future returned>',
    },
  },
  asyncFor: {
    *set() {
      const log: string[] = []
      const future = new Future<void>()
      function loop(first: Future<void>): Coroutine<unknown> {
        let count = 0
        const iterator = {
          *anext(): Coroutine<number> {
            if (count === 1) throw new StopAsyncIteration()
            yield* first
            count += 1
            return count
          },
          *aclose(): Coroutine<void> {
            log.push('closed')
          },
          aiter: () => iterator,
        }
        return asyncFor(iterator, function* (item) {
          log.push(`item ${item}`)
        })
      }
      return {
        ready: () => loop(done(undefined)),
        waiting: () => loop(future),
        wake: () => future.setResult(),
        left: () => log.join(),
      }
    },
    record: {
      waits: 'a future > it returns; item 1',
      cancelled: 'a future, is told > it is cancelled; ',
      woken: 'a future, is told > it is cancelled; ',
    },
  },
  asyncWith: {
    *set() {
      const log: string[] = []
      const future = new Future<void>()
      const manager = {
        *aenter(): Coroutine<void> {},
        *aexit(error?: unknown): Coroutine<void> {
          if (error === undefined) return
          yield* sleep(0)
          log.push(`aexit after ${error}`)
        },
      }
      return {
        ready: () => asyncWith(manager, () => done(undefined)),
        waiting: () => asyncWith(manager, () => future),
        wake: () => future.setResult(),
        left: () => log.join(),
      }
    },
    record: {
      waits: 'a future > it returns; ',
      cancelled: 'a future, turn, is told > it is cancelled; aexit after CancelledError',
      woken: 'a future, turn, is told > it is cancelled; aexit after CancelledError',
    },
  },
  'Barrier.wait': {
    set: barrierScene((barrier) => barrier.wait()),
    record: {
      waits: 'Barrier.wait > it returns; <Barrier [filling, waiters:0/2]>',
      cancelled: 'Barrier.wait, is told > it is cancelled; <Barrier [filling, waiters:0/2]>',
      woken: 'Barrier.wait, is told > it is cancelled; <Barrier [filling, waiters:0/2]>',
    },
  },
  'Barrier.reset': { set: never(() => new Barrier(1).reset()) },
  'Barrier.abort': { set: never(() => new Barrier(1).abort()) },
  'Barrier.aenter': {
    set: barrierScene((barrier) => barrier.aenter()),
    record: {
      waits: 'Barrier.wait > it returns; <Barrier [filling, waiters:0/2]>',
      cancelled: 'Barrier.wait, is told > it is cancelled; <Barrier [filling, waiters:0/2]>',
      woken: 'Barrier.wait, is told > it is cancelled; <Barrier [filling, waiters:0/2]>',
    },
  },
  'Barrier.aexit': { set: never(() => new Barrier(1).aexit()) },
  'Condition.acquire': {
    set: lockScene((lock) => new Condition(lock).acquire()),
    record: {
      waits: 'Lock.acquire > it returns; next waits; <Lock [locked, waiters:1]>',
      cancelled: 'Lock.acquire, is told > it is cancelled; next waits; <Lock [locked, waiters:1]>',
      woken: 'Lock.acquire, is told > it is cancelled; next returns; <Lock [locked]>',
    },
  },
  'Condition.wait': {
    set: conditionScene(false),
    record: {
      waits:
        'Condition.wait > it returns; next waits; has the lock; <Condition [unlocked, waiters:1]>',
      cancelled:
        'Condition.wait, is told > it is cancelled; next returns; has the lock,has the lock; <Condition [unlocked]>',
      woken:
        'Condition.wait, is told > it is cancelled; next returns; has the lock,has the lock; <Condition [unlocked]>',
    },
  },
  'Condition.waitFor': {
    set: conditionScene(true),
    record: {
      waits:
        'Condition.waitFor > it returns; next waits; has the lock; <Condition [unlocked, waiters:1]>',
      cancelled:
        'Condition.waitFor, is told > it is cancelled; next waits; has the lock; <Condition [unlocked, waiters:1]>',
      woken:
        'Condition.waitFor, is told > it is cancelled; next returns; has the lock,has the lock; <Condition [unlocked]>',
    },
  },
  'AsyncGenerator.anext': {
    *set() {
      const future = new Future<void>()
      const items = (first: Future<void>) =>
        asyncGenerator<number>(function* (emit) {
          yield* first
          yield* emit(1)
        })
      const [ready, late] = [items(done(undefined)), items(future)]
      return {
        ready: () => ready.anext(),
        waiting: () => late.anext(),
        wake: () => future.setResult(),
        left: () => String(late),
      }
    },
    record: {
      waits: 'a future > it returns; <AsyncGenerator suspended>',
      cancelled: 'a future, is told > it is cancelled; <AsyncGenerator closed>',
      woken: 'a future, is told > it is cancelled; <AsyncGenerator closed>',
    },
  },
  'AsyncGenerator.aclose': {
    set: closing((generator) => generator.aclose()),
    record: {
      waits: 'a future > it returns; child returns; <AsyncGenerator closed>',
      cancelled:
        'a future, is told > it is cancelled; child: CancelledError; <AsyncGenerator closed>',
      woken: 'a future, is told > it is cancelled; child: CancelledError; <AsyncGenerator closed>',
    },
  },
  aclosing: {
    set: closing((generator) => asyncWith(aclosing(generator), function* () {})),
    record: {
      waits: 'a future > it returns; child returns; <AsyncGenerator closed>',
      cancelled:
        'a future, is told > it is cancelled; child: CancelledError; <AsyncGenerator closed>',
      woken: 'a future, is told > it is cancelled; child: CancelledError; <AsyncGenerator closed>',
    },
  },
  'Event.wait': {
    *set() {
      const [raised, event] = [new Event(), new Event()]
      raised.set()
      return {
        ready: () => raised.wait(),
        waiting: () => event.wait(),
        wake: () => event.set(),
        left: () => String(event),
      }
    },
    record: {
      waits: 'Event.wait > it returns; <Event [set]>',
      cancelled: 'Event.wait, is told > it is cancelled; <Event [unset]>',
      woken: 'Event.wait, is told > it is cancelled; <Event [set]>',
    },
  },
  'Lock.acquire': {
    set: lockScene((lock) => lock.acquire()),
    record: {
      waits: 'Lock.acquire > it returns; next waits; <Lock [locked, waiters:1]>',
      cancelled: 'Lock.acquire, is told > it is cancelled; next waits; <Lock [locked, waiters:1]>',
      woken: 'Lock.acquire, is told > it is cancelled; next returns; <Lock [locked]>',
    },
  },
  'Semaphore.acquire': {
    *set() {
      const [free, taken] = [new Semaphore(), new Semaphore(0)]
      return {
        ready: () => free.acquire(),
        waiting: () => taken.acquire(),
        behind: () => taken.acquire(),
        wake: () => taken.release(),
        left: () => String(taken),
      }
    },
    record: {
      waits: 'Semaphore.acquire > it returns; next waits; <Semaphore [locked, waiters:1]>',
      cancelled:
        'Semaphore.acquire, is told > it is cancelled; next waits; <Semaphore [locked, waiters:1]>',
      woken: 'Semaphore.acquire, is told > it is cancelled; next returns; <Semaphore [locked]>',
    },
  },
  'Queue.put': {
    *set() {
      const queue = new Queue<string>(1)
      yield* queue.put('first')
      return {
        ready: () => new Queue<string>(1).put('it'),
        waiting: () => queue.put('it'),
        behind: () => queue.put('next'),
        wake: () => queue.getNowait(),
        left: () => `${queue}, first ${queue.getNowait()}`,
      }
    },
    record: {
      waits:
        'Queue.put > it returns; next waits; <Queue maxsize=1 items=1 putters=1 tasks=2>, first it',
      cancelled:
        'Queue.put, is told > it is cancelled; next waits; <Queue maxsize=1 items=1 putters=1 tasks=1>, first first',
      woken:
        'Queue.put, is told > it is cancelled; next returns; <Queue maxsize=1 items=1 tasks=2>, first next',
    },
  },
  'Queue.get': {
    *set() {
      const [full, queue] = [new Queue<string>(), new Queue<string>()]
      full.putNowait('item')
      return {
        ready: () => full.get(),
        waiting: () => queue.get(),
        behind: () => queue.get(),
        wake: () => queue.putNowait('item'),
        left: () => String(queue),
      }
    },
    record: {
      waits: 'Queue.get > it returns; next waits; <Queue maxsize=0 getters=1 tasks=1>',
      cancelled: 'Queue.get, is told > it is cancelled; next waits; <Queue maxsize=0 getters=1>',
      woken: 'Queue.get, is told > it is cancelled; next returns; <Queue maxsize=0 tasks=1>',
    },
  },
  'Queue.join': {
    *set() {
      const queue = new Queue<string>()
      queue.putNowait('item')
      return {
        ready: () => new Queue<string>().join(),
        waiting: () => queue.join(),
        wake: () => queue.taskDone(),
        left: () => String(queue),
      }
    },
    record: {
      waits: 'Queue.join > it returns; <Queue maxsize=0 items=1>',
      cancelled: 'Queue.join, is told > it is cancelled; <Queue maxsize=0 items=1 tasks=1>',
      woken: 'Queue.join, is told > it is cancelled; <Queue maxsize=0 items=1>',
    },
  },
  'Timeout.aenter': { set: never(() => timeout(1).aenter()) },
  'Timeout.aexit': {
    set: never(function* () {
      const limit = timeout(1)
      yield* limit.aenter()
      yield* limit.aexit()
    }),
  },
}

/** Generators that stand at an item; the `finally` of one of them waits. */
function closing(use: (generator: ReturnType<typeof asyncGenerator<number>>) => Iterable<unknown>) {
  return function* (): Coroutine<Stage> {
    const log: string[] = []
    const future = new Future<void>()
    const items = (last: Future<void>) =>
      asyncGenerator<number>(function* (emit) {
        try {
          yield* emit(1)
        } finally {
          yield* noting(log, last)
        }
      })
    const [ready, late] = [items(done(undefined)), items(future)]
    yield* ready.anext()
    yield* late.anext()
    return {
      ready: () => use(ready),
      waiting: () => use(late),
      wake: () => future.setResult(),
      left: () => {
        const text = `${log.join()}; ${late}`
        if (!future.done()) future.setResult()
        return text
      },
    }
  }
}
