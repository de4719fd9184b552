// Differs: it goes to the end of the line first, and a helper awaits each step.
// Se distingue: primero se pone al final de la fila, y una función auxiliar espera cada paso.
import { type Coroutine, sleep } from '#runtime'

export const worker = function* (
  name: string,
  steps: number,
  log: (line: string) => void,
): Coroutine<void> {
  const lines = Array.from({ length: steps }, (_, step) => `${name}${step}`)
  for (const line of lines) yield* inItsTurn(line, log)
}

function* inItsTurn(line: string, log: (line: string) => void): Coroutine<void> {
  yield* sleep(0)
  log(line)
}
