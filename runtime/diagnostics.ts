// What a loop knows about a program that did not end well: who waits for what, who still runs, and
// what nobody looked at. Python: the reprs of asyncio.tasks and the messages of `__del__`.
import type { ExceptionContext, Kernel } from './events.ts'
import type { Waiting } from './exceptions.ts'
import { type Future, isFuture } from './futures.ts'
import { awaitedBy, type Task } from './tasks.ts'
import type { Trace } from './trace.ts'

/**
 * What a loop that has ended can tell at once and asyncio only when objects are collected: errors
 * that nobody asked for, and tasks that never ended. The error of `main` is its runner's business.
 */
export function leftBehind(kernel: Kernel, main: Task<unknown>): ExceptionContext[] {
  const contexts: ExceptionContext[] = []
  for (const future of [...kernel.unretrieved]) {
    if (future === main) continue
    const kind = future.constructor.name === 'Task' ? 'Task' : 'Future'
    contexts.push({
      message: `${kind} exception was never retrieved`,
      exception: future.exception(),
      future,
    })
  }
  for (const task of kernel.tasks) {
    contexts.push({ message: 'Task was destroyed but it is pending!', task })
  }
  return contexts
}

/** Who waits for what, for a DeadlockError; since when, where a trace can tell. */
export function waitingTasks(kernel: Kernel, trace: Trace | undefined): Waiting[] {
  const since = new Map<string, number>()
  for (const event of trace?.events() ?? []) {
    if (event.kind === 'task.suspend') since.set(event.task, event.time)
  }
  return [...kernel.tasks].map((task) => ({
    task: task.getName(),
    on: onWhat(awaitedBy(task)),
    since: since.get(task.getName()),
  }))
}

function onWhat(future: Future<unknown> | undefined): string {
  if (future === undefined) return 'its turn'
  return isTask(future) ? `task ${future.traceName()}` : future.traceName()
}

function isTask(future: Future<unknown>): boolean {
  return 'getCoro' in future
}

/** The tasks that stand in the ready queue, for a TurnLimitError. */
export function busyTasks(kernel: Kernel): string[] {
  return kernel.ready.flatMap((entry) => (isFuture(entry) ? [entry.traceName()] : []))
}
