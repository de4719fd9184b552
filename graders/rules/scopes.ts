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

/** Whether `node` is repeated: it lies in the body of a loop of its own function. */
export function isInLoop(node: Node): boolean {
  for (const ancestor of node.getAncestors()) {
    if (isFunction(ancestor)) return false
    if (Node.isIterationStatement(ancestor)) return true
  }
  return false
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
