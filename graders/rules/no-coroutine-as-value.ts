import { type BinaryExpression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { bare } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

const ARITHMETIC = ['+', '-', '*', '/', '%', '**', '+=', '-=', '*=', '/=', '%=', '**=']
const ORDER = ['<', '<=', '>', '>=']
const EQUALITY = ['==', '!=', '===', '!==']
const CHOICE = ['&&', '||']
const CONVERSIONS = ['Number', 'String', 'Boolean', 'parseInt', 'parseFloat']

/**
 * A call of a coroutine function gives the coroutine, not its result: in arithmetic it is NaN, in a
 * text `[object Generator]`, and in a condition always true.
 */
export function noCoroutineAsValue(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node) => {
    for (const use of usesIn(node)) {
      if (isCoroutine(use.node.getType())) findings.push(asValue(use))
    }
  })
  return findings
}

type Use = { readonly node: Node; readonly isCondition: boolean }

function usesIn(node: Node): Use[] {
  if (Node.isBinaryExpression(node)) return usesInBinary(node)
  if (Node.isCallExpression(node)) {
    const isConversion = CONVERSIONS.includes(node.getExpression().getText())
    return isConversion ? node.getArguments().map(value) : []
  }
  if (Node.isTemplateSpan(node)) return [value(node.getExpression())]
  if (Node.isIfStatement(node) || Node.isWhileStatement(node) || Node.isDoStatement(node)) {
    return [condition(node.getExpression())]
  }
  if (Node.isConditionalExpression(node)) return [condition(node.getCondition())]
  if (Node.isForStatement(node)) {
    const test = node.getCondition()
    return test === undefined ? [] : [condition(test)]
  }
  if (Node.isPrefixUnaryExpression(node)) {
    const operand = node.getOperand()
    return [
      node.getOperatorToken() === SyntaxKind.ExclamationToken ? condition(operand) : value(operand),
    ]
  }
  return []
}

function usesInBinary(node: BinaryExpression): Use[] {
  const operator = node.getOperatorToken().getText()
  const [left, right] = [node.getLeft(), node.getRight()]
  if (ARITHMETIC.includes(operator) || ORDER.includes(operator)) return [value(left), value(right)]
  if (CHOICE.includes(operator)) return [condition(left)]
  if (!EQUALITY.includes(operator)) return []
  // Two objects may be compared for identity; a coroutine and a plain value never are.
  if (isPlain(right)) return [value(left)]
  return isPlain(left) ? [value(right)] : []
}

function isPlain(node: Node): boolean {
  const type = node.getType()
  const parts = type.isUnion() ? type.getUnionTypes() : [type]
  return parts.every((one) => {
    const base = one.getBaseTypeOfLiteralType()
    return base.isString() || base.isNumber() || base.isBoolean() || base.isBigInt()
  })
}

function value(node: Node): Use {
  return { node: bare(node), isCondition: false }
}

function condition(node: Node): Use {
  return { node: bare(node), isCondition: true }
}

function asValue({ node, isCondition }: Use): Finding {
  const code = quote(node)
  return findingAt(node, {
    rule: 'no-coroutine-as-value',
    card: 'M02',
    level: 'source',
    seen: isCondition
      ? {
          en: `\`${code}\` is a coroutine, not its result: a coroutine in a condition is always true.`,
          es: `\`${code}\` es la corrutina, no su resultado: en una condición siempre es verdadera.`,
        }
      : {
          en: `\`${code}\` is a coroutine, not its result.`,
          es: `\`${code}\` es la corrutina, no su resultado.`,
        },
    advice: {
      en: `Await before using the value: \`yield* ${code}\`.`,
      es: `Conviene esperar antes de usar el valor: \`yield* ${code}\`.`,
    },
  })
}
