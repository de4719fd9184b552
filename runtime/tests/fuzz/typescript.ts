// A program in TypeScript.
import {
  type Completed,
  type Exit,
  type For,
  indent,
  type Loop,
  Printer,
  type Scope,
  type Try,
  type With,
} from './printer.ts'
import type { Program } from './program.ts'

/** The program as TypeScript text, without types; player.ts says what its names mean. */
export function toTypeScript(program: Program): string {
  return new TypeScript().print(program)
}

class TypeScript extends Printer {
  protected readonly language = 1
  protected readonly none = 'undefined'

  protected name(camel: string): string {
    return camel
  }

  protected truth(value: boolean): string {
    return `${value}`
  }

  protected await(awaitable: string): string {
    return `yield* ${awaitable}`
  }

  protected make(type: string, argument: string): string {
    return `new ${type}(${argument})`
  }

  protected tuple(items: string[]): string {
    return `[${items.join(', ')}]`
  }

  protected lambda(expression: string): string {
    return `() => ${expression}`
  }

  protected isTrue(expression: string): string {
    return `${expression} === true`
  }

  protected isAtLeast(expression: string, least: number): string {
    return `${expression} >= ${least}`
  }

  protected list(
    callee: string,
    items: string[],
    options: Record<string, string | undefined>,
  ): string {
    return this.withOptions(callee, `[${items.join(', ')}]`, options)
  }

  protected withOptions(
    callee: string,
    argument: string,
    options: Record<string, string | undefined>,
  ): string {
    const given = Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${value}`],
    )
    const first = argument === '' ? [] : [argument]
    return this.call(callee, ...first, ...(given.length === 0 ? [] : [`{ ${given.join(', ')} }`]))
  }

  protected define(name: string, expression: string): string[] {
    return [`const ${name} = ${expression}`]
  }

  protected raise(error: string): string[] {
    return [`throw ${error}`]
  }

  protected coroutine(name: string, parameter: string, body: string[]): string[] {
    return block(`function* ${name}(${parameter})`, body)
  }

  protected callable(name: string, parameter: string, body: string[]): string[] {
    return block(`function ${name}(${parameter})`, body)
  }

  protected generator(name: string, body: string[]): string[] {
    return block(`function* ${name}(emit)`, body)
  }

  protected makeGenerator(name: string): string {
    return `asyncGenerator(${name})`
  }

  protected turn(): string[] {
    return ['yield']
  }

  protected emit(item: string): string[] {
    return [`yield* emit(${item})`]
  }

  protected unlessSpent(): string[] {
    return ['if (spent()) return']
  }

  protected when(condition: string, body: string[]): string[] {
    return block(`if (${condition})`, body)
  }

  protected count(counter: string): string[] {
    return [`${counter} += 1`]
  }

  protected nothing(): string[] {
    return []
  }

  protected topScope(): Scope {
    return {
      canAwait: true,
      canEmit: false,
      error: undefined,
      leave: (exit, value) => (exit === 'return' ? [`return ${value}`.trim()] : undefined),
    }
  }

  protected generatorScope(): Scope {
    return { ...this.topScope(), canEmit: true }
  }

  protected loop({ times, body }: Loop, scope: Scope): string[] {
    const i = this.fresh('i')
    return block(`for (let ${i} = 0; ${i} < ${times}; ${i}++)`, this.body(body, inLoop(scope)))
  }

  protected try(statement: Try, scope: Scope): string[] {
    const { handlers } = statement
    const ended = this.#ended(statement)
    const tried = this.body(statement.body, scope)
    if (ended !== undefined) tried.push(`${ended} = true`)
    let lines = block('try', tried)
    if (handlers.length > 0) {
      const names = handlers.map(() => this.fresh('error'))
      const caught = names[0] ?? ''
      const chain = handlers.flatMap(({ kind, body }, index) => {
        const error = names[index] ?? ''
        return block(`${index === 0 ? '' : 'else '}if (is('${kind}', ${caught}))`, [
          ...(index === 0 ? [] : [`const ${error} = ${caught}`]),
          ...this.log("'caught'", error),
          ...this.body(body, { ...scope, error }),
        ])
      })
      lines = joined(lines, block(`catch (${caught})`, [...chain, `else throw ${caught}`]))
    }
    if (ended !== undefined) {
      lines = [`let ${ended} = false`, ...lines]
      lines.push(...block(`if (${ended})`, this.body(statement.otherwise, scope)))
    }
    if (statement.finally.length > 0 || handlers.length === 0) {
      const last = block('finally', [
        ...this.log("'finally'"),
        ...this.body(statement.finally, scope),
      ])
      lines = joined(
        ended === undefined && handlers.length === 0 ? lines : block('try', lines),
        last,
      )
    }
    return lines
  }

  #ended({ handlers, otherwise }: Try): string | undefined {
    return handlers.length > 0 && otherwise.length > 0 ? this.fresh('ended') : undefined
  }

  protected with({ manager, body }: With, scope: Scope): string[] {
    const value = this.fresh('value')
    const { before, made, target, begin } = this.manager(manager, value)
    const assign = target === value || target === '' ? [] : [`${target} = ${value}`]
    const used = new Set<Exit>()
    const inside: Scope = {
      ...scope,
      leave: (exit, result) => {
        if (scope.leave(exit, result) === undefined) return undefined
        used.add(exit)
        return [`return leaving('${exit}', ${result === '' ? 'undefined' : result})`]
      },
    }
    const lines = [...assign, ...begin, ...this.body(body, inside)]
    return [
      ...before,
      ...this.#block(`asyncWith(${made}, function* (${value})`, lines, used, scope),
    ]
  }

  protected for({ index, body }: For, scope: Scope): string[] {
    const item = this.fresh('item')
    return this.#over(`a[${index}]`, item, () => this.log(item), body, scope)
  }

  protected completed(statement: Completed, scope: Scope): string[] {
    const { before, made } = this.asCompleted(statement)
    const next = this.fresh('next')
    if (statement.async) {
      return [...before, ...this.#over(made, next, () => this.log(next), statement.body, scope)]
    }
    const got = this.log(this.await(next))
    return [
      ...before,
      ...block(`for (const ${next} of ${made})`, [
        ...got,
        ...this.body(statement.body, inLoop(scope)),
      ]),
    ]
  }

  #over(
    iterable: string,
    item: string,
    begin: () => string[],
    body: Completed['body'],
    scope: Scope,
  ): string[] {
    const used = new Set<Exit>()
    const inside: Scope = {
      ...scope,
      leave: (exit, result) => {
        if (exit === 'continue') return ['return']
        if (exit === 'break') return ['return leave()']
        if (scope.leave(exit, result) === undefined) return undefined
        used.add(exit)
        return [`return leave(leaving('return', ${result === '' ? 'undefined' : result}))`]
      },
    }
    const lines = [...begin(), ...this.body(body, inside)]
    return this.#block(`asyncFor(${iterable}, function* (${item})`, lines, used, scope)
  }

  /** A block that is a function of its own, and what follows if it was left for good. */
  #block(head: string, lines: string[], used: ReadonlySet<Exit>, scope: Scope): string[] {
    if (used.size === 0) return [`yield* ${head} {`, ...indent(lines, '  '), '})']
    const left = this.fresh('left')
    const follow = [...used].flatMap((exit) => {
      const value = exit === 'return' && !scope.canEmit ? `${left}.value` : ''
      return block(`if (${left}?.exit === '${exit}')`, scope.leave(exit, value) ?? [])
    })
    return [`const ${left} = yield* ${head} {`, ...indent(lines, '  '), '})', ...follow]
  }
}

function inLoop(scope: Scope): Scope {
  return {
    ...scope,
    leave: (exit, value) => (exit === 'return' ? scope.leave(exit, value) : [exit]),
  }
}

function block(head: string, body: string[]): string[] {
  return [`${head} {`, ...indent(body, '  '), '}']
}

/** `try { } catch { }`, with the brace and the next word on one line. */
function joined(lines: string[], next: string[]): string[] {
  return [...lines.slice(0, -1), `} ${next[0]}`, ...next.slice(1)]
}
