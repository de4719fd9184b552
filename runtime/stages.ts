// What has to happen between the start of a program and the end of its loop. Python: `Runner.run`
// and `Runner.close` of asyncio.runners, and `run_until_complete`.
import type { Coroutine } from './coroutines.ts'
import { type Kernel, swapRunning } from './events.ts'
import { KeyboardInterrupt, TimeoutError } from './exceptions.ts'
import { type Future, internal } from './futures.ts'
import { gather } from './gather.ts'
import { shutdownGenerators } from './generators.ts'
import { runTurn } from './loop.ts'
import { follow } from './promises.ts'
import type { Task } from './tasks.ts'
import { waitFor } from './timeouts.ts'

/** Begins a stage and gives the future that ends it; undefined when there is nothing to do. */
export type Stage = () => Future<unknown> | undefined

/** How a program ended by itself. */
export type Ending<T> =
  | { readonly kind: 'returned'; readonly result: T }
  | { readonly kind: 'raised'; readonly error: unknown }

/** Seconds that threads get to end their work. Python: `THREAD_JOIN_TIMEOUT`. */
const JOIN_SECONDS = 300

/**
 * One or more stages of a program, each of which runs until its future is done and one turn more.
 * A KeyboardInterrupt thrown by a task or a callback ends the stage in the middle of a turn, and the
 * stages after it do not begin; so does an error of the shutdown itself.
 */
export class Stages {
  readonly #kernel: Kernel
  readonly #stages: Stage[]
  #awaited: Future<unknown> | undefined
  #isDone = true
  #failure: { readonly error: unknown } | undefined

  constructor(kernel: Kernel, stages: readonly Stage[]) {
    this.#kernel = kernel
    this.#stages = [...stages]
  }

  /** The error that ended them before their time, if one did: a KeyboardInterrupt, mostly. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
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
      } catch (error) {
        this.#fail(error)
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
      this.#awaited?.removeDoneCallback(this.#stop)
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#stages.length = 0
    this.#failure = { error }
    this.#isDone = true
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
}

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
      leftovers = [...kernel.tasks]
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

/** How a task that is done ended. */
export function endingOf<T>(task: Task<T>): Ending<T> {
  try {
    return { kind: 'returned', result: task.result() }
  } catch (error) {
    return { kind: 'raised', error }
  }
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
