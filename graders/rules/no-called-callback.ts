import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { callbackOf } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * `task.addDoneCallback(notify(task))` calls `notify` now and registers what it returns. A call that
 * returns a function, as `notify.bind(x)` or `reporter(name)`, is fine.
 */
export function noCalledCallback(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const place = callbackOf(call)
    if (place === undefined || !Node.isCallExpression(place.argument)) return []
    const type = place.argument.getType()
    if (type.isAny() || type.isUnknown() || type.isTypeParameter()) return []
    if (type.getCallSignatures().length > 0 || type.isUnion()) return []
    const name = quote(place.argument.getExpression())
    return findingAt(place.argument, {
      rule: 'no-called-callback',
      card: 'M61',
      level: 'source',
      seen: {
        en: `With \`()\`, \`${name}\` runs at line ${place.argument.getStartLineNumber()}, and what it returns is registered in its place.`,
        es: `Con \`()\`, \`${name}\` se ejecuta ya, en la línea ${place.argument.getStartLineNumber()}, y se registra lo que devuelve.`,
      },
      advice: {
        en: `Pass the function without parentheses: \`${place.method}(${name})\`.`,
        es: `Conviene pasar la función sin paréntesis: \`${place.method}(${name})\`.`,
      },
    })
  })
}
