// What has to happen between the start of a program and the end of its loop. Python: `Runner.run`
// and `Runner.close` of asyncio.runners, and `run_until_complete`.
import type { Coroutine } from './coroutines.ts'
import { type Kernel, swapRunning } from './events.ts'
import { KeyboardInterrupt } from './exceptions.ts'
import { type Future, internal } from './futures.ts'
import { gather } from './gather.ts'
import { shutdownGenerators } from './generators.ts'
import { runTurn } from './loop.ts'
import type { Task } from './tasks.ts'

/**
 * The stages of a program, each of which runs until a future is done and one turn more:
 *
 *   main         the program itself
 *   leftovers    what it left behind is cancelled, all together, and awaited
 *   generators   the async generators that were left open are closed
 *   executor     an empty stage, which in CPython takes turns too
 *
 * A KeyboardInterrupt thrown by a task or a callback ends the stage in the middle of a turn; after
 * `main` the others follow, after any other stage nothing does.
 */
export class Stages<T> {
  readonly task: Task<T>
  readonly #kernel: Kernel
  readonly #stages: (() => Future<unknown> | undefined)[]
  #leftovers: Task<unknown>[] = []
  #awaited: Future<unknown>
  #isDone = false
  #interrupt: KeyboardInterrupt | undefined

  constructor(kernel: Kernel, main: Coroutine<T>) {
    this.#kernel = kernel
    this.task = kernel.loop.createTask(main)
    this.#stages = [
      () => this.#cancelLeftovers(),
      () => this.#afterLeftovers(),
      () => kernel.loop.createTask(nothing()),
    ]
    this.#awaited = this.task as Task<unknown>
    this.#await(this.#awaited)
  }

  /** The KeyboardInterrupt that ended the program, if one did. */
  get interrupt(): KeyboardInterrupt | undefined {
    return this.#interrupt
  }

  /** True while another turn has to run; moves on to the next stage where one has ended. */
  goOn(): boolean {
    while (this.#isDone) {
      const next = this.#stages.shift()
      if (next === undefined) return false
      const before = swapRunning(this.#kernel)
      try {
        const future = next()
        if (future !== undefined) this.#await(future)
      } finally {
        swapRunning(before)
      }
    }
    return true
  }

  /** Runs one turn of the loop. */
  turn(): void {
    try {
      runTurn(this.#kernel)
    } catch (error) {
      if (!(error instanceof KeyboardInterrupt)) throw error
      this.#awaited.removeDoneCallback(this.#stop)
      if (this.#awaited !== this.task) this.#stages.length = 0
      this.#interrupt = error
      this.#isDone = true
    }
  }

  #await(future: Future<unknown>): void {
    this.#isDone = false
    this.#awaited = future
    future.addDoneCallback(this.#stop)
  }

  // Like loop.stop() in a done callback: the turn it runs in is completed.
  readonly #stop = internal(() => {
    this.#isDone = true
  })
  #cancelLeftovers(): Future<unknown> | undefined {
    this.#leftovers = [...this.#kernel.tasks]
    if (this.#leftovers.length === 0) return undefined
    for (const task of this.#leftovers) task.cancel()
    return gather(this.#leftovers, { returnExceptions: true })
  }

  #afterLeftovers(): Future<unknown> {
    for (const task of this.#leftovers) {
      if (task.cancelled()) continue
      const exception = task.exception()
      if (exception === undefined) continue
      this.#kernel.report({
        message: 'unhandled exception during asyncio.run() shutdown',
        exception,
        task,
      })
    }
    return this.#kernel.loop.createTask(shutdownGenerators(this.#kernel))
  }
}

function* nothing(): Coroutine<void> {}
