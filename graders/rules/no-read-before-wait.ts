import { type BinaryExpression, type Identifier, Node, type SourceFile } from 'ts-morph'
import { calledName } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { type AnyFunction, functionAround, ownDescendants } from './scopes.ts'

/**
 * `total += yield* get(url)` reads `total` before it waits and writes it afterwards. Where tasks
 * share `total`, what the others have added meanwhile is lost.
 */
export function noReadBeforeWait(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node) => {
    if (!Node.isBinaryExpression(node)) return
    const target = node.getLeft()
    const name = rootOf(target)
    if (name !== undefined && readsAndWaits(node) && isShared(name, node)) {
      findings.push(lost(node))
    }
  })
  return findings
}

function readsAndWaits(assignment: BinaryExpression): boolean {
  const operator = assignment.getOperatorToken().getText()
  const right = assignment.getRight()
  const inside = [right, ...ownDescendants(right)]
  const wait = inside.find(Node.isYieldExpression)
  if (wait === undefined) return false
  if (/^(?:[-+*/%&|^]|\*\*)=$/.test(operator)) return true
  const target = assignment.getLeft().getText()
  return (
    operator === '=' &&
    inside.some((one) => one.getText() === target && one.getStart() < wait.getStart())
  )
}

/** The variable at the beginning of `total` or `state.total`. */
function rootOf(target: Node): Identifier | undefined {
  if (Node.isIdentifier(target)) return target
  return Node.isPropertyAccessExpression(target) ? rootOf(target.getExpression()) : undefined
}

/** Whether the variable belongs to none of the functions that one task runs from here outwards. */
function isShared(name: Identifier, node: Node): boolean {
  const [declaration] = name.getSymbol()?.getDeclarations() ?? []
  const inside = coroutineAround(node)
  return (
    declaration !== undefined &&
    inside !== undefined &&
    !declaration.getAncestors().includes(inside)
  )
}

// The block of an `asyncWith` runs in the task that awaits it.
function coroutineAround(node: Node): AnyFunction | undefined {
  const inner = functionAround(node)
  const call = inner?.getParent()
  const name = calledName(call)
  const isBlock = name === 'asyncWith' || name === 'asyncFor'
  return isBlock && call !== undefined ? (coroutineAround(call) ?? inner) : inner
}

function lost(assignment: BinaryExpression): Finding {
  const target = quote(assignment.getLeft())
  return findingAt(assignment, {
    rule: 'no-read-before-wait',
    card: 'M100',
    level: 'source',
    seen: {
      en: `\`${quote(assignment)}\` reads \`${target}\` before it waits: what other tasks add to it meanwhile is lost.`,
      es: `\`${quote(assignment)}\` lee \`${target}\` antes de esperar: se pierde lo que otras tareas le sumen entretanto.`,
    },
    advice: {
      en: `Wait first, with the \`yield*\` in a \`const\` of its own, and change \`${target}\` in the next line.`,
      es: `Hay que esperar primero, con el \`yield*\` en su propia \`const\`, y cambiar \`${target}\` en la línea siguiente.`,
    },
  })
}
