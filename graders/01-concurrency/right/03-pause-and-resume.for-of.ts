// Differs: walk counts down, the way back is a loop, and for...of does the driving.
// Se distingue: walk cuenta hacia atrás, la vuelta es un bucle y for...of lo mueve todo.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

export function* walk(steps: number, log: Log): Coroutine<number> {
  let left = steps
  while (left > 0) {
    log(`step ${steps - left + 1}`)
    yield undefined
    left -= 1
  }
  return steps
}

export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  let sum = 0
  for (const way of ['there', 'back']) {
    if (way === 'back') log('turn')
    sum += yield* walk(steps, log)
  }
  return sum
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  for (const _ of coroutine) pauses += 1
  return pauses
}
