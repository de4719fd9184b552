// Mistakes of the whole: a step that is left out, a return that comes too early.
import { Node } from 'ts-morph'
import {
  declared,
  functionOf,
  instead,
  isInCoroutine,
  leftOut,
  type Mutation,
  mentions,
  suspends,
} from './mutation.ts'

/** The steps that can be left out at a node, and the returns that come before it. */
export function statements(node: Node): Mutation[] {
  const found: Mutation[] = []
  if (Node.isExpressionStatement(node)) found.push(leftOut('drop-statement', node))
  if (Node.isArrowFunction(node) && !Node.isBlock(node.getBody())) {
    found.push(instead('empty-function', node.getBody(), 'undefined'))
  }
  const result = Node.isReturnStatement(node) ? node.getExpression() : undefined
  if (result !== undefined && result.getText() !== 'undefined') {
    found.push(instead('return-nothing', node, 'return'))
  }
  if (Node.isStatement(node) && !Node.isReturnStatement(node)) found.push(...early(node))
  return found
}

/** Returns before a wait, with the result if it is known by then. */
function early(statement: Node): Mutation[] {
  if (!Node.isBlock(statement.getParent()) || !isInCoroutine(statement)) return []
  if (!suspends(statement)) return []
  const around = functionOf(statement)
  const body = Node.isBodyable(around) || Node.isBodied(around) ? around.getBody() : undefined
  const last = Node.isBlock(body) ? body.getStatements().at(-1) : undefined
  const result = Node.isReturnStatement(last) ? last.getExpression() : undefined
  const later = [statement, ...statement.getNextSiblings()].flatMap(declared)
  const isKnown = result !== undefined && !mentions(result, later) && !suspends(result)
  const value = isKnown ? ` ${result.getText()}` : ''
  return [instead('return-early', statement, `return${value}; ${statement.getText()}`)]
}
