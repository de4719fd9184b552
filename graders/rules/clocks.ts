// Native clocks, and loops that watch one.
import { Node } from 'ts-morph'
import { isFunction, ownDescendants } from './scopes.ts'

/** Whether the node reads the real clock: `Date.now`, `performance.now`, `hrtime`, `new Date()`. */
export function readsClock(node: Node): boolean {
  if (Node.isNewExpression(node)) {
    return node.getExpression().getText() === 'Date' && node.getArguments().length === 0
  }
  if (!Node.isPropertyAccessExpression(node)) return false
  return /^(?:globalThis\.)?(?:Date\.now|performance\.now|process\.hrtime)$/.test(node.getText())
}

/** Whether the loop watches the real clock without ever letting the others run. */
export function holdsTheLoop(loop: Node): boolean {
  const inside = [...ownDescendants(loop)]
  if (inside.some((node) => Node.isYieldExpression(node) || Node.isAwaitExpression(node))) {
    return false
  }
  return inside.some(readsClock)
}

/** The outermost loop around the node, in its own function, that holds the event loop. */
export function holdingLoopAround(node: Node): Node | undefined {
  let found: Node | undefined
  for (const one of node.getAncestors()) {
    if (isFunction(one)) break
    if (Node.isIterationStatement(one) && holdsTheLoop(one)) found = one
  }
  return found
}
