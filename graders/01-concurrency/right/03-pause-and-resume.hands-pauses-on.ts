// Differs: drives one way by hand and hands each of its pauses on.
// Se distingue: mueve a mano uno de los caminos y va pasando cada una de sus pausas.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

export function* walk(steps: number, log: Log): Coroutine<number> {
  for (let step = 1; step <= steps; step++) {
    log(`step ${step}`)
    yield
  }
  return steps
}

export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  const there = walk(steps, log)
  let step = there.next()
  while (!step.done) {
    yield step.value
    step = there.next()
  }
  log('turn')
  return step.value + (yield* walk(steps, log))
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  const iterator = coroutine[Symbol.iterator]()
  let pauses = 0
  for (;;) {
    const { done } = iterator.next()
    if (done) return pauses
    pauses += 1
  }
}
