import { Node, type SourceFile } from 'ts-morph'
import { isRuntimeClass } from './awaitables.ts'
import { bare } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `while (!queue.empty())` takes an empty queue for the end of the work: it only means that nothing
 * has come yet. And what was in it before a suspension may have gone to another consumer.
 */
export function noEmptyAsEnd(source: SourceFile): Finding[] {
  return source
    .getDescendants()
    .flatMap(conditionOf)
    .flatMap((condition) => [condition, ...condition.getDescendants()])
    .filter(asksForItems)
    .map((question) =>
      findingAt(question, {
        rule: 'no-empty-as-end',
        card: 'M111',
        level: 'source',
        seen: {
          en: `\`${quote(question)}\` decides here whether to go on: an empty queue may only be a slow producer.`,
          es: `\`${quote(question)}\` decide aquí si se sigue: una cola vacía puede ser solo un productor lento.`,
        },
        advice: {
          en: 'Wait with `yield* queue.get()`, and agree on a sign for the end: a last item, `shutdown()`, or `join` and `cancel`.',
          es: 'Hay que esperar con `yield* queue.get()` y acordar una señal de fin: un último elemento, `shutdown()`, o `join` y `cancel`.',
        },
      }),
    )
}

function conditionOf(node: Node): Node[] {
  if (Node.isWhileStatement(node) || Node.isDoStatement(node) || Node.isIfStatement(node)) {
    return [bare(node.getExpression())]
  }
  const condition = Node.isForStatement(node) ? node.getCondition() : undefined
  return condition === undefined ? [] : [condition]
}

/** `queue.empty()`, `queue.qsize()`, of a queue of the runtime. */
function asksForItems(node: Node): boolean {
  if (!Node.isCallExpression(node)) return false
  const callee = node.getExpression()
  if (!Node.isPropertyAccessExpression(callee)) return false
  if (!['empty', 'qsize'].includes(callee.getName())) return false
  return isRuntimeClass(callee.getExpression().getType(), 'Queue')
}
