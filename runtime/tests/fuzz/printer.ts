// Writes a program down as text. What both languages have in common stands here; python.ts and typescript.ts fill in the
// rest. The two texts are what is run and what is shown: statement by statement the same.
import {
  ARRAYS,
  type Argument,
  ATTRIBUTES,
  type Awaitable,
  type Call,
  type Fault,
  type Manager,
  type Program,
  type Statement,
  type Target,
  THINGS,
  WRONG,
} from './program.ts'

/** Ways out of a body that the place decides how to write. */
export type Exit = 'return' | 'break' | 'continue'

/** What may be written at a place. */
export type Scope = {
  /** Can one await? */
  readonly canAwait: boolean
  /** Is it the body of an async generator? */
  readonly canEmit: boolean
  /** The name of the error being handled. */
  readonly error: string | undefined
  /** How to leave; undefined when that cannot be done here. */
  readonly leave: (exit: Exit, value: string) => string[] | undefined
}

export type Loop = Extract<Statement, { do: 'loop' }>
export type Try = Extract<Statement, { do: 'try' }>
export type With = Extract<Statement, { do: 'with' }>
export type For = Extract<Statement, { do: 'for' }>
export type Completed = Extract<Statement, { do: 'completed' }>

/** A text under way. */
export abstract class Printer {
  #logs = 0
  #names = 0

  /** The whole program. */
  print(program: Program): string {
    const debug = program.debug ? this.plain(`loop.${this.call('setDebug', this.truth(true))}`) : []
    const eager = program.eager ? this.plain(this.call('eager', this.truth(true))) : []
    const rescue = program.rescue ? this.plain(this.call('rescue')) : []
    const body = this.body(program.main, this.topScope())
    const text = body.join('\n')
    const made: string[] = []
    for (const [array, helper] of Object.entries(ARRAYS)) {
      if (new RegExp(`\\b${array}\\[`).test(text))
        made.push(...this.define(array, this.call(helper)))
    }
    for (const [name, [type, argument]] of Object.entries(THINGS)) {
      // condition1 is made with lock0.
      if (!text.includes(name) && !(name === 'lock0' && text.includes('condition1'))) continue
      made.push(...this.define(name, this.make(type, `${argument}`)))
    }
    return `${this.coroutine('main', '', [...debug, ...eager, ...made, ...rescue, ...body]).join('\n')}\n`
  }

  // What the languages decide.

  /** Where the language stands in tables of both. */
  protected abstract readonly language: 0 | 1
  /** How the language calls what TypeScript calls so. */
  protected abstract name(camel: string): string
  protected abstract readonly none: string
  protected abstract await(awaitable: string): string
  protected abstract make(type: string, argument: string): string
  protected abstract tuple(items: string[]): string
  protected abstract lambda(expression: string): string
  protected abstract isTrue(expression: string): string
  protected abstract isAtLeast(expression: string, least: number): string
  protected abstract list(
    callee: string,
    items: string[],
    options: Record<string, string | undefined>,
  ): string
  /** A call with options behind the arguments. */
  protected abstract withOptions(
    callee: string,
    argument: string,
    options: Record<string, string | undefined>,
  ): string
  protected abstract define(name: string, expression: string): string[]
  protected abstract raise(error: string): string[]
  protected abstract coroutine(name: string, parameter: string, body: string[]): string[]
  protected abstract callable(name: string, parameter: string, body: string[]): string[]
  protected abstract generator(name: string, body: string[]): string[]
  protected abstract makeGenerator(name: string): string
  protected abstract turn(): string[]
  protected abstract emit(item: string): string[]
  protected abstract unlessSpent(): string[]
  protected abstract when(condition: string, body: string[]): string[]
  protected abstract count(counter: string): string[]
  protected abstract nothing(): string[]
  protected abstract topScope(): Scope
  protected abstract generatorScope(): Scope
  protected abstract loop(statement: Loop, scope: Scope): string[]
  protected abstract try(statement: Try, scope: Scope): string[]
  protected abstract with(statement: With, scope: Scope): string[]
  protected abstract for(statement: For, scope: Scope): string[]
  protected abstract completed(statement: Completed, scope: Scope): string[]

  // What the subclasses use.

  protected body(statements: readonly Statement[], scope: Scope): string[] {
    const lines = statements.flatMap((statement) => this.#statement(statement, scope))
    return lines.length === 0 ? this.nothing() : lines
  }

  /** A name that occurs once. */
  protected fresh(kind: string): string {
    this.#names += 1
    return `${kind}${this.#names}`
  }

  /** A line that logs, with a number of its own. */
  protected log(...values: string[]): string[] {
    this.#logs += 1
    return this.plain(this.call('log', `${this.#logs}`, ...values))
  }

  protected call(callee: string, ...args: string[]): string {
    return `${this.name(callee)}(${args.join(', ')})`
  }

  /** An expression as a statement. */
  protected plain(expression: string): string[] {
    return [expression]
  }

  /** What enters a block: lines to stand before it, the manager, and lines for the block to begin with. */
  protected manager(
    manager: Manager,
    value: string,
  ): { before: string[]; made: string; target: string; begin: string[] } {
    switch (manager.m) {
      case 'timeout':
      case 'timeoutAt': {
        const made = this.call(manager.m, this.#argument(manager.seconds))
        return { before: [], made, target: `tm[${manager.index}]`, begin: [] }
      }
      case 'group':
        return {
          before: [],
          made: this.make('TaskGroup', ''),
          target: `g[${manager.index}]`,
          begin: [],
        }
      case 'again':
        return { before: [], made: `${manager.on}[${manager.index}]`, target: '', begin: [] }
      case 'thing':
        return { before: [], made: target(manager), target: value, begin: this.log(value) }
      case 'aclosing':
        return {
          before: [],
          made: this.call('aclosing', `a[${manager.index}]`),
          target: value,
          begin: [],
        }
      case 'own': {
        const enter = this.fresh('enter')
        const exit = this.fresh('exit')
        const before = [
          ...this.coroutine(enter, '', this.body(manager.enter, this.topScope())),
          ...this.coroutine(exit, 'error', [
            ...this.log(quote('leaving'), 'error'),
            ...this.body(manager.exit, this.topScope()),
          ]),
        ]
        const made = this.make('Manager', `${enter}, ${exit}, ${this.#argument(manager.swallows)}`)
        return { before, made, target: value, begin: this.log(value) }
      }
    }
  }

  /** The list of `asCompleted`. */
  protected asCompleted({ items, seconds }: Completed): { before: string[]; made: string } {
    const { before, texts } = this.#awaitables(items)
    const timeout = seconds === null ? undefined : `${seconds}`
    const made = this.withOptions('asCompleted', `[${texts.join(', ')}]`, { timeout })
    return { before, made }
  }

  #statement(statement: Statement, scope: Scope): string[] {
    switch (statement.do) {
      case 'log':
        return this.log()
      case 'names':
        return this.log(this.call('allTasks'))
      case 'describe':
        return this.log(this.call('describe', this.name(target(statement))))
      case 'wrong': {
        const wrong = WRONG[statement.which][this.language].replace('SLOT', `s[${statement.slot}]`)
        return this.log(this.call('attempt', this.lambda(wrong)))
      }
      case 'enter': {
        const entered = this.call('enter', target(statement))
        return this.log(this.call('attempt', this.lambda(entered)))
      }
      case 'step': {
        const { before, text } = this.#awaitable(statement.of)
        return [...before, ...this.log(this.call('attempt', this.lambda(this.call('step', text))))]
      }
      case 'raise':
        return this.raise(this.#fault(statement.fault))
      case 'call':
        return this.log(this.#attempt(statement))
      case 'if':
        return this.when(this.isTrue(this.#attempt(statement.of)), this.body(statement.body, scope))
      case 'count':
        return this.count(`v[${statement.index}]`)
      case 'report':
        return this.log(this.call('report', 'loop'))
      case 'eager':
        return this.plain(this.call('eager', this.truth(statement.on)))
      case 'copy':
        return this.#assign(`k[${statement.index}]`, this.call('copyContext'))
      case 'run': {
        const name = this.fresh('callback')
        const run = this.lambda(`k[${statement.index}].run(${name})`)
        return [...this.#callback(name, '', statement.body), ...this.log(this.call('attempt', run))]
      }
      case 'future':
        return this.#assign(`s[${statement.slot}]`, this.name('loop.createFuture()'))
      case 'spawn': {
        const { before, text } = this.#awaitable(statement.of)
        const options = { name: quoted(statement.name), context: context(statement) }
        const task = this.withOptions('createTask', text, options)
        return [...before, ...this.#assign(`s[${statement.slot}]`, task)]
      }
      case 'join': {
        const { before, text } = this.#awaitable(statement.of)
        const create = `g[${statement.group}].${this.name('createTask')}`
        const options = { name: quoted(statement.name), context: context(statement) }
        const task = this.withOptions(create, text, options)
        return [...before, ...this.#assign(`s[${statement.slot}]`, task)]
      }
      case 'let': {
        const { before, text } = this.#awaitable(statement.of)
        const future = statement.ensure ? this.call('ensureFuture', text) : text
        return [...before, ...this.#assign(`s[${statement.slot}]`, future)]
      }
      case 'save': {
        const name = this.fresh('co')
        return [
          ...this.coroutine(name, '', this.#coroutineBody(statement.body)),
          ...this.plain(this.call('save', `${statement.index}`, name)),
        ]
      }
      case 'generator': {
        const name = this.fresh('gen')
        const body = this.body(statement.body, this.generatorScope())
        return [
          ...this.generator(name, [...this.log(), ...body]),
          ...this.#assign(`a[${statement.index}]`, this.makeGenerator(name)),
        ]
      }
      case 'callback': {
        const before: string[] = []
        if (statement.body !== undefined) {
          const name = this.fresh('callback')
          before.push(
            ...this.#callback(name, 'future', statement.body),
            ...this.#assign(`f[${statement.index}]`, name),
          )
        }
        const method = `s[${statement.slot}].${this.name('addDoneCallback')}`
        const add = this.withOptions(method, `f[${statement.index}]`, {
          context: context(statement),
        })
        return [...before, ...this.log(this.call('attempt', this.lambda(add)))]
      }
      case 'uncallback': {
        const remove = `s[${statement.slot}].${this.name('removeDoneCallback')}(f[${statement.index}])`
        return this.log(this.call('attempt', this.lambda(remove)))
      }
      case 'schedule': {
        const name = this.fresh('callback')
        const when = statement.how === 'callSoon' ? [] : [this.#argument(statement.when)]
        const hasValue = statement.how === 'callSoon'
        const args = [...when, name, ...(hasValue ? [`s[${statement.index}]`] : [])].join(', ')
        const handle = this.withOptions(`loop.${this.name(statement.how)}`, args, {
          context: context(statement),
        })
        return [
          ...this.#callback(name, hasValue ? 'value' : '', statement.body),
          ...this.#assign(`h[${statement.index}]`, handle),
        ]
      }
      case 'handler': {
        const name = this.fresh('handler')
        const body = this.body(statement.body, this.#callbackScope())
        return [
          ...this.callable(name, 'context', [
            ...this.unlessSpent(),
            ...this.log(this.call('complaint', 'context')),
            ...body,
          ]),
          ...this.plain(this.call('setHandler', name)),
        ]
      }
      default:
        if (!scope.canAwait) return []
        return this.#inCoroutine(statement, scope)
    }
  }

  #inCoroutine(statement: Exclude<Statement, { do: 'log' | 'call' }>, scope: Scope): string[] {
    switch (statement.do) {
      case 'await': {
        const { before, text } = this.#awaitable(statement.of, true)
        return [...before, ...this.log(this.await(text))]
      }
      case 'turn':
        return this.turn()
      case 'return':
        return scope.leave('return', scope.canEmit ? '' : this.#argument(statement.value)) ?? []
      case 'break':
      case 'continue':
        return scope.leave(statement.do, '') ?? []
      case 'reraise':
        return scope.error === undefined ? [] : this.raise(scope.error)
      case 'emit':
        return scope.canEmit ? this.emit(`${statement.value}`) : []
      case 'loop':
        return this.loop(statement, scope)
      case 'try':
        return this.try(statement, scope)
      case 'with':
        return this.with(statement, scope)
      case 'for':
        return this.for(statement, scope)
      case 'completed':
        return this.completed(statement, scope)
    }
    return []
  }

  #callback(name: string, parameter: string, body: readonly Statement[]): string[] {
    return this.callable(name, parameter, [
      ...this.unlessSpent(),
      ...(parameter === '' ? this.log() : this.log(parameter)),
      ...this.body(body, this.#callbackScope()),
    ])
  }

  #callbackScope(): Scope {
    return { canAwait: false, canEmit: false, error: undefined, leave: () => undefined }
  }

  #coroutineBody(body: readonly Statement[]): string[] {
    return [...this.log(), ...this.body(body, this.topScope())]
  }

  #assign(place: string, expression: string): string[] {
    return this.plain(`${place} = ${expression}`)
  }

  #attempt(call: Call): string {
    return this.call('attempt', this.lambda(this.#calling(call)))
  }

  #calling({ method, args, ...on }: Target & Pick<Call, 'method' | 'args'>): string {
    const called = `${this.name(target(on))}.${this.name(method)}`
    if (ATTRIBUTES.has(method)) return called
    if (method === 'shutdown') {
      const immediate = args[0] === 1 ? this.#argument(true) : undefined
      return this.withOptions(called, '', { immediate })
    }
    return `${called}(${args.map((argument) => this.#argument(argument)).join(', ')})`
  }

  #awaitables(items: readonly Awaitable[]): { before: string[]; texts: string[] } {
    const written = items.map((item) => this.#awaitable(item))
    return {
      before: written.flatMap(({ before }) => before),
      texts: written.map(({ text }) => text),
    }
  }

  /** The functions it needs, and the expression. `isDirect`: it is awaited on the spot. */
  #awaitable(awaitable: Awaitable, isDirect = false): { before: string[]; text: string } {
    switch (awaitable.a) {
      case 'slot':
        return { before: [], text: `s[${awaitable.slot}]` }
      case 'coroutine': {
        const name = this.fresh('co')
        return {
          before: this.coroutine(name, '', this.#coroutineBody(awaitable.body)),
          text: `${name}()`,
        }
      }
      case 'saved':
        return { before: [], text: this.call(isDirect ? 'again' : 'once', `${awaitable.index}`) }
      case 'sleep': {
        const { seconds, result } = awaitable
        const args = result === undefined ? [] : [this.#argument(result)]
        return { before: [], text: this.call('sleep', `${seconds}`, ...args) }
      }
      case 'call':
        return { before: [], text: this.#calling(awaitable) }
      case 'until': {
        const predicate = this.lambda(this.isAtLeast('v[0]', awaitable.atLeast))
        const condition = `condition${awaitable.index}`
        return { before: [], text: `${condition}.${this.name('waitFor')}(${predicate})` }
      }
      case 'gather': {
        const { before, texts } = this.#awaitables(awaitable.items)
        const returnExceptions = awaitable.returnExceptions ? this.#argument(true) : undefined
        return { before, text: this.list('gather', texts, { returnExceptions }) }
      }
      case 'shield': {
        const { before, text } = this.#awaitable(awaitable.of)
        return { before, text: this.call('shield', text) }
      }
      case 'waitFor': {
        const { before, text } = this.#awaitable(awaitable.of)
        return { before, text: this.call('waitFor', text, this.#argument(awaitable.seconds)) }
      }
      case 'wait': {
        const slots = `[${awaitable.slots.map((slot) => `s[${slot}]`).join(', ')}]`
        const timeout = awaitable.seconds === null ? undefined : `${awaitable.seconds}`
        const returnWhen = quote(awaitable.returnWhen)
        return { before: [], text: this.withOptions('wait', slots, { timeout, returnWhen }) }
      }
      case 'task': {
        const { before, text } = this.#awaitable(awaitable.of)
        return {
          before,
          text: this.withOptions('createTask', text, { name: quoted(awaitable.name) }),
        }
      }
      case 'anext':
      case 'aclose':
        return { before: [], text: this.call(`${awaitable.a}Of`, `a[${awaitable.index}]`) }
      case 'odd': {
        const args = awaitable.odd.endsWith('Future') ? [`s[${awaitable.slot}]`] : []
        return { before: [], text: this.call(awaitable.odd, ...args) }
      }
    }
  }

  #argument(argument: Argument | boolean): string {
    if (argument === null) return this.none
    if (typeof argument === 'string') return quote(argument)
    if (typeof argument === 'number') return `${argument}`
    if (typeof argument === 'boolean') return this.truth(argument)
    if ('fault' in argument) return this.#fault(argument)
    return this.tuple(argument.map((item) => this.#argument(item)))
  }

  protected abstract truth(value: boolean): string

  #fault({ fault, text, isClass }: Fault): string {
    if (isClass) return FAULTS[fault]
    return this.make(FAULTS[fault], text === undefined ? '' : quote(text))
  }
}

const FAULTS: Record<Fault['fault'], string> = {
  A: 'ErrA',
  B: 'ErrB',
  cancelled: 'CancelledError',
  timeout: 'TimeoutError',
  runtime: 'RuntimeError',
  keyboard: 'KeyboardInterrupt',
}

function context({ context }: { readonly context?: number }): string | undefined {
  return context === undefined ? undefined : `k[${context}]`
}

function target({ on, index }: Target): string {
  if (on === 'me') return 'currentTask()'
  if (index === undefined) return on
  return on.length <= 2 ? `${on}[${index}]` : `${on}${index}`
}

export function quote(text: string): string {
  return `'${text}'`
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quote(text)
}

/** The lines, one step to the right. */
export function indent(lines: readonly string[], by: string): string[] {
  return lines.map((line) => by + line)
}
