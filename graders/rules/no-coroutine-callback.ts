import { type SourceFile, SyntaxKind } from 'ts-morph'
import { isCoroutine } from './awaitables.ts'
import { callbackOf } from './calls.ts'
import { type Finding, findingAt, quote } from './finding.ts'

/**
 * A done callback that is a coroutine function does nothing: the loop calls it, gets a coroutine and
 * drops it. The same for an arrow that returns one.
 */
export function noCoroutineCallback(source: SourceFile): Finding[] {
  return source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const place = callbackOf(call)
    if (place === undefined) return []
    const signatures = place.argument.getType().getCallSignatures()
    if (signatures.length === 0) return []
    if (!signatures.every((one) => isCoroutine(one.getReturnType()))) return []
    return findingAt(place.argument, {
      rule: 'no-coroutine-callback',
      card: 'M64',
      level: 'source',
      seen: {
        en: `The loop calls \`${quote(place.argument)}\` but never awaits the coroutine it returns.`,
        es: `El bucle llama a \`${quote(place.argument)}\`, pero no espera la corrutina que devuelve.`,
      },
      advice: {
        en: 'Use a plain function and `createTask` inside it.',
        es: 'Conviene pasar una función normal y usar `createTask` dentro de ella.',
      },
    })
  })
}
