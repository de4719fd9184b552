// The public names of the runtime: what `import { ... } from '#runtime'` gives.

import './shapes.ts'

export { Barrier } from './barriers.ts'
export type { Choice, Chooser } from './choices.ts'
export { Condition } from './conditions.ts'
export { Context, ContextVar, copyContext, Token } from './contexts.ts'
export {
  type Awaitable,
  type Awaited,
  type Coroutine,
  isCoroutine,
  type Suspension,
} from './coroutines.ts'
export {
  abandonRunningLoop,
  type ExceptionContext,
  getRunningLoop,
  type Touch,
  touch,
  turnsTaken,
  untold,
  watchTouches,
} from './events.ts'
export {
  BrokenBarrierError,
  CancelledError,
  DeadlockError,
  ExceptionGroup,
  GeneratorExit,
  InvalidStateError,
  KeyboardInterrupt,
  type Link,
  LookupError,
  RuntimeError,
  StopAsyncIteration,
  TimeoutError,
  TurnLimitError,
  ValueError,
  type Waiting,
} from './exceptions.ts'
export {
  allTasks,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
  ensureFuture,
  log,
} from './factories.ts'
export { type DoneCallback, Future, isFuture } from './futures.ts'
export { gather, shield } from './gather.ts'
export {
  AsyncGenerator,
  aclosing,
  asyncGenerator,
  type Emit,
} from './generators.ts'
export type { Handle, TimerHandle } from './handles.ts'
export { Event, Lock } from './locks.ts'
export type { EventLoop, ExceptionHandler } from './loop.ts'
export { fromPromise, toPromise } from './promises.ts'
export {
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  type Sortable,
} from './queues.ts'
export { Runner, run } from './runners.ts'
export { BoundedSemaphore, Semaphore } from './semaphores.ts'
export { type Outcome, type SimulateOptions, simulate } from './simulation.ts'
export { sleep } from './sleep.ts'
export { TaskGroup } from './taskgroups.ts'
export { Task, type TaskFactory, type TaskOptions } from './tasks.ts'
export { type Executor, ThreadPoolExecutor, toThread, type Work } from './threads.ts'
export { Timeout, timeout, timeoutAt, waitFor } from './timeouts.ts'
export type { Ending, TraceEvent, TraceKind } from './trace.ts'
export {
  ALL_COMPLETED,
  type AsCompleted,
  asCompleted,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  wait,
} from './wait.ts'
export {
  type AsyncContextManager,
  type AsyncIterable,
  type AsyncIterator,
  asyncFor,
  asyncWith,
  type Leave,
  leave,
} from './with.ts'
