// Mistakes of order: neighbours and ends that change places, a list from its end, an item forgotten.
import {
  type ArrayLiteralExpression,
  type CallExpression,
  type ForOfStatement,
  Node,
} from 'ts-morph'
import {
  calleeOf,
  declared,
  edit,
  instead,
  type Mutation,
  mentions,
  receiverOf,
  running,
  swapped,
} from './mutation.ts'

/** Calls whose first argument is a list of things to wait for. */
const TAKES_LIST = ['gather', 'wait', 'asCompleted']

/** Methods that go through the list they are called on. */
const GOES_THROUGH = ['map', 'forEach', 'filter']

/** The mistakes of order that can be made at a node. */
export function order(node: Node): Mutation[] {
  if (Node.isArrayLiteralExpression(node)) return literals(node)
  if (Node.isBlock(node)) return statements(node.getStatements())
  if (Node.isForOfStatement(node)) return [...lists(node.getExpression()), ...onlyOnce(node)]
  if (Node.isCallExpression(node)) return calls(node)
  return []
}

function literals(list: ArrayLiteralExpression): Mutation[] {
  const items = list.getElements()
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return []
  const written = (some: readonly Node[]) => `[${some.map((one) => one.getText()).join(', ')}]`
  const found = [instead('forget-last', list, written(items.slice(0, -1)))]
  if (items.length < 2) return found
  found.push(instead('forget-first', list, written(items.slice(1))))
  found.push(swapped('swap-ends', first, last))
  if (items.length > 3) found.push(instead('reverse', list, written([...items].reverse())))
  return found
}

function statements(all: readonly Node[]): Mutation[] {
  const found: Mutation[] = []
  for (const [index, first] of all.entries()) {
    const second = all[index + 1]
    if (second !== undefined && canSwap(first, second)) {
      found.push(swapped('swap-neighbours', first, second))
    }
  }
  const [first, last] = [all[0], all.at(-1)]
  if (first !== undefined && last !== undefined && all.length > 2 && canSwap(first, last, all)) {
    found.push(swapped('swap-ends', first, last))
  }
  return found
}

// What only declares can stand anywhere before its use, and what is used has to be declared before.
function canSwap(first: Node, second: Node, all: readonly Node[] = [first, second]): boolean {
  const isPlain = (one: Node) =>
    Node.isFunctionDeclaration(one) || (Node.isVariableStatement(one) && !acts(one))
  if (isPlain(first) || isPlain(second) || value(first) === value(second)) return false
  const rest = all.filter((one) => one !== first)
  return !rest.some((one) => mentions(one, declared(first))) && acts(second)
}

/** What a single declaration gets: two that get the same may stand in any order. */
function value(statement: Node): string {
  const one = Node.isVariableStatement(statement) ? statement.getDeclarations()[0] : undefined
  return one?.getInitializer()?.getText() ?? statement.getText()
}

/** Does a statement do something that others could notice? */
function acts(statement: Node): boolean {
  return (
    running(statement).some(
      (one) =>
        Node.isCallExpression(one) ||
        Node.isYieldExpression(one) ||
        Node.isThrowStatement(one) ||
        Node.isBinaryExpression(one) ||
        Node.isPostfixUnaryExpression(one),
    ) ||
    Node.isReturnStatement(statement) ||
    Node.isThrowStatement(statement)
  )
}

function calls(call: CallExpression): Mutation[] {
  const [first] = call.getArguments()
  if (TAKES_LIST.includes(calleeOf(call)) && first !== undefined) return lists(first)
  const receiver = receiverOf(call)
  return GOES_THROUGH.includes(calleeOf(call)) && receiver !== undefined ? lists(receiver) : []
}

/** A list that is computed; what is written out is changed item by item, a map at what it maps. */
function lists(list: Node): Mutation[] {
  if (Node.isArrayLiteralExpression(list)) return []
  if (Node.isCallExpression(list) && GOES_THROUGH.includes(calleeOf(list))) return []
  const all = `[...${list.getText()}]`
  return [
    instead('forget-first', list, `${all}.slice(1)`),
    instead('forget-last', list, `${all}.slice(0, -1)`),
    instead('reverse', list, `${all}.reverse()`),
  ]
}

function onlyOnce(loop: ForOfStatement): Mutation[] {
  const body = loop.getStatement()
  const text = Node.isBlock(body) ? body.getText().slice(1, -1) : body.getText()
  return [{ operator: 'only-once', edits: [edit(body, `{${text}; break }`)] }]
}
