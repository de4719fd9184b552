// Functions that produce items and await in between. In Python `yield` inside `async def` hands out
// an item; here `yield` belongs to the loop, so an item is handed out with `yield* emit(item)`.
// Python: asynchronous generators, `contextlib.aclosing`, `loop.shutdown_asyncgens`.
import { type Awaitable, type Coroutine, isCoroutine, type Suspension } from './coroutines.ts'
import { type Kernel, requireKernel, touch } from './events.ts'
import { isBaseException, RuntimeError, StopAsyncIteration } from './exceptions.ts'
import { isFuture } from './futures.ts'
import { gather } from './gather.ts'
import { describe } from './misuse.ts'

/** Hands an item to whoever asked for it, and waits until the next one is asked for. */
export type Emit<T> = (item: T) => Awaitable<void>

type Step = IteratorResult<Suspension, void>

/**
 * Produces its items on demand. Use `asyncGenerator`.
 *
 *   created     nothing has run
 *   running     somebody waits in anext() or aclose()
 *   suspended   the body stands at an emit
 *   closed      the body has ended
 *
 * created or suspended -> running   anext(); aclose() when suspended
 * running -> suspended   the body emits
 * running -> closed   the body ends, or throws
 * created -> closed   aclose(): the body never runs
 */
export class AsyncGenerator<T> {
  #state: 'created' | 'running' | 'suspended' | 'closed' = 'created'
  readonly #body: Coroutine<void>
  /** True while the body is on the stack. */
  #isStepping = false
  /** Made by emit() and not awaited yet. */
  #emission: Emission<T> | undefined
  #kernel: Kernel | undefined

  constructor(body: (emit: Emit<T>) => Coroutine<void>) {
    this.#body = body((item) => this.#emit(item))
    if (!isCoroutine(this.#body)) throw new TypeError(noCoroutine(this.#body))
  }

  /** The iterator of a generator is itself. */
  aiter(): this {
    return this
  }

  /**
   * The next item; throws StopAsyncIteration when there are no more.
   *
   * Suspends: only where the body does.
   * Cancelled: the body gets the CancelledError; if it lets it pass, the generator is closed.
   * Python: `await generator.__anext__()`.
   */
  *anext(): Coroutine<T> {
    touch(this, 'changes')
    if (this.#state === 'running') throw alreadyRunning('anext')
    if (this.#state === 'closed') throw new StopAsyncIteration()
    this.#register()
    this.#state = 'running'
    const body = this.#body
    const emission = yield* this.#drive((sent) => body.next(sent))
    if (emission === undefined) throw new StopAsyncIteration()
    return emission.item
  }

  /**
   * Ends the generator where it stands: its `finally` blocks run, and may await.
   *
   * Suspends: only where the `finally` blocks do.
   * Cancelled: the `finally` blocks get the CancelledError.
   * Python: `await generator.aclose()`.
   */
  *aclose(): Coroutine<void> {
    touch(this, 'changes')
    if (this.#state === 'running') throw alreadyRunning('aclose')
    if (this.#state === 'closed') return
    if (this.#state === 'created') return this.#close()
    this.#state = 'running'
    const body = this.#body
    const emission = yield* this.#drive(() => body.return())
    if (emission !== undefined) {
      throw new RuntimeError(
        'async generator ignored GeneratorExit.\n' +
          '  It was closed, and a `finally` block emitted another item, which nobody will take.',
      )
    }
  }

  toString(): string {
    return `<AsyncGenerator ${this.#state}>`
  }

  /**
   * Lets the body go on until it emits or ends. What it waits for in between passes through to the
   * loop, and what the loop answers passes back.
   */
  #drive(begin: (sent: undefined) => Step): Awaitable<Emission<T> | undefined> {
    let resume = begin
    const iterator = {
      next: (sent: undefined) => {
        const step = resume
        resume = (answer) => this.#body.next(answer)
        return this.#step(() => step(sent))
      },
      throw: (error: unknown) => this.#step(() => this.#body.throw(error)),
    }
    return { [Symbol.iterator]: () => iterator }
  }

  #step(step: () => Step): IteratorResult<Suspension, Emission<T> | undefined> {
    touch(this, 'changes')
    let result: Step
    this.#isStepping = true
    try {
      result = step()
    } catch (error) {
      this.#close()
      if (error instanceof StopAsyncIteration) {
        throw new RuntimeError('async generator raised StopAsyncIteration', { cause: error })
      }
      throw error
    } finally {
      this.#isStepping = false
    }
    const emission = this.#emission
    this.#emission = undefined
    if (emission !== undefined && (result.value as unknown) === emission) {
      if (!emission.isAwaited) return this.#refuse(withoutStar('yield emit(item)'))
      this.#state = 'suspended'
      return { done: true, value: emission }
    }
    // A forgotten emission comes to light when the body does anything else.
    if (emission !== undefined) return this.#refuse(withoutStar('emit(item)'))
    if (result.done) {
      this.#close()
      return { done: true, value: undefined }
    }
    if (isItem(result.value)) {
      return this.#refuse(withoutStar(`yield ${describe(result.value)}`))
    }
    return result
  }

  /** Throws into the body at its yield; a body that has ended cannot take it any more. */
  #refuse(error: Error): IteratorResult<Suspension, Emission<T> | undefined> {
    return this.#step(() => this.#body.throw(error))
  }

  #emit(item: T): Emission<T> {
    if (!this.#isStepping) {
      throw new RuntimeError(
        'emit() was called outside of its generator.\n' +
          '  Emit in the body itself, or in a coroutine that it awaits: a task or a callback cannot.\n' +
          '  To gather items from several tasks, let them put into a Queue and emit what comes out of it.',
      )
    }
    if (this.#emission !== undefined) throw withoutStar('emit(item)')
    this.#emission = new Emission(item)
    return this.#emission
  }

  #register(): void {
    if (this.#state !== 'created') return
    this.#kernel = requireKernel()
    openGenerators(this.#kernel).add(this as AsyncGenerator<unknown>)
  }

  #close(): void {
    this.#state = 'closed'
    if (this.#kernel !== undefined) {
      openGenerators(this.#kernel).delete(this as AsyncGenerator<unknown>)
    }
  }
}

/**
 * An asynchronous generator: runs the body as far as items are asked for.
 *
 *     function pages(url: string) {                  async def pages(url):
 *       return asyncGenerator<Page>(function* (emit) {
 *         while (url) {                                  while url:
 *           const page = yield* download(url)                page = await download(url)
 *           yield* emit(page)                                yield page
 *           url = page.next                                  url = page.next
 *         }
 *       })
 *     }
 *     yield* asyncFor(pages(url), function* (page) { ... })
 *
 * Calling it runs nothing. A loop that leaves early does not close it: see `aclosing`.
 */
export function asyncGenerator<T>(body: (emit: Emit<T>) => Coroutine<void>): AsyncGenerator<T> {
  return new AsyncGenerator(body)
}

/**
 * Closes something when a block ends, however it ends.
 *
 *     yield* asyncWith(aclosing(pages(url)), function* (pages) {
 *       return yield* asyncFor(pages, function* (page) { ... return leave(page) })
 *     })
 *
 * Suspends: only where aclose does, at the end of the block.
 * Cancelled: what is closed by then stays closed; aclose gets the CancelledError.
 * Python: `contextlib.aclosing`.
 */
export function aclosing<G extends { aclose(): Awaitable<unknown> }>(thing: G) {
  return {
    *aenter(): Coroutine<G> {
      return thing
    },
    *aexit(_error?: unknown): Coroutine<void> {
      yield* thing.aclose()
    },
  }
}

/**
 * Closes the generators of a loop that were begun and not ended; their errors go to the exception
 * handler.
 *
 * Suspends: only if there are any.
 * Cancelled: the closing of each is cancelled.
 * Python: `loop.shutdown_asyncgens()`.
 */
export function* shutdownGenerators(kernel: Kernel): Coroutine<void> {
  const generators = [...openGenerators(kernel)]
  if (generators.length === 0) return
  openGenerators(kernel).clear()
  const closing = generators.map((generator) => generator.aclose())
  const results = yield* gather(closing, { returnExceptions: true })
  for (const [index, exception] of results.entries()) {
    if (exception === undefined || isBaseException(exception)) continue
    kernel.report({
      message: `an error occurred during closing of asynchronous generator ${generators[index]}`,
      exception,
    })
  }
}

const open = new WeakMap<Kernel, Set<AsyncGenerator<unknown>>>()

function openGenerators(kernel: Kernel): Set<AsyncGenerator<unknown>> {
  const known = open.get(kernel)
  if (known !== undefined) return known
  const none = new Set<AsyncGenerator<unknown>>()
  open.set(kernel, none)
  return none
}

/** An item on its way from `emit` to `anext`; what the body yields instead of a suspension. */
class Emission<T> {
  readonly item: T
  isAwaited = false

  constructor(item: T) {
    this.item = item
  }

  [Symbol.iterator](): Iterator<Suspension, void, void> {
    return this as unknown as Iterator<Suspension, void, void>
  }

  next(): { done: boolean; value: unknown } {
    if (this.isAwaited) return { done: true, value: undefined }
    this.isAwaited = true
    return { done: false, value: this }
  }

  throw(error: unknown): never {
    throw error
  }
}

/** Yielded as in Python, to hand it out? What a task has an error for is left to the task. */
function isItem(value: unknown): boolean {
  if (value === undefined || isFuture(value) || isCoroutine(value)) return false
  return !(value instanceof Emission || value instanceof Promise)
}

function withoutStar(written: string): RuntimeError {
  return new RuntimeError(
    `yield was used instead of yield* in an asynchronous generator: ${written}.\n` +
      '  An item is handed out by waiting until somebody takes it; without yield* emit it is lost.\n' +
      '  yield* emit(item)',
  )
}

function alreadyRunning(method: string): RuntimeError {
  return new RuntimeError(
    `${method}(): asynchronous generator is already running.\n` +
      '  Another task waits for its next item. Give each task a generator of its own, or share a Queue.',
  )
}

function noCoroutine(body: unknown): string {
  return (
    `the body of asyncGenerator is not a coroutine function: it returned ${describe(body)}.\n` +
    '  A plain function cannot await; the star is probably missing.\n' +
    '  asyncGenerator(function* (emit) { ... yield* emit(item) ... })'
  )
}
