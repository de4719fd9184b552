import { Node, type SourceFile, SyntaxKind, type YieldExpression } from 'ts-morph'
import { isCreateTask } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { loopAround } from './scopes.ts'

/**
 * `yield* createTask(a()); yield* createTask(b())` creates the second task when the first has ended.
 * One alone is harmless; two in the same block, or one in a loop, make a queue of what should overlap.
 */
export function noAwaitedCreateTask(source: SourceFile): Finding[] {
  const perBlock = new Map<Node, YieldExpression[]>()
  for (const node of source.getDescendantsOfKind(SyntaxKind.YieldExpression)) {
    if (!node.isGenerator() || !isCreateTask(node.getExpression())) continue
    const block = node.getFirstAncestor(Node.isBlock) ?? source
    perBlock.set(block, [...(perBlock.get(block) ?? []), node])
  }
  return [...perBlock.values()].flatMap((nodes) => {
    const first = nodes[0]
    if (first === undefined) return []
    if (nodes.length > 1) return inLine(nodes)
    return loopAround(first) === undefined ? [] : inLoop(first)
  })
}

function inLine(nodes: readonly YieldExpression[]): Finding[] {
  const [first, second] = nodes
  if (first === undefined || second === undefined) return []
  return [
    findingAt(second, {
      rule: 'no-awaited-create-task',
      card: 'M24',
      level: 'source',
      seen: {
        en: `\`${quote(second)}\` creates its task when the one of line ${first.getStartLineNumber()} has ended.`,
        es: `\`${quote(second)}\` crea su tarea cuando la de la línea ${first.getStartLineNumber()} ya ha terminado.`,
      },
      advice: {
        en: 'Separate creation from waiting: create all the tasks, then await them.',
        es: 'Conviene separar creación y espera: crear todas las tareas y esperarlas después.',
      },
    }),
  ]
}

function inLoop(node: YieldExpression): Finding[] {
  return [
    findingAt(node, {
      rule: 'no-awaited-create-task',
      card: 'M24',
      level: 'source',
      seen: {
        en: `\`${quote(node)}\` in a loop creates each task when the one before has ended.`,
        es: `\`${quote(node)}\` en un bucle crea cada tarea cuando la anterior ya ha terminado.`,
      },
      advice: {
        en: 'Separate creation from waiting: create all the tasks, then await them.',
        es: 'Conviene separar creación y espera: crear todas las tareas y esperarlas después.',
      },
    }),
  ]
}
