// A program in Python.
import {
  type Completed,
  type For,
  indent,
  type Loop,
  Printer,
  type Scope,
  type Try,
  type With,
} from './printer.ts'
import type { Kind, Program } from './program.ts'

/** The program as Python text; oracle.py says what its names mean. */
export function toPython(program: Program): string {
  return new Python().print(program)
}

const CAUGHT: Record<Kind, string> = {
  cancelled: 'CancelledError',
  A: 'ErrA',
  B: 'ErrB',
  timeout: 'TimeoutError',
  runtime: 'RuntimeError',
  group: 'ExceptionGroup',
  error: 'Exception',
  any: '(Exception, CancelledError, KeyboardInterrupt)',
}

class Python extends Printer {
  protected readonly language = 0
  protected readonly none = 'None'

  protected name(camel: string): string {
    return camel.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }

  protected truth(value: boolean): string {
    return value ? 'True' : 'False'
  }

  protected await(awaitable: string): string {
    return `await ${awaitable}`
  }

  protected make(type: string, argument: string): string {
    return `${type}(${argument})`
  }

  protected tuple(items: string[]): string {
    return `(${items.join(', ')},)`
  }

  protected lambda(expression: string): string {
    return `lambda: ${expression}`
  }

  protected isTrue(expression: string): string {
    return `${expression} is True`
  }

  protected isAtLeast(expression: string, least: number): string {
    return `${expression} >= ${least}`
  }

  protected list(
    callee: string,
    items: string[],
    options: Record<string, string | undefined>,
  ): string {
    return this.withOptions(callee, items.join(', '), options)
  }

  protected withOptions(
    callee: string,
    argument: string,
    options: Record<string, string | undefined>,
  ): string {
    const given = Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [`${this.name(name)}=${value}`],
    )
    const first = argument === '' ? [] : [argument]
    return this.call(callee, ...first, ...given)
  }

  protected define(name: string, expression: string): string[] {
    return [`${name} = ${expression}`]
  }

  protected raise(error: string): string[] {
    return [`raise ${error}`]
  }

  protected coroutine(name: string, parameter: string, body: string[]): string[] {
    return block(`async def ${name}(${parameter})`, body)
  }

  protected callable(name: string, parameter: string, body: string[]): string[] {
    return block(`def ${name}(${parameter})`, body)
  }

  protected generator(name: string, body: string[]): string[] {
    const isOne = ['if False: yield  # an async generator, whatever follows']
    return this.coroutine(name, '', [...isOne, ...body])
  }

  protected makeGenerator(name: string): string {
    return `hold(${name}())`
  }

  protected turn(): string[] {
    return ['await sleep(0)']
  }

  protected emit(item: string): string[] {
    return [`yield ${item}`]
  }

  protected unlessSpent(): string[] {
    return ['if spent(): return']
  }

  protected when(condition: string, body: string[]): string[] {
    return block(`if ${condition}`, body)
  }

  protected count(counter: string): string[] {
    return [`${counter} += 1`]
  }

  protected nothing(): string[] {
    return ['pass']
  }

  protected topScope(): Scope {
    return {
      canAwait: true,
      canEmit: false,
      error: undefined,
      leave: (exit, value) => (exit === 'return' ? [`return ${value}`] : undefined),
    }
  }

  protected generatorScope(): Scope {
    return {
      ...this.topScope(),
      canEmit: true,
      leave: (exit) => (exit === 'return' ? ['return'] : undefined),
    }
  }

  protected loop({ times, body }: Loop, scope: Scope): string[] {
    return block(`for _ in range(${times})`, this.body(body, inLoop(scope)))
  }

  protected try(statement: Try, scope: Scope): string[] {
    const lines = block('try', this.body(statement.body, scope))
    for (const { kind, body } of statement.handlers) {
      const error = this.fresh('error')
      lines.push(
        ...block(`except ${CAUGHT[kind]} as ${error}`, [
          ...this.log("'caught'", error),
          ...this.body(body, { ...scope, error }),
        ]),
      )
    }
    if (statement.handlers.length > 0 && statement.otherwise.length > 0) {
      lines.push(...block('else', this.body(statement.otherwise, scope)))
    }
    if (statement.finally.length > 0 || statement.handlers.length === 0) {
      lines.push(
        ...block('finally', [...this.log("'finally'"), ...this.body(statement.finally, scope)]),
      )
    }
    return lines
  }

  protected with({ manager, body }: With, scope: Scope): string[] {
    const { before, made, target, begin } = this.manager(manager, this.fresh('value'))
    const as = target === '' ? '' : ` as ${target}`
    return [...before, ...block(`async with ${made}${as}`, [...begin, ...this.body(body, scope)])]
  }

  protected for({ index, body }: For, scope: Scope): string[] {
    const item = this.fresh('item')
    return block(`async for ${item} in a[${index}]`, [
      ...this.log(item),
      ...this.body(body, inLoop(scope)),
    ])
  }

  protected completed(statement: Completed, scope: Scope): string[] {
    const { before, made } = this.asCompleted(statement)
    const next = this.fresh('next')
    const got = this.log(statement.async ? next : this.await(next))
    return [
      ...before,
      ...block(`${statement.async ? 'async ' : ''}for ${next} in ${made}`, [
        ...got,
        ...this.body(statement.body, inLoop(scope)),
      ]),
    ]
  }
}

function inLoop(scope: Scope): Scope {
  return {
    ...scope,
    leave: (exit, value) => (exit === 'return' ? scope.leave(exit, value) : [exit]),
  }
}

function block(head: string, body: string[]): string[] {
  return [`${head}:`, ...indent(body, '    ')]
}
