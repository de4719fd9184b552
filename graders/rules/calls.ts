// Who is called: names of the runtime however they were imported, and the methods that take a
// callback.
import { type CallExpression, type Expression, Node, SyntaxKind } from 'ts-morph'
import { isFuture, isRuntimeClass } from './awaitables.ts'

/** The name that '#runtime' exports for this expression, whatever it is called here. */
export function runtimeName(expression: Node): string | undefined {
  if (Node.isPropertyAccessExpression(expression)) {
    const importer = declarationOf(expression.getExpression())
    if (!importer?.isKind(SyntaxKind.NamespaceImport)) return undefined
    return isFromRuntime(importer) ? expression.getName() : undefined
  }
  const importer = declarationOf(expression)
  if (!importer?.isKind(SyntaxKind.ImportSpecifier)) return undefined
  return isFromRuntime(importer) ? importer.getName() : undefined
}

/** The name of the runtime's function that is called here. */
export function calledName(node: Node | undefined): string | undefined {
  return Node.isCallExpression(node) ? runtimeName(node.getExpression()) : undefined
}

/** Whether this is `createTask(...)` of the runtime, or the method of an event loop. */
export function isCreateTask(node: Node | undefined): boolean {
  if (!Node.isCallExpression(node)) return false
  if (calledName(node) === 'createTask') return true
  const callee = node.getExpression()
  return (
    Node.isPropertyAccessExpression(callee) &&
    callee.getName() === 'createTask' &&
    isRuntimeClass(callee.getExpression().getType(), 'EventLoop')
  )
}

/** A place where a function is expected: the name of the method, and the argument. */
export type CallbackPlace = { readonly method: string; readonly argument: Expression }

const LOOP_METHODS: Readonly<Record<string, number>> = {
  callSoon: 0,
  callLater: 1,
  callAt: 1,
  setExceptionHandler: 0,
}

/** The callback that a call hands to a future or to the event loop. */
export function callbackOf(call: CallExpression): CallbackPlace | undefined {
  const callee = call.getExpression()
  if (!Node.isPropertyAccessExpression(callee)) return undefined
  const method = callee.getName()
  const receiver = callee.getExpression().getType()
  if (method === 'addDoneCallback' && isFuture(receiver)) return placeOf(call, method, 0)
  const position = LOOP_METHODS[method]
  if (position === undefined || !isRuntimeClass(receiver, 'EventLoop')) return undefined
  return placeOf(call, method, position)
}

/** The expression without the parentheses, `as` and `satisfies` around it. */
export function bare(node: Node): Node {
  if (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node)
  ) {
    return bare(node.getExpression())
  }
  return node
}

function placeOf(call: CallExpression, method: string, position: number) {
  const argument = bare(call.getArguments()[position] ?? call)
  return argument !== call && Node.isExpression(argument) ? { method, argument } : undefined
}

function declarationOf(expression: Node): Node | undefined {
  return Node.isIdentifier(expression) ? expression.getSymbol()?.getDeclarations()[0] : undefined
}

function isFromRuntime(node: Node): boolean {
  const statement = node.getFirstAncestorByKind(SyntaxKind.ImportDeclaration)
  const specifier = statement?.getModuleSpecifierValue() ?? ''
  return specifier === '#runtime' || /(^|\/)runtime\//.test(specifier)
}
