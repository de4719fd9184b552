import { type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine, isFuture } from './awaitables.ts'
import { isDataYield } from './data-generators.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `yield download(url)` hands the loop a coroutine that nobody has started;
 * `yield* download(url)` waits for it. A bare `yield` is fine: one turn for the others.
 * So is a generator that hands coroutines to whoever loops over it.
 */
export function noYieldWithoutStar(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.YieldExpression).flatMap((node) => {
    const operand = node.getExpression()
    if (operand === undefined || node.isGenerator()) return []
    const type = operand.getType()
    if (!isCoroutine(type) && !isFuture(type)) return []
    if (isDataYield(node)) return []
    const code = quote(operand)
    return findingAt(node, {
      rule: 'no-yield-without-star',
      card: 'M03',
      level: 'source',
      seen: isFuture(type)
        ? {
            en: `Plain \`yield ${code}\` passes the future to the loop and gives no result back.`,
            es: `\`yield ${code}\` solo entrega el futuro al bucle y no devuelve el resultado.`,
          }
        : {
            en: `Plain \`yield ${code}\` passes the coroutine to the loop without running it.`,
            es: `\`yield ${code}\` solo entrega la corrutina al bucle, sin ejecutarla.`,
          },
      advice: {
        en: `Write \`yield*\` (with the star) to await \`${code}\`.`,
        es: `Con asterisco: \`yield* ${code}\` espera.`,
      },
    })
  })
}
