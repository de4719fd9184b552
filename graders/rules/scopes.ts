// Walking inside one function: what a nested function does happens at another time.
import {
  type ArrowFunction,
  type ConstructorDeclaration,
  type FunctionDeclaration,
  type FunctionExpression,
  type GetAccessorDeclaration,
  type MethodDeclaration,
  Node,
  type SetAccessorDeclaration,
} from 'ts-morph'

/** A function of any form. */
export type AnyFunction =
  | FunctionDeclaration
  | FunctionExpression
  | ArrowFunction
  | MethodDeclaration
  | ConstructorDeclaration
  | GetAccessorDeclaration
  | SetAccessorDeclaration

/** Everything below `node`, without entering the functions nested in it. */
export function* ownDescendants(node: Node): Generator<Node> {
  for (const child of node.forEachChildAsArray()) {
    yield child
    if (!isFunction(child)) yield* ownDescendants(child)
  }
}

/** The innermost function around `node`. */
export function functionAround(node: Node): AnyFunction | undefined {
  return node.getAncestors().find(isFunction)
}

/** The innermost loop of its own function that repeats `node`. */
export function loopAround(node: Node): Node | undefined {
  const nearest = node
    .getAncestors()
    .find((one) => isFunction(one) || Node.isIterationStatement(one))
  return nearest !== undefined && isFunction(nearest) ? undefined : nearest
}

/** Whether `node` is a function of any form. */
export function isFunction(node: Node): node is AnyFunction {
  return (
    Node.isFunctionDeclaration(node) ||
    Node.isFunctionExpression(node) ||
    Node.isArrowFunction(node) ||
    Node.isMethodDeclaration(node) ||
    Node.isConstructorDeclaration(node) ||
    Node.isGetAccessorDeclaration(node) ||
    Node.isSetAccessorDeclaration(node)
  )
}
