import { type SourceFile, SyntaxKind } from 'ts-morph'
import { elementOf, isAwaitable } from './awaitables.ts'
import { isDataYield } from './data-generators.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `yield* [t1, t2]` is legal, for arrays are iterable, but it waits for nothing: it hands t1 and
 * then t2 to the loop and evaluates to undefined. `gather` is what waits for a list.
 */
export function noYieldStarArray(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.YieldExpression).flatMap((node) => {
    const operand = node.getExpression()
    if (operand === undefined) return []
    const elements = elementOf(operand.getType())
    if (elements.length === 0 || !elements.every((one) => !one.isNever() && isAwaitable(one))) {
      return []
    }
    if (isDataYield(node)) return []
    const code = quote(operand)
    const list = operand.getType().getSymbol()?.getName() === 'Set' ? `[...${code}]` : code
    const star = node.isGenerator() ? 'yield*' : 'yield'
    return findingAt(node, {
      rule: 'no-yield-star-array',
      card: 'M15',
      level: 'source',
      seen: {
        en: `An array is not awaitable: \`${star} ${code}\` waits for nothing and returns \`undefined\`.`,
        es: `Un array no es esperable: \`${star} ${code}\` no espera nada y devuelve \`undefined\`.`,
      },
      advice: {
        en: `Use \`yield* gather(${list})\`.`,
        es: `Para esperar a todas: \`yield* gather(${list})\`.`,
      },
    })
  })
}
