// What a mutation is, and the questions that several operators ask of a piece of code.
import { type CallExpression, Node } from 'ts-morph'

/** A stretch of the text and what stands there instead. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** One small mistake, by the operator that makes it. */
export type Mutation = { readonly operator: string; readonly edits: readonly Edit[] }

/** The mistakes that can be made at a node. */
export type Operator = (node: Node) => Mutation[]

/** The node is written differently; with an empty text it is gone. */
export function instead(operator: string, node: Node, text: string): Mutation {
  return { operator, edits: [edit(node, text)] }
}

/** The two nodes change places. */
export function swapped(operator: string, first: Node, second: Node): Mutation {
  return { operator, edits: [edit(first, second.getText()), edit(second, first.getText())] }
}

export function edit(node: Node, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text }
}

/** The last name of what is called: `createTask` in `createTask(x)` and in `group.createTask(x)`. */
export function calleeOf(call: CallExpression): string {
  const callee = call.getExpression()
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText()
}

/** What a method is called on: `xs` in `xs.map(f)`. */
export function receiverOf(call: CallExpression): Node | undefined {
  const callee = call.getExpression()
  return Node.isPropertyAccessExpression(callee) ? callee.getExpression() : undefined
}

/** The function that a node stands in. */
export function functionOf(node: Node): Node | undefined {
  return node.getFirstAncestor(
    (one) => Node.isFunctionLikeDeclaration(one) || Node.isFunctionExpression(one),
  )
}

/** May `yield` be written here? */
export function isInCoroutine(node: Node): boolean {
  const around = functionOf(node)
  return around !== undefined && Node.isGeneratorable(around) && around.isGenerator()
}

/** The nodes below that run with this one: those of inner functions run at another time. */
export function running(node: Node): Node[] {
  const found: Node[] = []
  const visit = (one: Node): void => {
    found.push(one)
    if (Node.isFunctionLikeDeclaration(one) || Node.isFunctionExpression(one)) return
    one.forEachChild(visit)
  }
  node.forEachChild(visit)
  return found
}

/** Is there a point below where a coroutine may suspend? */
export function suspends(node: Node): boolean {
  if (Node.isFunctionDeclaration(node)) return false
  return Node.isYieldExpression(node) || running(node).some(Node.isYieldExpression)
}

/** A statement that is left out: nothing in a block, an empty block where a statement is needed. */
export function leftOut(operator: string, statement: Node): Mutation {
  const isInList = Node.isBlock(statement.getParent()) || Node.isSourceFile(statement.getParent())
  return instead(operator, statement, isInList ? '' : '{}')
}

/** The names that a node declares for those behind it. */
export function declared(statement: Node): string[] {
  if (!Node.isVariableStatement(statement)) return []
  return statement.getDeclarations().flatMap((one) => [
    ...(Node.isIdentifier(one.getNameNode()) ? [one.getName()] : []),
    ...one
      .getNameNode()
      .getDescendants()
      .filter(Node.isIdentifier)
      .map((name) => name.getText()),
  ])
}

/** Does a node speak of one of these names? */
export function mentions(node: Node, names: readonly string[]): boolean {
  const all = [node, ...node.getDescendants()]
  return all.some((one) => Node.isIdentifier(one) && names.includes(one.getText()))
}
