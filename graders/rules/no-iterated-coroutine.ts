import { Node, type SourceFile } from 'ts-morph'
import { isFuture, waitsForFutures } from './awaitables.ts'
import { bare } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * A generator is iterable, so JavaScript lets `for...of`, `...` and destructuring step through a
 * coroutine by hand, outside the loop; its suspensions come out as if they were values. The same
 * with a future: `const [a, b] = gather(...)` lacks the `yield*`.
 */
export function noIteratedCoroutine(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node) => {
    const iterated = iteratedBy(node)
    if (iterated === undefined) return
    const operand = bare(iterated.operand)
    const type = operand.getType()
    if (waitsForFutures(type)) findings.push(byHand(operand, iterated.by))
    else if (isFuture(type)) findings.push(notAwaited(operand))
  })
  return findings
}

type Iterated = { readonly operand: Node; readonly by: string }

const COPIES = ['Array.from', 'Set', 'Map', 'Object.fromEntries']

function iteratedBy(node: Node): Iterated | undefined {
  if (Node.isForOfStatement(node)) return { operand: node.getExpression(), by: 'for…of' }
  if (Node.isSpreadElement(node)) return { operand: node.getExpression(), by: '...' }
  if (Node.isVariableDeclaration(node)) {
    const operand = node.getInitializer()
    const isTaken = Node.isArrayBindingPattern(node.getNameNode())
    return isTaken && operand !== undefined ? { operand, by: '[…] =' } : undefined
  }
  if (Node.isBinaryExpression(node)) {
    const isTaken =
      node.getOperatorToken().getText() === '=' && Node.isArrayLiteralExpression(node.getLeft())
    return isTaken ? { operand: node.getRight(), by: '[…] =' } : undefined
  }
  if (Node.isCallExpression(node) || Node.isNewExpression(node)) {
    const name = node.getExpression().getText()
    const operand = node.getArguments()[0]
    return COPIES.includes(name) && operand !== undefined ? { operand, by: name } : undefined
  }
  return undefined
}

function byHand(operand: Node, by: string): Finding {
  const code = quote(operand)
  return findingAt(operand, {
    rule: 'no-iterated-coroutine',
    card: 'M14',
    level: 'source',
    seen: {
      en: `\`${by}\` steps through the coroutine \`${code}\` by hand, outside the event loop.`,
      es: `\`${by}\` recorre la corrutina \`${code}\` a mano, fuera del bucle de eventos.`,
    },
    advice: {
      en: `Await the coroutine with \`yield*\`: \`yield* ${code}\`.`,
      es: `Conviene esperar la corrutina con \`yield*\`: \`yield* ${code}\`.`,
    },
  })
}

function notAwaited(operand: Node): Finding {
  const code = quote(operand)
  return findingAt(operand, {
    rule: 'no-iterated-coroutine',
    card: 'M75',
    level: 'source',
    seen: {
      en: `Without await, \`${code}\` is a future, not a list.`,
      es: `Sin esperar, \`${code}\` es un futuro, no una lista.`,
    },
    advice: { en: `Await it: \`yield* ${code}\`.`, es: `Hay que esperarlo: \`yield* ${code}\`.` },
  })
}
