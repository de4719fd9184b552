// Tasks that live no longer than a block. Python: asyncio.taskgroups.
import type { Coroutine } from './coroutines.ts'
import { getRunningLoop, touch } from './events.ts'
import { CancelledError, ExceptionGroup, KeyboardInterrupt, RuntimeError } from './exceptions.ts'
import { currentTask } from './factories.ts'
import { behind, Future, observe } from './futures.ts'
import type { EventLoop } from './loop.ts'
import type { Task, TaskOptions } from './tasks.ts'
import { Observer } from './waiters.ts'

/**
 * Starts tasks and, at the end of its block, waits for all of them.
 *
 * When one fails, the others and the body are cancelled, and the errors come out together as an
 * ExceptionGroup: those of the children as they happened, then that of the body. When the task
 * around it is cancelled, so are the children. Cancelling one child harms nobody else.
 *
 *     yield* asyncWith(new TaskGroup(), function* (group) {
 *       group.createTask(download('a'))              async with TaskGroup() as group:
 *       group.createTask(download('b'))                  group.create_task(download('a'))
 *     })                                                 group.create_task(download('b'))
 *
 * Suspends: at the end of the block, while a child runs.
 * Cancelled: every child is cancelled, and awaited.
 * Python: `asyncio.TaskGroup`.
 */
export class TaskGroup {
  #isEntered = false
  #isExiting = false
  /** Everybody was asked to stop. */
  #isAborting = false
  #loop: EventLoop | undefined
  #parent: Task<unknown> | undefined
  /** We cancelled the parent, and have to take that back. */
  #isParentCancelled = false
  readonly #tasks = new Set<Task<unknown>>()
  #errors: unknown[] = []
  /** An error that goes out alone: Ctrl-C. */
  #baseError: unknown
  /** Done when the last child is. */
  #allDone: AllDone | undefined
  readonly #note = new Observer((task: Future<unknown>) => this.#taskDone(task as Task<unknown>))

  /**
   * Starts a task that the block waits for. Children, and their children, may add more while the
   * block waits.
   *
   * Throws RuntimeError outside of the block, and when the group is being cancelled.
   * Python: `group.create_task`.
   */
  createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    touch(this, 'changes')
    if (this.#loop === undefined) {
      throw new RuntimeError(
        `TaskGroup ${this} has not been entered.\n` +
          '  Its block waits for the tasks: yield* asyncWith(new TaskGroup(), function* (group) { ... })',
      )
    }
    if (this.#isExiting && this.#tasks.size === 0) {
      throw new RuntimeError(
        `TaskGroup ${this} is finished.\n  Its block has ended; nobody would wait for this task.`,
      )
    }
    if (this.#isAborting) {
      throw new RuntimeError(
        `TaskGroup ${this} is shutting down.\n` +
          '  A child failed or the task was cancelled, so everybody in the group has to stop.',
      )
    }
    const task = this.#loop.createTask(coroutine, options)
    // An eager task may be done already; no turn has to pass for it.
    if (task.done()) this.#taskDone(task as Task<unknown>)
    else {
      this.#tasks.add(task as Task<unknown>)
      observe(task as Future<unknown>, this.#note)
    }
    return task
  }

  /**
   * For `asyncWith`. Throws RuntimeError a second time, and outside a task.
   *
   * Suspends: never.
   * Cancelled: cannot be.
   */
  *aenter(): Coroutine<this> {
    touch(this, 'changes')
    if (this.#isEntered) {
      throw new RuntimeError(
        `TaskGroup ${this} has already been entered.\n  A group serves one block; make a new one.`,
      )
    }
    const loop = getRunningLoop()
    this.#parent = currentTask()
    if (this.#parent === undefined) {
      throw new RuntimeError(`TaskGroup ${this} cannot determine the parent task`)
    }
    this.#loop = loop
    this.#isEntered = true
    return this
  }

  /**
   * Waits for the children and throws what went wrong, for `asyncWith`.
   *
   * Suspends: only while a child runs.
   * Cancelled: every child is cancelled, and awaited.
   */
  *aexit(error?: unknown): Coroutine<void> {
    touch(this, 'changes')
    this.#isExiting = true
    if (isBaseError(error)) this.#baseError ??= error
    let cancellation = error instanceof CancelledError ? error : undefined
    if (error !== undefined && !this.#isAborting) this.#abort()

    while (this.#tasks.size > 0) {
      this.#allDone ??= new AllDone(this.#tasks)
      try {
        yield* this.#allDone
      } catch (interruption) {
        if (!(interruption instanceof CancelledError)) throw interruption
        if (!this.#isAborting) {
          // The parent was cancelled while it waited here for the children.
          cancellation = interruption
          this.#abort()
        }
      }
      touch(this, 'changes')
      this.#allDone = undefined
    }

    if (this.#baseError !== undefined) throw this.#baseError
    const parent = this.#parent as Task<unknown>
    // No other request: the CancelledError was only our own way to stop the body.
    if (this.#isParentCancelled && parent.uncancel() === 0) cancellation = undefined
    if (cancellation !== undefined && this.#errors.length === 0) throw cancellation
    if (error !== undefined && !(error instanceof CancelledError)) this.#errors.push(error)
    if (this.#errors.length === 0) return
    if (parent.cancelling() > 0) {
      // Cancelled from outside as well: the errors go out now, and the request is armed again.
      parent.uncancel()
      parent.cancel()
    }
    const errors = this.#errors
    this.#errors = []
    throw new ExceptionGroup('unhandled errors in a TaskGroup', errors)
  }

  toString(): string {
    const tasks = this.#tasks.size > 0 ? ` tasks=${this.#tasks.size}` : ''
    const errors = this.#errors.length > 0 ? ` errors=${this.#errors.length}` : ''
    const state = this.#isAborting ? ' cancelling' : this.#isEntered ? ' entered' : ''
    return `<TaskGroup${tasks}${errors}${state}>`
  }

  #abort(): void {
    this.#isAborting = true
    for (const task of this.#tasks) if (!task.done()) task.cancel()
  }

  #taskDone(task: Task<unknown>): void {
    touch(this, 'changes')
    this.#tasks.delete(task)
    if (this.#tasks.size === 0 && this.#allDone?.done() === false) this.#allDone.setResult()
    if (task.cancelled()) return
    const error = task.exception()
    if (error === undefined) return
    this.#errors.push(error)
    if (isBaseError(error)) this.#baseError ??= error
    const parent = this.#parent as Task<unknown>
    if (parent.done()) {
      this.#loop?.callExceptionHandler({
        message: `Task ${task} has errored out but its parent task ${parent} is already completed`,
        exception: error,
        task,
      })
      return
    }
    if (this.#isAborting || this.#isParentCancelled) return
    this.#abort()
    this.#isParentCancelled = true
    parent.cancel()
  }
}

class AllDone extends Future<void> {
  readonly #tasks: ReadonlySet<Task<unknown>>

  constructor(tasks: ReadonlySet<Task<unknown>>) {
    super()
    this.#tasks = tasks
  }

  override [behind](): readonly Future<unknown>[] {
    return [...this.#tasks]
  }

  /** With the names of those still running: a deadlock report needs them. */
  override traceName(): string {
    const names = [...this.#tasks].map((task) => task.getName())
    return names.length === 0 ? 'a TaskGroup' : `a TaskGroup with ${names.join(', ')}`
  }
}

function isBaseError(error: unknown): boolean {
  return error instanceof KeyboardInterrupt
}
