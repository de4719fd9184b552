// Generators that are no coroutines: they hand values to whoever loops over them, and the values may
// well be coroutines or tasks.
import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { functionAround } from './scopes.ts'

/**
 * Whether the `yield` hands a value to a caller, not to the loop: the return type of its function is
 * no coroutine's or, where none is written, a `for...of` or a copy in this file goes through a call.
 */
export function isDataYield(node: Node): boolean {
  const around = functionAround(node)
  if (around === undefined || Node.isConstructorDeclaration(around)) return false
  if (around.getReturnTypeNode() !== undefined) return !isCoroutine(around.getReturnType())
  const names = [around, around.getParent()]
  return loopedCalls(node.getSourceFile()).some((call) =>
    declarationsOf(call).some((one) => names.includes(one)),
  )
}

function loopedCalls(source: SourceFile): Node[] {
  const loops = source.getDescendantsOfKind(SyntaxKind.ForOfStatement)
  const spreads = source.getDescendantsOfKind(SyntaxKind.SpreadElement)
  const copies = source
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().getText() === 'Array.from')
  return [
    ...[...loops, ...spreads].map((node) => node.getExpression()),
    ...copies.flatMap((call) => call.getArguments().slice(0, 1)),
  ]
}

function declarationsOf(node: Node): Node[] {
  if (!Node.isCallExpression(node)) return []
  return node.getExpression().getSymbol()?.getDeclarations() ?? []
}
