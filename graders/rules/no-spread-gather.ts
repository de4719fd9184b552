import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { isAwaitable } from './awaitables.ts'
import { calledName } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `gather(a(), b())` is Python's way; here it takes one array, as `Promise.all` does:
 * `gather([a(), b()])`. A spread list, `gather(...jobs)`, is the same mistake.
 */
export function noSpreadGather(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    if (calledName(call) !== 'gather') return []
    const all = call.getArguments()
    const loose = all.filter((one) => Node.isSpreadElement(one) || isAwaitable(one.getType()))
    if (loose.length === 0) return []
    const name = quote(call.getExpression())
    const only = loose.length === 1 ? loose[0] : undefined
    const list = Node.isSpreadElement(only)
      ? quote(only.getExpression())
      : `[${loose.map(quote).join(', ')}]`
    const options = all.filter((one) => Node.isObjectLiteralExpression(one)).map(quote)
    const right = `${name}(${[list, ...options].join(', ')})`
    return findingAt(call, {
      rule: 'no-spread-gather',
      card: 'M71',
      level: 'source',
      seen: {
        en: `\`${quote(call)}\` passes its arguments one by one, as in Python.`,
        es: `\`${quote(call)}\` pasa argumentos sueltos, como en Python.`,
      },
      advice: { en: `Pass one array: \`${right}\`.`, es: `Aquí se pasa un array: \`${right}\`.` },
    })
  })
}
