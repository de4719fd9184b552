// Mistakes with errors: an error that is swallowed, a cleanup that is forgotten or comes too late.
import { Node, SyntaxKind, type TryStatement } from 'ts-morph'
import { instead, leftOut, type Mutation } from './mutation.ts'

/** The mistakes with errors that can be made at a node. */
export function errors(node: Node): Mutation[] {
  if (Node.isThrowStatement(node)) return [leftOut('drop-throw', node)]
  if (Node.isTryStatement(node)) return tries(node)
  if (Node.isBinaryExpression(node)) {
    const kind = node.getRight().getText()
    const isTest = node.getOperatorToken().getKind() === SyntaxKind.InstanceOfKeyword
    return isTest && kind !== 'Error' ? [instead('any-error', node.getRight(), 'Error')] : []
  }
  return []
}

function tries(node: TryStatement): Mutation[] {
  const attempt = node.getTryBlock().getText()
  const handler = node.getCatchClause()
  const handling = handler === undefined ? '' : ` ${handler.getText()}`
  const cleanup = node.getFinallyBlock()?.getText()
  const found: Mutation[] = []
  if (handler !== undefined) {
    const rest = cleanup === undefined ? attempt : `try ${attempt} finally ${cleanup}`
    found.push(instead('drop-catch', node, rest))
    const block = handler.getBlock()
    if (block.getStatements().length > 0) found.push(instead('empty-catch', block, '{}'))
  }
  if (cleanup !== undefined) {
    const plain = handler === undefined ? attempt : `try ${attempt}${handling}`
    found.push(instead('drop-finally', node, plain))
    found.push(instead('cleanup-only-on-success', node, `${plain} ${cleanup}`))
    if (handler === undefined) {
      found.push(instead('swallow', node, `try ${attempt} catch {} finally ${cleanup}`))
    }
  }
  return found
}
