// Small programs whose timelines the tests compare, and how they are run.
import {
  CancelledError,
  type Coroutine,
  createTask,
  Event,
  gather,
  getRunningLoop,
  Lock,
  log,
  simulate,
  sleep,
  type TraceEvent,
} from '#runtime'

/** What a program leaves in the trace. */
export function traceOf(program: () => Coroutine<unknown>): readonly TraceEvent[] {
  return simulate(program()).trace
}

/** Two tasks that take turns within one instant. */
export function* turns(): Coroutine<void> {
  const tea = createTask(serve('tea'), { name: 'tea' })
  yield* serve('cake')
  yield* tea
}

function* serve(dish: string): Coroutine<void> {
  log(`${dish} 1`)
  yield* sleep(0)
  log(`${dish} 2`)
}

/** One task asks another to stop, which cleans up, beside a third that sleeps as long. */
export function* cancelling(): Coroutine<void> {
  const other = createTask(sleep(1), { name: 'other' })
  const worker = createTask(work(), { name: 'worker' })
  yield* sleep(0)
  worker.cancel()
  yield* gather([other, worker], { returnExceptions: true })
}

function* work(): Coroutine<void> {
  try {
    yield* sleep(1)
  } catch (error) {
    if (error instanceof CancelledError) log('cleans up')
    throw error
  }
}

/** A callback of a task, a callback of a timer, and a task that nobody waits for. */
export function* callbacks(): Coroutine<void> {
  const first = createTask(sleep(1), { name: 'first' })
  createTask(sleep(9), { name: 'forgotten' })
  first.addDoneCallback(function shout() {
    log('shouted')
  })
  getRunningLoop().callLater(0.5, () => log('ring'))
  yield* first
}

/** Two that want one lock, and wait for each other at the end. */
export function* stuck(): Coroutine<void> {
  const lock = new Lock()
  const never = new Event()
  const holder = createTask(hold(lock, never), { name: 'holder' })
  yield* sleep(0)
  yield* lock.acquire()
  yield* holder
}

function* hold(lock: Lock, never: Event): Coroutine<void> {
  yield* lock.acquire()
  yield* never.wait()
}

/** So many tasks that do the same. */
export function* many(count: number): Coroutine<void> {
  yield* gather(Array.from({ length: count }, (_, index) => file(index)))
}

function* file(index: number): Coroutine<void> {
  log(`file-${index} opens`)
  yield* sleep(1)
}
