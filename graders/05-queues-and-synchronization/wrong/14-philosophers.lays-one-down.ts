// fails: never lets everybody wait for ever, nor neighbours eat together, in any order
// card: none
// Lays the first fork down to reach for the second one.
import { type Coroutine, gather } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  function* philosopher(left: Fork, guest: number): Coroutine<void> {
    const right = forks[(guest + 1) % forks.length] as Fork
    for (let meal = 0; meal < meals; meal += 1) {
      yield* left.take()
      left.put()
      yield* right.take()
      yield* eat(guest)
      right.put()
    }
  }
  yield* gather(forks.map(philosopher))
}
