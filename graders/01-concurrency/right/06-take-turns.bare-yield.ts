// Differs: a bare yield, and only between two lines.
// Se distingue: un yield solo, y únicamente entre dos líneas.
import type { Coroutine } from '#runtime'

export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  let step = 0
  while (step < steps) {
    if (step > 0) yield
    log(name + step)
    step += 1
  }
}
