// Mistakes of waiting: not at all, without the star, a turn more, an error that is swallowed.
import { Node } from 'ts-morph'
import { instead, isInCoroutine, type Mutation, running } from './mutation.ts'

/** The mistakes of waiting that can be made at a node. */
export function waits(node: Node): Mutation[] {
  if (Node.isYieldExpression(node)) return yields(node)
  if (Node.isExpressionStatement(node) || Node.isVariableStatement(node)) return statements(node)
  return []
}

function yields(node: Node & { getExpression(): Node | undefined }): Mutation[] {
  const awaited = node.getExpression()
  if (awaited === undefined || !node.getText().startsWith('yield*')) return []
  return [
    instead('drop-yield-star', node, awaited.getText()),
    instead('yield-without-star', node, `yield ${awaited.getText()}`),
  ]
}

function statements(statement: Node): Mutation[] {
  const text = statement.getText()
  if (!isInCoroutine(statement)) return []
  const found: Mutation[] = []
  if (/^(yield\* sleep\(0\)|yield);?$/.test(text)) {
    found.push(instead('one-turn-more', statement, inBlock(statement, `${text}; yield`)))
  }
  const isWait = Node.isExpressionStatement(statement) && /^yield(\*|;?$)/.test(text)
  if (isWait && !isGuarded(statement) && canRaise(statement)) {
    found.push(instead('swallow', statement, `try { ${text} } catch {}`))
  }
  const calls = running(statement).filter(Node.isCallExpression)
  if (
    calls.some((call) => /\.(cancel|setResult|setException)$/.test(call.getExpression().getText()))
  )
    found.push(instead('a-turn-later', statement, inBlock(statement, `yield; ${text}`)))
  return found
}

/** Is a statement alone in a `try`? Its errors are handled already. */
function isGuarded(statement: Node): boolean {
  const block = statement.getParent()
  const attempt = block?.getParent()
  return (
    Node.isTryStatement(attempt) &&
    attempt.getTryBlock() === block &&
    attempt.getCatchClause() !== undefined &&
    attempt.getTryBlock().getStatements().length === 1
  )
}

/** Two statements where one stood, which may be all that a loop has. */
function inBlock(statement: Node, text: string): string {
  return Node.isBlock(statement.getParent()) ? text : `{ ${text} }`
}

/** What these wait for raises nothing; only who is cancelled there gets an error. */
const QUIET = /^yield(\* (sleep|wait)\(|\* gather\(.*returnExceptions: true|$)/s

/** Can a wait raise? A program that speaks of no cancellation is not cancelled. */
function canRaise(statement: Node): boolean {
  const text = statement.getSourceFile().getText()
  return (
    !QUIET.test(statement.getText()) || /cancel|timeout|waitFor|shield/i.test(withoutTexts(text))
  )
}

function withoutTexts(text: string): string {
  return text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\/|'[^'\n]*'/g, '')
}
