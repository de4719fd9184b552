// Three philosophers take the left fork and then the right one.
//
// By hand: 2 differences from asyncio's order: two of them have taken their left fork when the first takes its right one.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 2

export function scenario(): Scenario<unknown> {
  const forks = [new Lock(), new Lock(), new Lock()] as const
  const dine = function* (after: number, left: Lock, right: Lock) {
    yield* sleep(after)
    yield* asyncWith(left, function* () {
      yield
      yield* asyncWith(right, function* () {})
    })
  }
  return {
    main: together({
      first: dine(1, forks[0], forks[1]),
      second: dine(2, forks[1], forks[2]),
      third: dine(3, forks[2], forks[0]),
    }),
  }
}
