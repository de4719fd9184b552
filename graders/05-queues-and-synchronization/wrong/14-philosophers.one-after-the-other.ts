// fails: allows guests who are no neighbours to eat at the same time
// card: M23
// Each guest eats all the meals before the next one begins.
import type { Coroutine } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  for (const [guest, left] of forks.entries()) {
    const right = forks[(guest + 1) % forks.length] as Fork
    for (let meal = 0; meal < meals; meal += 1) {
      yield* left.take()
      yield* right.take()
      yield* eat(guest)
      left.put()
      right.put()
    }
  }
}
