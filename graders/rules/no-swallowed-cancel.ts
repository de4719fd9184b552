import { type CatchClause, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { runtimeName } from './calls.ts'
import { type Finding, findingAt } from './finding.ts'
import { functionAround, loopAround, ownDescendants } from './scopes.ts'

/**
 * Cancelling throws CancelledError at the `yield*`, and TypeScript's `catch` takes every error. A
 * catch around a coroutine must let it pass, or the task ends as if nobody had cancelled it. Where
 * the function itself cancels somebody, and where it awaits a task, catching is often meant: no
 * finding. Nor when the catch looks at its error and throws, whatever it looks for.
 */
export function noSwallowedCancel(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CatchClause).flatMap((clause) => {
    const attempt = clause.getParentIfKind(SyntaxKind.TryStatement)
    if (attempt === undefined || !waitsInside(attempt.getTryBlock())) return []
    if (cancels(functionAround(clause) ?? source)) return []
    const test = cancelTest(clause)
    if (test !== undefined) return throwsWhenCancelled(clause, test) ? [] : swallowed(clause)
    return letsPass(clause) ? [] : everyError(clause)
  })
}

function waitsInside(block: Node): boolean {
  return [...ownDescendants(block)].filter(Node.isYieldExpression).some((node) => {
    const operand = node.getExpression()
    if (operand === undefined) return true
    return node.isGenerator() && isCoroutine(operand.getType())
  })
}

function cancels(around: Node): boolean {
  return [...ownDescendants(around)].some(
    (node) =>
      Node.isPropertyAccessExpression(node) && ['cancel', 'uncancel'].includes(node.getName()),
  )
}

function cancelTest(clause: CatchClause): Node | undefined {
  return [...ownDescendants(clause.getBlock())].find(
    (node) =>
      Node.isBinaryExpression(node) &&
      node.getOperatorToken().isKind(SyntaxKind.InstanceOfKeyword) &&
      runtimeName(node.getRight()) === 'CancelledError',
  )
}

function throwsWhenCancelled(clause: CatchClause, test: Node): boolean {
  const choice = test.getAncestors().find(Node.isIfStatement)
  const isChoice = choice?.getExpression().containsRange(test.getPos(), test.getEnd()) ?? false
  if (choice === undefined || !isChoice) return throwsIn(clause.getBlock())
  const isNegated = Node.isPrefixUnaryExpression(choice.getExpression())
  const branch = isNegated ? choice.getElseStatement() : choice.getThenStatement()
  if (branch !== undefined && throwsIn(branch)) return true
  const leaves =
    branch !== undefined && [branch, ...ownDescendants(branch)].some(Node.isReturnStatement)
  return !leaves && clause.getBlock().getStatements().some(Node.isThrowStatement)
}

// A throw passes cancellation on when it is unconditional, or when its condition is about the error.
function letsPass(clause: CatchClause): boolean {
  const name = clause.getVariableDeclaration()?.getName()
  const nodes = [...ownDescendants(clause.getBlock())]
  if (nodes.some((node) => Node.isCallExpression(node) && /cancel/i.test(node.getText()))) {
    return true
  }
  return nodes.filter(Node.isThrowStatement).some((node) => {
    const choices = node
      .getAncestors()
      .filter((one) => one.getPos() >= clause.getPos())
      .filter(Node.isIfStatement)
    return choices.every((one) => name !== undefined && mentions(one.getExpression(), name))
  })
}

function mentions(node: Node, name: string): boolean {
  return [node, ...node.getDescendants()].some(
    (one) => Node.isIdentifier(one) && one.getText() === name,
  )
}

function throwsIn(node: Node): boolean {
  return [node, ...ownDescendants(node)].some(Node.isThrowStatement)
}

function swallowed(clause: CatchClause): Finding {
  const name = clause.getVariableDeclaration()?.getName() ?? 'error'
  return findingAt(clause, {
    rule: 'no-swallowed-cancel',
    card: 'M43',
    level: 'source',
    seen: {
      en: 'This `catch` keeps the CancelledError: the canceller sees a normal result.',
      es: 'Este `catch` se queda con el CancelledError: quien cancela ve un resultado normal.',
    },
    advice: {
      en: `Re-raise after cleaning up: \`throw ${name}\`.`,
      es: `Tras limpiar, relanzar: \`throw ${name}\`.`,
    },
  })
}

function everyError(clause: CatchClause): Finding {
  const name = clause.getVariableDeclaration()?.getName() ?? 'error'
  const isEmpty = clause.getBlock().getStatements().length === 0
  const isTriedAgain = loopAround(clause)?.isKind(SyntaxKind.ForOfStatement) === false
  return findingAt(clause, {
    rule: 'no-swallowed-cancel',
    card: 'M44',
    // Trying again makes a task that cannot be cancelled, and an empty catch hides everything;
    // elsewhere often nobody cancels.
    level: isTriedAgain || isEmpty ? 'source' : 'style',
    seen: isTriedAgain
      ? {
          en: 'In TypeScript `catch` takes cancellation too: here it counts as one more failed try.',
          es: 'En TypeScript `catch` también atrapa la cancelación: aquí cuenta como un intento fallido más.',
        }
      : {
          en: 'In TypeScript `catch` takes cancellation too, as if it were an ordinary error.',
          es: 'En TypeScript `catch` también atrapa la cancelación, como si fuera un error cualquiera.',
        },
    advice: {
      en: `Start the catch with \`if (${name} instanceof CancelledError) throw ${name}\`.`,
      es: `Hay que dejarla pasar: \`if (${name} instanceof CancelledError) throw ${name}\`.`,
    },
  })
}
