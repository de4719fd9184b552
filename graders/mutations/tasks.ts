// Mistakes with tasks: none where one is needed, one after another, all at once, another wrapper.
import { type CallExpression, type ForOfStatement, Node } from 'ts-morph'
import {
  calleeOf,
  type Edit,
  edit,
  instead,
  isInCoroutine,
  type Mutation,
  running,
  suspends,
} from './mutation.ts'

/** Calls whose first argument is what they wait for, in a way of their own. */
const WRAPPERS = ['shield', 'waitFor', 'ensureFuture']

const RETURN_WHEN = ['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION']

/** The mistakes with tasks that can be made at a node. */
export function tasks(node: Node): Mutation[] {
  if (Node.isForOfStatement(node)) return loops(node)
  if (Node.isIdentifier(node) || Node.isStringLiteral(node)) return conditions(node)
  if (!Node.isCallExpression(node)) return []
  const name = calleeOf(node)
  if (name === 'createTask') return creations(node)
  if (name === 'gather') return gathers(node)
  if (name === 'asyncWith') return blocks(node)
  const [first] = node.getArguments()
  if (!WRAPPERS.includes(name) || first === undefined) return []
  return [instead(`drop-${name}`, node, first.getText())]
}

function creations(call: CallExpression): Mutation[] {
  const [coroutine] = call.getArguments()
  if (coroutine === undefined) return []
  const found = [instead('drop-create-task', call, coroutine.getText())]
  const parent = call.getParent()
  if (isInCoroutine(call) && !Node.isYieldExpression(parent)) {
    found.push(instead('await-created-task', call, `(yield* ${call.getText()})`))
  }
  return found
}

function gathers(call: CallExpression): Mutation[] {
  const [list] = call.getArguments()
  const wait = call.getParent()
  if (list === undefined || !Node.isYieldExpression(wait)) return []
  const loop = `(function* () { const all = []; for (const one of ${list.getText()}) all.push(yield* one); return all })()`
  const found = [instead('gather-one-by-one', call, loop)]
  if (!Node.isExpressionStatement(wait.getParent())) {
    found.push(instead('reverse-results', wait, `(${wait.getText()}).reverse()`))
  }
  return found
}

function blocks(call: CallExpression): Mutation[] {
  const body = call.getArguments()[1]
  if (!Node.isFunctionExpression(body)) return []
  return [instead('drop-async-with', call, `(${body.getText()})()`)]
}

function loops(loop: ForOfStatement): Mutation[] {
  const body = loop.getStatement()
  const jumps = running(body).some(
    (one) =>
      Node.isBreakStatement(one) || Node.isContinueStatement(one) || Node.isReturnStatement(one),
  )
  const [name] = loop.getInitializer().getDescendants().filter(Node.isVariableDeclaration)
  if (jumps || name === undefined || !isInCoroutine(loop) || !suspends(body)) return []
  const block = Node.isBlock(body) ? body.getText() : `{ ${body.getText()} }`
  const list = loop.getExpression().getText()
  const together = `yield* gather(Array.from(${list}, function* (${name.getName()}) ${block}))`
  return [
    { operator: 'loop-to-gather', edits: [...imported(loop, 'gather'), edit(loop, together)] },
  ]
}

/** What makes a name of the runtime known, if it is not yet. */
function imported(node: Node, name: string): Edit[] {
  const declarations = node.getSourceFile().getImportDeclarations()
  const known = declarations.flatMap((one) => one.getNamedImports().map((each) => each.getName()))
  const [first] = declarations
  if (known.includes(name) || first === undefined) return []
  const start = first.getStart()
  return [{ start, end: start, text: `import { ${name} } from '#runtime'; ` }]
}

function conditions(node: Node): Mutation[] {
  const name = node.getText().replaceAll(/['"]/g, '')
  if (!RETURN_WHEN.includes(name) || Node.isImportSpecifier(node.getParent())) return []
  return RETURN_WHEN.filter((other) => other !== name).map((other) =>
    instead('other-return-when', node, `'${other}'`),
  )
}
