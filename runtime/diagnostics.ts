// What a loop knows about a program that did not end well: who waits for what, who still runs, and
// what nobody looked at. Python: the reprs of asyncio.tasks and the messages of `__del__`.
import type { ExceptionContext, Kernel } from './events.ts'
import { DeadlockError, type Link, type Waiting } from './exceptions.ts'
import { behind, type Future, isFuture } from './futures.ts'
import { Turn } from './lines.ts'
import { awaitedBy, Task, unfinishedTasks } from './tasks.ts'
import type { Trace } from './trace.ts'
import { readyEntries } from './waiters.ts'

/**
 * What a loop that has ended can tell at once and asyncio only when objects are collected: errors
 * that nobody asked for, and tasks that never ended. The error of `main` is its runner's business.
 */
export function leftBehind(kernel: Kernel, main: Task<unknown> | undefined): ExceptionContext[] {
  const contexts: ExceptionContext[] = []
  for (const future of [...kernel.unretrieved]) {
    if (future === main) continue
    const kind = future instanceof Task ? 'Task' : 'Future'
    contexts.push({
      message: `${kind} exception was never retrieved`,
      exception: future.exception(),
      future,
    })
  }
  for (const task of unfinishedTasks(kernel)) {
    contexts.push({ message: 'Task was destroyed but it is pending!', task })
  }
  return contexts
}

/**
 * The error of a program that cannot go on: who waits for what, since when, who has it, and whether
 * they wait for each other. A trace knows since when.
 */
export function deadlock(kernel: Kernel, trace: Trace | undefined): DeadlockError {
  const since = new Map<string, number>()
  for (const event of trace?.events() ?? []) {
    if (event.kind === 'task.suspend') since.set(event.task, event.time)
  }
  const tasks = unfinishedTasks(kernel)
  const waiting = tasks.map((task): Waiting => {
    const future = awaitedBy(task)
    const holder = holderOf(future)
    const entry = {
      task: task.getName(),
      on: onWhat(future),
      since: since.get(task.getName()),
    }
    return holder === undefined ? entry : { ...entry, heldBy: nameOfHolder(holder, task) }
  })
  return new DeadlockError(waiting, linksOf(cycleOf(tasks)))
}

/** The tasks that stand in the ready queue, for a TurnLimitError. */
export function busyTasks(kernel: Kernel): string[] {
  return readyEntries(kernel).flatMap((entry) => (isFuture(entry) ? [entry.traceName()] : []))
}

function onWhat(future: Future<unknown> | undefined): string {
  if (future === undefined) return 'its turn'
  return future instanceof Task ? `task ${future.getName()}` : future.traceName()
}

/** The task that has the lock for which this future is a place in line. */
function holderOf(future: Future<unknown> | undefined): Task<unknown> | undefined {
  if (!(future instanceof Turn)) return undefined
  return future[behind]().find((each) => each instanceof Task)
}

function nameOfHolder(holder: Task<unknown>, waiter: Task<unknown>): string {
  if (holder === waiter) return `${holder.getName()} itself`
  return holder.done() ? `${holder.getName()}, which has ended` : holder.getName()
}

/** The unfinished tasks that a task waits for, be it through a gather, a group or a lock. */
function tasksBehind(task: Task<unknown>): Task<unknown>[] {
  const found = new Set<Task<unknown>>()
  const seen = new Set<Future<unknown>>()
  const visit = (futures: readonly Future<unknown>[]): void => {
    for (const future of futures) {
      if (future.done() || seen.has(future)) continue
      seen.add(future)
      if (future instanceof Task) found.add(future)
      else visit(future[behind]())
    }
  }
  visit(task[behind]())
  return [...found]
}

/** Tasks of which each waits for the next, and the last for the first; empty when there are none. */
function cycleOf(tasks: readonly Task<unknown>[]): Task<unknown>[] {
  const innocent = new Set<Task<unknown>>()
  const visit = (task: Task<unknown>, path: Task<unknown>[]): Task<unknown>[] | undefined => {
    const start = path.indexOf(task)
    if (start >= 0) return path.slice(start)
    if (innocent.has(task)) return undefined
    path.push(task)
    for (const next of tasksBehind(task)) {
      const cycle = visit(next, path)
      if (cycle !== undefined) return cycle
    }
    path.pop()
    innocent.add(task)
    return undefined
  }
  for (const task of tasks) {
    const cycle = visit(task, [])
    if (cycle !== undefined) return cycle
  }
  return []
}

function linksOf(cycle: readonly Task<unknown>[]): Link[] {
  return cycle.map((task, index) => {
    const next = cycle[(index + 1) % cycle.length] as Task<unknown>
    const future = awaitedBy(task)
    const link = { task: task.getName(), next: next.getName() }
    if (future === next) return link
    if (future instanceof Turn) return { ...link, thing: future.owner.constructor.name }
    return { ...link, through: onWhat(future) }
  })
}
