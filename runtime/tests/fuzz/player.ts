// Runs the TypeScript text of a program on the runtime: oracle.py, helper by helper.
import * as runtime from '../../index.ts'
import {
  type AsyncGenerator,
  allTasks,
  asyncGenerator,
  CancelledError,
  ContextVar,
  type Coroutine,
  copyContext,
  currentTask,
  type EventLoop,
  type ExceptionContext,
  ExceptionGroup,
  Future,
  getRunningLoop,
  KeyboardInterrupt,
  RuntimeError,
  simulate,
  Task,
  TaskGroup,
  TimeoutError,
  timeout,
} from '../../index.ts'
import type { Program } from './program.ts'
import { toTypeScript } from './typescript.ts'

const MAX_TURNS = 5000
const MAX_CALLBACKS = 150

class ErrA extends Error {
  override name = 'ErrA'
}

class ErrB extends Error {
  override name = 'ErrB'
}

/** Errors whose text is compared, unless there is an object in it. */
const WITH_TEXT = [
  ErrA,
  ErrB,
  CancelledError,
  RuntimeError,
  runtime.ValueError,
  runtime.InvalidStateError,
]

function hasText(error: Error): boolean {
  return WITH_TEXT.some((type) => error instanceof type)
}

/** Of our own texts what CPython's would be: the first line, with Python's names for the methods. */
function textOf({ message }: Error): string {
  const [line = ''] = message.split('\n')
  if (line.includes('<')) return ''
  if (/^yield was used/.test(line)) return ''
  return line
    .replace(/\.$/, '')
    .replace(/(?<=^Task got bad yield: \d+),.*/, '')
    .replace(/(?<=\b[a-z]+)[A-Z](?=[a-z]+ operation)/, (letter) => `_${letter.toLowerCase()}`)
}

class Manager {
  readonly #enter: () => Coroutine<unknown>
  readonly #exit: (error: unknown) => Coroutine<unknown>
  readonly #swallows: boolean

  constructor(
    enter: () => Coroutine<unknown>,
    exit: (error: unknown) => Coroutine<unknown>,
    swallows: boolean,
  ) {
    this.#enter = enter
    this.#exit = exit
    this.#swallows = swallows
  }

  aenter(): Coroutine<unknown> {
    return this.#enter()
  }

  *aexit(error?: unknown): Coroutine<boolean> {
    yield* this.#exit(error instanceof runtime.GeneratorExit ? undefined : error)
    return this.#swallows
  }
}

/** The trace of the program, as oracle.py writes it. */
export function play(program: Program): string {
  return new Player().play(toTypeScript(program))
}

type Saved = {
  coroutine: Coroutine<unknown>
  way: 'again' | 'once' | undefined
  /** Who runs it at the moment. */
  task: Task<unknown> | undefined
}

class Player {
  readonly #lines: string[] = []
  readonly #errors: unknown[] = []
  readonly #saved = new Map<number, Saved>()
  #slots: Future<unknown>[] = []
  #called = 0
  #variables: ContextVar<unknown>[] = []

  play(text: string): string {
    const names = { ...runtime, ErrA, ErrB, Manager, ...this.#helpers() }
    const makeMain = new Function(
      ...Object.keys(names),
      `'use strict'\nlet loop\n${text}\nreturn function* () { loop = getRunningLoop(); return yield* main() }`,
    )
    const main: () => Coroutine<unknown> = makeMain(...Object.values(names))
    const outcome = simulate(this.#withHandler(main), { trace: false, maxTurns: MAX_TURNS })
    const ending =
      outcome.kind === 'returned'
        ? `returned ${this.#show(outcome.result)}`
        : outcome.kind === 'raised'
          ? `raised ${this.#show(outcome.error)}`
          : outcome.kind === 'deadlock'
            ? 'DEADLOCK'
            : 'TURN LIMIT'
    this.#write(outcome.time, ending)
    for (const context of outcome.warnings) {
      if (!isCollected(context)) this.#write(outcome.time, `WARNING ${this.#complaint(context)}`)
    }
    return this.#lines.join('\n')
  }

  *#withHandler(main: () => Coroutine<unknown>): Coroutine<unknown> {
    this.#setHandler((context) => this.#log(this.#complaint(context)))
    return yield* main()
  }

  #setHandler(handler: (context: ExceptionContext) => void): void {
    getRunningLoop().setExceptionHandler((context) => {
      if (!isCollected(context)) handler(context)
    })
  }

  #write(time: number, text: string): void {
    this.#lines.push(`${general(time)} ${text}`)
  }

  #show(value: unknown): string {
    if (value === undefined || value === null) return 'None'
    if (value === true) return 'True'
    if (value === false) return 'False'
    if (typeof value === 'number') return `${general(value)}`
    if (typeof value === 'string') return value
    if (Array.isArray(value)) return `[${value.map((each) => this.#show(each)).join(', ')}]`
    if (value instanceof Task) return `<${value.getName()}>`
    if (value instanceof Future) {
      const index = this.#slots.indexOf(value)
      return index < 0 ? '<future>' : `<s${index}>`
    }
    if (value instanceof TypeError && /is not a function|of undefined/.test(value.message)) {
      return 'no such method'
    }
    if (value instanceof ExceptionGroup) {
      return `${value.name}${this.#number(value)}${this.#show(value.errors)}`
    }
    if (value instanceof Error) {
      const text = hasText(value) ? `(${textOf(value)})` : ''
      return `${value.name}${text === '()' ? '' : text}${this.#number(value)}`
    }
    const { done, pending } = value as { done?: unknown; pending?: unknown }
    if (done !== undefined) return this.#show([done, pending])
    return '<object>'
  }

  #number(error: unknown): string {
    const known = this.#errors.indexOf(error)
    if (known >= 0) return `#${known}`
    this.#errors.push(error)
    return `#${this.#errors.length - 1}`
  }

  readonly #log = (...values: unknown[]): void => {
    const name = currentTask()?.getName() ?? '-'
    const shown = values.map((value) => this.#show(value))
    const variables = this.#variables.map((each) => each.get()).filter((value) => value !== 0)
    const words = [name, ...shown, ...variables.map((value) => `x=${value}`)]
    this.#write(getRunningLoop().time(), words.join(' '))
  }

  #complaint({ message, task, exception }: ExceptionContext): string {
    const start =
      /^(Exception in callback|an error occurred during closing of \w+ \w+|Task <)/.exec(message)
    const what = start ? `${start[0]}...` : message
    return `HANDLER ${what}${task === undefined ? '' : ` ${this.#show(task)}`} ${this.#show(exception)}`
  }

  #use(index: number, way: 'again' | 'once', allowed: readonly unknown[]): Coroutine<unknown> {
    const saved = this.#saved.get(index)
    if (saved === undefined || !allowed.includes(saved.way)) return this.#noop()
    if (saved.task !== undefined && saved.task === currentTask()) return this.#noop()
    saved.way = way
    return saved.coroutine
  }

  #rescue(): void {
    const settle = (when: number) => {
      for (const future of this.#slots) {
        if (!future.done() && !(future instanceof Task)) future.setResult(when)
      }
    }
    const cancelAll = () => {
      for (const task of allTasks()) task.cancel()
    }
    const loop = getRunningLoop()
    for (const when of [4, 8, 12, 16]) loop.callAt(when, settle, when)
    for (const when of [30, 40, 50]) loop.callAt(when, cancelAll)
  }

  *#noop(): Coroutine<void> {
    this.#log('noop')
  }

  #helpers(): Record<string, unknown> {
    return {
      log: this.#log,
      complaint: (context: ExceptionContext) => this.#complaint(context),
      attempt,
      futures: () => {
        const loop = getRunningLoop()
        this.#slots = Array.from({ length: 6 }, () => loop.createFuture())
        return this.#slots
      },
      generators: () => [asyncGenerator(empty), asyncGenerator(empty)],
      handles: () => [undefined, undefined, undefined],
      callbacks: () => [() => {}, () => {}, () => {}],
      groups: () => [new TaskGroup(), new TaskGroup()],
      timeouts: () => [timeout(undefined), timeout(undefined)],
      counters: () => [0],
      variables: () => {
        this.#variables = [new ContextVar<unknown>('x', { default: 0 })]
        return this.#variables
      },
      contexts: () => [copyContext(), copyContext()],
      eager: (on: boolean) =>
        getRunningLoop().setTaskFactory(on ? runtime.eagerTaskFactory : undefined),
      rescue: () => this.#rescue(),
      save: (index: number, body: () => Coroutine<unknown>) => {
        const saved: Saved = { coroutine: running(), way: undefined, task: undefined }
        function* running(): Coroutine<unknown> {
          saved.task = currentTask()
          try {
            return yield* body()
          } finally {
            saved.task = undefined
          }
        }
        this.#saved.set(index, saved)
      },
      again: (index: number) => this.#use(index, 'again', [undefined, 'again']),
      once: (index: number) => this.#use(index, 'once', [undefined]),
      spent: () => {
        this.#called += 1
        if (this.#called === MAX_CALLBACKS) this.#log('SPENT')
        return this.#called >= MAX_CALLBACKS
      },
      setHandler: (handler: (context: ExceptionContext) => void) => this.#setHandler(handler),
      report: (loop: EventLoop) => loop.callExceptionHandler({ message: 'reported' }),
      is,
      leaving: (exit: string, value: unknown) => ({ exit, value }),
      describe: (thing: unknown) => String(thing).length > 0,
      foreign,
      custom: () => custom,
      bareFuture: bare,
      bareNumber: () => bare(5),
      bareGenerator: () => bare(empty()),
      nan: () => runtime.sleep(Number.NaN),
      waitOfFuture: (future: never) => runtime.wait(future),
      waitOfCoroutine: () => runtime.wait([empty() as never]),
      enter: (manager: TaskGroup) => void manager.aenter().next(),
      step,
      anextOf,
      acloseOf,
    }
  }
}

function attempt(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    if (error instanceof KeyboardInterrupt) throw error
    return error
  }
}

/** Would this `except` catch it? */
function is(kind: string, error: unknown): boolean {
  // A BaseExceptionGroup is no Exception, and none of these.
  if (error instanceof ExceptionGroup && error.name === 'BaseExceptionGroup') return false
  const known: Record<string, boolean> = {
    cancelled: error instanceof CancelledError,
    A: error instanceof ErrA,
    B: error instanceof ErrB,
    timeout: error instanceof TimeoutError,
    runtime: error instanceof RuntimeError,
    group: error instanceof ExceptionGroup,
    error: !(error instanceof CancelledError || error instanceof KeyboardInterrupt),
    any: true,
  }
  return known[kind] ?? false
}

function* empty(): Coroutine<void> {}

const custom = {
  *[Symbol.iterator](): Coroutine<string> {
    yield
    return 'custom'
  },
}

/** A future of another loop. */
function foreign(): Future<unknown> {
  return otherLoop.createFuture()
}

const otherLoop = loopOf(
  simulate(
    (function* (): Coroutine<EventLoop> {
      return getRunningLoop()
    })(),
  ),
)

function loopOf({ result }: { result?: EventLoop | undefined }): EventLoop {
  if (result === undefined) throw new Error('simulate gave no loop')
  return result
}

function* bare(thing: unknown): Coroutine<void> {
  yield thing as undefined
}

/** Runs it by hand, as nobody should. */
function step(coroutine: Coroutine<unknown>): void {
  if (!coroutine.next().done) coroutine.next()
}

function* anextOf(generator: AsyncGenerator<unknown>): Coroutine<unknown> {
  return yield* generator.anext()
}

function* acloseOf(generator: AsyncGenerator<unknown>): Coroutine<unknown> {
  return yield* generator.aclose()
}

/** Is it about garbage collection, whose moment nobody can predict? */
function isCollected({ message }: ExceptionContext): boolean {
  return /never retrieved|was destroyed/.test(message)
}

/** Python's %g: six significant digits. */
function general(number: number): number {
  return Number(number.toPrecision(6))
}
