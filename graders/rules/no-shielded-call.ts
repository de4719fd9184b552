import { type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { bare, calledName } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `shield(save())` makes a task that nobody else holds: when the one who waits is cancelled it goes
 * on, and nobody can await it, see its error, or keep it from being collected.
 */
export function noShieldedCall(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const inner = call.getArguments()[0]
    if (calledName(call) !== 'shield' || inner === undefined) return []
    const isCall = bare(inner).isKind(SyntaxKind.CallExpression) && isCoroutine(inner.getType())
    if (!isCall) return []
    const code = quote(inner)
    return [
      findingAt(call, {
        rule: 'no-shielded-call',
        card: 'M48',
        level: 'source',
        seen: {
          en: `Nobody keeps the task of \`${code}\`: when this wait is cancelled it goes on, and nobody can await it any more.`,
          es: `Nadie guarda la tarea de \`${code}\`: si se cancela esta espera, la tarea sigue y ya nadie puede esperarla.`,
        },
        advice: {
          en: `Keep it first, \`const inner = createTask(${code})\`; then \`yield* shield(inner)\`.`,
          es: `Primero se guarda, \`const inner = createTask(${code})\`; después, \`yield* shield(inner)\`.`,
        },
      }),
    ]
  })
}
