import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isFuture } from './awaitables.ts'
import { bare, calledName } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { ownDescendants } from './scopes.ts'

/**
 * A loop that does nothing but sleep and ask again: it notices late, and takes turns for nothing.
 * Whoever waits for the task, the future or the event itself is woken in the next turn. A loop that
 * does something else between two questions, such as telling the progress, is left alone.
 */
export function noBusyPolling(source: SourceFile): Finding[] {
  return source
    .getDescendants()
    .filter(Node.isIterationStatement)
    .flatMap((loop) => {
      const statements = statementsOf(loop.getStatement())
      if (!statements.some(isPause) || !statements.every(isPauseOrExit)) return []
      const future = futureAskedBy(loop)
      if (future !== undefined) return [polls(loop, future)]
      return asksPlainly(loop) ? [polls(loop, undefined)] : []
    })
}

function statementsOf(body: Node): Node[] {
  return Node.isBlock(body) ? body.getStatements() : [body]
}

// `yield`, `yield* sleep(...)`, the latter also as a constant nobody needs.
function isPause(statement: Node): boolean {
  if (!Node.isExpressionStatement(statement)) return false
  const node = bare(statement.getExpression())
  if (!Node.isYieldExpression(node)) return false
  const operand = node.getExpression()
  return operand === undefined || calledName(operand) === 'sleep'
}

function isPauseOrExit(statement: Node): boolean {
  if (isPause(statement)) return true
  if (!Node.isIfStatement(statement) || statement.getElseStatement() !== undefined) return false
  const then = statementsOf(statement.getThenStatement())
  return then.every((one) => Node.isBreakStatement(one) || Node.isReturnStatement(one))
}

/** The future whose `done()` or `cancelled()` ends the loop. */
function futureAskedBy(loop: Node): string | undefined {
  for (const node of ownDescendants(loop)) {
    if (!Node.isCallExpression(node)) continue
    const callee = node.getExpression()
    if (!Node.isPropertyAccessExpression(callee)) continue
    const isQuestion = ['done', 'cancelled'].includes(callee.getName())
    if (isQuestion && isFuture(callee.getExpression().getType())) {
      return quote(callee.getExpression())
    }
  }
  return undefined
}

const QUESTIONS = ['empty', 'full', 'isSet', 'locked', 'every', 'some']

/** Is the condition one that only somebody else can change: no call, no assignment, no counter? */
function asksPlainly(loop: Node): boolean {
  if (!Node.isWhileStatement(loop) && !Node.isDoStatement(loop)) return false
  const condition = bare(loop.getExpression())
  if (Node.isTrueLiteral(condition) || Node.isNumericLiteral(condition)) return false
  return [condition, ...condition.getDescendants()].every((node) => {
    if (Node.isCallExpression(node)) {
      const callee = node.getExpression()
      return Node.isPropertyAccessExpression(callee) && QUESTIONS.includes(callee.getName())
    }
    if (Node.isPrefixUnaryExpression(node)) {
      return node.getOperatorToken() === SyntaxKind.ExclamationToken
    }
    if (Node.isBinaryExpression(node)) {
      const operator = node.getOperatorToken().getKind()
      return operator < SyntaxKind.FirstAssignment || operator > SyntaxKind.LastAssignment
    }
    return !Node.isPostfixUnaryExpression(node)
  })
}

function polls(loop: Node, future: string | undefined): Finding {
  return findingAt(loop, {
    rule: 'no-busy-polling',
    card: 'M112',
    level: 'source',
    seen: {
      en: 'This loop only sleeps and asks again: it notices late, and takes turns for nothing.',
      es: 'Este bucle solo duerme y vuelve a preguntar: se entera tarde y gasta turnos en vano.',
    },
    advice:
      future === undefined
        ? {
            en: 'Wait for what changes: a task, a future or an event wakes whoever waits for it.',
            es: 'Hay que esperar aquello que cambia: una tarea, un futuro o un evento despiertan a quien los espera.',
          }
        : {
            en: `Wait for it: \`yield* ${future}\`; or \`yield* wait([${future}])\`, which does not raise its error.`,
            es: `Hay que esperarla: \`yield* ${future}\`; o \`yield* wait([${future}])\`, que no lanza su error.`,
          },
  })
}
