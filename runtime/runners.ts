// Running a program on Node's own loop, in real time. Python: asyncio.runners.
//
// A turn of ours is a callback of Node's: between two turns the other things of Node run, and while
// nothing is ready a timer of Node, or whoever calls in, wakes the loop.
import { RealClock } from './clock.ts'
import { type Context, copyContext } from './contexts.ts'
import type { Coroutine } from './coroutines.ts'
import { deadlock, leftBehind } from './diagnostics.ts'
import { type ExceptionContext, type Kernel, runningKernel } from './events.ts'
import { CancelledError, KeyboardInterrupt, RuntimeError } from './exceptions.ts'
import { EventLoop, kernelOfLoop } from './loop.ts'
import { checkMain } from './misuse.ts'
import { Stages, shutdown } from './stages.ts'
import type { Task } from './tasks.ts'

/**
 * Runs a program on Node's own loop with the real clock; the Promise brings its result or error.
 *
 * Ctrl-C cancels `main`, which may clean up; the Promise then rejects with KeyboardInterrupt. A
 * second Ctrl-C ends the process. A program that waits for something that can never come rejects
 * with DeadlockError instead of letting Node exit in silence.
 *
 * Throws RuntimeError inside a running loop, ValueError for what is no coroutine.
 * Python: `asyncio.run`.
 */
export function run<T>(main: Coroutine<T>, options: { readonly debug?: boolean } = {}): Promise<T> {
  checkMain('asyncio.run', main)
  const runner = new Runner(options)
  const result = runner.run(main)
  return result.finally(() => runner.close())
}

/**
 * Runs one program after the other in the same loop: what the first leaves behind - tasks, timers,
 * context variables - goes on in the second. `close` ends the loop as `run` does.
 *
 *     const runner = new Runner()                    with asyncio.Runner() as runner:
 *     try {
 *       await runner.run(connect())                      runner.run(connect())
 *       await runner.run(work())                         runner.run(work())
 *     } finally {
 *       await runner.close()
 *     }
 *
 *   idle      nothing runs; a program can be run, or the runner closed
 *   running   a program runs
 *   closed    everything was cancelled and closed
 *
 * idle -> running   run();   running -> idle   the program ends
 * idle -> closed   close()
 *
 * Python: `asyncio.Runner`.
 */
export class Runner {
  readonly #loop: EventLoop
  readonly #kernel: Kernel
  readonly #context: Context
  #state: 'idle' | 'running' | 'closed' = 'idle'
  #last: Task<unknown> | undefined

  /** `debug` is asyncio's debug mode. */
  constructor({ debug = false }: { readonly debug?: boolean } = {}) {
    this.#loop = new EventLoop(new RealClock(), printWarning)
    this.#kernel = kernelOfLoop(this.#loop)
    this.#kernel.debug = debug
    this.#context = copyContext()
  }

  /** The loop that the programs run in. Throws RuntimeError when it is closed. */
  getLoop(): EventLoop {
    this.#checkOpen()
    return this.#loop
  }

  /**
   * Runs a program to its end; see the function `run`. It runs in the given context, else in that of
   * the runner, which all its programs share.
   *
   * Throws RuntimeError inside a running loop, while another program runs, and when closed;
   * ValueError for what is no coroutine.
   */
  run<T>(main: Coroutine<T>, { context }: { readonly context?: Context } = {}): Promise<T> {
    checkMain('Runner.run', main)
    this.#checkOpen()
    this.#checkIdle()
    const task = this.#loop.createTask(main, { context: context ?? this.#context })
    this.#last = task as Task<unknown>
    this.#state = 'running'
    return new Promise<T>((resolve, reject) => {
      const stages = new Stages(this.#kernel, [() => task as Task<unknown>])
      const driver = new Driver(
        this.#kernel,
        stages,
        task as Task<unknown>,
        (failure, isInterrupted) => {
          this.#state = 'idle'
          if (failure === undefined) return resolve(task.result())
          const isInterrupt = failure.error instanceof CancelledError && isInterrupted
          reject(isInterrupt && task.uncancel() === 0 ? new KeyboardInterrupt() : failure.error)
        },
      )
      driver.start()
    })
  }

  /**
   * Cancels what is left and waits for it, closes the open generators, lets the threads end their
   * work, and closes the loop; a second time it does nothing.
   *
   * Throws RuntimeError while a program runs.
   */
  close(): Promise<void> {
    if (this.#state === 'closed') return Promise.resolve()
    this.#checkIdle()
    this.#state = 'closed'
    return new Promise<void>((resolve, reject) => {
      const stages = new Stages(this.#kernel, shutdown(this.#kernel))
      const driver = new Driver(this.#kernel, stages, undefined, (failure) => {
        for (const context of leftBehind(this.#kernel, this.#last)) printWarning(context)
        this.#kernel.close()
        if (failure === undefined) resolve()
        else reject(failure.error)
      })
      driver.start()
    })
  }

  #checkOpen(): void {
    if (this.#state !== 'closed') return
    throw new RuntimeError('Runner is closed.\n  It ran its programs in one loop; make a new one.')
  }

  #checkIdle(): void {
    if (runningKernel() === this.#kernel || this.#state === 'running') {
      throw new RuntimeError(
        'This event loop is already running.\n' +
          '  A runner runs one program at a time: await runner.run(...) before the next call.',
      )
    }
  }
}

/** What ended some stages before their time. */
type Failure = { readonly error: unknown }

type Ended = (failure: Failure | undefined, isInterrupted: boolean) => void

/** asyncio caps how long it sleeps at a time; so does setTimeout. */
const MAX_SLEEP_SECONDS = 24 * 3600

/** Passes real time between the turns of a loop. */
class Driver {
  readonly #kernel: Kernel
  readonly #stages: Stages
  /** The task that Ctrl-C cancels. */
  readonly #task: Task<unknown> | undefined
  readonly #ended: Ended
  #immediate: NodeJS.Immediate | undefined
  #timer: NodeJS.Timeout | undefined
  #interrupts = 0

  constructor(kernel: Kernel, stages: Stages, task: Task<unknown> | undefined, ended: Ended) {
    this.#kernel = kernel
    this.#stages = stages
    this.#task = task
    this.#ended = ended
  }

  start(): void {
    process.on('SIGINT', this.#interrupt)
    process.on('beforeExit', this.#nothingCanCome)
    if (this.#stages.goOn()) this.#soon()
    else this.#stop(this.#stages.failure)
  }

  #stop(failure: Failure | undefined): void {
    process.off('SIGINT', this.#interrupt)
    process.off('beforeExit', this.#nothingCanCome)
    this.#kernel.wakeUp = undefined
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#ended(failure, this.#interrupts > 0)
  }

  readonly #soon = (): void => {
    this.#kernel.wakeUp = undefined
    clearTimeout(this.#timer)
    this.#immediate = setImmediate(this.#turn)
  }

  readonly #turn = (): void => {
    this.#stages.turn()
    if (!this.#stages.goOn()) return this.#stop(this.#stages.failure)
    if (this.#kernel.ready.size > 0) return this.#soon()
    this.#sleep()
  }

  #sleep(): void {
    this.#kernel.wakeUp = this.#soon
    const when = this.#kernel.timers.nextWhen()
    if (when === Number.POSITIVE_INFINITY) return
    const seconds = Math.min(when - this.#kernel.clock.now(), MAX_SLEEP_SECONDS)
    this.#timer = setTimeout(this.#soon, Math.max(0, seconds) * 1000)
  }

  readonly #interrupt = (): void => {
    this.#interrupts += 1
    if (this.#interrupts === 1 && this.#task?.done() === false) {
      this.#task.cancel()
      return
    }
    process.off('SIGINT', this.#interrupt)
    process.kill(process.pid, 'SIGINT')
  }

  readonly #nothingCanCome = (): void => {
    this.#stop({ error: deadlock(this.#kernel, undefined) })
  }
}

function printWarning(context: ExceptionContext): void {
  const { message, exception, ...about } = context
  const lines = Object.entries(about).map(([key, value]) => `\n${key}: ${value}`)
  const error = exception instanceof Error ? (exception.stack ?? exception.message) : exception
  process.stderr.write(`${message}${lines.join('')}${error === undefined ? '' : `\n${error}`}\n`)
}
