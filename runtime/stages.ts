// What has to happen between the start of a program and the end of its loop. Python: `Runner.run`
// and `Runner.close` of asyncio.runners, and `run_until_complete`.
import type { Coroutine } from './coroutines.ts'
import { type Kernel, swapRunning } from './events.ts'
import { KeyboardInterrupt, RuntimeError, TimeoutError } from './exceptions.ts'
import { type Future, forget, kernelOf, observe } from './futures.ts'
import { gather } from './gather.ts'
import { shutdownGenerators } from './generators.ts'
import { follow } from './promises.ts'
import { type Task, unfinishedTasks } from './tasks.ts'
import { waitFor } from './timeouts.ts'
import { runTurns } from './turns.ts'
import { Observer } from './waiters.ts'

/** Begins a stage and gives the future that ends it; undefined when there is nothing to do. */
export type Stage = () => Future<unknown> | undefined

/** Seconds that threads get to end their work. Python: `THREAD_JOIN_TIMEOUT`. */
const JOIN_SECONDS = 300

/**
 * One or more stages of a program, each of which runs until its future is done and one turn more.
 * A stage fails with the error of its future, or with a KeyboardInterrupt that a task or a callback
 * throws in the middle of a turn; the stages after it do not begin.
 */
export class Stages {
  readonly #kernel: Kernel
  readonly #stages: Stage[]
  /** What ends the stage that runs; undefined between two stages. */
  #awaited: Future<unknown> | undefined
  #failure: { readonly error: unknown } | undefined

  constructor(kernel: Kernel, stages: readonly Stage[]) {
    this.#kernel = kernel
    this.#stages = [...stages]
  }

  /** The error that ended them before their time, if one did. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  /** True while another turn has to run; moves on to the next stage where one has ended. */
  goOn(): boolean {
    while (this.#awaited === undefined) {
      const next = this.#stages.shift()
      if (next === undefined) return false
      // In CPython no loop runs between two stages; here handlers can ask for it, and log.
      const before = swapRunning(this.#kernel)
      try {
        this.#awaited = next()
        if (this.#awaited !== undefined) observe(this.#awaited, stop)
      } catch (error) {
        this.#fail(error)
      } finally {
        swapRunning(before)
      }
    }
    return true
  }

  /** Runs turns of the loop, until there have been `most` of them in all; one unless told. */
  turn(most = this.#kernel.turns + 1, run = runTurns): void {
    const kernel = this.#kernel
    try {
      run(kernel, most)
      if (kernel.isStopping) this.#end(this.#awaited as Future<unknown>)
    } catch (error) {
      if (!(error instanceof KeyboardInterrupt)) throw error
      this.#fail(error)
    }
    kernel.isStopping = false
  }

  #end(awaited: Future<unknown>): void {
    // The callback of a stage that was interrupted may stop the next one.
    const isEnd = awaited.done()
    if (!isEnd) return this.#fail(new RuntimeError('Event loop stopped before Future completed.'))
    this.#awaited = undefined
    try {
      awaited.result()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    if (this.#awaited !== undefined) forget(this.#awaited, stop)
    this.#awaited = undefined
    this.#stages.length = 0
    this.#failure = { error }
  }
}

// Like loop.stop() in a done callback: the turn it runs in is completed. A KeyboardInterrupt has
// ended the turn already. Python: `_run_until_complete_cb`.
const stop = new Observer((future: Future<unknown>) => {
  if (!future.cancelled() && future.exception() instanceof KeyboardInterrupt) return
  kernelOf(future).isStopping = true
})

/**
 * The stages after the program itself:
 *
 *   leftovers    what it left behind is cancelled, all together, and awaited
 *   generators   the async generators that were left open are closed
 *   executor     the threads end their work; without threads it takes its turns all the same
 */
export function shutdown(kernel: Kernel): Stage[] {
  let leftovers: readonly Task<unknown>[] = []
  return [
    () => {
      leftovers = unfinishedTasks(kernel)
      if (leftovers.length === 0) return undefined
      for (const task of leftovers) task.cancel()
      return gather(leftovers, { returnExceptions: true })
    },
    () => {
      reportErrors(kernel, leftovers)
      return kernel.loop.createTask(shutdownGenerators(kernel))
    },
    () => kernel.loop.createTask(shutdownExecutor(kernel)),
  ]
}

function reportErrors(kernel: Kernel, leftovers: readonly Task<unknown>[]): void {
  for (const task of leftovers) {
    if (task.cancelled()) continue
    const exception = task.exception()
    if (exception === undefined) continue
    kernel.report({
      message: 'unhandled exception during asyncio.run() shutdown',
      exception,
      task,
    })
  }
}

function* shutdownExecutor(kernel: Kernel): Coroutine<void> {
  kernel.isExecutorShutDown = true
  if (kernel.executor === undefined) return
  try {
    yield* waitFor(follow(kernel, kernel.executor.shutdown(), 'its threads'), JOIN_SECONDS)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    kernel.report({
      message: `The executor did not finish joining its threads within ${JOIN_SECONDS} seconds.`,
    })
  }
}
