import { Node, type SourceFile } from 'ts-morph'
import { holdingLoopAround, holdsTheLoop } from './clocks.ts'
import { type Finding, findingAt } from './finding.ts'

/**
 * There is one thread: a loop that watches the clock until some time has passed, and a call such as
 * `Atomics.wait`, hold the event loop, and nobody else gets a turn meanwhile.
 */
export function noBlockingCall(source: SourceFile): Finding[] {
  return source.getDescendants().flatMap((node) => {
    if (Node.isIterationStatement(node)) {
      const isOutermost = holdingLoopAround(node) === undefined
      return holdsTheLoop(node) && isOutermost ? [watchesClock(node)] : []
    }
    if (!Node.isCallExpression(node)) return []
    const callee = node.getExpression().getText()
    return callee === 'Atomics.wait' || /\.(?:\w+Sync)$/.test(callee) ? [blocks(node, callee)] : []
  })
}

const WAIT = {
  en: 'Wait with `yield* sleep(seconds)`: it suspends this task only, and the others go on.',
  es: 'Hay que esperar con `yield* sleep(segundos)`: solo se suspende esta tarea, y las demás siguen.',
}

function watchesClock(loop: Node): Finding {
  return findingAt(loop, {
    rule: 'no-blocking-call',
    card: 'M10',
    level: 'source',
    seen: {
      en: 'This loop watches the real clock and holds the event loop: meanwhile no other task runs and no timer fires.',
      es: 'Este bucle mira el reloj real y detiene el bucle de eventos: mientras tanto no corre otra tarea ni salta ningún temporizador.',
    },
    advice: WAIT,
  })
}

function blocks(call: Node, callee: string): Finding {
  return findingAt(call, {
    rule: 'no-blocking-call',
    card: 'M10',
    level: 'source',
    seen: {
      en: `\`${callee}\` holds the event loop until it returns: meanwhile no other task runs and no timer fires.`,
      es: `\`${callee}\` detiene el bucle de eventos hasta que vuelve: mientras tanto no corre otra tarea ni salta ningún temporizador.`,
    },
    advice: WAIT,
  })
}
