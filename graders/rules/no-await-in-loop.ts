import {
  type ForOfStatement,
  type ForStatement,
  type Symbol as Name,
  Node,
  type SourceFile,
  type YieldExpression,
} from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { calledName, isCreateTask } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { ownDescendants } from './scopes.ts'

/**
 * `for (const url of urls) pages.push(yield* get(url))` asks for a page when the one before has
 * come, so the times add up. Often it is what was meant, hence a remark only, and none where a
 * round needs the one before: it breaks off, catches errors or uses what an earlier round left.
 */
export function noAwaitInLoop(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node) => {
    if (!Node.isForOfStatement(node) && !Node.isForStatement(node)) return
    const waiting = waitsForItem(node)
    if (waiting !== undefined) findings.push(oneByOne(waiting))
  })
  return findings
}

type CountedLoop = ForOfStatement | ForStatement

function waitsForItem(loop: CountedLoop): YieldExpression | undefined {
  const names = loopNames(loop)
  const body = [...ownDescendants(loop.getStatement())]
  if (names.size === 0 || body.some(endsEarly)) return undefined
  const left = assignedIn(body, loop)
  return body.filter(Node.isYieldExpression).find((node) => {
    const call = node.getExpression()
    if (!node.isGenerator() || !Node.isCallExpression(call)) return false
    if (calledName(call) === 'sleep' || isCreateTask(call) || !isCoroutine(call.getType())) {
      return false
    }
    const used = namesIn(call)
    return used.some((name) => names.has(name)) && !used.some((name) => left.has(name))
  })
}

function endsEarly(node: Node): boolean {
  return (
    Node.isBreakStatement(node) ||
    Node.isReturnStatement(node) ||
    Node.isTryStatement(node) ||
    Node.isThrowStatement(node)
  )
}

// The variables that the loop itself moves: `const url` of `for...of`, `let i` of `for`.
function loopNames(loop: CountedLoop): Set<Name> {
  const start = loop.getInitializer()
  if (!Node.isVariableDeclarationList(start)) return new Set()
  return new Set(
    [...ownDescendants(start)]
      .filter((node) => Node.isVariableDeclaration(node) || Node.isBindingElement(node))
      .flatMap((node) => node.getNameNode().getSymbol() ?? []),
  )
}

// The variables from outside the loop that its body assigns.
function assignedIn(body: readonly Node[], loop: CountedLoop): Set<Name> {
  const targets = body
    .filter(Node.isBinaryExpression)
    .filter((node) => /^[^=!<>]*=$/.test(node.getOperatorToken().getText()))
    .flatMap((node) => namesIn(node.getLeft()))
  return new Set(
    targets.filter((name) =>
      name.getDeclarations().every((one) => !one.getAncestors().includes(loop)),
    ),
  )
}

function namesIn(node: Node): Name[] {
  return [node, ...ownDescendants(node)]
    .filter(Node.isIdentifier)
    .flatMap((one) => one.getSymbol() ?? [])
}

function oneByOne(node: YieldExpression): Finding {
  const code = quote(node)
  return findingAt(node, {
    rule: 'no-await-in-loop',
    card: 'M23',
    level: 'style',
    seen: {
      en: `\`${code}\` in a loop waits for each call before it makes the next: the times add up.`,
      es: `\`${code}\` en un bucle espera cada llamada antes de hacer la siguiente: se suman los tiempos.`,
    },
    advice: {
      en: 'Create all tasks first, then await them, unless one call needs the one before.',
      es: 'Conviene crear primero todas las tareas y esperar después, salvo que una llamada necesite la anterior.',
    },
  })
}
