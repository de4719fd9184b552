import { type Identifier, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import type { Text } from '../language.ts'
import { calledName } from './calls.ts'
import { holdingLoopAround } from './clocks.ts'
import { type Finding, findingAt } from './finding.ts'
import { isFunction, ownDescendants } from './scopes.ts'

/** Chapters that live on Node's own loop: nothing to find there. */
export const EXCEPT_IN: readonly number[] = [6, 8]

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick']
const CLOCKS = ['Date', 'performance', 'hrtime']

/**
 * `simulate` uses a virtual clock and is synchronous: native timers and promises go on only when it
 * has returned, and native clocks do not see its time. The promise that `run` gives is fine, and so
 * is a Date made from a given instant.
 */
export function noNativeClock(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node, traversal) => {
    const native = nativeIn(node)
    // A loop that watches the clock blocks: that is what matters there (no-blocking-call).
    if (native === undefined || holdingLoopAround(node) !== undefined) return
    findings.push(
      findingAt(node, { rule: 'no-native-clock', card: 'M13', level: 'source', ...native }),
    )
    // `await new Promise((go) => setTimeout(go, 10))` is one mistake, told once.
    traversal.skip()
  })
  return findings
}

type Native = { readonly seen: Text; readonly advice: Text }

function nativeIn(node: Node): Native | undefined {
  if (isFunction(node)) {
    const isNative = node.hasModifier(SyntaxKind.AsyncKeyword) && !callsRun(node)
    return isNative ? promise('async', 'function*') : undefined
  }
  if (Node.isAwaitExpression(node)) {
    return calledName(node.getExpression()) === 'run' ? undefined : promise('await', 'yield*')
  }
  if (Node.isNewExpression(node) || Node.isCallExpression(node)) {
    const callee = node.getExpression()
    if (Node.isIdentifier(callee) && callee.getText() === 'Promise' && isGlobal(callee)) {
      return promise('Promise', 'yield*')
    }
    const isInstant = callee.getText() === 'Date' && node.getArguments().length === 0
    return isInstant && Node.isIdentifier(callee) && isGlobal(callee) ? clock('Date') : undefined
  }
  if (Node.isIdentifier(node)) return nativeName(node)
  return undefined
}

function nativeName(node: Identifier): Native | undefined {
  const name = node.getText()
  if (TIMERS.includes(name) && isGlobal(node)) return timer(name)
  const parent = node.getParent()
  if (name === 'Promise' && Node.isPropertyAccessExpression(parent) && isGlobal(node)) {
    return parent.getExpression() === node ? promise('Promise', 'yield*') : undefined
  }
  if (!CLOCKS.includes(name) || !isGlobal(node)) return undefined
  if (name === 'hrtime') return clock('process.hrtime')
  if (!Node.isPropertyAccessExpression(parent) || parent.getName() !== 'now') return undefined
  return clock(`${name}.now`)
}

// Without the types of Node a native name has no declaration, or one in TypeScript's own library.
function isGlobal(node: Identifier): boolean {
  const parent = node.getParent()
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === node) {
    return ['globalThis', 'process'].includes(parent.getExpression().getText())
  }
  if (Node.isPropertyAssignment(parent) && parent.getNameNode() === node) return false
  const declarations = node.getSymbol()?.getDeclarations() ?? []
  return declarations.every((one) => one.getSourceFile().isFromExternalLibrary() || isLibrary(one))
}

function isLibrary(declaration: Node): boolean {
  return /\/lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().getFilePath())
}

function callsRun(node: Node): boolean {
  return [...ownDescendants(node)].some((one) => calledName(one) === 'run')
}

function timer(name: string): Native {
  return {
    seen: {
      en: `\`${name}\` belongs to Node's loop and fires after the simulation ends.`,
      es: `\`${name}\` pertenece al bucle de Node y actúa cuando la simulación ya ha terminado.`,
    },
    advice: {
      en: "Use the runtime's `sleep`: `yield* sleep(seconds)`.",
      es: 'Conviene usar el `sleep` del runtime: `yield* sleep(segundos)`.',
    },
  }
}

function clock(name: string): Native {
  return {
    seen: {
      en: `\`${name}\` reads the real clock; inside the simulation only the virtual clock exists.`,
      es: `\`${name}\` lee el reloj real; dentro de la simulación solo existe el reloj virtual.`,
    },
    advice: {
      en: "Use the loop's clock: `getRunningLoop().time()`.",
      es: 'Conviene usar el reloj del bucle: `getRunningLoop().time()`.',
    },
  }
}

function promise(name: string, instead: string): Native {
  return {
    seen: {
      en: `\`${name}\` works with native promises, which go on only after the simulation ends.`,
      es: `\`${name}\` trabaja con promesas nativas, que solo avanzan cuando la simulación ha terminado.`,
    },
    advice: {
      en: `Write it as a coroutine, with \`${instead}\`.`,
      es: `Conviene escribirlo como corrutina, con \`${instead}\`.`,
    },
  }
}
