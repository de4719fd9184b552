import { type CallExpression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import type { Text } from '../language.ts'
import { isCoroutine } from './awaitables.ts'
import { bare } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

// What each method does with what its callback returns: throws it away, takes it for yes or no, or
// collects it. Collecting is right when the list goes on to `gather`.
const DROPS = ['forEach']
const ASKS = ['filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex']
const COLLECTS = ['map', 'flatMap']

/**
 * `urls.forEach(function* (url) { ... })` creates a coroutine for each url and awaits none. In an
 * arrow, `yield*` is not even legal, for an arrow cannot be a generator.
 */
export function noYieldInCallback(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const callee = call.getExpression()
    const argument = call.getArguments()[0]
    if (!Node.isPropertyAccessExpression(callee) || argument === undefined) return []
    const method = callee.getName()
    const list = callee.getExpression()
    const type = list.getType()
    if (!type.isArray() && !type.isTuple() && !type.isReadonlyArray()) return []
    const callback = bare(argument)
    if (!givesCoroutine(callback) && !yieldsInArrow(callback)) return []
    const where = { list: quote(list), method, callback: nameOf(callback) }
    if (yieldsInArrow(callback)) return inArrow(call, where)
    if (ASKS.includes(method)) return alwaysTrue(call, where)
    const isDropped = COLLECTS.includes(method) && Node.isExpressionStatement(call.getParent())
    return isDropped || DROPS.includes(method) ? dropped(call, where) : []
  })
}

type Where = { readonly list: string; readonly method: string; readonly callback: string }

function dropped(call: CallExpression, where: Where): Finding {
  const { list, method } = where
  return findingAt(call, {
    rule: 'no-yield-in-callback',
    card: 'M16',
    level: 'source',
    seen: DROPS.includes(method)
      ? {
          en: `Inside \`${list}.${method}\` nothing is awaited: \`${method}\` creates the coroutines and drops them.`,
          es: `Dentro de \`${list}.${method}\` no se espera nada: \`${method}\` crea las corrutinas y las descarta.`,
        }
      : {
          en: `Inside \`${list}.${method}\` nothing is awaited: the coroutines that \`${method}\` creates are dropped.`,
          es: `Dentro de \`${list}.${method}\` no se espera nada: las corrutinas que crea \`${method}\` se descartan.`,
        },
    advice: loopOrGather(where),
  })
}

function inArrow(call: CallExpression, where: Where): Finding {
  return findingAt(call, {
    rule: 'no-yield-in-callback',
    card: 'M16',
    level: 'source',
    seen: {
      en: `An arrow cannot wait: \`yield*\` is not allowed in the callback of \`${where.list}.${where.method}\`.`,
      es: `Una función flecha no puede esperar: \`yield*\` no se admite en la función que recibe \`${where.list}.${where.method}\`.`,
    },
    advice: loopOrGather(where),
  })
}

function loopOrGather({ list, callback }: Where): Text {
  return {
    en: `Use \`for…of\` with \`yield*\`, or \`yield* gather(${list}.map(${callback}))\`.`,
    es: `Conviene usar \`for…of\` con \`yield*\`, o bien \`yield* gather(${list}.map(${callback}))\`.`,
  }
}

function alwaysTrue(call: CallExpression, { list, method }: Where): Finding {
  return findingAt(call, {
    rule: 'no-yield-in-callback',
    card: 'M16',
    level: 'source',
    seen: {
      en: `\`${list}.${method}\` gets coroutines from its callback, and a coroutine always counts as true.`,
      es: `\`${list}.${method}\` recibe corrutinas de su función, y una corrutina siempre cuenta como verdadera.`,
    },
    advice: {
      en: `Use \`for…of\` with \`yield*\`, and decide with the result.`,
      es: `Conviene usar \`for…of\` con \`yield*\` y decidir con el resultado.`,
    },
  })
}

function givesCoroutine(callback: Node): boolean {
  const signatures = callback.getType().getCallSignatures()
  return signatures.length > 0 && signatures.every((one) => isCoroutine(one.getReturnType()))
}

// TypeScript reads `yield* x` outside a generator as a product of a name `yield`.
function yieldsInArrow(callback: Node): boolean {
  return (
    (Node.isArrowFunction(callback) || Node.isFunctionExpression(callback)) &&
    callback
      .getDescendantsOfKind(SyntaxKind.BinaryExpression)
      .some((one) => one.getLeft().getText() === 'yield')
  )
}

function nameOf(callback: Node): string {
  return Node.isIdentifier(callback) || Node.isPropertyAccessExpression(callback)
    ? quote(callback)
    : 'function* …'
}
