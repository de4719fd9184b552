import { type Identifier, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine, waitsForFutures } from './awaitables.ts'
import { bare, calledName, isCreateTask } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { functionAround } from './scopes.ts'

/**
 * A coroutine object runs once. Awaiting it again raises; twice in the list of `gather` it still runs
 * once, and both places get its one result. `Array(3).fill(job())` is one object in three places.
 */
export function noReusedCoroutine(source: SourceFile): Finding[] {
  const identifiers = source.getDescendantsOfKind(SyntaxKind.Identifier)
  const variables = source.getDescendantsOfKind(SyntaxKind.VariableDeclaration)
  const reused = variables.flatMap((variable) => {
    const initializer = variable.getInitializer()
    if (initializer === undefined || !Node.isCallExpression(bare(initializer))) return []
    if (!isCoroutine(variable.getType())) return []
    // Those of the same name and the same symbol: asking the language service takes far longer.
    const uses = identifiers.filter(
      (one) =>
        one.getText() === variable.getName() &&
        isConsumed(one) &&
        one.getSymbol() === variable.getSymbol(),
    )
    const again = uses.find((use, index) =>
      uses.slice(0, index).some((earlier) => bothRun(earlier, use)),
    )
    return again === undefined ? [] : [reuse(again, uses)]
  })
  return [...reused, ...source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap(filled)]
}

const TAKERS = ['ensureFuture', 'run', 'simulate', 'shield', 'waitFor']
const LISTS = ['gather', 'asCompleted', 'wait']

/** Whether this use runs the coroutine: it is awaited, made a task, or handed over in a list. */
function isConsumed(use: Identifier): boolean {
  const parent = use.getParent()
  if (Node.isYieldExpression(parent)) return parent.isGenerator()
  if (Node.isCallExpression(parent) && parent.getArguments()[0] === use) {
    return isCreateTask(parent) || TAKERS.includes(calledName(parent) ?? '')
  }
  return listAround(use) !== undefined
}

/** The call of `gather` and the like whose list holds the use. */
function listAround(use: Node): Node | undefined {
  const list = use.getParentIfKind(SyntaxKind.ArrayLiteralExpression)
  const call = list?.getParent()
  return Node.isCallExpression(call) && LISTS.includes(calledName(call) ?? '') ? call : undefined
}

/** Whether both uses happen in one run: not in two branches, nor behind a `return`. */
function bothRun(earlier: Node, later: Node): boolean {
  if (functionAround(earlier) !== functionAround(later)) return false
  const returned = earlier.getFirstAncestorByKind(SyntaxKind.ReturnStatement)
  if (returned !== undefined && !later.getAncestors().includes(returned)) return false
  return !earlier.getAncestors().some((choice) => {
    const branches = branchesOf(choice)
    const branchOf = (use: Node) =>
      branches.find((branch) => branch === use || use.getAncestors().includes(branch))
    const [one, other] = [branchOf(earlier), branchOf(later)]
    return one !== undefined && other !== undefined && one !== other
  })
}

function branchesOf(node: Node): Node[] {
  if (Node.isIfStatement(node)) {
    const otherwise = node.getElseStatement()
    return [node.getThenStatement(), ...(otherwise === undefined ? [] : [otherwise])]
  }
  if (Node.isConditionalExpression(node)) return [node.getWhenTrue(), node.getWhenFalse()]
  return Node.isCaseBlock(node) ? node.getClauses() : []
}

function reuse(use: Identifier, uses: readonly Identifier[]): Finding {
  const name = use.getText()
  const list = listAround(use)
  const isSameList = uses.some(
    (one) => one !== use && list !== undefined && listAround(one) === list,
  )
  const line = uses[0]?.getStartLineNumber() ?? use.getStartLineNumber()
  if (isSameList) return twiceInList(use, name)
  return findingAt(use, {
    rule: 'no-reused-coroutine',
    card: 'M04',
    level: 'source',
    seen: {
      en: `\`${name}\` is one coroutine object, which runs once: line ${line} uses it up.`,
      es: `\`${name}\` es un único objeto corrutina, que se ejecuta una vez: la línea ${line} lo consume.`,
    },
    advice: {
      en: `Call the function again for a second run; for the same result twice keep a task: \`const ${name} = createTask(...)\`.`,
      es: `Para otra ejecución hay que llamar de nuevo a la función; para tener dos veces el mismo resultado, una tarea: \`const ${name} = createTask(...)\`.`,
    },
  })
}

function filled(call: Node): Finding[] {
  if (!Node.isCallExpression(call)) return []
  const callee = call.getExpression()
  const value = call.getArguments()[0]
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== 'fill') return []
  return value !== undefined && waitsForFutures(value.getType())
    ? [twiceInList(value, quote(value))]
    : []
}

function twiceInList(node: Node, code: string): Finding {
  return findingAt(node, {
    rule: 'no-reused-coroutine',
    card: 'M83',
    level: 'source',
    seen: {
      en: `\`${code}\` is one coroutine object in several places of the list: it runs once.`,
      es: `\`${code}\` es un único objeto corrutina en varios lugares de la lista: se ejecuta una vez.`,
    },
    advice: {
      en: 'Call the function once for each place in the list.',
      es: 'Hay que llamar a la función una vez por cada lugar de la lista.',
    },
  })
}
