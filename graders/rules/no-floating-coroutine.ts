import { type CallExpression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine, isFuture, isOfRuntime, isTask } from './awaitables.ts'
import { bare, calledName, isCreateTask } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'
import { functionAround } from './scopes.ts'

/**
 * `save(order)` on a line of its own builds a coroutine and drops it: none of its body runs, and
 * JavaScript gives no warning. A dropped future, as that of `gather`, runs but nobody waits for it.
 * A task is another matter (no-dropped-task), for its call does start it.
 */
export function noFloatingCoroutine(source: SourceFile): Finding[] {
  return source
    .getDescendantsOfKind(SyntaxKind.ExpressionStatement)
    .flatMap((statement) => droppedBy(statement.getExpression()))
    .flatMap((node) => {
      const type = node.getType()
      if (isCoroutine(type)) return floating(node)
      return Node.isCallExpression(node) && makesFuture(node) ? notAwaited(node) : []
    })
}

// The values that a statement drops: `ok && save()` and `ok ? save() : undefined` drop the call's.
function droppedBy(expression: Node): Node[] {
  const node = bare(expression)
  if (Node.isVoidExpression(node)) return droppedBy(node.getExpression())
  if (Node.isConditionalExpression(node)) {
    return [...droppedBy(node.getWhenTrue()), ...droppedBy(node.getWhenFalse())]
  }
  if (Node.isBinaryExpression(node)) {
    const operator = node.getOperatorToken().getText()
    if (operator === ',') return [...droppedBy(node.getLeft()), ...droppedBy(node.getRight())]
    return ['&&', '||', '??'].includes(operator) ? droppedBy(node.getRight()) : []
  }
  // `yield* x` gives the result, which may be dropped; a callback that is told apart elsewhere.
  if (Node.isYieldExpression(node) || isCreateTask(node)) return []
  return [node]
}

// A task runs without being awaited, and `ensureFuture` makes tasks; a function of JavaScript's own
// that returns a future only hands back the one it was given.
function makesFuture(call: CallExpression): boolean {
  const type = call.getType()
  if (!isFuture(type) || isTask(type) || calledName(call) === 'ensureFuture') return false
  const declarations = call.getExpression().getSymbol()?.getDeclarations() ?? []
  return !declarations.some((one) => one.getSourceFile().isDeclarationFile())
}

function floating(node: Node): Finding[] {
  const code = quote(node)
  const method = methodOfRuntime(node)
  if (method !== undefined) return [untouched(node, method)]
  return [
    findingAt(node, {
      rule: 'no-floating-coroutine',
      card: 'M01',
      level: 'source',
      seen: {
        en: `\`${code}\` creates the coroutine but runs none of it. What would the log show if line ${node.getStartLineNumber()} were deleted?`,
        es: `\`${code}\` crea la corrutina, pero no ejecuta nada de ella. ¿Qué cambiaría si se borrara la línea ${node.getStartLineNumber()}?`,
      },
      advice: canAwait(node)
        ? {
            en: `Put \`yield*\` before \`${code}\`.`,
            es: `Falta \`yield*\` delante de \`${code}\`.`,
          }
        : {
            en: `\`yield*\` works only in a \`function*\`, and this is an ordinary function: start a task with \`createTask(${code})\`, or await it in the coroutine around, in a \`for...of\`.`,
            es: `\`yield*\` solo vale dentro de una \`function*\`, y esta es una función normal: hay que crear una tarea con \`createTask(${code})\`, o esperarla en la corrutina de fuera, en un \`for...of\`.`,
          },
    }),
  ]
}

function canAwait(node: Node): boolean {
  const around = functionAround(node)
  return around !== undefined && 'isGenerator' in around && around.isGenerator()
}

function untouched(node: Node, { receiver, method }: Method): Finding {
  const code = quote(node)
  const isQueue = method === 'put' || method === 'get'
  return findingAt(node, {
    rule: 'no-floating-coroutine',
    card: 'M104',
    level: 'source',
    seen: {
      en: `\`${code}\` only creates a coroutine: without \`yield*\`, \`${receiver}\` stays as it was.`,
      es: `\`${code}\` solo crea una corrutina: sin \`yield*\`, \`${receiver}\` se queda como estaba.`,
    },
    advice: isQueue
      ? {
          en: `Write \`yield* ${code}\`, or \`${receiver}.${method}Nowait\` to do it without waiting.`,
          es: `Conviene escribir \`yield* ${code}\`, o \`${receiver}.${method}Nowait\` para hacerlo sin esperar.`,
        }
      : { en: `Write \`yield* ${code}\`.`, es: `Conviene escribir \`yield* ${code}\`.` },
  })
}

function notAwaited(node: CallExpression): Finding {
  const code = quote(node)
  const name = quote(node.getExpression())
  return findingAt(node, {
    rule: 'no-floating-coroutine',
    card: 'M75',
    level: 'source',
    seen: {
      en: `\`${name}\` returns a future, and nothing waits for it here.`,
      es: `\`${name}\` devuelve un futuro, y aquí nadie lo espera.`,
    },
    advice: { en: `Await it: \`yield* ${code}\`.`, es: `Hay que esperarlo: \`yield* ${code}\`.` },
  })
}

type Method = { readonly receiver: string; readonly method: string }

function methodOfRuntime(node: Node): Method | undefined {
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined
  if (!Node.isPropertyAccessExpression(callee)) return undefined
  if (!isOfRuntime(callee.getExpression().getType())) return undefined
  return { receiver: quote(callee.getExpression()), method: callee.getName() }
}
