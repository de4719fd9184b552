import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { calledName, runtimeName } from './calls.ts'
import { type Finding, findingAt } from './finding.ts'
import { functionAround } from './scopes.ts'

/**
 * Inside the block of `timeout()` the end of the time is a CancelledError; TimeoutError appears on
 * the way out. A `catch` inside that looks for TimeoutError looks for what cannot come, unless what
 * it wraps has a timeout of its own.
 */
export function noInnerTimeoutError(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CatchClause).flatMap((clause) => {
    const test = clause
      .getDescendantsOfKind(SyntaxKind.BinaryExpression)
      .find(
        (node) =>
          node.getOperatorToken().isKind(SyntaxKind.InstanceOfKeyword) &&
          runtimeName(node.getRight()) === 'TimeoutError',
      )
    const attempt = clause.getParentIfKind(SyntaxKind.TryStatement)
    if (test === undefined || attempt === undefined || hasOwnTimeout(attempt.getTryBlock()))
      return []
    const block = functionAround(clause)
    return isTimeoutBlock(block) ? [inside(test)] : []
  })
}

function hasOwnTimeout(block: Node): boolean {
  return block
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .some((call) =>
      ['timeout', 'timeoutAt', 'waitFor', 'asCompleted'].includes(calledName(call) ?? ''),
    )
}

function isTimeoutBlock(block: Node | undefined): boolean {
  const call = block?.getParent()
  if (!Node.isCallExpression(call) || calledName(call) !== 'asyncWith') return false
  return ['timeout', 'timeoutAt'].includes(calledName(call.getArguments()[0]) ?? '')
}

function inside(test: Node): Finding {
  return findingAt(test, {
    rule: 'no-inner-timeout-error',
    card: 'M50',
    level: 'source',
    seen: {
      en: 'Inside the timeout block there is no TimeoutError yet: the end of the time arrives as a cancellation.',
      es: 'Dentro del bloque con plazo todavía no hay TimeoutError: el fin del plazo llega como una cancelación.',
    },
    advice: {
      en: 'Put the `try` around the timeout block: TimeoutError appears on the way out.',
      es: 'El `try` va alrededor del bloque con plazo: TimeoutError aparece al salir.',
    },
  })
}
