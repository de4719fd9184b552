import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isFuture } from './awaitables.ts'
import { type Finding, findingAt } from './finding.ts'
import { functionAround } from './scopes.ts'

/**
 * `yield* task` raises what the task ended with: `task.exception()` behind it is reached only when
 * there is none. Where the await stands in a `try` of its own the next line is reached.
 */
export function noLateException(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const callee = call.getExpression()
    if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== 'exception') return []
    const task = callee.getExpression()
    if (!Node.isIdentifier(task) || !isFuture(task.getType())) return []
    const name = task.getText()
    const around = functionAround(call)
    const raising = around
      ?.getDescendantsOfKind(SyntaxKind.YieldExpression)
      .find((wait) => wait.getExpression()?.getText() === name && stopsBefore(wait, call))
    if (raising === undefined) return []
    const line = raising.getStartLineNumber()
    return [
      findingAt(call, {
        rule: 'no-late-exception',
        card: 'M30',
        level: 'source',
        seen: {
          en: `Line ${line} raises what \`${name}\` ended with: when it failed, this line is never reached.`,
          es: `La línea ${line} lanza aquello con lo que acabó \`${name}\`: si falló, a esta línea no se llega.`,
        },
        advice: {
          en: `Wait with \`yield* wait([${name}])\`, which raises nothing, or wrap the await in \`try\`/\`catch\`.`,
          es: `Se puede esperar con \`yield* wait([${name}])\`, que no lanza nada, o envolver la espera en \`try\`/\`catch\`.`,
        },
      }),
    ]
  })
}

/** Whether the await comes first in every run, and its error leaves the block of the call. */
function stopsBefore(wait: Node, call: Node): boolean {
  if (wait.getPos() > call.getPos() || functionAround(wait) !== functionAround(call)) return false
  const block = wait.getFirstAncestor((one) => Node.isBlock(one))
  return block !== undefined && call.getAncestors().includes(block)
}
