import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCreateTask } from './calls.ts'
import { type Finding, findingAt } from './finding.ts'
import { ownDescendants } from './scopes.ts'

/**
 * `createTask` only puts the task in the queue. A `try` that creates one and awaits nothing has ended
 * before the task begins: its `catch` never sees the task's error.
 */
export function noGuardedCreateTask(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.TryStatement).flatMap((attempt) => {
    const inside = [...ownDescendants(attempt.getTryBlock())]
    if (attempt.getCatchClause() === undefined || inside.some(Node.isYieldExpression)) return []
    if (!inside.some((node) => isCreateTask(node))) return []
    return [
      findingAt(attempt, {
        rule: 'no-guarded-create-task',
        card: 'M27',
        level: 'source',
        seen: {
          en: 'This `try` creates the task and awaits nothing: it has ended before the task begins.',
          es: 'Este `try` crea la tarea y no espera nada: ya ha acabado cuando la tarea empieza.',
        },
        advice: {
          en: 'Await the task inside the `try`: its error stays in the task until someone asks for it.',
          es: 'La espera de la tarea va dentro del `try`: su error se queda en la tarea hasta que alguien lo pide.',
        },
      }),
    ]
  })
}
