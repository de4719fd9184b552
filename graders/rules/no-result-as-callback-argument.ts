import { Node, type ParameterDeclaration, type SourceFile, SyntaxKind } from 'ts-morph'
import { callbackOf } from './calls.ts'
import { type Finding, findingAt } from './finding.ts'
import { isFunction } from './scopes.ts'

const VALUE_OPERATORS = ['+', '-', '*', '/', '%', '+=', '-=', '*=', '/=', '<', '<=', '>', '>=']

/**
 * A done callback receives the finished task, not its result: `(value) => { total += value }` adds a
 * task to a number.
 */
export function noResultAsCallbackArgument(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const place = callbackOf(call)
    if (place?.method !== 'addDoneCallback') return []
    const parameter = firstParameter(place.argument)
    const use = parameter === undefined ? undefined : valueUse(parameter)
    if (parameter === undefined || use === undefined) return []
    const name = parameter.getName()
    return findingAt(use, {
      rule: 'no-result-as-callback-argument',
      card: 'M62',
      level: 'source',
      seen: {
        en: `\`${name}\` is used as the result, but the argument of a done callback is the finished task.`,
        es: `\`${name}\` se usa como si fuera el resultado, pero el argumento es la tarea terminada.`,
      },
      advice: {
        en: `Read \`${name}.result()\` in the callback.`,
        es: `El resultado se lee con \`${name}.result()\`.`,
      },
    })
  })
}

// The callback may be written in place or be a function of the same file.
function firstParameter(callback: Node): ParameterDeclaration | undefined {
  if (isFunction(callback)) return callback.getParameters()[0]
  if (!Node.isIdentifier(callback)) return undefined
  const declaration = callback.getSymbol()?.getDeclarations()[0]
  if (declaration === undefined) return undefined
  if (isFunction(declaration)) return declaration.getParameters()[0]
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return value !== undefined && isFunction(value) ? value.getParameters()[0] : undefined
}

function valueUse(parameter: ParameterDeclaration): Node | undefined {
  const symbol = parameter.getSymbol()
  const body = parameter.getParent()
  return body
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .filter((node) => node.getSymbol() === symbol)
    .find((node) => {
      const parent = node.getParent()
      if (Node.isTemplateSpan(parent)) return true
      return (
        Node.isBinaryExpression(parent) &&
        VALUE_OPERATORS.includes(parent.getOperatorToken().getText())
      )
    })
}
