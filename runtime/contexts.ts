// Values that belong to a task and to whatever it starts, instead of to the whole program.
// Python: contextvars.
//
// A context is a map that is never changed, only replaced, so that a copy costs nothing. Most
// programs have no context variable: for them the current context, and that of every task and
// callback, is undefined, which stands for an empty one that nobody has looked at.
import { LookupError, RuntimeError, ValueError } from './exceptions.ts'

type Values = ReadonlyMap<ContextVar<unknown>, unknown>

const NO_VALUES: Values = new Map()

/** The context that this moment runs in, and that of the task itself, which may be another one. */
export const contexts: { current: Context | undefined; ofTask: Context | undefined } = {
  current: undefined,
  ofTask: undefined,
}

// Doors to the private state for the rest of the runtime; the class opens them below.

/** Makes a context the current one. Throws RuntimeError when it is one already. */
export let enterContext: (context: Context) => void

/** Ends the current context and returns it; the one that was before becomes current again. */
export let leaveContext: (before: Context | undefined) => Context | undefined

let valuesOf: (context: Context) => Values
let setValues: (context: Context, values: Values) => void

/** The values of all context variables at one moment. Python: `contextvars.Context`. */
export class Context {
  #values: Values = NO_VALUES
  #isEntered = false

  /**
   * Calls `f(...args)` in this context: what it sets stays in the context and is seen nowhere else.
   *
   * Throws RuntimeError when the context is entered already.
   */
  run<A extends unknown[], R>(f: (...args: A) => R, ...args: A): R {
    // Made now: the caller has to find its own again.
    const before = currentContext()
    enterContext(this)
    try {
      return f(...args)
    } finally {
      leaveContext(before)
    }
  }

  /** A context of its own with the same values. */
  copy(): Context {
    const copy = new Context()
    copy.#values = this.#values
    return copy
  }

  /** The value that a variable has here, or undefined; defaults do not count. */
  get<T>(variable: ContextVar<T>): T | undefined {
    return this.#values.get(variable) as T | undefined
  }

  /** Was the variable set here? */
  has(variable: ContextVar<unknown>): boolean {
    return this.#values.has(variable)
  }

  toString(): string {
    return `<Context of ${this.#values.size}>`
  }

  static {
    enterContext = (context) => {
      if (context.#isEntered) {
        throw new RuntimeError(
          `cannot enter context: ${context} is already entered.\n` +
            '  Code runs in it this moment. Enter a copy of it: context.copy().run(f)',
        )
      }
      context.#isEntered = true
      contexts.current = context
    }
    leaveContext = (before) => {
      const ended = contexts.current
      if (ended !== undefined) ended.#isEntered = false
      contexts.current = before
      return ended
    }
    valuesOf = (context) => context.#values
    setValues = (context, values) => {
      context.#values = values
    }
  }
}

/** A copy of the current context. Python: `contextvars.copy_context`. */
export function copyContext(): Context {
  return copyCurrent() ?? new Context()
}

/** As `copyContext`; undefined for a context that nobody has looked at. */
export function copyCurrent(): Context | undefined {
  return contexts.current?.copy()
}

/** The context that this moment runs in, made now if nobody has looked at it yet. */
export function currentContext(): Context {
  if (contexts.current === undefined) {
    contexts.ofTask = new Context()
    enterContext(contexts.ofTask)
  }
  return contexts.current as unknown as Context
}

/** What `set` returns, for `reset`: remembers the value from before. Python: `contextvars.Token`. */
export class Token<T> {
  /** The variable that was set. */
  readonly variable: ContextVar<T>
  /** The value from before; undefined when there was none. */
  readonly oldValue: T | undefined
  readonly #context: Context
  readonly #hadValue: boolean
  #isUsed = false

  /** Use `variable.set`. */
  constructor(variable: ContextVar<T>, context: Context) {
    this.variable = variable
    this.oldValue = context.get(variable)
    this.#hadValue = context.has(variable)
    this.#context = context
  }

  /** The values from before the `set`. Throws when the token does not fit, or was used. */
  static restore<T>(token: Token<T>, variable: ContextVar<T>): void {
    if (token.#isUsed) throw new RuntimeError(`${token} has already been used once`)
    if (token.variable !== variable) {
      throw new ValueError(`${token} was created by a different ContextVar`)
    }
    if (token.#context !== contexts.current) {
      throw new ValueError(
        `${token} was created in a different Context.\n` +
          '  A task resets what it has set itself; what another task sets is not seen here anyway.',
      )
    }
    token.#isUsed = true
    const values = new Map(valuesOf(token.#context))
    if (token.#hadValue) values.set(variable, token.oldValue)
    else values.delete(variable)
    setValues(token.#context, values)
  }

  toString(): string {
    return `<Token${this.#isUsed ? ' used' : ''} var=${this.variable}>`
  }
}

/**
 * A variable of which every task has its own value: a new task, and a callback, begins with the
 * values of the moment it was made in, and what it sets is not seen outside of it.
 *
 *     const user = new ContextVar<string>('user', { default: 'nobody' })
 *     const token = user.set('ana')
 *     user.get()            // 'ana', here and in the tasks made from here
 *     user.reset(token)
 *
 * Python: `contextvars.ContextVar`.
 */
export class ContextVar<T> {
  readonly #name: string
  readonly #default: { readonly default?: T }

  /** The name is for messages; with a default `get` never throws. */
  constructor(name: string, options: { readonly default?: T } = {}) {
    this.#name = name
    this.#default = options
  }

  /** The name it was made with. */
  get name(): string {
    return this.#name
  }

  /** The value here, else `fallback`, else the default. Throws LookupError when there is none. */
  get(): T
  get<F>(fallback: F): T | F
  get(...fallback: [unknown?]): unknown {
    const { current } = contexts
    if (current?.has(this)) return current.get(this)
    if (fallback.length > 0) return fallback[0]
    if ('default' in this.#default) return this.#default.default
    throw new LookupError(
      `${this} has no value here.\n` +
        '  It was set in no task above this one, and has no default: new ContextVar(name, { default: ... })',
    )
  }

  /** Gives it a value in the current context; the token takes that back. */
  set(value: T): Token<T> {
    const context = currentContext()
    const token = new Token(this, context)
    setValues(context, new Map(valuesOf(context)).set(this, value))
    return token
  }

  /** Gives it the value from before `set`. Throws for a token of elsewhere, or used before. */
  reset(token: Token<T>): void {
    Token.restore(token, this)
  }

  toString(): string {
    return `<ContextVar name='${this.#name}'>`
  }
}
