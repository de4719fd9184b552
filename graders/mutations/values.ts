// Mistakes of values: one off, the other side of a condition, the other name.
import { type BinaryExpression, Node, SyntaxKind } from 'ts-morph'
import { instead, type Mutation } from './mutation.ts'

/** An operator and what is taken for it. */
const CONFUSED: Readonly<Record<string, readonly string[]>> = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '+=': ['-='],
  '-=': ['+='],
}

/** The mistakes of values that can be made at a node. */
export function values(node: Node): Mutation[] {
  if (Node.isNumericLiteral(node)) return numbers(node)
  if (Node.isTrueLiteral(node)) return [instead('other-boolean', node, 'false')]
  if (Node.isFalseLiteral(node)) return [instead('other-boolean', node, 'true')]
  if (isText(node)) return node.getText().length > 2 ? [instead('no-text', node, "''")] : []
  if (Node.isBinaryExpression(node)) return binaries(node)
  if (Node.isIfStatement(node) || Node.isWhileStatement(node)) {
    const condition = node.getExpression()
    const found = negated(condition)
    if (Node.isIfStatement(node)) found.push(instead('always', condition, 'true'))
    return [...found, instead('never', condition, 'false')]
  }
  if (Node.isConditionalExpression(node)) return negated(node.getCondition())
  if (Node.isForStatement(node)) {
    const condition = node.getCondition()
    return condition === undefined ? [] : [instead('never', condition, 'false')]
  }
  return []
}

function numbers(node: Node): Mutation[] {
  const value = Number(node.getText().replaceAll('_', ''))
  const found = [instead('off-by-one', node, String(value + 1))]
  if (value > 0) found.push(instead('off-by-one', node, String(Math.max(0, value - 1))))
  return found
}

/** Texts that a program writes or returns; the keys of objects and error messages are none. */
function isText(node: Node): boolean {
  if (!Node.isStringLiteral(node) && !Node.isTemplateExpression(node)) return false
  const parent = node.getParent()
  return !Node.isNewExpression(parent) && !Node.isCaseClause(parent)
}

function binaries(node: BinaryExpression): Mutation[] {
  const operator = node.getOperatorToken()
  const [left, right] = [node.getLeft().getText(), node.getRight().getText()]
  if (operator.getKind() === SyntaxKind.QuestionQuestionToken) {
    return [instead('no-default', node, left), instead('only-default', node, right)]
  }
  const others = CONFUSED[operator.getText()] ?? []
  return others.map((other) => instead('other-operator', operator, other))
}

function negated(condition: Node): Mutation[] {
  const text = condition.getText()
  return [
    instead(
      'negate',
      condition,
      text.startsWith('!') && !/[&|=<>]/.test(text) ? text.slice(1) : `!(${text})`,
    ),
  ]
}
