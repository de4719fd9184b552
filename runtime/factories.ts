// Ways to get a task, and to find those there are. Python: asyncio.tasks.
import { type Awaitable, type Coroutine, isCoroutine } from './coroutines.ts'
import { type Kernel, requireKernel, runningKernel, touch } from './events.ts'
import { ValueError } from './exceptions.ts'
import { type Future, isFuture, kernelOf } from './futures.ts'
import type { EventLoop } from './loop.ts'
import { checkAwaitable } from './misuse.ts'
import { Task, type TaskFactory, type TaskOptions, unfinishedTasks } from './tasks.ts'

const NO_OPTIONS: TaskOptions = {}

/**
 * Schedules a coroutine and returns the task that runs it; its first step comes when the current
 * task suspends, in the order of creation.
 *
 * Throws RuntimeError outside a running loop, TypeError for what is no coroutine.
 * Python: `asyncio.create_task`.
 */
export function createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = NO_OPTIONS): Task<T> {
  return makeTask(requireKernel(), coroutine, options)
}

/** As `createTask`, for any kernel: every task comes from here. */
export function makeTask<T>(
  kernel: Kernel,
  coroutine: Coroutine<T>,
  options: TaskOptions,
): Task<T> {
  if (kernel.taskFactory === undefined) return new Task(coroutine, options, kernel)
  return kernel.taskFactory(kernel.loop, coroutine, options) as Task<T>
}

/**
 * A task factory with which every task runs its first step at once, when it is created; whoever
 * creates it goes on when it waits for something. A task that never waits never sees the loop.
 *
 *     loop.setTaskFactory(eagerTaskFactory)
 *
 * Python: `asyncio.eager_task_factory`.
 */
export const eagerTaskFactory: TaskFactory = createEagerTaskFactory(Task)

/**
 * The same for a class of one's own: its constructor takes the arguments of Task's.
 *
 * Python: `asyncio.create_eager_task_factory`.
 */
export function createEagerTaskFactory(
  taskClass: new (
    coroutine: Coroutine<unknown>,
    options: TaskOptions & { loop: EventLoop; eagerStart: boolean },
  ) => Task<unknown>,
): TaskFactory {
  return (loop, coroutine, options) =>
    new taskClass(coroutine, { ...options, loop, eagerStart: true })
}

/** The task that is running, or undefined in a plain callback. Python: `asyncio.current_task`. */
export function currentTask(): Task<unknown> | undefined {
  return requireKernel().current
}

/** Every unfinished task, the current one included, oldest first. Python: `asyncio.all_tasks`. */
export function allTasks(): Task<unknown>[] {
  const kernel = requireKernel()
  touch(kernel, 'looks')
  return unfinishedTasks(kernel)
}

/**
 * A future for anything awaitable: futures and tasks as they are, everything else in a new task.
 *
 * Throws TypeError for what cannot be awaited, ValueError for a future of another loop than `loop`.
 * Python: `asyncio.ensure_future`.
 */
export function ensureFuture<T>(
  awaitable: Awaitable<T>,
  { loop }: { readonly loop?: EventLoop } = {},
): Future<T> {
  return futureIn(loop === undefined ? undefined : kernelOf(loop.createFuture()), awaitable)
}

/** As `ensureFuture`; undefined for whatever loop a future belongs to, and for the running one. */
export function futureIn<T>(kernel: Kernel | undefined, awaitable: Awaitable<T>): Future<T> {
  if (isFuture(awaitable)) {
    if (kernel !== undefined && kernel !== kernelOf(awaitable)) {
      throw new ValueError(
        'The future belongs to a different loop than the one specified as the loop argument.\n' +
          `  ${awaitable} was made in another run() or simulate(); create it inside this one.`,
      )
    }
    return awaitable as Future<T>
  }
  const coroutine = isCoroutine(awaitable) ? awaitable : wrapped(awaitable)
  return makeTask(kernel ?? requireKernel(), coroutine as Coroutine<T>, {})
}

/** A coroutine for what is awaitable in its own way. */
function wrapped<T>(awaitable: Awaitable<T>): Coroutine<T> {
  checkAwaitable(awaitable)
  return (function* () {
    return yield* awaitable
  })()
}

/** Adds a line to the trace of the running program; without a running loop it does nothing. */
export function log(text: string): void {
  const kernel = runningKernel()
  kernel?.trace?.record('log', text, kernel.current)
}
