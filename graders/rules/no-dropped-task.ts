import { type SourceFile, SyntaxKind } from 'ts-morph'
import { bare, isCreateTask } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `createTask(job())` as a statement keeps no reference to the task. Here the loop keeps the task
 * alive; in CPython it keeps weak references, and the task may be collected before it ends.
 */
export function noDroppedTask(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.ExpressionStatement).flatMap((statement) => {
    const node = bare(statement.getExpression())
    if (!isCreateTask(node)) return []
    return findingAt(node, {
      rule: 'no-dropped-task',
      card: 'M26',
      level: 'style',
      seen: {
        en: `Nothing keeps the task of \`${quote(node)}\`: in CPython an unreferenced task may vanish before it ends.`,
        es: `Nadie guarda la tarea de \`${quote(node)}\`: en CPython una tarea sin referencia puede desaparecer.`,
      },
      advice: {
        en: 'Keep the task in a variable and await it, or in a set until a done callback discards it.',
        es: 'Conviene guardar la tarea en una variable y esperarla, o en un conjunto hasta que un callback la quite.',
      },
    })
  })
}
